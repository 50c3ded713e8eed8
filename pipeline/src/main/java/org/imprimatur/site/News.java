package org.imprimatur.site;

import java.util.List;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Status;
import org.jspecify.annotations.Nullable;

/**
 * What happened to an article, as its signed record and its references say.
 *
 * @param id the article
 * @param title as it may be shown; null where none may
 * @param status the proved status of what stands at its address
 * @param kind what happened
 * @param at when: a day, or a time as ledgers write it
 * @param about names of people who approved, or the keys of works
 */
public record News(
    ArticleId id, @Nullable String title, Status status, Kind kind, String at, List<String> about) {

  /** What can happen. */
  public enum Kind {
    /** It was approved. */
    APPROVED,
    /** It was withdrawn. */
    WITHDRAWN,
    /** The day of its review passed. */
    EXPIRED,
    /** A work that it cites was retracted. */
    RETRACTED,
    /** It is to be looked at again. */
    FLAGGED
  }

  /** Copies the list. */
  public News {
    about = List.copyOf(about);
  }
}
