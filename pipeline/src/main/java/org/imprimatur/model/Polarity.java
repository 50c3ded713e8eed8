package org.imprimatur.model;

import java.util.Locale;

/**
 * What the heading or lead-in over a claim says of it (contract, section 4): that it is a mistake,
 * that it is not to be done, or that it warns. Whoever shows the claim shows these words with it.
 *
 * @param kind by which list of the policy
 * @param words the house's own heading or lead-in, whole and verbatim
 * @param advisesAgainst whether what stands below is not advised: never of a warning, nor where the
 *     words go on as in "Do not delay"
 */
public record Polarity(Kind kind, String words, boolean advisesAgainst) {

  /** A list of the policy. */
  public enum Kind {
    /** What is wrong though it is done or believed. */
    MISTAKE,
    /** What is not to be done. */
    CAUTION,
    /** What to look out for. */
    WARNING;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The word of the contract, as it stands in files and JSON. */
    public String word() {
      return word;
    }
  }
}
