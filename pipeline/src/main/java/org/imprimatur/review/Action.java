package org.imprimatur.review;

import java.util.Locale;
import java.util.Optional;

/** A step of a review (contract, section 7). */
public enum Action {
  /** The author hands the article in. */
  SUBMIT("I submit this article for review."),
  /** Review begins. */
  START("I start the review of this article."),
  /** A reviewer approves what stands there. */
  APPROVE("I have read this article as it stands and approve its content for publication."),
  /** A reviewer sends it back. */
  REQUEST_CHANGES("I have read this article and it must be changed before it can be approved."),
  /** A periodic review that changed nothing. */
  CONFIRM("I have reviewed this article again and it still holds as it stands."),
  /** It is taken back. */
  WITHDRAW("I withdraw this article from review and publication."),
  /** What it rests on is to be looked at again; its status stays. */
  FLAG("I flag this article: what it rests on must be looked at again."),
  /** The proof follows the article to a new id. */
  MOVE("I confirm that this is the same article under a new address.");

  private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');
  private final String meaning;

  Action(String meaning) {
    this.meaning = meaning;
  }

  /** The word of the contract, as it stands in ledgers and commands. */
  public String word() {
    return word;
  }

  /** What the signature says, in the first person; printed with the name. */
  public String meaning() {
    return meaning;
  }

  /** The action that a word names, if it names one. */
  public static Optional<Action> of(String word) {
    for (Action action : values()) {
      if (action.word.equals(word)) {
        return Optional.of(action);
      }
    }
    return Optional.empty();
  }

  /** Whether it takes an article back to {@code submitted}. */
  boolean lowers() {
    return this == REQUEST_CHANGES || this == WITHDRAW;
  }

  /** Whether it must say why. */
  boolean needsReason() {
    return lowers() || this == FLAG;
  }

  /** Whether only people who did not write the article may do it. */
  boolean barsAuthors() {
    return this == APPROVE || this == CONFIRM || this == MOVE;
  }
}
