package org.imprimatur.search;

import org.jspecify.annotations.Nullable;

/**
 * What a search is limited to.
 *
 * @param limit how many hits at most, 0 to {@value #MOST}; what lies outside counts as the nearest
 * @param status the proved status in the contract's word, or null for any
 * @param topic a topic, or null for any
 */
public record SearchOptions(int limit, @Nullable String status, @Nullable String topic) {
  /** How many hits there can be. */
  public static final int MOST = 1000;

  /** Ten hits of any status and topic. */
  public static final SearchOptions DEFAULT = new SearchOptions(10, null, null);

  /** Brings the limit into its bounds. */
  public SearchOptions {
    limit = Math.max(0, Math.min(MOST, limit));
  }
}
