package org.imprimatur.review;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.imprimatur.text.Json;

/**
 * A signed remark on a claim. All texts are as signed: neither normalised nor trimmed.
 *
 * @param site the site's id
 * @param article the article's id at the time
 * @param claim the claim's id at the time
 * @param quote the claim's words
 * @param before the words of the statement before it in its section; empty when there is none
 * @param after the words of the statement behind it; likewise
 * @param by the person's id
 * @param name the person's name as the board prints it
 * @param at {@code YYYY-MM-DDThh:mm:ssZ}
 * @param text the remark
 * @param state of the whole exchange with this remark
 * @param answers the digest of the remark that began the exchange; empty for that one
 * @param previous the digests of all remarks that no other one named, sorted
 * @param signature base64 of the SSHSIG blob; empty while unsigned
 */
public record Comment(
    String site,
    String article,
    String claim,
    String quote,
    String before,
    String after,
    String by,
    String name,
    String at,
    String text,
    State state,
    String answers,
    List<String> previous,
    String signature) {

  /** The one namespace in which remarks are signed. */
  static final String NAMESPACE = "imprimatur-comment";

  /** How an exchange stands. */
  public enum State {
    /** It waits for an answer or an edit. */
    OPEN("open"),
    /** Somebody answered. */
    ANSWERED("answered"),
    /** It is settled. */
    CLOSED("closed");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /** As files and messages have it. */
    public String word() {
      return word;
    }

    static boolean isWord(String word) {
      return List.of(values()).stream().anyMatch(state -> state.word.equals(word));
    }

    static State of(String word) {
      return List.of(values()).stream()
          .filter(state -> state.word.equals(word))
          .findFirst()
          .orElse(OPEN);
    }
  }

  /** Copies the list. */
  public Comment {
    previous = List.copyOf(previous);
  }

  static Comment of(EventFields fields) {
    if (fields.number("v") != Event.VERSION) {
      fields.wrong("v", "1, the only version that this program knows", "");
    }
    return new Comment(
        fields.text("site"),
        fields.textOf("article", id -> !id.isEmpty(), "an article's id"),
        fields.textOf("claim", id -> !id.isEmpty(), "a claim's id"),
        fields.text("quote"),
        fields.text("before"),
        fields.text("after"),
        fields.text("by"),
        fields.text("name"),
        fields.textOf("at", LedgerTimes::isTime, "a time like 2026-01-31T12:00:00Z"),
        fields.text("text"),
        State.of(fields.textOf("state", State::isWord, "open, answered or closed")),
        fields.textOf("answers", a -> a.isEmpty() || Sha256.isDigest(a), "a digest, or empty"),
        fields.sortedTexts("previous"),
        fields.text("signature"));
  }

  /** The bytes that are signed: the remark without its signature, canonical JSON in UTF-8. */
  public byte[] signedBytes() {
    return signedText().getBytes(StandardCharsets.UTF_8);
  }

  String signedText() {
    return Json.canonical(fields());
  }

  /** Its line in a file, without its line feed. */
  public String line() {
    Map<String, Object> all = fields();
    all.put("signature", signature);
    return Json.canonical(all);
  }

  /** {@code sha256:} and hex over the whole line. */
  public String digest() {
    return Sha256.of(line());
  }

  /** The same remark, signed. */
  Comment signed(String base64) {
    return new Comment(
        site, article, claim, quote, before, after, by, name, at, text, state, answers, previous,
        base64);
  }

  /** Its fields by their names, without the signature. */
  public Map<String, Object> fields() {
    Map<String, Object> out = new TreeMap<>();
    out.put("v", Event.VERSION);
    out.put("site", site);
    out.put("article", article);
    out.put("claim", claim);
    out.put("quote", quote);
    out.put("before", before);
    out.put("after", after);
    out.put("by", by);
    out.put("name", name);
    out.put("at", at);
    out.put("text", text);
    out.put("state", state.word());
    out.put("answers", answers);
    out.put("previous", previous);
    return out;
  }
}
