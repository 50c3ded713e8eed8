package org.imprimatur.ingest;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.imprimatur.ingest.PageLine.Kind;

/** Says of a line, from its form and its neighbours, whether it is a heading. */
final class HeadingForm {
  private static final int LONGEST = 120;
  private static final int MOST_WORDS = 16;

  /** A heading ends in none of these. */
  private static final String OPEN = ".;,:!…";

  private static final Pattern CITED_SENTENCE =
      Pattern.compile(
          ".*[\\p{L}\\p{N}][.!]\\s?[\\[(]?\\d{1,3}(\\s?[,–-]\\s?\\d{1,3}){0,20}[\\])]?");

  /** A line this much shorter than its widest neighbour ended because its writer ended it. */
  private static final int RAGGED = 15;

  private static final int NARROW = 40;

  /** So many lines, none of them long, that all begin with a capital are not running text. */
  private static final int STACK = 4;

  private static final int SHORT = 60;
  private static final Pattern SENTENCE_END =
      Pattern.compile(
          ".*[.!?…][\"”’')\\]]*(?:\\s?\\[?\\d{1,3}(?:[,–-]\\s?\\d{1,3}){0,9}\\]?|[¹²³⁴-⁹]+)?");

  /** A number with a unit: a dose is never a heading that was only inferred. */
  private static final Pattern DOSE =
      Pattern.compile(
          ".*\\d[\\d.,]*\\s?(?:[mkµμu]?g|mcg|ng|[mdµμ]?[lL]|mmol|mol|mEq|IU|[Uu]nits?|%|[Tt]ablets?|[Cc]apsules?"
              + "|[Pp]uffs?|[Dd]rops?|[Dd]oses?)(?![\\p{L}\\d]).*");

  private static final Pattern NUMBERS =
      Pattern.compile("\\[?\\d{1,3}(\\s?[,;–-]\\s?\\d{1,3}){0,40}\\]?\\.?");
  private static final Pattern SMALL = Pattern.compile("[\\p{Ll}(].*");

  /** A sentence that the lines below it complete. */
  private static final Pattern LEAD_IN =
      Pattern.compile(
          "(?i)(?!(?:what|who|how|when|where|why|which)\\s).*\\s(?:are|includes?|including|and|or|the|of|with)");

  private static final byte YES = 1;
  private static final byte NO = 2;

  private final List<PageLine> lines;

  // What was found of each line, since it is asked for again; 0 where nobody asked yet.

  private final int[] widest;
  private final byte[] stacked;
  private final byte[] ends;
  private final byte[] ofItsOwn;
  private final int[] nextWords;

  /** Of lines that do not change any more. */
  HeadingForm(List<PageLine> lines) {
    this.lines = lines;
    this.widest = new int[lines.size()];
    this.stacked = new byte[lines.size()];
    this.ends = new byte[lines.size()];
    this.ofItsOwn = new byte[lines.size()];
    this.nextWords = new int[lines.size() + 1];
    nextWords[lines.size()] = lines.size();
    for (int i = lines.size() - 1; i >= 0; i--) {
      nextWords[i] = lines.get(i).text().isEmpty() ? nextWords[i + 1] : i;
    }
  }

  /** Whether a line is a paragraph of its own. */
  boolean standsApart(int i) {
    boolean begins = i == 0 || !lines.get(i - 1).is(Kind.TEXT) || endsParagraph(i - 1);
    return begins && (!lines.get(i).is(Kind.TEXT) || endsParagraph(i));
  }

  /** Whether words state a dose. */
  static boolean statesDose(String text) {
    return text.length() <= LONGEST * 10
        && text.chars().anyMatch(Character::isDigit)
        && DOSE.matcher(text).matches();
  }

  /** Whether a line ends in a full stop, or in the citation behind one. */
  static boolean endsSentence(String text) {
    return SENTENCE_END.matcher(text).matches();
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
   */
  boolean endsParagraph(int i) {
    if (i + 1 >= lines.size() || !lines.get(i + 1).is(Kind.TEXT)) {
      return true;
    }
    if (ends[i] == 0) {
      ends[i] = endsBeforeText(i) ? YES : NO;
    }
    return ends[i] == YES;
  }

  private boolean endsBeforeText(int i) {
    String next = lines.get(i + 1).text();
    if (isNumbers(next) || beginsSmall(next)) {
      return false;
    }
    return endsByForm(i) || headsWhatFollows(i + 1, lines.get(i).text());
  }

  /** Whether the next line's first word would have fitted, or the lines are not running text. */
  private boolean endsByForm(int i) {
    if (i + 1 >= lines.size() || !lines.get(i + 1).is(Kind.TEXT)) {
      return true;
    }
    String text = lines.get(i).text();
    String next = lines.get(i + 1).text();
    int widest = widest(i);
    int word = next.indexOf(' ') < 0 ? next.length() : next.indexOf(' ');
    return text.length() + 1 + word < widest - RAGGED
        || (widest < NARROW && !text.endsWith(","))
        || stacked[i] == YES
        || isLineOfItsOwn(i)
        || isLineOfItsOwn(i + 1);
  }

  /** A short line below the end of a sentence, and the last of its paragraph, heads a list. */
  private boolean headsWhatFollows(int i, String above) {
    return endsSentence(above) && looksLikeOne(lines.get(i).text()) && endsByForm(i);
  }

  /** A byline, a date or an offer of the site is not part of a paragraph. */
  private boolean isLineOfItsOwn(int i) {
    if (ofItsOwn[i] == 0) {
      String text = lines.get(i).text();
      boolean own =
          text.length() <= LONGEST
              && (Furniture.isByline(text)
                  || Furniture.isUpdated(text)
                  || Furniture.isSeparated(text)
                  || Furniture.inHead(text) != null);
      ofItsOwn[i] = own ? YES : NO;
    }
    return ofItsOwn[i] == YES;
  }

  /** The length of the longest of the lines of text that a line stands among. */
  private int widest(int i) {
    if (widest[i] == 0) {
      int from = i;
      while (from > 0 && lines.get(from - 1).is(Kind.TEXT)) {
        from--;
      }
      int most = 0;
      int to = from;
      boolean capitals = true;
      while (to < lines.size() && lines.get(to).is(Kind.TEXT)) {
        String text = lines.get(to++).text();
        most = Math.max(most, text.length());
        capitals &= !text.isEmpty() && !Character.isLowerCase(text.codePointAt(0));
      }
      boolean stack = capitals && most <= SHORT && to - from >= STACK;
      Arrays.fill(widest, from, Math.max(to, i + 1), most);
      Arrays.fill(stacked, from, Math.max(to, i + 1), stack ? YES : NO);
    }
    return widest[i];
  }

  /** The line behind the paragraph that begins at {@code i}. */
  int paragraphEnd(int i) {
    if (!lines.get(i).is(Kind.TEXT)) {
      return i + 1;
    }
    int at = i;
    while (!endsParagraph(at)) {
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
        && text.codePoints().anyMatch(Character::isLetter)
        && !Character.isLowerCase(text.codePointAt(0))
        && OPEN.indexOf(text.charAt(text.length() - 1)) < 0
        && !Bullets.begins(text)
        && !statesDose(text)
        && !LEAD_IN.matcher(text).matches()
        && !CITED_SENTENCE.matcher(text).matches();
  }

  private boolean alone(int i) {
    boolean before = i == 0 || !lines.get(i - 1).is(Kind.TEXT);
    boolean after = i + 1 == lines.size() || !lines.get(i + 1).is(Kind.TEXT);
    return before && after;
  }

  /** The next line with words, from {@code i} on; the number of lines if there is none. */
  int nextWords(int i) {
    return nextWords[Math.min(i, lines.size())];
  }

  /** Whether a list comes next. */
  boolean listFollows(int i, int end) {
    int next = nextWords(i + 1);
    return next < end && lines.get(next).is(Kind.ITEM);
  }
}
