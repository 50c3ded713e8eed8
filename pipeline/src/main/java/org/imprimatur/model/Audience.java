package org.imprimatur.model;

import java.util.Locale;
import java.util.Optional;

/** Whom an article is written for. */
public enum Audience {
  /** Clinicians; the default. */
  PROFESSIONAL,
  /** Patients and carers, in plain language. */
  PATIENT,
  /** Students of a health profession. */
  STUDENT;

  private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The word of the contract, as it stands in files and JSON. */
  public String word() {
    return word;
  }

  /** The value that a word names, if it names one. */
  public static Optional<Audience> of(String word) {
    for (Audience value : values()) {
      if (value.word.equals(word)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
