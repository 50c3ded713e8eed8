package org.imprimatur.parse;

import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.source.Characters;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * How much work an article is, counted before a parser has to do it: what one article costs in
 * memory and time is bounded by counts, never by a clock, so that it is the same on every machine.
 * The limits are far above what people write (a printed page has about 50 lines) and are reported
 * in {@code docs/configuration.md}.
 */
final class Workload {

  /** The longest front matter, in characters. */
  static final int LONGEST_FRONT_MATTER = 256 * 1024;

  private static final int MOST_LINES = 50_000;

  /** A book of 1,500 pages; each word is looked up, and may wake rules. */
  private static final int MOST_WORDS = 500_000;

  /** Characters that may begin or end something: each may cost a node. */
  private static final int MOST_MARKS = 500_000;

  /** Lines of one paragraph that are indented or quoted: Flexmark copies its pieces for each. */
  private static final int MOST_INDENTED = 2_000;

  private static final boolean[] MARK = new boolean[128];

  static {
    for (char c : "[]<>*_`!?.\\&{}@$|~^\"'(#".toCharArray()) {
      MARK[c] = true;
    }
  }

  private Workload() {}

  /** What is wrong with the length of front matter, or null. */
  static @Nullable Problem ofFrontMatter(Span yaml) {
    return yaml.length() <= LONGEST_FRONT_MATTER
        ? null
        : Problem.of(
            RuleId.ARTICLE_TOO_LARGE,
            new Span(yaml.start(), yaml.start()),
            "the front matter is longer than "
                + LONGEST_FRONT_MATTER / 1024
                + " KB, so it is not read",
            "shorten it: what readers read belongs in the body");
  }

  /** The first place at which a body is too much work, or null. */
  static @Nullable Problem ofBody(Source source, int from) {
    Characters text = source.characters();
    int lines = 0;
    int marks = 0;
    int words = 0;
    int indented = 0;
    boolean inWord = false;
    boolean atStart = true;
    boolean blank = true;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        indented = blank ? 0 : indented;
        atStart = true;
        blank = true;
        lines++;
      } else {
        boolean inward = c == ' ' || c == '\t' || c == '>';
        indented += atStart && inward ? 1 : 0;
        atStart = false;
        blank &= inward || c == '\r';
        marks += c < 128 && MARK[c] ? 1 : 0;
      }
      boolean letter = c > ' ';
      words += letter && !inWord ? 1 : 0;
      inWord = letter;
      if (words > MOST_WORDS
          || lines > MOST_LINES
          || marks > MOST_MARKS
          || indented > MOST_INDENTED) {
        return words > MOST_WORDS
            ? problem(i, "the body has more than " + MOST_WORDS + " words")
            : problem(i, lines, marks);
      }
    }
    return null;
  }

  private static Problem problem(int at, int lines, int marks) {
    if (lines > MOST_LINES) {
      return problem(at, "the body has more than " + MOST_LINES + " lines");
    }
    if (marks > MOST_MARKS) {
      return problem(
          at, "the body has more than " + MOST_MARKS + " brackets, stops and other marks");
    }
    return problem(
        at, "more than " + MOST_INDENTED + " indented or quoted lines are here without a gap");
  }

  private static Problem problem(int at, String what) {
    return Problem.of(
        RuleId.ARTICLE_TOO_LARGE,
        new Span(at, at),
        what + ", so the body is not read",
        "split the article, or remove what does not belong in it");
  }
}
