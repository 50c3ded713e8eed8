package org.imprimatur.source;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines that git leaves in a file where it could not merge two versions: seven times {@code <},
 * {@code =} (and {@code |}) and {@code >}, with the names of the versions behind them (manual of
 * git merge, "How conflicts are presented").
 */
public final class ConflictMarks {
  /** What a finding says of them. */
  public static final String MESSAGE =
      "git could not merge two versions of this file and left both here, between its marks"
          + " (<<<<<<<, =======, >>>>>>>)";

  /** What is to be done where one of the versions counts. */
  public static final String HINT =
      "decide which version is right, and remove the other one and the lines with the marks";

  private static final int LENGTH = 7;

  private ConflictMarks() {}

  /** Which mark a line is. */
  public enum Mark {
    /** Before the one version. */
    BEGIN('<'),
    /** Before what both versions came from. */
    BASE('|'),
    /** Before the other version. */
    MIDDLE('='),
    /** Behind the other version. */
    END('>'),
    /** None. */
    NONE(' ');

    private final char sign;

    Mark(char sign) {
      this.sign = sign;
    }
  }

  /** Which mark a line is, taken alone: a line of {@code =} may also underline a heading. */
  public static Mark of(CharSequence line) {
    return of(line, 0, line.length());
  }

  private static Mark of(CharSequence text, int start, int end) {
    if (end - start < LENGTH) {
      return Mark.NONE;
    }
    for (Mark mark : Mark.values()) {
      if (text.charAt(start) == mark.sign && mark != Mark.NONE) {
        return isMark(text, start, end, mark) ? mark : Mark.NONE;
      }
    }
    return Mark.NONE;
  }

  private static boolean isMark(CharSequence text, int start, int end, Mark mark) {
    for (int i = start; i < start + LENGTH; i++) {
      if (text.charAt(i) != mark.sign) {
        return false;
      }
    }
    return end - start == LENGTH || (mark != Mark.MIDDLE && text.charAt(start + LENGTH) == ' ');
  }

  /**
   * The first line of each conflict in a stretch of a source; also of one that was half removed, as
   * far as its outer marks tell.
   */
  public static List<Span> find(Source source, Span part) {
    List<Span> out = new ArrayList<>();
    boolean open = false;
    int last = part.end() > part.start() ? source.lineOf(part.end() - 1) : 0;
    for (int line = source.lineOf(part.start()); line <= last; line++) {
      int start = source.lineStart(line);
      Mark mark = of(source.characters(), start, source.lineEnd(line));
      if (start < part.start() || mark == Mark.NONE) {
        continue;
      }
      if (mark == Mark.BEGIN || (mark == Mark.END && !open)) {
        out.add(new Span(start, source.lineEnd(line)));
      }
      open = mark == Mark.BEGIN || (open && mark != Mark.END);
    }
    return out;
  }

  /** The same of a whole source. */
  public static List<Span> find(Source source) {
    return find(source, new Span(0, source.length()));
  }
}
