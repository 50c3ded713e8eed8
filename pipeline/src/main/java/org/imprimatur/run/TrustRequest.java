package org.imprimatur.run;

import org.jspecify.annotations.Nullable;

/**
 * What is trusted of a content root.
 *
 * @param revision names the revision that site, board, policy and the house's own files are read
 *     from, and whose ledgers must still be there whole; null when none was named
 * @param bootstrap whether the present board counts where that revision has none yet
 * @param isDemanded whether it is a finding that none was named, where there are ledgers
 */
public record TrustRequest(@Nullable String revision, boolean bootstrap, boolean isDemanded) {

  /** No revision is named, and none need be. */
  public static final TrustRequest NOTHING = new TrustRequest(null, false, false);
}
