package org.imprimatur.jats;

import java.time.LocalDate;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Configuration;
import org.imprimatur.wording.Wording;

/**
 * That an article was withdrawn.
 *
 * @param id of the article
 * @param configuration of the site
 * @param words of the pages
 * @param title of the article, or what readers know it by
 * @param day when
 */
public record JatsNotice(
    ArticleId id, Configuration configuration, Wording words, String title, LocalDate day) {
  /** What happened, in a sentence of the pages. */
  String sentence() {
    return words.say("status.withdrawn", words.day(day));
  }
}
