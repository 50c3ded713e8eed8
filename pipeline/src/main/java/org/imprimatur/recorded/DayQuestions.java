package org.imprimatur.recorded;

import java.time.LocalDate;
import java.util.Optional;

/** The questions of work that depends on the day, which is the same only on that day. */
public final class DayQuestions {
  /** The question for the day itself. */
  public static final Asked DAY = new Asked("day", "");

  private static final String COME = "has come";

  private DayQuestions() {}

  /** Records that what is made depends on the day. */
  public static void note(LocalDate today) {
    Recording.note(DAY.kind(), DAY.about(), today::toString);
  }

  /** Whether a day lies ahead. One that does not never will again, and that is all that counts. */
  public static boolean isAhead(LocalDate day, LocalDate today) {
    boolean isAhead = day.isAfter(today);
    Recording.note(COME, day.toString(), () -> Boolean.toString(!isAhead));
    return isAhead;
  }

  /** What a recorded question is answered with; empty for one of another kind. */
  public static Optional<String> answer(Asked question, LocalDate today) {
    if (question.equals(DAY)) {
      return Optional.of(today.toString());
    }
    return question.kind().equals(COME)
        ? Optional.of(Boolean.toString(!LocalDate.parse(question.about()).isAfter(today)))
        : Optional.empty();
  }
}
