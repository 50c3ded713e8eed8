package org.imprimatur.search;

import java.util.Comparator;
import java.util.List;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Claim;
import org.imprimatur.model.FrontMatter;
import org.jspecify.annotations.Nullable;

/**
 * What of an article is searched and shown as a hit, whatever it is searched with. Lucene's
 * documents are made of it.
 *
 * @param id the article's id
 * @param status its proved status, as a word
 * @param topics by which hits may be narrowed
 * @param title searched
 * @param question searched; null when it has none
 * @param body summary and all that a reader sees below it, as one text; searched
 * @param claims by id
 */
public record SearchedArticle(
    String id,
    String status,
    List<String> topics,
    String title,
    @Nullable String question,
    String body,
    List<SearchedClaim> claims) {

  /** Copies the lists. */
  public SearchedArticle {
    topics = List.copyOf(topics);
    claims = List.copyOf(claims);
  }

  /** Of an article as it was signed. Safe to call from any thread. */
  public static SearchedArticle of(CheckedArticle whole) {
    CheckedArticle checked = whole.asSigned();
    FrontMatter front = checked.article().frontMatter();
    String body = IndexedWords.of(checked.article().blocks());
    if (front.summary() != null) {
      body = front.summary().strip() + (body.isEmpty() ? "" : " " + body);
    }
    return new SearchedArticle(
        checked.id().value(),
        checked.proof().proved().word(),
        front.topics(),
        front.title(),
        front.question(),
        body,
        checked.claims().stream()
            .sorted(Comparator.comparing(Claim::id))
            .map(SearchedClaim::of)
            .toList());
  }
}
