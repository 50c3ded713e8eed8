package org.imprimatur.search;

import org.jspecify.annotations.Nullable;

/**
 * What may answer.
 *
 * @param article only claims of this article id, or null for all
 * @param limit how many answers at most, 0 to {@link SearchOptions#MOST}; what lies outside counts
 *     as the nearest
 * @param includePending also claims of articles that are not proved approved
 */
public record AskOptions(@Nullable String article, int limit, boolean includePending) {
  /** Five claims of any approved article. */
  public static final AskOptions DEFAULT = new AskOptions(null, 5, false);

  /** Brings the limit into its bounds. */
  public AskOptions {
    limit = Math.max(0, Math.min(SearchOptions.MOST, limit));
  }
}
