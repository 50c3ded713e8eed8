package org.imprimatur.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What sort of evidence a cited work is (contract, section 7): the words of {@code kind}. */
public enum WorkKind {
  /** A guideline or consensus statement. */
  GUIDELINE,
  /** A systematic review. */
  SYSTEMATIC_REVIEW,
  /** A meta-analysis. */
  META_ANALYSIS,
  /** A trial. */
  TRIAL,
  /** A cohort study. */
  COHORT,
  /** A case-control study. */
  CASE_CONTROL,
  /** A case series or a case report. */
  CASE_SERIES,
  /** A narrative review. */
  REVIEW,
  /** The product information of a drug. */
  LABEL,
  /** A report of an institution. */
  REPORT,
  /** A page of the web. */
  WEB,
  /** Something else. */
  OTHER;

  private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The word in records. */
  public String word() {
    return word;
  }

  /** The kind of a word, if there is one. */
  public static Optional<WorkKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }

  /** All words. */
  public static List<String> words() {
    return Arrays.stream(values()).map(WorkKind::word).toList();
  }
}
