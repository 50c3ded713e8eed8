package org.imprimatur.ingest;

import java.util.List;
import java.util.regex.Pattern;
import org.imprimatur.ingest.PageLine.Kind;

/** Says of a line, from its form and its neighbours, whether it is a heading. */
final class Standing {
  private static final int LONGEST = 120;
  private static final int MOST_WORDS = 16;
  private static final Pattern ENDS_OPEN = Pattern.compile(".*[.;,:!…]");
  private static final Pattern CITED_SENTENCE =
      Pattern.compile(
          ".*[\\p{L}\\p{N}][.!]\\s?[\\[(]?\\d{1,3}(\\s?[,–-]\\s?\\d{1,3}){0,20}[\\])]?");
  private static final Pattern LETTER = Pattern.compile(".*\\p{L}.*");

  private final List<PageLine> lines;

  Standing(List<PageLine> lines) {
    this.lines = lines;
  }

  /** Marked as a heading, or short, without a stop and alone between blank lines. */
  boolean isHeading(int i) {
    PageLine line = lines.get(i);
    if (line.is(Kind.HEADING)) {
      return true;
    }
    return line.is(Kind.TEXT) && looksLikeOne(line.text()) && alone(i);
  }

  /** Whether the words alone could be a heading. */
  static boolean looksLikeOne(String text) {
    return text.length() <= LONGEST
        && text.split(" ").length <= MOST_WORDS
        && LETTER.matcher(text).matches()
        && !Character.isLowerCase(text.codePointAt(0))
        && !ENDS_OPEN.matcher(text).matches()
        && !CITED_SENTENCE.matcher(text).matches();
  }

  private boolean alone(int i) {
    boolean before = i == 0 || !lines.get(i - 1).is(Kind.TEXT);
    boolean after = i + 1 == lines.size() || !lines.get(i + 1).is(Kind.TEXT);
    return before && after;
  }

  /** The next line with words, from {@code i} on; the number of lines if there is none. */
  int nextWords(int i) {
    int at = i;
    while (at < lines.size() && lines.get(at).text().isEmpty()) {
      at++;
    }
    return at;
  }

  /** Whether a list comes next. */
  boolean listFollows(int i, int end) {
    int next = nextWords(i + 1);
    return next < end && lines.get(next).is(Kind.ITEM);
  }

  /** Whether a marked heading has one of a lower level behind it; a page's only section has not. */
  boolean hasBelow(int i, int end) {
    int level = lines.get(i).shape().depth();
    return lines.subList(i + 1, end).stream()
        .anyMatch(line -> line.is(Kind.HEADING) && line.shape().depth() > level);
  }

  /** Whether a marked heading has no other of its level or above behind it: the page's title. */
  boolean standsAbove(int i, int end) {
    int level = lines.get(i).shape().depth();
    for (int j = i + 1; j < end; j++) {
      PageLine line = lines.get(j);
      if (line.is(Kind.HEADING)
          && line.shape().depth() <= level
          && Furniture.block(line.text()) == null) {
        return false;
      }
    }
    return true;
  }
}
