package org.imprimatur.review;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.imprimatur.text.Json;

/**
 * A signed, harmless correction of a shared bibliographic record. It says how to get from the new
 * record back to the old one, so that anybody can check both digests and what was changed.
 *
 * @param site the site's id
 * @param reference the record's key
 * @param by the person's id
 * @param name the person's name as the board prints it
 * @param role the role in which the person acted
 * @param at {@code YYYY-MM-DDThh:mm:ssZ}
 * @param meaning what the signature says
 * @param old the digest of the CSL data before
 * @param changed the digest of the CSL data after; the field is called {@code new}
 * @param was each CSL field that had another value, or was removed, to the canonical JSON of its
 *     old value
 * @param added the CSL fields that were not there before, sorted
 * @param reason why
 * @param previous the digests of all amendments that no other one named, sorted
 * @param signature base64 of the SSHSIG blob; empty while unsigned
 */
public record Amendment(
    String site,
    String reference,
    String by,
    String name,
    String role,
    String at,
    String meaning,
    String old,
    String changed,
    Map<String, String> was,
    List<String> added,
    String reason,
    List<String> previous,
    String signature) {

  /** What the signature says. */
  public static final String MEANING =
      "I confirm that this correction changes no evidence that articles rely on.";

  /** Copies the collections. */
  public Amendment {
    was = Collections.unmodifiableMap(new TreeMap<>(was));
    added = List.copyOf(added);
    previous = List.copyOf(previous);
  }

  /** The bytes that are signed: the amendment without its signature, canonical JSON in UTF-8. */
  public byte[] signedBytes() {
    return signedText().getBytes(StandardCharsets.UTF_8);
  }

  String signedText() {
    return Json.canonical(fields());
  }

  /** The amendment's line, without its line feed. */
  public String line() {
    Map<String, Object> all = fields();
    all.put("signature", signature);
    return Json.canonical(all);
  }

  Amendment signed(String base64) {
    return new Amendment(
        site, reference, by, name, role, at, meaning, old, changed, was, added, reason, previous,
        base64);
  }

  boolean isSameCorrection(Amendment other) {
    return reference.equals(other.reference)
        && old.equals(other.old)
        && changed.equals(other.changed);
  }

  private Map<String, Object> fields() {
    Map<String, Object> out = new TreeMap<>();
    out.put("v", Event.VERSION);
    out.put("site", site);
    out.put("reference", reference);
    out.put("action", "amend");
    out.put("by", by);
    out.put("name", name);
    out.put("role", role);
    out.put("at", at);
    out.put("meaning", meaning);
    out.put("old", old);
    out.put("new", changed);
    out.put("was", was);
    out.put("added", added);
    out.put("reason", reason);
    out.put("previous", previous);
    return out;
  }

  static Amendment of(EventFields fields) {
    if (fields.number("v") != Event.VERSION) {
      fields.wrong("v", "1, the only version that this program knows", "");
    }
    fields.textOf("action", "amend"::equals, "\"amend\"");
    return new Amendment(
        fields.text("site"),
        fields.text("reference"),
        fields.text("by"),
        fields.text("name"),
        fields.text("role"),
        fields.textOf("at", LedgerTimes::isTime, "a time like 2026-01-31T12:00:00Z"),
        fields.text("meaning"),
        fields.textOf("old", Sha256::isDigest, "a digest"),
        fields.textOf("new", Sha256::isDigest, "a digest"),
        fields.texts("was"),
        fields.sortedTexts("added"),
        fields.text("reason"),
        fields.sortedTexts("previous"),
        fields.text("signature"));
  }
}
