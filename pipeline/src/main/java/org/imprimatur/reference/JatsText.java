package org.imprimatur.reference;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An abstract as Crossref hands it out, in the markup of JATS, as plain text: a part's title and a
 * colon stand before the part, and the heading "Abstract" is left out. Text without such markup
 * stays as it is.
 */
final class JatsText {
  private static final Pattern MARKUP = Pattern.compile("</?jats:|</?(?:p|sec|title|i|b|sup|sub)>");

  private static final Pattern TITLE =
      Pattern.compile("(?s)<(?:jats:)?title\\b[^<>]{0,200}>(.{0,200}?)</(?:jats:)?title>");

  /** Elements within a line; all others end one. */
  private static final Pattern INLINE =
      Pattern.compile(
          "</?(?:jats:)?(?:italic|bold|sup|sub|sc|i|b|u|underline|monospace|ext-link|xref|styled-content)"
              + "\\b[^<>]{0,400}>");

  private static final Pattern OTHER =
      Pattern.compile("</?(?:jats:)?[a-z][a-z-]{0,40}\\b[^<>]{0,400}>");

  private static final Pattern ENTITY = Pattern.compile("&(amp|lt|gt|quot|apos|#\\d{1,7});");

  private JatsText() {}

  static String plain(String text) {
    if (!MARKUP.matcher(text).find()) {
      return text;
    }
    String titled =
        TITLE
            .matcher(text)
            .replaceAll(
                title -> {
                  String words = RecordReader.blanks(title.group(1));
                  boolean whole = words.isEmpty() || words.equalsIgnoreCase("abstract");
                  String end = words.endsWith(":") || words.endsWith(".") ? " " : ": ";
                  return Matcher.quoteReplacement(whole ? " " : " " + words + end);
                });
    String bare = OTHER.matcher(INLINE.matcher(titled).replaceAll("")).replaceAll(" ");
    return RecordReader.blanks(
        ENTITY.matcher(bare).replaceAll(it -> Matcher.quoteReplacement(sign(it.group(1)))));
  }

  private static String sign(String name) {
    return switch (name) {
      case "amp" -> "&";
      case "lt" -> "<";
      case "gt" -> ">";
      case "quot" -> "\"";
      case "apos" -> "'";
      default -> {
        int code = Integer.parseInt(name.substring(1));
        yield Character.isValidCodePoint(code) ? Character.toString(code) : "";
      }
    };
  }
}
