package org.imprimatur.finding;

import org.imprimatur.source.Characters;
import org.imprimatur.source.Region;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;

/**
 * The source line of a finding, cut to a readable width around the place, so that a report needs
 * the file no more.
 *
 * @param text the line or a window of it; tabs and control characters are blanks
 * @param caret code points in {@code text} before the place, from 0
 * @param length code points that the place covers on this line, at least 1
 */
public record Excerpt(String text, int caret, int length) {

  /** For places that have no source line. */
  public static final Excerpt NONE = new Excerpt("", 0, 1);

  private static final int WIDTH = 160;
  private static final int LEAD = 40;

  /** The line on which a span starts. */
  public static Excerpt of(Source source, Span span) {
    Region region = source.region(span);
    int start = source.lineStart(region.line());
    int end = source.lineEnd(region.line());
    int at = Math.min(span.start(), end);
    int from = end - start <= WIDTH ? start : Math.max(start, at - LEAD);
    int to = Math.min(end, from + WIDTH);
    from = whole(source, from);
    to = whole(source, to);
    String window = OneLine.of(source.characters().slice(from, to));
    String before = from > start ? "…" : "";
    String after = to < end ? "…" : "";
    int caret = source.characters().codePointCount(from, at) + before.length();
    int stop = Math.min(Math.max(span.end(), at), to);
    int length = Math.max(1, stop > at ? source.characters().codePointCount(at, stop) : 1);
    return new Excerpt(before + window + after, caret, length);
  }

  /** Whether there is a line to show. */
  public boolean isEmpty() {
    return text.isEmpty();
  }

  private static int whole(Source source, int offset) {
    Characters text = source.characters();
    boolean inside =
        offset > 0 && offset < text.length() && Character.isLowSurrogate(text.charAt(offset));
    return inside ? offset - 1 : offset;
  }
}
