package org.imprimatur.reference;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The markup that CSL allows inside texts (italics, bold, superscript, subscript, small capitals,
 * {@code nocase}) and character references. While the style works on a text, a tag is one character
 * of Unicode's private use area, which no style changes, quotes or capitalizes.
 */
final class CitationMarkup {
  private static final char FIRST = '\uE000';
  private static final char ITALIC_ON = FIRST;
  private static final char ITALIC_OFF = '\uE001';
  private static final char BOLD_ON = '\uE002';
  private static final char BOLD_OFF = '\uE003';
  private static final char RAISED_ON = '\uE004';
  private static final char RAISED_OFF = '\uE005';

  private static final Pattern TAG =
      Pattern.compile(
          "<(/?)(i|em|b|strong|sup|sub|sc|span)(?:\\s[^<>]{0,200})?>", Pattern.CASE_INSENSITIVE);
  private static final Pattern REFERENCE =
      Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,6}));");
  private static final Map<String, String> NAMED =
      Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", "\u00A0");

  private CitationMarkup() {}

  /** Whether a character is a mark of ours. */
  static boolean isMark(char c) {
    return c >= FIRST && c <= RAISED_OFF;
  }

  /** Tags as marks, character references as characters. */
  static String mark(String text) {
    if (text.indexOf('<') < 0
        && text.indexOf('&') < 0
        && text.chars().noneMatch(c -> isMark((char) c))) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    Matcher tag = TAG.matcher(text);
    int from = 0;
    while (tag.find()) {
      out.append(decode(text.substring(from, tag.start())));
      out.append(mark(tag.group(2), tag.group(1).isEmpty()));
      from = tag.end();
    }
    return out.append(decode(text.substring(from))).toString();
  }

  private static String mark(String name, boolean on) {
    return switch (name.toLowerCase(java.util.Locale.ROOT)) {
      case "i", "em" -> String.valueOf(on ? ITALIC_ON : ITALIC_OFF);
      case "b", "strong" -> String.valueOf(on ? BOLD_ON : BOLD_OFF);
      case "sup" -> String.valueOf(on ? RAISED_ON : RAISED_OFF);
      default -> "";
    };
  }

  private static String decode(String text) {
    StringBuilder plain = new StringBuilder();
    text.chars().filter(c -> !isMark((char) c)).forEach(c -> plain.append((char) c));
    Matcher reference = REFERENCE.matcher(plain);
    return reference.replaceAll(match -> Matcher.quoteReplacement(character(match)));
  }

  private static String character(java.util.regex.MatchResult match) {
    if (match.group(3) != null) {
      return NAMED.getOrDefault(match.group(3), match.group());
    }
    int code =
        match.group(1) != null
            ? Integer.parseInt(match.group(1))
            : Integer.parseInt(match.group(2), 16);
    boolean shown =
        Character.isValidCodePoint(code)
            && !Character.isISOControl(code)
            && !(code >= 0xD800 && code <= 0xF8FF);
    return shown ? Character.toString(code) : match.group();
  }

  /** Which faces the marks so far have turned on. */
  static final class State {
    private boolean italic;
    private boolean bold;
    private boolean raised;

    void take(char mark) {
      switch (mark) {
        case ITALIC_ON, ITALIC_OFF -> italic = mark == ITALIC_ON;
        case BOLD_ON, BOLD_OFF -> bold = mark == BOLD_ON;
        case RAISED_ON, RAISED_OFF -> raised = mark == RAISED_ON;
        default -> throw new IllegalArgumentException("no mark");
      }
    }

    boolean italic() {
      return italic;
    }

    boolean bold() {
      return bold;
    }

    boolean raised() {
      return raised;
    }
  }
}
