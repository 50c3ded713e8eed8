package org.imprimatur.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.imprimatur.model.KeyUse;
import org.imprimatur.text.Json;
import org.imprimatur.text.JsonReader;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sends who wants a key on the board: the key, and a signature by which it is seen
 * that they have it. One line of canonical JSON with the fields {@code v}, {@code site}, {@code
 * by}, {@code key}, {@code at} and {@code signature}, signed in the namespace {@code
 * imprimatur-join} without its signature.
 *
 * @param by the person's id
 * @param key the line of the key for the board
 * @param at when it was signed
 * @param use how
 * @param origins the entry's origins: that of the page for a passkey, none for other keys
 * @param words six words for the key, to be compared over the telephone
 */
public record JoinProof(
    String by, String key, String at, KeyUse use, List<String> origins, List<String> words) {
  static final String NAMESPACE = "imprimatur-join";

  /** Copies the lists. */
  public JoinProof {
    origins = List.copyOf(origins);
    words = List.copyOf(words);
  }

  /**
   * What reading gave.
   *
   * @param proof null when it proves nothing
   * @param fault why, in a few words; null when it does
   */
  public record Result(@Nullable JoinProof proof, @Nullable String fault) {}

  /**
   * Reads and verifies a proof; never throws for bad input.
   *
   * @param line without its end
   * @param site the site's id
   */
  public static Result verify(String line, String site) {
    JsonReader.Result read = JsonReader.read(line);
    if (read.error() != null || !(read.value() instanceof Map<?, ?> map)) {
      return new Result(null, "it is not one line as the page wrote it");
    }
    EventFields fields = new EventFields(map);
    if (fields.number("v") != Event.VERSION) {
      fields.wrong("v", "1, the only version that this program knows", "");
    }
    String of = fields.text("site");
    String by = fields.text("by");
    String key = fields.text("key");
    String at = fields.textOf("at", LedgerTimes::isTime, "a time like 2026-01-31T12:00:00Z");
    String signature = fields.text("signature");
    String error = fields.error();
    if (error != null) {
      return new Result(null, error);
    }
    if (!of.equals(site)) {
      return new Result(null, "it was signed for the site \"" + of + "\"");
    }
    Map<String, Object> signed = new TreeMap<>();
    signed.putAll(Map.of("v", Event.VERSION, "site", of, "by", by, "key", key, "at", at));
    try {
      byte[] message = Json.canonical(signed).getBytes(UTF_8);
      return new Result(proof(new Claimed(site, by, key, at), signature, message), null);
    } catch (SshWire.Malformed e) {
      return new Result(null, e.getMessage());
    }
  }

  private record Claimed(String site, String by, String key, String at) {}

  private static JoinProof proof(Claimed claimed, String base64, byte[] message)
      throws SshWire.Malformed {
    SshPublicKey key = SshPublicKey.parseLine(claimed.key());
    SshSignature signature = SshSignature.parse(SshPublicKey.base64(base64), Board.of(List.of()));
    if (!signature.key().equals(key) || !signature.verifies(message, NAMESPACE)) {
      throw new SshWire.Malformed("its signature is not by the key that it names");
    }
    KeyUse use = signature.use();
    List<String> origins = List.of();
    if (use.kind() == KeyUse.Kind.PASSKEY) {
      String origin = PasskeyAssertion.entryFor(use.origin());
      String why = key.whyNotAt(origin);
      if (why != null) {
        throw new SshWire.Malformed(why);
      }
      origins = List.of(origin);
    }
    List<String> words = SixWords.of(claimed.site(), claimed.by(), key.blob());
    return new JoinProof(claimed.by(), key.line(), claimed.at(), use, origins, words);
  }
}
