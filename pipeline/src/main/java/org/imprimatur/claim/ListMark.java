package org.imprimatur.claim;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What people type before the items of a list, and Markdown does not know.
 *
 * @param kind what sort of mark
 * @param form marks of one list have the same form: {@code (#)} for {@code (a)}
 * @param value the number or letters of an enumeration, else empty
 * @param body where the item's words begin
 */
record ListMark(Kind kind, String form, String value, int body) {

  /** What a mark is, and so how sure it is one. */
  enum Kind {
    /** A sign that does nothing but begin items. */
    BULLET,
    /** A sign or letter that word processors' bullets become when they are pasted. */
    PASTED,
    /** A picture, a tick, a box, an arrow: also text. */
    SIGN,
    /** A dash or star: also text, most often. */
    DASH,
    /** A number, a letter or a Roman number. */
    NUMBER
  }

  /** Bullets; those of the private use area are Word's. */
  private static final String BULLETS =
      "\u2022\u2023\u2043\u204C\u204D\u2219\u25A0\u25A1\u25AA\u25AB\u25B8\u25B9\u25BA\u25BB\u25CB\u25CF\u25E6\u25FC\u25FD"
          + "\u25FE\u2751\u2752\u2756\u27A2\u29BE\u29BF\u2B1D\u2B24\u2B25\u2B29\u26AB\u26AA\u2726\u25C6\u25C7";

  private static final String ARROWS =
      "\u2192\u21D2\u21E8\u2794\u2799\u279C\u279D\u279E\u27A1\u27A4\u27F6\u21D2\u00BB\u203A\u25B6";

  private static final String TICKS =
      "\u2713\u2714\u2717\u2718\u2610\u2611\u2612\u2605\u2606\u272A\u2731\u273D\u00B7\u30FB\uFF65";

  private static final String DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212*+~\uFF0D";

  private static final String PASTED = "o\u00D8\u00FC\u00A7\u00A4";

  private static final int MAX_NUMBER = 14;

  private static final Pattern NUMBER =
      Pattern.compile(
          "(?:(?<open>[(\\[])(?<inner>\\d{1,3}|[a-z]|[A-Z]|[ivxIVX]{1,5})(?<close>[)\\]])"
              + "|(?<prefix>(?:\\d{1,2}\\.){1,3})(?<outline>\\d{1,2})\\.?(?= \\p{Lu})"
              + "|(?<bare>#?\\d{1,3}|[a-z]|[A-Z]|[ivxIVX]{1,5})(?<end>[.)]|:(?= )|(?<=\\d) ?[-\u2013\u2014](?= )"
              + "|(?<=\\d)[\u00AA\u00BA](?= )|(?<=#\\d{1,3})(?= ))"
              + "|(?<word>\\p{L}{1,12}) (?<step>\\d{1,3})(?=[.:)] ))");

  /** The mark that begins at an offset of a text with white space folded, or null. */
  static @Nullable ListMark at(String text, int at, int limit) {
    if (at >= limit) {
      return null;
    }
    char c = text.charAt(at);
    ListMark sign = Character.isLetterOrDigit(c) || c == '(' || c == '[' ? null : sign(text, at);
    ListMark found = sign != null ? sign : pasted(text, at);
    found = found != null ? found : number(text, at, limit);
    return found != null && found.body() < limit ? found : null;
  }

  /** Whether a character is a bullet wherever it stands. */
  static boolean isBullet(char c) {
    return c > 0x7F && (BULLETS.indexOf(c) >= 0 || (c >= 0xE000 && c <= 0xF8FF));
  }

  private static @Nullable ListMark sign(String text, int at) {
    int c = text.codePointAt(at);
    int behind = at + Character.charCount(c);
    if (c < 0x10000 && isBullet((char) c)) {
      return mark(Kind.BULLET, "\u2022", text, behind);
    }
    int arrow = arrow(text, at);
    if (arrow > at) {
      return mark(Kind.SIGN, "->", text, arrow);
    }
    if (DASHES.indexOf(c) >= 0) {
      return dash(text, at);
    }
    if (isPicture(c)) {
      return mark(Kind.SIGN, "\u2713", text, pictureEnd(text, at));
    }
    return null;
  }

  private static ListMark mark(Kind kind, String form, String text, int behind) {
    return new ListMark(kind, form, "", skipBlanks(text, behind));
  }

  private static int arrow(String text, int at) {
    if (ARROWS.indexOf(text.charAt(at)) >= 0) {
      return at + 1;
    }
    int i = at;
    while (i < text.length() && i - at < 3 && "-=~".indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    boolean head = i < text.length() && text.charAt(i) == '>';
    return head && i > at ? i + 1 : at;
  }

  /** A dash and a blank, or a dash right before a letter; before a digit it is a minus. */
  private static @Nullable ListMark dash(String text, int at) {
    int i = at;
    while (i < text.length() && i - at < 3 && text.charAt(i) == text.charAt(at)) {
      i++;
    }
    int body = skipBlanks(text, i);
    boolean apart = body > i;
    if (body >= text.length() || (!apart && !Character.isLetter(text.charAt(body)))) {
      return null;
    }
    return new ListMark(Kind.DASH, text.substring(at, i), "", body);
  }

  private static boolean isPicture(int c) {
    return TICKS.indexOf(c) >= 0
        || (c >= 0x2460 && c <= 0x24FF)
        || (c >= 0x2600 && c <= 0x27BF)
        || (c >= 0x2B00 && c <= 0x2BFF)
        || (c >= 0x1F000 && c <= 0x1FAFF);
  }

  private static int pictureEnd(String text, int at) {
    int i = at;
    while (i < text.length() && isPicture(text.codePointAt(i))) {
      i += Character.charCount(text.codePointAt(i));
    }
    return i;
  }

  private static @Nullable ListMark pasted(String text, int at) {
    int body = skipBlanks(text, at + 1);
    boolean letter = PASTED.indexOf(text.charAt(at)) >= 0;
    if (!letter || body == at + 1 || body >= text.length()) {
      return null;
    }
    boolean begins = Character.isUpperCase(text.codePointAt(body));
    return begins ? new ListMark(Kind.PASTED, text.substring(at, at + 1), "", body) : null;
  }

  private static @Nullable ListMark number(String text, int at, int limit) {
    char first = text.charAt(at);
    if (text.startsWith("[ ]", at) || text.startsWith("[x]", at) || text.startsWith("[X]", at)) {
      return mark(Kind.SIGN, "[ ]", text, at + 3);
    }
    if (Character.isDigit(first) && text.startsWith("\u20E3", at + 1)) {
      return mark(Kind.SIGN, "\u2713", text, at + 2);
    }
    Matcher matcher = NUMBER.matcher(text);
    matcher.region(at, Math.min(limit, at + MAX_NUMBER + 4)).useTransparentBounds(true);
    if (!matcher.lookingAt()) {
      return null;
    }
    if (matcher.group("word") != null) {
      String word = matcher.group("word");
      int body = skipBlanks(text, matcher.end() + 1);
      return new ListMark(Kind.NUMBER, word + " #", matcher.group("step"), body);
    }
    if (matcher.group("outline") != null) {
      String form = matcher.group("prefix") + "#";
      return new ListMark(
          Kind.NUMBER, form, matcher.group("outline"), skipBlanks(text, matcher.end()));
    }
    return counted(text, matcher);
  }

  private static @Nullable ListMark counted(String text, Matcher matcher) {
    boolean bracketed = matcher.group("open") != null;
    String bare = bracketed ? matcher.group("inner") : matcher.group("bare");
    String value = bare.startsWith("#") ? bare.substring(1) : bare;
    String form =
        bracketed
            ? matcher.group("open") + "#" + matcher.group("close")
            : bare.substring(0, bare.length() - value.length()) + "#" + matcher.group("end");
    int body = skipBlanks(text, matcher.end());
    if (body >= text.length()) {
      return null;
    }
    boolean apart = body > matcher.end();
    boolean dotted = form.equals("#.");
    // "1.5 mg", "e.g." and "A. fumigatus" are not marks.
    boolean letter = Character.isLetter(value.charAt(0));
    boolean begins = Character.isUpperCase(text.codePointAt(body));
    boolean capital = Character.isUpperCase(value.charAt(0));
    boolean fits =
        apart
            ? !(dotted && capital) || !Character.isLowerCase(text.codePointAt(body))
            : Character.isLetter(text.charAt(body)) && (!dotted || !letter || begins);
    return fits ? new ListMark(Kind.NUMBER, form, value, body) : null;
  }

  private static int skipBlanks(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) == ' ') {
      i++;
    }
    return i;
  }

  /** Whether another mark counts on from this one. */
  boolean isBefore(ListMark other) {
    if (kind != Kind.NUMBER || other.kind != Kind.NUMBER || !form.equals(other.form)) {
      return false;
    }
    if (isNumber() || other.isNumber()) {
      return isNumber() && other.isNumber() && number(other.value) == number(value) + 1;
    }
    boolean letters =
        value.length() == 1
            && other.value.length() == 1
            && other.value.charAt(0) == value.charAt(0) + 1;
    return letters || (roman(value) > 0 && roman(other.value) == roman(value) + 1);
  }

  /** The mark of an item of a true list; of what sign it is made does not count. */
  static ListMark ofItem(boolean ordered, int number) {
    return ordered
        ? new ListMark(Kind.NUMBER, "#", Integer.toString(number), 0)
        : new ListMark(Kind.DASH, "-", "", 0);
  }

  /** Whether a mark in an item's text counts on from this one, the item's. */
  boolean isContinuedBy(ListMark other) {
    return isNumber()
        && other.isNumber()
        && (other.form.equals("#.") || other.form.equals("#)"))
        && number(other.value) == number(value) + 1;
  }

  /** Whether it begins an enumeration. */
  boolean isFirst() {
    return isNumber()
        ? number(value) <= 1
        : value.equalsIgnoreCase("a") || value.equalsIgnoreCase("i");
  }

  /** Whether it may be the first letter of a name: "A. Nemo". */
  boolean isInitial() {
    return form.equals("#.") && value.length() == 1 && Character.isUpperCase(value.charAt(0));
  }

  boolean isNumber() {
    return !value.isEmpty() && Character.isDigit(value.charAt(0));
  }

  private static int number(String digits) {
    int number = 0;
    for (int i = 0; i < digits.length(); i++) {
      number = number * 10 + Character.digit(digits.charAt(i), 10);
    }
    return number;
  }

  /** The value of a Roman number up to thirty, or -1. */
  private static int roman(String letters) {
    int number = 0;
    int last = 0;
    for (int i = letters.length() - 1; i >= 0; i--) {
      int digit =
          switch (letters.charAt(i)) {
            case 'i', 'I' -> 1;
            case 'v', 'V' -> 5;
            case 'x', 'X' -> 10;
            default -> -1;
          };
      if (digit < 0) {
        return -1;
      }
      number += digit < last ? -digit : digit;
      last = Math.max(last, digit);
    }
    return number;
  }
}
