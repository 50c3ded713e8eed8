package org.imprimatur.claim;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.imprimatur.source.Blanks;
import org.jspecify.annotations.Nullable;

/**
 * A paragraph as it is divided into sentences, with the way back to the running text: every blank
 * is a plain one; what takes no space, HTML tags and marks of emphasis that mark nothing are left
 * out; code, keys and the inside of links hold no stops. So sentences end where they would if all
 * blanks were plain.
 */
final class TextOfSentences {
  private static final char MASK = 'x';

  private final RunningText running;
  private final int[] marks;
  private final BitSet marked = new BitSet();
  private final BitSet items = new BitSet();
  private BitSet lines = new BitSet();
  private char[] chars = new char[0];
  private int length;
  private String text = "";

  /** Where each character begins and ends in the running text; null where both are one. */
  private int @Nullable [] starts;

  private int[] ends = new int[0];
  private boolean blank;
  private boolean behindMark;
  private boolean line;
  private boolean item;

  private TextOfSentences(RunningText running) {
    this.running = running;
    this.marks = new int[running.marks().size()];
  }

  /** Makes the text of a paragraph that was read. */
  static TextOfSentences of(RunningText running) {
    TextOfSentences divided = new TextOfSentences(running);
    if (running.isPlain()) {
      divided.same();
    } else {
      divided.read();
    }
    return divided;
  }

  String text() {
    return text;
  }

  /** The characters of a stretch. */
  String slice(Sentences.Range range) {
    return text.substring(range.from(), range.to());
  }

  /** The place of a character in the source. */
  int source(int at) {
    return running.sourceStart(start(at));
  }

  /** Whether a character stands in code, a key or a link. */
  boolean isWhole(int at) {
    return running.isWhole(start(at));
  }

  private int start(int at) {
    int[] own = starts;
    return own == null ? at : own[at];
  }

  /**
   * The stretches of the running text that sentences take. A blank that is not a plain one stays
   * where nothing is divided at it: the words of a statement, and so its id, are those that stand
   * there.
   */
  List<Sentences.Range> shown(List<Sentences.Range> sentences) {
    if (starts == null) {
      return sentences;
    }
    String all = running.text();
    List<Sentences.Range> out = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < sentences.size(); i++) {
      Sentences.Range sentence = sentences.get(i);
      boolean last = i + 1 == sentences.size();
      int next = last ? all.length() : start(sentences.get(i + 1).from());
      int end = end(all, ends[sentence.to() - 1], next);
      boolean rest = end < next && (all.charAt(end) != ' ' || !sentence.stopped());
      end = last && rest ? next : end;
      out.add(new Sentences.Range(from, end, sentence.stopped()));
      boolean plain = end < next && all.charAt(end) == ' ';
      from = plain || (end < next && running.isTag(end)) ? end : next;
      while (from < next && all.charAt(from) == ' ') {
        from++;
      }
    }
    return out;
  }

  /** Behind the tags and marks that close what a sentence holds. */
  private int end(String all, int from, int next) {
    int end = from;
    while (end < next) {
      char c = all.charAt(end);
      if (running.isTag(end) && closes(all, end)) {
        end = all.indexOf('>', end) + 1;
      } else if (c == '*' || c == '_') {
        end++;
      } else {
        break;
      }
    }
    return end;
  }

  private static boolean closes(String all, int tag) {
    return all.indexOf('>', tag) > 0
        && (all.startsWith("</", tag) || all.regionMatches(true, tag, "<br", 0, 3));
  }

  /** Whether a citation or attribute block stands right before a character. */
  boolean isMarked(int at) {
    return marked.get(at);
  }

  /** Where a line of the source begins, or what ends lines in HTML. */
  BitSet lines() {
    return lines;
  }

  /** Where an item begins that HTML marks as one. */
  BitSet items() {
    return items;
  }

  /** The place of a citation or attribute block, by its number. */
  int mark(int number) {
    return marks[number];
  }

  /** The running text as it is, but for stops in code and the like. */
  private void same() {
    for (int i = 0; i < marks.length; i++) {
      marks[i] = running.marks().get(i).at();
      marked.set(marks[i]);
    }
    lines = running.lines();
    text = running.text();
    int whole = running.nextWhole(0);
    if (whole < 0) {
      return;
    }
    char[] masked = text.toCharArray();
    while (whole >= 0) {
      masked[whole] = whole(masked[whole]);
      whole = running.nextWhole(whole + 1);
    }
    text = new String(masked);
  }

  private void read() {
    String all = running.text();
    chars = new char[all.length()];
    starts = new int[all.length()];
    ends = new int[all.length()];
    read(all);
    text = new String(chars, 0, length);
  }

  private void read(String text) {
    boolean tags = running.hasTags();
    int mark = 0;
    int at = 0;
    while (at <= text.length()) {
      while (mark < marks.length && running.marks().get(mark).at() <= at) {
        marks[mark++] = length;
        marked.set(length);
        behindMark = true;
      }
      if (at == text.length()) {
        break;
      }
      line = line || running.isLineStart(at);
      if (tags && running.isTag(at)) {
        at = tag(text, at);
      } else {
        add(text, at++);
      }
    }
  }

  /** Goes over a tag: those of blocks part words, others do not. */
  private int tag(String text, int from) {
    int end = from + 1;
    while (end < text.length() && running.isTag(end) && text.charAt(end - 1) != '>') {
      end++;
    }
    int name = from + 1;
    while (name < end && Character.isLetter(text.charAt(name))) {
      name++;
    }
    switch (text.substring(from + 1, name).toLowerCase(Locale.ROOT)) {
      case "li", "dt", "dd" -> item = true;
      case "br", "p", "div", "tr" -> line = true;
      case "td", "th", "hr", "ul", "ol", "table" -> blank = true;
      default -> {
        // Within a line.
      }
    }
    blank |= line || item;
    return end;
  }

  private void add(String text, int at) {
    char c = running.isWhole(at) ? whole(text.charAt(at)) : plain(text, at);
    if (c == ' ') {
      blank = true;
      return;
    }
    if (c == 0 || c == '_' || (c == '*' && length > 0 && !line)) {
      return;
    }
    boolean glued = behindMark && ".,;:!?)]}\u201D\u2019".indexOf(c) >= 0;
    if (glued && c == '.' && length > 0 && chars[length - 1] == '.') {
      // "t.i.d. [@a]." has one stop for the reader.
      ends[length - 1] = at + 1;
      behindMark = false;
      return;
    }
    if (blank && !glued && length > 0) {
      push(' ', at, at);
    }
    if (line || item) {
      (item ? items : lines).set(length);
    }
    blank = false;
    line = false;
    item = false;
    behindMark = false;
    push(c, at, at + 1);
  }

  private static char whole(char c) {
    return Stops.isStop(c) ? MASK : plain(c);
  }

  private static char plain(String text, int at) {
    char c = text.charAt(at);
    if (c == '\uFF0E' && isDigit(text, at - 1) && isDigit(text, at + 1)) {
      return MASK;
    }
    return plain(c);
  }

  /** Whether a character stands here for itself. */
  static boolean isPlain(char c) {
    return c < 0x7F ? c >= ' ' && c != '*' && c != '_' : c != '\uFF0E' && plain(c) == c;
  }

  /** A blank for every kind of blank, 0 for what takes no space. */
  private static char plain(char c) {
    if (c > ' ' && c < 0x7F) {
      return c;
    }
    if (Blanks.isBlank(c)) {
      return ' ';
    }
    if (Blanks.isNothing(c)) {
      return 0;
    }
    return c == '\u2024' || c == '\uFE52' ? '.' : c;
  }

  private static boolean isDigit(String text, int at) {
    return at >= 0 && at < text.length() && Character.isDigit(text.charAt(at));
  }

  private void push(char c, int start, int end) {
    chars[length] = c;
    if (starts != null) {
      starts[length] = start;
    }
    ends[length++] = end;
  }
}
