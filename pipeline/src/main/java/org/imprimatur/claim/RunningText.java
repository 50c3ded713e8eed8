package org.imprimatur.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.imprimatur.model.Attributes;
import org.imprimatur.model.Citation;
import org.imprimatur.model.Inline;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * A paragraph as the reader sees it, with the way back to the source: white space folded, marks,
 * bracketed citations and attribute blocks left out. A citation in the sentence ({@code @key}) is
 * shown, since it is part of the sentence. One instance serves the paragraphs of an article, one
 * after the other.
 */
final class RunningText implements Inline.Visitor {
  private char[] raw = new char[128];
  private char[] text = new char[128];
  private int[] starts = new int[128];
  private int[] ends = new int[128];
  private int length;
  private final List<Mark> marks = new ArrayList<>();
  private final List<Container> containers = new ArrayList<>();
  private final BitSet linked = new BitSet();
  private final BitSet shownKeys = new BitSet();
  private final BitSet whole = new BitSet();
  private final BitSet tags = new BitSet();
  private final BitSet lines = new BitSet();
  private String all = "";
  private boolean blank;
  private boolean plain = true;
  private boolean line;
  private boolean behindMark;
  private int links;

  /** A citation, or else an attribute block, before the character at {@code at}. */
  record Mark(int at, Span span, Inline.@Nullable Cite cite, Attributes attributes) {
    Mark movedTo(int other) {
      return new Mark(other, span, cite, attributes);
    }
  }

  /** An inline that holds the characters {@code from} to {@code to}. */
  private record Container(int from, int to, Span span) {}

  /** Reads a paragraph; what was read before is forgotten. */
  void read(List<Inline> content) {
    length = 0;
    marks.clear();
    containers.clear();
    for (BitSet set : List.of(linked, shownKeys, whole, tags, lines)) {
      set.clear();
    }
    blank = false;
    plain = true;
    line = false;
    behindMark = false;
    links = 0;
    inlines(content);
    all = new String(text, 0, length);
    containers.sort(Comparator.comparingInt(Container::from));
  }

  String text() {
    return all;
  }

  /** Whether every character stands for itself where sentences are found, and there are no tags. */
  boolean isPlain() {
    return plain && tags.isEmpty();
  }

  boolean hasTags() {
    return !tags.isEmpty();
  }

  /** The next character, from an index on, that stands in code or the like; -1 if none does. */
  int nextWhole(int from) {
    int next = whole.nextSetBit(from);
    return next < length ? next : -1;
  }

  /** The first characters of source lines. */
  BitSet lines() {
    return lines;
  }

  /** Whether a character stands in code, a key or, but for its last one, a link. */
  boolean isWhole(int at) {
    return whole.get(at);
  }

  /** Whether a character is part of an HTML tag. */
  boolean isTag(int at) {
    return tags.get(at);
  }

  /** Whether a character is the first one of a source line. */
  boolean isLineStart(int at) {
    return lines.get(at);
  }

  /** Where a character stands in the source. */
  int sourceStart(int at) {
    return starts[at];
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

  /** Whether all letters and digits of a stretch, if there are any, are shown citation keys. */
  boolean isKeysOrSigns(int from, int to) {
    return firstOther(shownKeys, from, to) == to;
  }

  /** Whether all letters and digits of a stretch belong to links, and there are some. */
  boolean isLinksOnly(int from, int to) {
    return isOnly(linked, from, to);
  }

  /** Whether a stretch holds links and does nothing but point to them. */
  boolean isPointer(int from, int to) {
    int first = linked.nextSetBit(from);
    if (first < 0 || first >= to) {
      return false;
    }
    StringBuilder around = new StringBuilder();
    StringBuilder links = new StringBuilder();
    for (int i = from; i < to; i++) {
      around.append(linked.get(i) ? ' ' : text[i]);
      links.append(linked.get(i) ? text[i] : ' ');
    }
    return PointingStatements.are(around.toString(), links.toString());
  }

  private boolean isOnly(BitSet set, int from, int to) {
    int first = set.nextSetBit(from);
    return first >= 0 && first < to && firstOther(set, from, to) == to;
  }

  /** The first letter or digit of a stretch that is not in a set; its end if there is none. */
  private int firstOther(BitSet set, int from, int to) {
    int i = from;
    while (i < to && (set.get(i) || !Character.isLetterOrDigit(text[i]))) {
      i++;
    }
    return i;
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
      start = Math.min(start, mark.span().start());
      end = Math.max(end, mark.span().end());
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
      inline.accept(this);
    }
  }

  @Override
  public void softBreak(Inline.SoftBreak it) {
    lineEnd();
  }

  @Override
  public void hardBreak(Inline.HardBreak it) {
    lineEnd();
  }

  private void lineEnd() {
    blank = true;
    line = true;
  }

  @Override
  public void code(Inline.Code it) {
    whole.set(add(it.text(), it.span()), length);
  }

  @Override
  public void rawHtml(Inline.RawHtml it) {
    tags.set(add(it.text(), it.span()), length);
  }

  @Override
  public void emphasis(Inline.Emphasis it) {
    container(it.content(), it.span());
  }

  @Override
  public void strong(Inline.Strong it) {
    container(it.content(), it.span());
  }

  /** What its description cites is shown behind it and covers nothing. */
  @Override
  public void image(Inline.Image it) {}

  @Override
  public void marks(Inline.Marks it) {
    mark(it.span(), null, it.attributes());
  }

  @Override
  public void text(Inline.Text words) {
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

  @Override
  public void cite(Inline.Cite cite) {
    Citation first = cite.citations().get(0);
    if (first.mode() != Citation.Mode.AUTHOR_IN_TEXT
        || first.span().start() != cite.span().start()) {
      mark(cite.span(), cite, cite.attributes());
      return;
    }
    int from = add("@" + first.key(), first.span());
    shownKeys.set(from, length);
    whole.set(from, length);
    marks.add(new Mark(length, cite.span(), cite, cite.attributes()));
  }

  private void mark(Span span, Inline.@Nullable Cite cite, Attributes attributes) {
    marks.add(new Mark(length, span, cite, attributes));
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

  @Override
  public void link(Inline.Link link) {
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
      marks.set(i, marks.get(i).movedTo(length));
    }
    behindMark = true;
  }

  private void push(char c, int start, int end) {
    int at = length;
    if (at == text.length) {
      text = Arrays.copyOf(text, at * 2);
      starts = Arrays.copyOf(starts, at * 2);
      ends = Arrays.copyOf(ends, at * 2);
    }
    plain = plain && TextOfSentences.isPlain(c);
    text[at] = c;
    starts[at] = start;
    ends[at] = end;
    length = at + 1;
    if (links > 0) {
      linked.set(at);
    }
    if (line && c != ' ') {
      lines.set(at);
      line = false;
    }
  }
}
