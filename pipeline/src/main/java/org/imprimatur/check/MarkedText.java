package org.imprimatur.check;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.model.Inline;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;

/**
 * The source of a block with everything taken out that is no plain text: marks of Markdown, code,
 * citations, HTML, escaped characters and formulas. What is left stands where it stood.
 */
final class MarkedText {
  /** Stands for code. */
  static final char CODE = '\uFFFB';

  /** As Pandoc reads them: no blank inside, no digit behind. */
  private static final Pattern FORMULA =
      Pattern.compile(
          "\\$\\$[^$]{1,4000}+\\$\\$|\\$(?=[^\\s$])[^$]{0,2000}+(?<=[^\\s$])\\$(?!\\d)");

  private final String text;
  private final int start;

  private MarkedText(String text, int start) {
    this.text = text;
    this.start = start;
  }

  static MarkedText of(Source source, Span span, List<Inline> content) {
    char[] chars = new char[span.length()];
    Arrays.fill(chars, Prose.GAP);
    show(source, span.start(), content, chars);
    String text = new String(chars);
    if (text.indexOf('$') < 0) {
      return new MarkedText(text, span.start());
    }
    Matcher formulas = FORMULA.matcher(text);
    while (formulas.find()) {
      Arrays.fill(chars, formulas.start(), formulas.end(), Prose.GAP);
    }
    return new MarkedText(new String(chars), span.start());
  }

  String text() {
    return text;
  }

  /** Where a stretch of the text stands in the source. */
  Span span(int from, int to) {
    return new Span(start + from, start + to);
  }

  private static void show(Source source, int start, List<Inline> content, char[] chars) {
    for (Inline inline : content) {
      Span span = inline.span();
      int from = Math.max(0, span.start() - start);
      int to = Math.min(chars.length, span.end() - start);
      if (inline instanceof Inline.Text text) {
        if (text.isVerbatim() && to - from == text.text().length()) {
          text.text().getChars(0, to - from, chars, from);
        }
      } else if (inline instanceof Inline.SoftBreak || inline instanceof Inline.HardBreak) {
        lineEnd(source, start, from, to, chars);
      } else if (inline instanceof Inline.Code) {
        Arrays.fill(chars, from, Math.max(from, to), CODE);
      } else if (!(inline instanceof Inline.Link link && ProseReader.showsItsAddress(link))) {
        show(source, start, inline.content(), chars);
      }
    }
  }

  /** The end of a line is one sign, whatever it is in the source. */
  private static void lineEnd(Source source, int start, int from, int to, char[] chars) {
    for (int i = from; i < to; i++) {
      char c = source.characters().charAt(start + i);
      boolean pair = c == '\r' && i + 1 < to && source.characters().charAt(start + i + 1) == '\n';
      chars[i] = (c == '\n' || c == '\r') && !pair ? '\n' : ' ';
    }
  }
}
