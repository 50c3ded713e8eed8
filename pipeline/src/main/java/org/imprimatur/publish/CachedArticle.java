package org.imprimatur.publish;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.imprimatur.model.ArticleSummary;
import org.imprimatur.recorded.Asked;
import org.jspecify.annotations.Nullable;

/**
 * What a build made of one article, and what from: as long as all questions that were asked are
 * answered as they were, it need not be made again.
 *
 * @param house what all articles depend on, as a digest
 * @param answers what was asked, and the answers
 * @param summary what other pages show of it; null where it is not published
 * @param record what lists and reports show of it
 * @param files its files below the output, in the order in which they are written
 * @param searched how many characters the index holds of it; -1 where it holds nothing
 * @param claims the digest of its part of the claims' report; empty where it has none
 */
record CachedArticle(
    String house,
    List<Answer> answers,
    @Nullable ArticleSummary summary,
    ArticleRecord record,
    List<SiteFileName> files,
    long searched,
    String claims) {

  /** Copies the lists. */
  CachedArticle {
    answers = List.copyOf(answers);
    files = List.copyOf(files);
  }

  /** A question and its answer. */
  record Answer(String kind, String about, String answer) {
    Asked asked() {
      return new Asked(kind, about);
    }
  }

  /** A file below the output, with its digest. */
  record SiteFileName(String path, String digest) {}

  /** Questions and answers as values. */
  static List<Answer> answers(SortedMap<Asked, String> asked) {
    return asked.entrySet().stream()
        .map(each -> new Answer(each.getKey().kind(), each.getKey().about(), each.getValue()))
        .toList();
  }

  /** What was asked, with the answers. */
  SortedMap<Asked, String> asked() {
    SortedMap<Asked, String> out = new TreeMap<>();
    answers.forEach(each -> out.put(each.asked(), each.answer()));
    return out;
  }
}
