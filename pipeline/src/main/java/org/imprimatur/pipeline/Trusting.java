package org.imprimatur.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * What is trusted of a content root.
 *
 * @param revision a name of git's for the revision that board and policy are read from, and whose
 *     ledgers must still be there whole; null when none was named
 * @param bootstrap whether the present board counts where that revision has none yet
 */
public record Trusting(@Nullable String revision, boolean bootstrap) {

  /** No revision is named. */
  public static final Trusting NOTHING = new Trusting(null, false);
}
