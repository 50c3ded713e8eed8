package org.imprimatur.review;

import org.imprimatur.model.Status;
import org.jspecify.annotations.Nullable;

/** Which step may be taken from which status (contract, section 7). */
final class Steps {
  private Steps() {}

  /** Why a step may not be taken from a status, or null. */
  static @Nullable String whyNot(Action action, Status from) {
    boolean allowed =
        switch (action) {
          case SUBMIT, START -> from == Status.SUBMITTED;
          case APPROVE, REQUEST_CHANGES -> from != Status.SUBMITTED;
          case CONFIRM -> from == Status.APPROVED;
          case WITHDRAW, FLAG, MOVE -> true;
        };
    if (allowed) {
      return null;
    }
    String needs =
        switch (action) {
          case SUBMIT, START -> "submitted";
          case CONFIRM -> "approved";
          default -> "under review";
        };
    return "the step \""
        + action.word()
        + "\" is for an article that is "
        + needs
        + ", and this one was "
        + from.word().replace('-', ' ');
  }
}
