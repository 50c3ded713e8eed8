package org.imprimatur.finding;

/** Numbers of things in English words: {@code 1 claim}, {@code 2 claims}. */
public final class Counted {
  private Counted() {}

  /** The number and the noun, which takes an s for all numbers but one. */
  public static String of(long number, String noun) {
    return number + " " + noun(number, noun);
  }

  /** The noun alone, as it stands behind the number. */
  public static String noun(long number, String noun) {
    return number == 1 ? noun : noun + "s";
  }

  /** The number, and the words that go with one or with any other. */
  public static String of(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  /**
   * How many of some things are of a kind: {@code , with a dose}, {@code , 2 of them with a dose}.
   */
  public static String share(long all, long some, String kind) {
    if (all == 0) {
      return "";
    }
    if (all == 1) {
      return some == 0 ? "" : ", " + kind;
    }
    return ", " + (some == 0 ? "none" : some) + " of them " + kind;
  }
}
