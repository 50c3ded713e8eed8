package org.imprimatur.review;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.imprimatur.model.Article;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Reference;

/**
 * What a ledger is about: an article as it stands today.
 *
 * @param site the site's id
 * @param article as parsed
 * @param content its content digest
 * @param claims each claim's id to its short digest, see {@link ClaimDigests}
 * @param works from a key to its record
 */
public record Subject(
    String site,
    Article article,
    ContentDigest content,
    Map<String, String> claims,
    Function<String, Optional<Reference>> works) {

  /** The subject of an article with its claims. */
  public static Subject of(
      String site,
      Article article,
      ContentDigest content,
      List<Claim> claims,
      Function<String, Optional<Reference>> works) {
    return new Subject(site, article, content, ClaimDigests.of(claims), works);
  }

  /** The cited keys that are marked as retracted, sorted. */
  List<String> retracted() {
    TreeSet<String> out = new TreeSet<>();
    for (String key : content.works().keySet()) {
      if (isRetracted(key)) {
        out.add(key);
      }
    }
    return List.copyOf(out);
  }

  boolean isRetracted(String key) {
    return works.apply(key).map(work -> work.governance().retraction() != null).orElse(false);
  }
}
