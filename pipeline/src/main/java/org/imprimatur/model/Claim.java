package org.imprimatur.model;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A statement that asserts something, with what covers it (contract, section 4).
 *
 * @param name its id, worked out when it is asked for
 * @param statement what it says and where
 * @param coverage the rule that covers it
 * @param citations the keys that cover it, inherited ones included; each resolves
 * @param unknown its own keys that do not resolve
 * @param certainty its own or inherited
 * @param strength its own or inherited
 * @param statesDose whether it names a dose
 * @param outcomes the outcomes that it rests on, by their ids; its own or inherited
 * @param polarity what its heading or lead-in says of it; null where that is nothing
 * @param support what shows that the works say so
 */
public record Claim(
    Name name,
    Statement statement,
    Coverage coverage,
    List<String> citations,
    List<String> unknown,
    @Nullable Certainty certainty,
    @Nullable Strength strength,
    boolean statesDose,
    List<String> outcomes,
    @Nullable Polarity polarity,
    Support support) {

  /** A claim of which the words around it say nothing. */
  public Claim(
      Name name,
      Statement statement,
      Coverage coverage,
      List<String> citations,
      List<String> unknown,
      @Nullable Certainty certainty,
      @Nullable Strength strength,
      boolean statesDose) {
    this(
        name,
        statement,
        coverage,
        citations,
        unknown,
        certainty,
        strength,
        statesDose,
        List.of(),
        null,
        Support.NONE);
  }

  /**
   * What gives a claim its id. Two names are equal when their ids are.
   *
   * <p>An id is a digest of the claim's words: a check of many articles, which names only the
   * claims that it has something to say of, need not work out the others.
   */
  @FunctionalInterface
  public interface Name {
    /** The id; always the same. */
    String id();
  }

  private record Fixed(String id) implements Name {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Name name && name.id().equals(id);
    }

    @Override
    public int hashCode() {
      return Objects.hashCode(id);
    }
  }

  /** Copies the lists. */
  public Claim {
    citations = List.copyOf(citations);
    unknown = List.copyOf(unknown);
    outcomes = List.copyOf(outcomes);
  }

  /** A name that is known, such as one that an author fixed. */
  public static Name named(String id) {
    return new Fixed(id);
  }

  /**
   * {@code c-} and ten base32 characters (and {@code -2}, {@code -3} for twins), or what the author
   * fixed: its anchor in the page and its key in reports.
   */
  public String id() {
    return name.id();
  }

  /** Whether it stands under words that advise against it. */
  public boolean isNotAdvised() {
    return polarity != null && polarity.advisesAgainst();
  }

  /** The same claim with other support. */
  public Claim with(Support other) {
    return new Claim(
        name,
        statement,
        coverage,
        citations,
        unknown,
        certainty,
        strength,
        statesDose,
        outcomes,
        polarity,
        other);
  }

  /** Whether a citation covers it. */
  public boolean isCovered() {
    return coverage != Coverage.NONE;
  }
}
