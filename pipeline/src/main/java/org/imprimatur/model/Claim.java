package org.imprimatur.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that asserts something, with what covers it (contract, section 4).
 *
 * @param id {@code c-} and ten base32 characters (and {@code -2}, {@code -3} for twins), or what
 *     the author fixed: its anchor in the page and its key in reports
 * @param statement what it says and where
 * @param coverage the rule that covers it
 * @param citations the keys that cover it, inherited ones included; each resolves
 * @param unknown its own keys that do not resolve
 * @param certainty its own or inherited
 * @param strength its own or inherited
 * @param statesDose whether it names a dose
 */
public record Claim(
    String id,
    Statement statement,
    Coverage coverage,
    List<String> citations,
    List<String> unknown,
    @Nullable Certainty certainty,
    @Nullable Strength strength,
    boolean statesDose) {

  /** Copies the lists. */
  public Claim {
    citations = List.copyOf(citations);
    unknown = List.copyOf(unknown);
  }

  /** Whether a citation covers it. */
  public boolean isCovered() {
    return coverage != Coverage.NONE;
  }
}
