package org.imprimatur.claim;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * What ends sentences, in all scripts of Unicode's Basic Multilingual Plane: its property {@code
 * Sentence_Terminal}, with the ellipsis, the two-dot leader and the Greek question mark.
 */
final class Stops {
  /** First and last character of each run, in order. */
  private static final char[] RUNS =
      ("!!..??\u037E\u037E\u0589\u0589\u061D\u061F\u06D4\u06D4\u0700\u0702\u07F9\u07F9\u0837\u0837"
              + "\u0839\u0839\u083D\u083E\u0964\u0965\u104A\u104B\u1362\u1362\u1367\u1368\u166E\u166E"
              + "\u1735\u1736\u17D4\u17D5\u1803\u1803\u1809\u1809\u1944\u1945\u1AA8\u1AAB\u1B4E\u1B4F"
              + "\u1B5A\u1B5B\u1B5E\u1B5F\u1B7D\u1B7F\u1C3B\u1C3C\u1C7E\u1C7F\u2024\u2026\u203C\u203D"
              + "\u2047\u2049\u2CF9\u2CFB\u2E2E\u2E2E\u2E3C\u2E3C\u2E53\u2E54\u2E60\u2E61\u3002\u3002"
              + "\uA4FF\uA4FF\uA60E\uA60F\uA6F3\uA6F3\uA6F7\uA6F7\uA876\uA877\uA8CE\uA8CF\uA92F\uA92F"
              + "\uA9C8\uA9C9\uAA5D\uAA5F\uAAF0\uAAF1\uABEB\uABEB\uFE12\uFE12\uFE15\uFE16\uFE52\uFE52"
              + "\uFE56\uFE57\uFF01\uFF01\uFF0E\uFF0E\uFF1F\uFF1F\uFF61\uFF61")
          .toCharArray();

  private static final String QUESTIONS =
      "?\u037E\u061F\u1367\u1945\u203D\u2047\u2048\u2049\u2CFA\u2CFB\u2E2E\u2E54\uA60F\uA6F7\uFE16"
          + "\uFE56\uFF1F";

  /** A question up to the end of a text, with what closes and notes behind it. */
  static final Pattern QUESTION_AT_END =
      Pattern.compile(
          "["
              + QUESTIONS
              + "][!\uFF01]*(?:[\\p{Pe}\\p{Pf}\\p{Pi}\"' ,\u00B9\u00B2\u00B3\u2070\u2074-\u2079]"
              + "|\\[[^\\[\\]]{1,20}\\]|\\^[^\\s^]{1,12}\\^)*+$");

  /** The quotation marks of ASCII and their wide forms, which open and close. */
  private static final String STRAIGHT = "\"'\uFF02\uFF07";

  private static final String RAISED =
      "\u00B9\u00B2\u00B3\u2070\u2074\u2075\u2076\u2077\u2078\u2079";

  private static final String RAISED_JOINTS = "\u207A\u207B\u207D\u207E\u02D2,-\u2013\u2011";

  private Stops() {}

  /** Whether a sentence may end with a character. */
  static boolean isStop(char c) {
    if (c < 0x7F) {
      return c == '.' || c == '!' || c == '?';
    }
    if (c < RUNS[6]) {
      return false;
    }
    int found = Arrays.binarySearch(RUNS, c);
    // A place between two characters of a run is that of its second one, which is odd.
    return found >= 0 || (-found - 1) % 2 == 1;
  }

  /** Whether a stop ends a sentence without a blank behind it: it stands in no abbreviation. */
  static boolean isClear(char stop) {
    return stop > 0x7F && stop != '\u2024' && stop != '\u2025' && stop != '\u2026';
  }

  /** Whether a stretch of a text holds a question mark. */
  static boolean asks(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '?' || (c > 0x7F && QUESTIONS.indexOf(c) >= 0)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a character closes what was said: a bracket or quotation mark of any script. */
  static boolean isCloser(char c) {
    if (c < 0x7F) {
      return c == '"' || c == '\'' || c == ')' || c == ']' || c == '}';
    }
    int type = Character.getType(c);
    return type == Character.END_PUNCTUATION
        || type == Character.FINAL_QUOTE_PUNCTUATION
        || STRAIGHT.indexOf(c) >= 0;
  }

  /** Whether a quotation mark closes in some languages and opens in others. */
  static boolean isEitherQuote(char c) {
    return c > 0x7F && Character.getType(c) == Character.INITIAL_QUOTE_PUNCTUATION;
  }

  /** Whether a character may stand before the first word of a sentence. */
  static boolean isOpener(char c) {
    if (c < 0x7F) {
      return "\"'([{*- ".indexOf(c) >= 0;
    }
    return switch (Character.getType(c)) {
      case Character.START_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.DASH_PUNCTUATION ->
          true;
      default -> c == '\u2022' || c == '\u00BF' || c == '\u00A1' || STRAIGHT.indexOf(c) >= 0;
    };
  }

  /** Whether a digit is raised, as those of notes are. */
  static boolean isRaised(char c) {
    return c > 0x7F && RAISED.indexOf(c) >= 0;
  }

  /** Whether a character stands between the raised digits of two notes. */
  static boolean isRaisedJoint(char c) {
    return RAISED_JOINTS.indexOf(c) >= 0;
  }
}
