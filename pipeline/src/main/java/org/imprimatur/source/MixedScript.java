package org.imprimatur.source;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds words that are not written with the letters that they seem to be written with: Latin mixed
 * with letters of a script that has look-alikes, with full-width or mathematical letters, or a
 * number of digits of two scripts (Unicode Technical Standard 39, sections 5.1 and 5.3). Greek is
 * left alone, since medicine writes TNF\u03b1 and \u03bcg; so are scripts whose users set Latin
 * words without a blank in between, and all that stands in a word of its own.
 */
public final class MixedScript {

  /** What is to be done about such a word. */
  public static final String HINT =
      "type it again with one keyboard layout, and delete the old word";

  /** Scripts that hold letters which look like Latin ones, and which nobody mixes with them. */
  private static final Set<UnicodeScript> LOOK_ALIKES =
      EnumSet.of(
          UnicodeScript.CYRILLIC,
          UnicodeScript.ARMENIAN,
          UnicodeScript.CHEROKEE,
          UnicodeScript.COPTIC,
          UnicodeScript.GEORGIAN,
          UnicodeScript.GLAGOLITIC,
          UnicodeScript.GOTHIC,
          UnicodeScript.LISU,
          UnicodeScript.DESERET,
          UnicodeScript.OSAGE,
          UnicodeScript.OLD_ITALIC,
          UnicodeScript.OLD_PERMIC,
          UnicodeScript.CARIAN,
          UnicodeScript.LYCIAN,
          UnicodeScript.LYDIAN,
          UnicodeScript.ELBASAN,
          UnicodeScript.CAUCASIAN_ALBANIAN,
          UnicodeScript.WARANG_CITI,
          UnicodeScript.MEDEFAIDRIN,
          UnicodeScript.CANADIAN_ABORIGINAL,
          UnicodeScript.MIAO,
          UnicodeScript.TIFINAGH,
          UnicodeScript.RUNIC,
          UnicodeScript.OGHAM,
          UnicodeScript.VAI,
          UnicodeScript.BAMUM,
          UnicodeScript.NKO,
          UnicodeScript.ADLAM,
          UnicodeScript.OSMANYA);

  /** Letters that are read as the digit 0 right beside other digits. */
  private static final String ZEROS = "\u041e\u043e\u0555\u0585";

  private static final String PLAIN = "";
  private static final String FULL_WIDTH = "full-width";
  private static final String MATHEMATICAL = "mathematical";
  private static final String NUMERAL = "Roman numeral";
  private static final String PHONETIC = "phonetic";

  private static final Set<String> OF_LATIN =
      Set.of(PLAIN, FULL_WIDTH, MATHEMATICAL, NUMERAL, PHONETIC);

  /** No letter that looks like another stands below it. */
  private static final char FIRST = 0x0250;

  private final String text;
  private final List<Word> words = new ArrayList<>();

  /**
   * A word that is not what it seems.
   *
   * @param start of it in the text
   * @param end behind it
   * @param message what is wrong with it
   */
  public record Word(int start, int end, String message) {

    /**
     * The word in the file that its value is read from, where that is written as it is read; else
     * the value.
     */
    public Span in(Source source, String value, Span place) {
      int at = source.slice(place).indexOf(value);
      int first = place.start() + at;
      return at < 0 ? place : new Span(first + start, first + end);
    }
  }

  private MixedScript(String text) {
    this.text = text;
  }

  /** Whether a character may belong to another script; signs and punctuation do not. */
  public static boolean isOfInterest(char c) {
    return c >= FIRST && !(c >= 0x2000 && c < 0x2100);
  }

  /** The words of a text that mix scripts, in order. */
  public static List<Word> in(String text) {
    MixedScript search = new MixedScript(text);
    int at = search.next(0);
    while (at < text.length()) {
      at = search.next(search.look(at));
    }
    return search.words;
  }

  private int next(int from) {
    String all = text;
    int end = all.length();
    int at = from;
    while (at < end && !isOfInterest(all.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Judges the word at a place; returns where to look on. */
  private int look(int at) {
    if (!isPart(text.codePointAt(at))) {
      return at + Character.charCount(text.codePointAt(at));
    }
    int start = at;
    while (start > 0 && isPart(text.codePointBefore(start))) {
      start -= Character.charCount(text.codePointBefore(start));
    }
    int end = at;
    while (end < text.length() && isPart(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    Span whole = spelled(start, end);
    String word = text.substring(whole.start(), whole.end());
    String message = judge(word);
    if (message == null) {
      Span number = number(start, end);
      word = text.substring(number.start(), number.end());
      message = judgeDigits(word);
      whole = number;
    }
    if (message != null) {
      words.add(new Word(whole.start(), whole.end(), "\"" + word + "\" " + message));
    }
    return Math.max(end, whole.end());
  }

  private static boolean isPart(int c) {
    return switch (Character.getType(c)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.LETTER_NUMBER,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK ->
          true;
      default -> false;
    };
  }

  /** Single letters between stops are one word: {@code p.o.} */
  private Span spelled(int start, int end) {
    int first = start;
    int last = end;
    if (text.codePointCount(start, end) > 1) {
      return new Span(start, end);
    }
    while (first >= 2 && text.charAt(first - 1) == '.' && isSingle(first - 2)) {
      first -= 2;
    }
    while (last + 1 < text.length() && text.charAt(last) == '.' && isSingle(last + 1)) {
      last += 2;
    }
    return new Span(first, last);
  }

  private boolean isSingle(int at) {
    boolean before = at > 0 && isPart(text.codePointBefore(at));
    boolean after = at + 1 < text.length() && isPart(text.codePointAt(at + 1));
    return Character.isLetter(text.charAt(at)) && !before && !after;
  }

  /** Stops and commas inside a number belong to it. */
  private Span number(int start, int end) {
    int first = start;
    int last = end;
    while (first >= 2 && isPoint(first - 1) && Character.isDigit(text.charAt(first - 2))) {
      first -= 2;
      while (first > 0 && Character.isDigit(text.charAt(first - 1))) {
        first--;
      }
    }
    while (last + 1 < text.length() && isPoint(last) && Character.isDigit(text.charAt(last + 1))) {
      last += 2;
      while (last < text.length() && Character.isDigit(text.charAt(last))) {
        last++;
      }
    }
    return new Span(first, last);
  }

  private boolean isPoint(int at) {
    return text.charAt(at) == '.' || text.charAt(at) == ',';
  }

  private static @Nullable String judge(String word) {
    Map<String, Integer> kinds = new LinkedHashMap<>();
    int mathematical = 0;
    boolean isTranscription = false;
    for (int c : word.codePoints().toArray()) {
      String kind = kind(c);
      isTranscription |= isPhonetic(c);
      if (kind != null) {
        kinds.putIfAbsent(kind, c);
        mathematical += kind.equals(MATHEMATICAL) ? 1 : 0;
      }
    }
    if (isTranscription && kinds.remove(PHONETIC) != null) {
      kinds.putIfAbsent(PLAIN, 0);
    }
    Set<String> odd = new LinkedHashSet<>(kinds.keySet());
    odd.removeAll(OF_LATIN);
    boolean isMixed = kinds.size() > 1 && odd.size() < kinds.size();
    if (isMixed) {
      odd = odd.isEmpty() ? new LinkedHashSet<>(kinds.keySet()) : odd;
      odd.remove(PLAIN);
      String kind = odd.iterator().next();
      return "mixes Latin and " + kind + " letters: " + named(kinds.getOrDefault(kind, 0));
    }
    return mathematical > 1
        ? "is set in mathematical letters: " + named(kinds.getOrDefault(MATHEMATICAL, 0))
        : null;
  }

  /** What sort of Latin letter, or which other script with look-alikes; null for all else. */
  private static @Nullable String kind(int c) {
    if (c < FIRST) {
      return Character.isLetter(c) ? PLAIN : null;
    }
    if (c == 0x0251 || c == 0x0261) {
      return PHONETIC;
    }
    if ((c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A)) {
      return FULL_WIDTH;
    }
    if (c >= 0x2160 && c <= 0x2188) {
      return NUMERAL;
    }
    if (isMathematical(c)) {
      return MATHEMATICAL;
    }
    UnicodeScript script = UnicodeScript.of(c);
    if (LOOK_ALIKES.contains(script) && Character.isLetter(c)) {
      String[] parts = script.name().split("_", -1);
      StringBuilder name = new StringBuilder();
      for (String part : parts) {
        name.append(name.isEmpty() ? "" : " ").append(part.charAt(0));
        name.append(part.substring(1).toLowerCase(Locale.ROOT));
      }
      return name.toString();
    }
    return script == UnicodeScript.LATIN && Character.isLetter(c) ? PLAIN : null;
  }

  /** Letters for formulas, Greek ones aside; the litre sign is a unit of its own right. */
  private static boolean isMathematical(int c) {
    boolean isAlphanumeric = c >= 0x1D400 && c <= 0x1D6A5;
    boolean isLetterlike =
        c >= 0x2102
            && c <= 0x2149
            && c != 0x2113
            && c != 0x2126
            && c != 0x212B
            && !(c >= 0x2135 && c <= 0x2138)
            && Character.isLetter(c);
    return isAlphanumeric || isLetterlike;
  }

  /** Other letters of a phonetic transcription, in which these are at home. */
  private static boolean isPhonetic(int c) {
    if (c == 0x00E6 || c == 0x00F0 || c == 0x0153 || c == 0x014B || c == 0x03B8) {
      return true;
    }
    boolean isOwn = c == 0x0251 || c == 0x0261;
    return !isOwn && ((c >= 0x0250 && c <= 0x02FF) || (c >= 0x1D00 && c <= 0x1DBF));
  }

  private static @Nullable String judgeDigits(String number) {
    int[] points = number.codePoints().toArray();
    boolean isNumber =
        Arrays.stream(points).allMatch(MixedScript::isOfNumber)
            && Arrays.stream(points).anyMatch(Character::isDigit);
    int zero = -1;
    for (int c : points) {
      if (Character.isDigit(c)) {
        int own = c - Character.digit(c, 10);
        if (c >= 0x1D7CE) {
          return "is set in mathematical digits: " + named(c);
        }
        if (zero >= 0 && own != zero) {
          return "mixes digits of two scripts: " + named(own == '0' ? odd(points) : c);
        }
        zero = own;
      } else if (isNumber && ZEROS.indexOf(c) >= 0) {
        return "has a letter among its digits: " + named(c);
      } else if (c != '.' && c != ',') {
        zero = -1;
      }
    }
    return null;
  }

  private static boolean isOfNumber(int c) {
    return Character.isDigit(c) || ZEROS.indexOf(c) >= 0 || c == '.' || c == ',';
  }

  private static int odd(int[] points) {
    return Arrays.stream(points)
        .filter(c -> Character.isDigit(c) && (c < '0' || c > '9'))
        .findFirst()
        .orElse(points[0]);
  }

  private static String named(int c) {
    String name = Character.getName(c);
    String code = HexFormat.of().withUpperCase().toHexDigits(c, c > 0xFFFF ? 5 : 4);
    return "\"" + Character.toString(c) + "\" is U+" + code + (name == null ? "" : ", " + name);
  }
}
