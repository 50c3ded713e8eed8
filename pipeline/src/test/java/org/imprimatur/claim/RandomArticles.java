package org.imprimatur.claim;

import java.util.List;
import java.util.Random;

/**
 * Makes bodies of articles by chance, of what real ones are made of: sentences with doses,
 * abbreviations, citations and marks, in paragraphs, items, quotations, cells and headings, and
 * lists that are none to Markdown. Every word has a number, so that none stands twice.
 */
final class RandomArticles {
  /** What parts two words, each as good as a plain blank. */
  static final List<String> BLANKS =
      List.of(
          "\u00A0",
          "&nbsp;",
          "&#160;",
          "\u2009",
          "&thinsp;",
          "\u202F",
          "\u2003",
          "&emsp;",
          "\u2007",
          "\u205F",
          "\u3000",
          "\u2028",
          "\u2029",
          "\u0085",
          "\u1680",
          "\u000B",
          "\u200B",
          "\t",
          "\u00A0\u00A0",
          "\u2060\u00A0",
          "\u00A0\u200D");

  /** Stands for a blank between two words of one line, which may become another. */
  static final char SPOT = '\uE123';

  private static final List<String> STOPS =
      List.of(".", ".", ".", ".", "!", "?", "...", "\u2026", "?!", ".)", ".\"", ":", ";", "\u3002");

  private static final List<String> SHORT =
      List.of(
          "e.g.",
          "i.e.",
          "Dr.",
          "Fig.",
          "No.",
          "vs.",
          "U.S.",
          "b.i.d.",
          "J.",
          "E.",
          "approx.",
          "et al.",
          "pH",
          "eGFR",
          "vitamin D.",
          "max.",
          "mg",
          "(",
          ")",
          "\u2013",
          "-",
          "and",
          "3.5",
          "5 mg",
          "10-20 mL",
          "\u03B2-blockers",
          "\u03BCg",
          "1.",
          "2.",
          "a)",
          "b)",
          "(i)",
          "&",
          "\u2192",
          "\u2022",
          "100%",
          "m\u00B2",
          "No",
          "the",
          "The",
          "A",
          "p53");

  private static final List<String> BEHIND =
      List.of(
          "[@k1]",
          "[@k2; @k3]",
          "[see @k1, p. 3]",
          "@k2",
          "[@missing]",
          "[3]",
          "\u00B3",
          "^4^",
          "[^1]",
          "{certainty=low}",
          "{.no-claim reason=\"by chance\"}");

  private static final List<String> MARKS =
      List.of(
          "\u2022 ", "- ", "-", "\u2013 ", "a) ", "b) ", "(a) ", "1.", "2.", "1. ", "\u2192 ", "* ",
          "\u2713 ", "o ");

  private final Random random;
  private final StringBuilder out = new StringBuilder();
  private int words;

  RandomArticles(Random random) {
    this.random = random;
  }

  /** A body; blanks that may become others are {@link #SPOT}. */
  String body() {
    out.setLength(0);
    int blocks = 1 + random.nextInt(2);
    for (int i = 0; i < blocks; i++) {
      block();
      out.append("\n\n");
    }
    return out.toString();
  }

  private void block() {
    switch (random.nextInt(12)) {
      case 0 -> heading();
      case 1, 2 -> list();
      case 3 -> lines("", " ");
      case 4 -> table();
      case 5 -> {
        out.append("> ");
        sentences();
      }
      case 6 -> {
        out.append("`");
        word();
        out.append(". ");
        word();
        out.append("` ");
        sentences();
      }
      default -> sentences();
    }
  }

  private void heading() {
    out.append("## ");
    sentence();
  }

  private void list() {
    sentence();
    out.append(pick(List.of(":", " [@k1]:", "."))).append("\n\n");
    int items = 1 + random.nextInt(3);
    for (int i = 0; i < items; i++) {
      out.append("- ");
      sentences();
      out.append('\n');
    }
  }

  /** Lines of one paragraph, some of which begin like items. */
  private void lines(String indent, String otherwise) {
    int lines = 2 + random.nextInt(3);
    String mark = pick(MARKS);
    for (int i = 0; i < lines; i++) {
      boolean marked = random.nextInt(4) > 0;
      out.append(indent).append(marked ? mark : i == 0 ? "" : otherwise.strip());
      sentence();
      out.append(pick(List.of("\n", "\n", "  \n", "\\\n", ":\n", ".\n")));
    }
  }

  private void table() {
    out.append("| ");
    word();
    out.append(" | ");
    word();
    out.append(" |\n|---|---|\n| ");
    word();
    out.append(" | ");
    sentences();
    out.append(" |");
  }

  private void sentences() {
    int count = 1 + random.nextInt(2) + random.nextInt(2);
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        out.append(random.nextInt(12) == 0 ? "" : random.nextInt(8) == 0 ? "\n" : spot());
      }
      sentence();
      end();
    }
  }

  private void end() {
    boolean before = random.nextBoolean();
    String mark = random.nextInt(3) > 0 ? pick(BEHIND) : "";
    if (before && !mark.isEmpty()) {
      out.append(random.nextInt(4) == 0 ? "" : spot()).append(mark);
    }
    out.append(pick(STOPS));
    if (!before && !mark.isEmpty()) {
      out.append(random.nextBoolean() ? "" : spot()).append(mark);
    }
  }

  private void sentence() {
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        out.append(spot());
      }
      if (random.nextInt(4) == 0) {
        out.append(pick(SHORT)).append(spot());
      }
      emphasized();
    }
  }

  private void emphasized() {
    String mark = random.nextInt(12) == 0 ? pick(List.of("*", "**", "_")) : "";
    out.append(mark);
    word();
    out.append(mark);
  }

  private void word() {
    boolean capital = random.nextInt(3) == 0;
    out.append(capital ? 'W' : 'w').append(letters(words++));
  }

  /** A number in letters, so that a word holds no digit. */
  private static String letters(int number) {
    StringBuilder out = new StringBuilder("ord");
    for (int rest = number; ; rest = rest / 20 - 1) {
      out.append("bcdfghjklmnpqrstvwxz".charAt(rest % 20));
      if (rest < 20) {
        return out.append('e').toString();
      }
    }
  }

  private char spot() {
    return random.nextInt(10) == 0 ? ' ' : SPOT;
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
