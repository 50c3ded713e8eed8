package org.imprimatur.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * Divides running text into sentences, by rules made for medical prose: abbreviations, decimals,
 * doses, initials and species do not end a sentence. Where a rule must guess, it divides: an
 * undivided pair would let one citation pass for two claims.
 */
final class Sentences {
  private final String text;
  private final IntPredicate marked;
  private final SentenceEnd ends;
  private final List<Range> out = new ArrayList<>();

  private Sentences(String text, IntPredicate marked) {
    this.text = text;
    this.marked = marked;
    this.ends = new SentenceEnd(text, marked);
  }

  /**
   * A stretch of the text, the end exclusive.
   *
   * @param stopped whether it ends with a stop, not just with the text or before an item
   */
  record Range(int from, int to, boolean stopped) {
    /** This one and what follows it, up to the end of another. */
    Range with(Range other) {
      return new Range(from, other.to, other.stopped);
    }
  }

  /**
   * The sentences of a text, without the blanks between them.
   *
   * @param text with white space folded
   * @param marked whether a citation or the like stands right before a character
   * @param items the items of lists in it, in order: each begins a sentence
   */
  static List<Range> of(String text, IntPredicate marked, List<ListsUnseenByMarkdown.Item> items) {
    Sentences sentences = new Sentences(text, marked);
    int from = 0;
    int body = 0;
    for (ListsUnseenByMarkdown.Item item : items) {
      sentences.stretch(from, body, item.start());
      from = item.start();
      body = item.body();
    }
    sentences.stretch(from, body, text.length());
    return sentences.out;
  }

  /** Divides a stretch that begins with a mark up to {@code body}, in which nothing ends. */
  private void stretch(int start, int body, int limit) {
    int from = skipBlanks(start);
    int at = Math.max(from, body);
    while (at < limit) {
      if (!Stops.isStop(text.charAt(at))) {
        at++;
        continue;
      }
      int last = at;
      while (last + 1 < limit && Stops.isStop(text.charAt(last + 1))) {
        last++;
      }
      int end = Math.min(boundary(from, at, last), limit);
      if (end > 0) {
        out.add(new Range(from, end, true));
        from = skipBlanks(end);
      }
      at = Math.max(last + 1, from);
    }
    int to = limit;
    while (to > from && text.charAt(to - 1) == ' ') {
      to--;
    }
    if (from < to) {
      out.add(new Range(from, to, false));
    }
  }

  private int skipBlanks(int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) == ' ') {
      i++;
    }
    return i;
  }

  /**
   * The end of the sentence whose stops stand from {@code at} to {@code last}, or -1 if none ends.
   */
  private int boundary(int from, int at, int last) {
    boolean bare = ends.closed(last + 1) == last + 1;
    boolean plain = text.charAt(at) == '.' && last == at;
    int end = ends.behind(last + 1);
    AroundStop around = new AroundStop(text, from, at);
    int numbers = plain && end == last + 1 ? around.typedNumbers(end) : -1;
    if (numbers > 0) {
      return numbers;
    }
    if (end == text.length()) {
      return end;
    }
    boolean clear = isClear(at, last);
    boolean apart = text.charAt(end) == ' ' || isMarked(last + 1, end);
    if (!apart && !clear && !around.mayEndGlued(end, plain)) {
      return -1;
    }
    int next = skipBlanks(end);
    if (next == text.length() || clear) {
      return end;
    }
    return begins(around, next, plain, bare) ? end : -1;
  }

  private boolean isMarked(int from, int to) {
    for (int i = from; i <= to; i++) {
      if (marked.test(i)) {
        return true;
      }
    }
    return false;
  }

  private boolean isClear(int at, int last) {
    for (int i = at; i <= last; i++) {
      if (Stops.isClear(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean begins(AroundStop around, int next, boolean plain, boolean bare) {
    int first = around.skipOpeners(next);
    if (first >= around.text().length()) {
      return true;
    }
    String following = around.wordAt(first);
    boolean capital = around.isCapital(first, following);
    if (!plain) {
      return capital;
    }
    String before = around.before();
    String lower = before.toLowerCase(Locale.ROOT);
    if (Lexicon.LEADING.contains(lower)) {
      return false;
    }
    if (around.isEnumerator() || around.isInitial(first, following)) {
      return false;
    }
    if (Lexicon.OPEN.contains(lower) || AroundStop.isDotted(before)) {
      return isOpenEnd(lower, following, capital, around.text().charAt(first));
    }
    return capital || (bare && AroundStop.isOrdinary(before));
  }

  /** "No. 5" goes on; "said no. Patients" does not. */
  private static boolean isOpenEnd(String lower, String following, boolean capital, char first) {
    if (Character.isDigit(first) || !capital) {
      return false;
    }
    boolean starter = Lexicon.STARTERS.contains(following.toLowerCase(Locale.ROOT));
    return starter || Lexicon.CLOSING.contains(lower);
  }
}
