package org.imprimatur.check;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.model.Inline;
import org.imprimatur.model.TextOptions;
import org.imprimatur.model.TextOptions.Part;
import org.imprimatur.model.TextOptions.Treatment;
import org.imprimatur.model.TextReader;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;

/**
 * The source of a block with everything taken out that is not plain text: marks of Markdown, code,
 * citations, HTML, escaped characters and formulas. What is left stands where it stood.
 */
final class UnmarkedSource {
  /** Stands for code. */
  static final char CODE = '\uFFFB';

  /** As Pandoc reads them: no blank inside, no digit behind. */
  private static final Pattern FORMULA =
      Pattern.compile(
          "\\$\\$[^$]{1,4000}+\\$\\$|\\$(?=[^\\s$])[^$]{0,2000}+(?<=[^\\s$])\\$(?!\\d)");

  private final String text;
  private final int start;

  private UnmarkedSource(String text, int start) {
    this.text = text;
    this.start = start;
  }

  /** Says where words, code and line ends stand; nothing else is of interest. */
  static TextReader reader() {
    return new TextReader(
        TextOptions.PLAIN
            .with(Part.CODE, Treatment.GAP)
            .with(Part.HTML, Treatment.OUT)
            .with(Part.ADDRESS, Treatment.OUT)
            .withLineEnds('\n', '\n'));
  }

  /**
   * The text of a block.
   *
   * @param reader one of ours
   */
  static UnmarkedSource of(Source source, Span span, List<Inline> content, TextReader reader) {
    char[] chars = new char[span.length()];
    Arrays.fill(chars, Prose.GAP);
    reader.start();
    reader.add(content);
    show(source, span.start(), reader, chars);
    String text = new String(chars);
    if (text.indexOf('$') < 0) {
      return new UnmarkedSource(text, span.start());
    }
    Matcher formulas = FORMULA.matcher(text);
    while (formulas.find()) {
      Arrays.fill(chars, formulas.start(), formulas.end(), Prose.GAP);
    }
    return new UnmarkedSource(new String(chars), span.start());
  }

  String text() {
    return text;
  }

  /** Where a stretch of the text stands in the source. */
  Span span(int from, int to) {
    return new Span(start + from, start + to);
  }

  private static void show(Source source, int start, TextReader reader, char[] chars) {
    char[] read = reader.characters();
    int[] pieces = reader.pieces();
    int[] breaks = reader.breaks();
    int nextBreak = 0;
    for (int i = 0; i < pieces.length; i += 3) {
      int at = pieces[i];
      int end = i + 3 < pieces.length ? pieces[i + 3] : read.length;
      int from = Math.max(0, pieces[i + 1] - start);
      int to = Math.min(chars.length, pieces[i + 2] - start);
      if (nextBreak < breaks.length && breaks[nextBreak] == at) {
        nextBreak++;
        lineEnd(source, start, from, to, chars);
      } else if (to - from == end - at && pieces[i + 2] - pieces[i + 1] == end - at) {
        System.arraycopy(read, at, chars, from, to - from);
      } else if (read[at] == TextReader.GAP) {
        Arrays.fill(chars, from, Math.max(from, to), CODE);
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
