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

  /** A line this much shorter than its widest neighbour ended because its writer ended it. */
  private static final int RAGGED = 15;

  private static final int NARROW = 40;

  /** A number with a unit: a dose is never a heading that was only inferred. */
  private static final Pattern DOSE =
      Pattern.compile(
          ".*\\d[\\d.,]*\\s?(?:[mkµμu]?g|mcg|ng|[mdµμ]?[lL]|mmol|mol|mEq|IU|[Uu]nits?|%|[Tt]ablets?|[Cc]apsules?"
              + "|[Pp]uffs?|[Dd]rops?|[Dd]oses?)(?![\\p{L}\\d]).*");

  private static final Pattern NUMBERS =
      Pattern.compile("\\[?\\d{1,3}(\\s?[,;–-]\\s?\\d{1,3}){0,40}\\]?\\.?");
  private static final Pattern SMALL = Pattern.compile("[\\p{Ll}(].*");

  private final List<PageLine> lines;

  Standing(List<PageLine> lines) {
    this.lines = lines;
  }

  /** Whether a line is a paragraph of its own. */
  boolean standsApart(int i) {
    boolean begins =
        i == 0 || !lines.get(i - 1).is(Kind.TEXT) || endsParagraph(i - 1, widest(i - 1));
    return begins && paragraphEnd(i) == i + 1;
  }

  /** Whether words state a dose. */
  static boolean statesDose(String text) {
    return text.length() <= LONGEST * 10 && DOSE.matcher(text).matches();
  }

  /** Whether a line holds nothing but numbers, as of citations. */
  static boolean isNumbers(String text) {
    return NUMBERS.matcher(text).matches();
  }

  /** Whether a line goes on with a sentence by its first letter. */
  static boolean beginsSmall(String text) {
    return SMALL.matcher(text).matches();
  }

  /**
   * Whether a line of text ends its paragraph: it is the last one, or the next line's first word
   * would have fitted behind it.
   *
   * @param widest the length of the longest line around it
   */
  boolean endsParagraph(int i, int widest) {
    if (i + 1 >= lines.size() || !lines.get(i + 1).is(Kind.TEXT)) {
      return true;
    }
    String text = lines.get(i).text();
    String next = lines.get(i + 1).text();
    if (isNumbers(next) || beginsSmall(next)) {
      return false;
    }
    int word = next.indexOf(' ') < 0 ? next.length() : next.indexOf(' ');
    return text.length() + 1 + word < widest - RAGGED
        || (widest < NARROW && !text.endsWith(","))
        || isLineOfItsOwn(text)
        || isLineOfItsOwn(next);
  }

  /** A byline, a date or an offer of the site is no part of a paragraph. */
  private static boolean isLineOfItsOwn(String text) {
    return text.length() <= LONGEST
        && (Furniture.isByline(text)
            || Furniture.isUpdated(text)
            || Furniture.isParted(text)
            || Furniture.inHead(text) != null);
  }

  /** The length of the longest of the lines of text that a line stands among. */
  int widest(int i) {
    int from = i;
    while (from > 0 && lines.get(from - 1).is(Kind.TEXT)) {
      from--;
    }
    int widest = 0;
    for (int at = from; at < lines.size() && lines.get(at).is(Kind.TEXT); at++) {
      widest = Math.max(widest, lines.get(at).text().length());
    }
    return widest;
  }

  /** The line behind the paragraph that begins at {@code i}. */
  int paragraphEnd(int i) {
    if (!lines.get(i).is(Kind.TEXT)) {
      return i + 1;
    }
    int widest = widest(i);
    int at = i;
    while (!endsParagraph(at, widest)) {
      at++;
    }
    return at + 1;
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
        && !Bullets.begins(text)
        && !statesDose(text)
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
