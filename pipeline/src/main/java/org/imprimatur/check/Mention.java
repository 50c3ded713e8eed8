package org.imprimatur.check;

/**
 * An amount or a drug that a text names.
 *
 * @param kind what it is
 * @param key what two mentions of the same have in common, however they are written
 * @param start its first character in the text
 * @param end one past its last
 */
record Mention(Kind kind, String key, int start, int end) {

  /** What is mentioned. */
  enum Kind {
    /** A number with a unit in which medicines are given. */
    DOSE,
    /** A number with another unit: of pressure, of length, a share. */
    MEASURE,
    /** How long something takes, or when it is. */
    TIME,
    /** A drug by its name. */
    DRUG,
    /** A class of drugs. */
    CLASS
  }
}
