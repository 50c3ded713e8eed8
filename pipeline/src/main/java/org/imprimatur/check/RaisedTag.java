package org.imprimatur.check;

import java.util.List;
import org.imprimatur.model.Inline;
import org.imprimatur.source.Span;

/**
 * What an author raised with {@code <sup>}, which is no HTML here but text.
 *
 * @param text what stands between the tags
 * @param before the words before the first tag, as far as they matter
 * @param after the character behind the last tag; a blank at the end
 * @param span the text between the tags
 */
record RaisedTag(String text, String before, char after, Span span) {
  private static final int LONGEST = 6;

  /** Adds what is raised in some running text to a list. */
  static void add(List<Inline> content, List<RaisedTag> out) {
    StringBuilder before = new StringBuilder();
    for (int i = 0; i < content.size(); i++) {
      int end = isTag(content.get(i), "<sup") ? closing(content, i + 1) : -1;
      if (end > i + 1) {
        StringBuilder text = new StringBuilder();
        content.subList(i + 1, end).forEach(inline -> append(inline, text));
        StringBuilder behind = new StringBuilder();
        if (end + 1 < content.size()) {
          append(content.get(end + 1), behind);
        }
        int start = content.get(i + 1).span().start();
        out.add(
            new RaisedTag(
                text.toString(),
                before.toString(),
                behind.isEmpty() ? ' ' : behind.charAt(0),
                new Span(start, content.get(end - 1).span().end())));
        i = end;
      } else {
        append(content.get(i), before);
      }
    }
  }

  private static int closing(List<Inline> content, int from) {
    for (int i = from; i < Math.min(content.size(), from + LONGEST); i++) {
      if (isTag(content.get(i), "</sup")) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isTag(Inline inline, String start) {
    return inline instanceof Inline.RawHtml html && WordForms.lower(html.text()).startsWith(start);
  }

  private static void append(Inline inline, StringBuilder out) {
    if (inline instanceof Inline.Text text) {
      out.append(text.text());
    } else if (inline instanceof Inline.SoftBreak || inline instanceof Inline.HardBreak) {
      out.append(' ');
    } else if (inline.content().isEmpty()) {
      out.append(Prose.GAP);
    } else {
      inline.content().forEach(one -> append(one, out));
    }
  }
}
