package org.imprimatur.review;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.imprimatur.model.Article;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Mark;
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
public record ReviewedArticle(
    String site,
    Article article,
    ContentDigest content,
    Map<String, String> claims,
    Function<String, Optional<Reference>> works) {

  /** The subject of an article with its claims. */
  public static ReviewedArticle of(
      String site,
      Article article,
      ContentDigest content,
      List<Claim> claims,
      Function<String, Optional<Reference>> works) {
    return new ReviewedArticle(site, article, content, ClaimDigests.of(claims), works);
  }

  /** Each cited key whose work has marks to their words, sorted. */
  Map<String, List<String>> marks() {
    Map<String, List<String>> out = new TreeMap<>();
    for (String key : content.works().keySet()) {
      List<String> marks = marks(key);
      if (!marks.isEmpty()) {
        out.put(key, marks);
      }
    }
    return out;
  }

  /** The words of the marks of a work, sorted. */
  List<String> marks(String key) {
    return works
        .apply(key)
        .map(work -> work.governance().marks().stream().map(Mark::word).sorted().toList())
        .orElse(List.of());
  }

  /** The cited keys that have a mark, sorted. */
  List<String> with(Mark mark) {
    return content.works().keySet().stream()
        .filter(key -> marks(key).contains(mark.word()))
        .toList();
  }
}
