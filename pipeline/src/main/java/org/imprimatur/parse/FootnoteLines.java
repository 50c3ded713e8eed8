package org.imprimatur.parse;

import java.util.List;
import org.imprimatur.model.Block;
import org.imprimatur.model.Inline;
import org.imprimatur.source.Characters;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;

/**
 * Footnotes that follow each other line by line: to CommonMark they are one paragraph, to Pandoc
 * and here each begins one of its own, so that the number of the next one never closes a sentence
 * of the last.
 */
final class FootnoteLines {
  private static final int LONGEST_LABEL = 100;

  private FootnoteLines() {}

  /**
   * Adds the paragraphs of what CommonMark takes for one, if it says anything.
   *
   * @param content its text
   * @param span where it stands
   * @param source the article
   * @param out gets the paragraphs
   */
  static void paragraphs(List<Inline> content, Span span, Source source, List<Block> out) {
    int from = 0;
    int start = span.start();
    for (int i = 1; i < content.size(); i++) {
      Inline inline = content.get(i);
      boolean lineStart = content.get(i - 1) instanceof Inline.SoftBreak;
      if (lineStart && inline instanceof Inline.Text && isNote(source, inline.span().start())) {
        Span end = content.get(i - 2 < from ? from : i - 2).span();
        out.add(new Block.Paragraph(content.subList(from, i - 1), new Span(start, end.end())));
        from = i;
        start = inline.span().start();
      }
    }
    if (from < content.size()) {
      out.add(
          new Block.Paragraph(content.subList(from, content.size()), new Span(start, span.end())));
    }
  }

  /** Whether {@code [^label]:} stands at a place. */
  private static boolean isNote(Source source, int at) {
    Characters text = source.characters();
    int most = Math.min(text.length() - 1, at + LONGEST_LABEL);
    if (at + 1 >= text.length() || text.charAt(at) != '[' || text.charAt(at + 1) != '^') {
      return false;
    }
    int i = at + 2;
    while (i < most && text.charAt(i) != ']' && text.charAt(i) > ' ') {
      i++;
    }
    return i > at + 2 && i < most && text.charAt(i) == ']' && text.charAt(i + 1) == ':';
  }
}
