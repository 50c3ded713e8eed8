package org.imprimatur.reference;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Mark;
import org.imprimatur.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Something that a journal, PubMed, Crossref or Retraction Watch published about a work later.
 *
 * @param kind what it does to the work
 * @param notice when, why and where
 */
record PublishedNotice(Kind kind, Reference.Notice notice) {

  /**
   * What a notice does, the most severe last but one, so that of one day the most severe counts.
   */
  enum Kind {
    /** A correction, an erratum, an addendum. */
    CORRECTION("corrected", "was corrected"),
    /** An expression of concern. */
    CONCERN("concern", "is under an expression of concern"),
    /** A retraction, a withdrawal, a removal. */
    RETRACTION("retracted", "was retracted"),
    /** The retraction or the concern was taken back. */
    REINSTATEMENT("reinstated", "was reinstated");

    private final String field;
    private final String says;

    Kind(String field, String says) {
      this.field = field;
      this.says = says;
    }

    /** The governance field that holds such a notice. */
    String field() {
      return field;
    }

    /** What the work did: "was retracted". */
    String says() {
      return says;
    }

    /** The mark that such a notice leaves, or null. */
    @Nullable Mark mark() {
      return switch (this) {
        case CORRECTION -> Mark.CORRECTED;
        case CONCERN -> Mark.CONCERN;
        case RETRACTION -> Mark.RETRACTED;
        case REINSTATEMENT -> null;
      };
    }

    /** The rule that reports it; a reinstatement contradicts the mark that was there. */
    RuleId rule() {
      return switch (this) {
        case CORRECTION -> RuleId.REF_CORRECTED;
        case CONCERN -> RuleId.REF_CONCERN;
        case RETRACTION -> RuleId.REF_RETRACTED;
        case REINSTATEMENT -> RuleId.IMPORT_CONFLICT;
      };
    }
  }

  /** The notice that a mark stands for. */
  static PublishedNotice of(Mark mark, Reference.Notice notice) {
    for (Kind kind : Kind.values()) {
      if (kind.mark() == mark) {
        return new PublishedNotice(kind, notice);
      }
    }
    throw new IllegalArgumentException("no notice leaves the mark " + mark.word());
  }

  /**
   * Where a work stands after all notices: the newest counts, but nothing except a reinstatement
   * lifts a retraction. A reinstatement without a date lifts nothing, and a notice without a date
   * counts as older than every other.
   */
  static Map<Mark, Reference.Notice> standing(List<PublishedNotice> notices) {
    Map<Mark, Reference.Notice> marks = new EnumMap<>(Mark.class);
    List<PublishedNotice> inOrder =
        notices.stream()
            .sorted(Comparator.comparing(PublishedNotice::day).thenComparing(PublishedNotice::kind))
            .toList();
    for (PublishedNotice one : inOrder) {
      switch (one.kind) {
        case CORRECTION -> newer(marks, Mark.CORRECTED, Mark.CONCERN, one.notice);
        case CONCERN -> newer(marks, Mark.CONCERN, Mark.CORRECTED, one.notice);
        case RETRACTION -> {
          marks.clear();
          marks.put(Mark.RETRACTED, one.notice);
        }
        case REINSTATEMENT -> {
          if (one.notice.date() != null) {
            marks.clear();
          }
        }
      }
    }
    return marks;
  }

  /** Two notices of unknown age both stand. */
  private static void newer(
      Map<Mark, Reference.Notice> marks, Mark mark, Mark older, Reference.Notice notice) {
    if (notice.date() != null) {
      marks.remove(older);
    }
    marks.put(mark, notice);
  }

  /** What the notice says of the work, with day and reason: "was retracted on ...". */
  String sentence() {
    String on = notice.date() == null ? "" : " on " + notice.date();
    if (kind == Kind.CONCERN && notice.date() != null) {
      on = " of " + notice.date();
    }
    return kind.says() + on + (notice.reason().isEmpty() ? "" : ": " + notice.reason());
  }

  private LocalDate day() {
    LocalDate date = notice.date();
    return date == null ? LocalDate.MIN : date;
  }
}
