package org.imprimatur.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.imprimatur.model.Citation;
import org.imprimatur.model.Inline;
import org.imprimatur.source.Span;

/**
 * A paragraph as the reader sees it, with the way back to the source: white space folded, marks,
 * bracketed citations and attribute blocks left out. A citation in the sentence ({@code @key}) is
 * shown, since it is part of the sentence. One instance serves the paragraphs of an article, one
 * after the other.
 */
final class RunningText {
  private char[] raw = new char[128];
  private char[] text = new char[128];
  private int[] starts = new int[128];
  private int[] ends = new int[128];
  private int length;
  private final List<Mark> marks = new ArrayList<>();
  private final List<Container> containers = new ArrayList<>();
  private final BitSet linked = new BitSet();
  private final BitSet shownKeys = new BitSet();
  private final BitSet marked = new BitSet();
  private final BitSet whole = new BitSet();
  private final BitSet tags = new BitSet();
  private String all = "";
  private boolean blank;
  private boolean behindMark;
  private int links;

  /** A citation or attribute block, before the character at {@code at}. */
  record Mark(int at, Inline inline) {}

  /** An inline that holds the characters {@code from} to {@code to}. */
  private record Container(int from, int to, Span span) {}

  /** Reads a paragraph; what was read before is forgotten. */
  void read(List<Inline> content) {
    length = 0;
    marks.clear();
    containers.clear();
    for (BitSet set : List.of(linked, shownKeys, marked, whole, tags)) {
      set.clear();
    }
    blank = false;
    behindMark = false;
    links = 0;
    inlines(content);
    all = new String(text, 0, length);
    containers.sort(Comparator.comparingInt(Container::from));
  }

  String text() {
    return all;
  }

  /** The text for finding sentences: code, keys and the inside of links hold no stops. */
  String dividedText() {
    if (whole.isEmpty()) {
      return all;
    }
    StringBuilder out = new StringBuilder(length).append(text, 0, length);
    for (int i = whole.nextSetBit(0); i >= 0; i = whole.nextSetBit(i + 1)) {
      if (".!?\u2026\u3002".indexOf(out.charAt(i)) >= 0) {
        out.setCharAt(i, 'x');
      }
    }
    return out.toString();
  }

  /** Whether all letters and digits of a stretch are HTML tags, and there are some. */
  boolean isTagsOnly(int from, int to) {
    return isOnly(tags, from, to);
  }

  /** Whether a stretch holds a digit of a number. */
  boolean hasDigit(int from, int to) {
    for (int i = from; i < to; i++) {
      if (text[i] >= '0' && text[i] <= '9') {
        return true;
      }
    }
    return false;
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
      if (Character.isLetterOrDigit(text[i])) {
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
    for (int i = firstContainer(from); i < containers.size(); i++) {
      Container container = containers.get(i);
      if (container.from() >= to) {
        break;
      }
      if (container.to() <= to) {
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

  /** The first container that begins at a character or behind it. */
  private int firstContainer(int from) {
    int low = 0;
    int high = containers.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (containers.get(middle).from() < from) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void inlines(List<Inline> content) {
    for (Inline inline : content) {
      inline(inline);
    }
  }

  private void inline(Inline inline) {
    if (inline instanceof Inline.Text words) {
      words(words);
    } else if (inline instanceof Inline.SoftBreak || inline instanceof Inline.HardBreak) {
      blank = true;
    } else if (inline instanceof Inline.Code code) {
      whole.set(add(code.text(), code.span()), length);
    } else if (inline instanceof Inline.RawHtml html) {
      tags.set(add(html.text(), html.span()), length);
    } else if (inline instanceof Inline.Emphasis emphasis) {
      container(emphasis.content(), emphasis.span());
    } else if (inline instanceof Inline.Strong strong) {
      container(strong.content(), strong.span());
    } else if (inline instanceof Inline.Link link) {
      link(link);
    } else if (inline instanceof Inline.Cite cite) {
      cite(cite);
    } else if (inline instanceof Inline.Marks) {
      mark(inline);
    }
  }

  private void words(Inline.Text words) {
    String said = words.text();
    int start = words.span().start();
    if (!words.isVerbatim()) {
      add(said, words.span());
      return;
    }
    int count = said.length();
    if (count > raw.length) {
      raw = new char[count * 2];
    }
    said.getChars(0, count, raw, 0);
    for (int i = 0; i < count; i++) {
      char c = raw[i];
      if (c > ' ' && !behindMark) {
        if (blank && length > 0) {
          push(' ', start + i, start + i);
        }
        blank = false;
        push(c, start + i, start + i + 1);
      } else {
        add(c, start + i, start + i + 1);
      }
    }
  }

  private void container(List<Inline> content, Span span) {
    int pending = blank && length > 0 ? 1 : 0;
    int from = length + pending;
    inlines(content);
    if (length > from) {
      containers.add(new Container(from, length, span));
    }
  }

  private void cite(Inline.Cite cite) {
    Citation first = cite.citations().get(0);
    if (first.mode() != Citation.Mode.AUTHOR_IN_TEXT
        || first.span().start() != cite.span().start()) {
      mark(cite);
      return;
    }
    int from = add("@" + first.key(), first.span());
    shownKeys.set(from, length);
    whole.set(from, length);
    marks.add(new Mark(length, cite));
  }

  private void mark(Inline inline) {
    marks.add(new Mark(length, inline));
    marked.set(length);
    behindMark = true;
  }

  /** Adds characters that stand for one stretch of source; gives where the first one went. */
  private int add(String words, Span all) {
    int from = length;
    for (int i = 0; i < words.length(); i++) {
      add(words.charAt(i), all.start(), all.end());
      from = i == 0 && length > from ? length - 1 : from;
    }
    return from;
  }

  private void link(Inline.Link link) {
    int from = length;
    links++;
    container(link.content(), link.span());
    links--;
    if (length - 1 > from) {
      whole.set(from, length - 1);
    }
  }

  private void add(char c, int start, int end) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      blank = true;
      return;
    }
    boolean behind = behindMark;
    behindMark = false;
    if (behind && isEmptyBracket(c)) {
      dropBracket();
      return;
    }
    if (behind && c == '.' && length > 0 && text[length - 1] == '.') {
      // "t.i.d. [@a]." has one stop for the reader.
      ends[length - 1] = end;
      blank = false;
      return;
    }
    boolean glued = behind && ".,;:!?)]}\u201D\u2019".indexOf(c) >= 0;
    if (blank && !glued && length > 0) {
      push(' ', start, start);
    }
    blank = false;
    push(c, start, end);
  }

  /** "Eat ([@a])." leaves nothing in its brackets for the reader. */
  private boolean isEmptyBracket(char c) {
    return c == ')' && length > 0 && text[length - 1] == '(';
  }

  private void dropBracket() {
    length--;
    blank = length > 0 && text[length - 1] == ' ';
    length -= blank ? 1 : 0;
    for (int i = marks.size() - 1; i >= 0 && marks.get(i).at() > length; i--) {
      marks.set(i, new Mark(length, marks.get(i).inline()));
    }
    marked.clear(length + 1, marked.length() + 1);
    marked.set(length);
    behindMark = true;
  }

  private void push(char c, int start, int end) {
    int at = length;
    if (at == text.length) {
      text = Arrays.copyOf(text, at * 2);
      starts = Arrays.copyOf(starts, at * 2);
      ends = Arrays.copyOf(ends, at * 2);
    }
    text[at] = c;
    starts[at] = start;
    ends[at] = end;
    length = at + 1;
    if (links > 0) {
      linked.set(at);
    }
  }
}
