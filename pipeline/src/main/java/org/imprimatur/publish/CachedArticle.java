package org.imprimatur.publish;

import java.util.List;
import java.util.Map;
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
 * @param indexKey the same only if all that the index holds of it is; empty where it holds nothing
 * @param searched how many characters the index holds of it; -1 where it holds nothing
 * @param claims the digest of its part of the claims' report; empty where it has none
 */
record CachedArticle(
    String house,
    List<Answer> answers,
    @Nullable ArticleSummary summary,
    ArticleRecord record,
    List<SiteFileName> files,
    String indexKey,
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
  static List<Answer> answers(Map<Asked, String> asked) {
    return asked.entrySet().stream()
        .map(each -> new Answer(each.getKey().kind(), each.getKey().about(), each.getValue()))
        .toList();
  }

  /** The same with some of the answers: all are many times what else is known of it. */
  CachedArticle with(List<Answer> some) {
    return new CachedArticle(house, some, summary, record, files, indexKey, searched, claims);
  }
}
