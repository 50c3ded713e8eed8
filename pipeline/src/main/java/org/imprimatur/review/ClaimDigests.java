package org.imprimatur.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.imprimatur.model.Certainty;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Strength;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/**
 * Short digests of claims, which an approval records so that a later reader can tell which claims
 * changed since. The value is 16 hex digits over text, context, citations, certainty, strength and,
 * where there are any, the outcomes that it rests on; for a claim that states a dose, {@code
 * -dose-} and 16 hex digits over text and context follow.
 */
public final class ClaimDigests {
  private static final String DOSE = "-dose-";
  private static final int START = "sha256:".length();

  private ClaimDigests() {}

  /**
   * Each claim's id to its short digest, by id. An id holds 50 bits of a digest, and an author
   * could look for two claims that share one: then neither hides the other's change.
   */
  public static Map<String, String> of(List<Claim> claims) {
    Map<String, String> out = new TreeMap<>();
    claims.forEach(claim -> out.merge(claim.id(), of(claim), (one, other) -> one + "+" + other));
    return out;
  }

  private static String of(Claim claim) {
    Certainty certainty = claim.certainty();
    Strength strength = claim.strength();
    List<Object> words = List.of(claim.statement().text(), claim.statement().context());
    List<@Nullable Object> parts = new ArrayList<>();
    parts.add(words);
    parts.add(claim.citations());
    parts.add(certainty == null ? null : certainty.word());
    parts.add(strength == null ? null : strength.word());
    if (!claim.outcomes().isEmpty()) { // ledgers hold digests of claims that name none
      parts.add(claim.outcomes());
    }
    String all = hex(parts);
    return claim.statesDose() ? all + DOSE + hex(words) : all;
  }

  private static String hex(List<?> value) {
    return Sha256.of(Json.canonical(value)).substring(START, START + 16);
  }

  /** The claims that state a dose, with the part of their digest that says what dose of what. */
  static Map<String, String> doses(Map<String, String> claims) {
    Map<String, String> out = new TreeMap<>();
    claims.forEach(
        (id, digest) -> {
          int at = digest.indexOf(DOSE);
          if (at >= 0) {
            out.put(id, digest.substring(at));
          }
        });
    return out;
  }
}
