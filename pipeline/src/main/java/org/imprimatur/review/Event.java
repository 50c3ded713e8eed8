package org.imprimatur.review;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.imprimatur.model.Mark;
import org.imprimatur.text.Json;

/**
 * One event of an article's ledger. All texts are as signed: neither normalised nor trimmed.
 *
 * @param site the site's id
 * @param article the article's id at the time
 * @param action the step
 * @param by the person's id
 * @param name the person's name as the board prints it
 * @param role the role in which the person acted
 * @param at {@code YYYY-MM-DDThh:mm:ssZ}
 * @param meaning what the signature says
 * @param content the content digest at the time
 * @param canon the form of that digest
 * @param works each cited key to the digest of its CSL data at the time
 * @param claims on approvals, each claim's id to its short digest; else empty
 * @param authors on {@code submit} and {@code start}, the article's authors at the time, sorted;
 *     else empty
 * @param marks on approvals and confirmations, each cited key whose work bore marks to their words,
 *     sorted; else empty. Under canon 1 only retractions were listed
 * @param disagreed on {@code request-changes}, ids of claims to what speaks against them; else
 *     empty
 * @param note a free remark, may be empty
 * @param interests the person's interests statement at the time, may be empty
 * @param previous the digests of all events that no other event named, sorted
 * @param signature base64 of the SSHSIG blob; empty while unsigned
 */
public record Event(
    String site,
    String article,
    Action action,
    String by,
    String name,
    String role,
    String at,
    String meaning,
    String content,
    int canon,
    Map<String, String> works,
    Map<String, String> claims,
    List<String> authors,
    Map<String, List<String>> marks,
    Map<String, String> disagreed,
    String note,
    String interests,
    List<String> previous,
    String signature) {

  /** The version of the event's form. */
  public static final int VERSION = 1;

  /** Copies the collections. */
  public Event {
    works = Collections.unmodifiableMap(new TreeMap<>(works));
    claims = Collections.unmodifiableMap(new TreeMap<>(claims));
    authors = List.copyOf(authors);
    Map<String, List<String>> sorted = new TreeMap<>();
    marks.forEach((key, words) -> sorted.put(key, List.copyOf(words)));
    marks = Collections.unmodifiableMap(sorted);
    disagreed = Collections.unmodifiableMap(new TreeMap<>(disagreed));
    previous = List.copyOf(previous);
  }

  /** The bytes that are signed: the event without its signature, canonical JSON in UTF-8. */
  public byte[] signedBytes() {
    return signedText().getBytes(StandardCharsets.UTF_8);
  }

  String signedText() {
    return Json.canonical(fields());
  }

  /** The event's line in a ledger, without its line feed. */
  public String line() {
    Map<String, Object> all = fields();
    all.put("signature", signature);
    return Json.canonical(all);
  }

  /** Whether its signer knew of a mark of a cited work. */
  boolean knows(String key, Mark mark) {
    return marks.getOrDefault(key, List.of()).contains(mark.word());
  }

  /** {@code sha256:} and hex over the whole line: what {@code previous} names. */
  public String digest() {
    return Sha256.of(line());
  }

  /** The same event, signed. */
  Event signed(String base64) {
    return new Event(
        site, article, action, by, name, role, at, meaning, content, canon, works, claims, authors,
        marks, disagreed, note, interests, previous, base64);
  }

  /** The same event with what its signer does not agree with: claim to words. */
  Event disagreeing(Map<String, String> words) {
    return new Event(
        site, article, action, by, name, role, at, meaning, content, canon, works, claims, authors,
        marks, words, note, interests, previous, signature);
  }

  private Map<String, Object> fields() {
    Map<String, Object> out = new TreeMap<>();
    out.put("v", VERSION);
    out.put("site", site);
    out.put("article", article);
    out.put("action", action.word());
    out.put("by", by);
    out.put("name", name);
    out.put("role", role);
    out.put("at", at);
    out.put("meaning", meaning);
    out.put("content", content);
    out.put("canon", canon);
    out.put("works", works);
    out.put("note", note);
    out.put("interests", interests);
    out.put("previous", previous);
    if (action == Action.APPROVE) {
      out.put("claims", claims);
    }
    if (action == Action.SUBMIT || action == Action.START) {
      out.put("authors", authors);
    }
    if (!marks.isEmpty() && canon == ContentDigest.FIRST) {
      out.put("retracted", List.copyOf(marks.keySet()));
    } else if (!marks.isEmpty()) {
      out.put("marks", marks);
    }
    if (!disagreed.isEmpty()) {
      out.put("disagreed", disagreed);
    }
    return out;
  }
}
