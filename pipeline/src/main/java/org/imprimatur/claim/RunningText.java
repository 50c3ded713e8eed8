package org.imprimatur.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.imprimatur.model.Citation;
import org.imprimatur.model.Inline;
import org.imprimatur.source.Span;

/**
 * A paragraph as the reader sees it, with the way back to the source: white space folded, marks,
 * bracketed citations and attribute blocks left out. A citation in the sentence ({@code @key}) is
 * shown, since it is part of the sentence.
 */
final class RunningText {
  private final StringBuilder text = new StringBuilder();
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private final List<Mark> marks = new ArrayList<>();
  private final List<Container> containers = new ArrayList<>();
  private final BitSet linked = new BitSet();
  private final BitSet shownKeys = new BitSet();
  private final BitSet marked = new BitSet();
  private boolean blank;
  private boolean behindMark;
  private int links;

  /** A citation or attribute block, before the character at {@code at}. */
  record Mark(int at, Inline inline) {}

  /** An inline that holds the characters {@code from} to {@code to}. */
  private record Container(int from, int to, Span span) {}

  RunningText(List<Inline> content) {
    inlines(content);
  }

  String text() {
    return text.toString();
  }

  List<Mark> marks() {
    return marks;
  }

  /** Whether a citation or attribute block stands right before a character. */
  boolean hasMarkAt(int at) {
    return marked.get(at);
  }

  /** Whether all letters and digits of a stretch are shown citation keys. */
  boolean isKeysOnly(int from, int to) {
    return isOnly(shownKeys, from, to);
  }

  /** Whether all letters and digits of a stretch belong to links, and there are some. */
  boolean isLinksOnly(int from, int to) {
    return isOnly(linked, from, to);
  }

  private boolean isOnly(BitSet set, int from, int to) {
    boolean any = false;
    for (int i = from; i < to; i++) {
      if (Character.isLetterOrDigit(text.charAt(i))) {
        if (!set.get(i)) {
          return false;
        }
        any = true;
      }
    }
    return any;
  }

  /**
   * The source of a stretch with the marks that belong to it; whole emphasis and links stay whole.
   */
  Span span(int from, int to, List<Mark> own) {
    int start = starts[from];
    int end = ends[to - 1];
    for (Container container : containers) {
      if (container.from() >= from && container.to() <= to) {
        start = Math.min(start, container.span().start());
        end = Math.max(end, container.span().end());
      }
    }
    for (Mark mark : own) {
      start = Math.min(start, mark.inline().span().start());
      end = Math.max(end, mark.inline().span().end());
    }
    return new Span(start, end);
  }

  private void inlines(List<Inline> content) {
    for (Inline inline : content) {
      inline(inline);
    }
  }

  private void inline(Inline inline) {
    if (inline instanceof Inline.Text words) {
      for (int i = 0; i < words.text().length(); i++) {
        Span span = words.span();
        int at = span.start() + i;
        add(words.text().charAt(i), words.isVerbatim() ? new Span(at, at + 1) : span);
      }
    } else if (inline instanceof Inline.SoftBreak || inline instanceof Inline.HardBreak) {
      blank = true;
    } else if (inline instanceof Inline.Code code) {
      add(code.text(), code.span());
    } else if (inline instanceof Inline.RawHtml html) {
      add(html.text(), html.span());
    } else if (inline instanceof Inline.Emphasis emphasis) {
      container(emphasis.content(), emphasis.span());
    } else if (inline instanceof Inline.Strong strong) {
      container(strong.content(), strong.span());
    } else if (inline instanceof Inline.Link link) {
      links++;
      container(link.content(), link.span());
      links--;
    } else if (inline instanceof Inline.Cite cite) {
      cite(cite);
    } else if (inline instanceof Inline.Marks) {
      mark(inline);
    }
  }

  private void container(List<Inline> content, Span span) {
    int pending = blank && text.length() > 0 ? 1 : 0;
    int from = text.length() + pending;
    inlines(content);
    if (text.length() > from) {
      containers.add(new Container(from, text.length(), span));
    }
  }

  private void cite(Inline.Cite cite) {
    Citation first = cite.citations().get(0);
    if (first.mode() != Citation.Mode.AUTHOR_IN_TEXT
        || first.span().start() != cite.span().start()) {
      mark(cite);
      return;
    }
    int from = text.length();
    add("@" + first.key(), first.span());
    shownKeys.set(from, text.length());
    marks.add(new Mark(text.length(), cite));
  }

  private void mark(Inline inline) {
    marks.add(new Mark(text.length(), inline));
    marked.set(text.length());
    behindMark = true;
  }

  private void add(String words, Span whole) {
    for (int i = 0; i < words.length(); i++) {
      add(words.charAt(i), whole);
    }
  }

  private void add(char c, Span span) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      blank = true;
      return;
    }
    boolean glued = behindMark && ".,;:!?)]}\u201D\u2019".indexOf(c) >= 0;
    if (blank && !glued && text.length() > 0) {
      push(' ', span.start(), span.start());
    }
    blank = false;
    behindMark = false;
    push(c, span.start(), span.end());
  }

  private void push(char c, int start, int end) {
    int at = text.length();
    if (at == starts.length) {
      starts = Arrays.copyOf(starts, at * 2);
      ends = Arrays.copyOf(ends, at * 2);
    }
    text.append(c);
    starts[at] = start;
    ends[at] = end;
    if (links > 0) {
      linked.set(at);
    }
  }
}
