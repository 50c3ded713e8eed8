package org.imprimatur.jats;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.imprimatur.model.ArticleSummary;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Configuration;
import org.imprimatur.wording.Wording;

/**
 * An article as it is published, with all that its document says.
 *
 * @param checked the article
 * @param configuration site and board
 * @param words those of the pages, some of which stand beside the text
 * @param steps what its ledger says of it, oldest first
 * @param related the related articles that are published, in order
 * @param published every article that is published, by its id
 */
public record JatsArticle(
    CheckedArticle checked,
    Configuration configuration,
    Wording words,
    List<Step> steps,
    List<ArticleSummary> related,
    Map<String, ArticleSummary> published) {

  /** Copies the collections. */
  public JatsArticle {
    steps = List.copyOf(steps);
    related = List.copyOf(related);
    published = Map.copyOf(published);
  }

  /**
   * A step of its review.
   *
   * @param event what sort, in a word
   * @param date when
   * @param name of whom, as signed
   * @param role in which the person acted
   * @param meaning what the signature says
   */
  public record Step(String event, LocalDate date, String name, String role, String meaning) {}
}
