package org.imprimatur.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.finding.RuleId;
import org.imprimatur.ingest.Bullets.Bullet;
import org.imprimatur.ingest.Bullets.Trust;
import org.imprimatur.ingest.PageLine.Kind;
import org.imprimatur.ingest.PageLine.Shape;
import org.imprimatur.ingest.PageLine.Spot;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;

/** Reads the lines of a pasted text: bullets, indents, tables, headings in Markdown. */
final class TextLines {
  private static final int TAB = 4;
  private static final Pattern ATX = Pattern.compile("(#{1,6})\\s+(\\S.*?)(?:\\s+#+)?");
  private static final Pattern WHOLLY_BOLD =
      Pattern.compile("(\\*\\*|__)(?=\\S)([^*_]+)(?<=\\S)\\1");
  private static final Pattern RULE =
      Pattern.compile("={3,}|-{3,}|_{3,}|\\*{3,}|([-*_] ?){3,200}+");
  private static final Pattern DELIMITER =
      Pattern.compile("\\|?\\s*:?-+:?\\s*(\\|\\s*:?-+:?\\s*){0,200}+\\|?");

  private static final Pattern ENDS = Pattern.compile(".*[.!?:;…][\"”’')\\]]*");

  /** A shorter line was not wrapped. */
  private static final int LONG_LINE = 60;

  private final Source page;
  private final ImportNotes notes;
  private final List<PageLine> out = new ArrayList<>();

  private TextLines(Source page, ImportNotes notes) {
    this.page = page;
    this.notes = notes;
  }

  static List<PageLine> read(Source page, ImportNotes notes) {
    TextLines lines = new TextLines(page, notes);
    int line = 1;
    while (line <= page.lineCount()) {
      line = lines.next(line);
    }
    return lines.out;
  }

  private int next(int line) {
    Spot spot = spot(line);
    String raw = page.line(line);
    String text = clean(raw, spot);
    if (text.isEmpty()) {
      out.add(PageLine.of(spot, Kind.BLANK, 0, List.of()));
      return line + 1;
    }
    int end = tableEnd(line);
    if (end > line + 1) {
      out.add(table(line, end));
      return end;
    }
    if (RULE.matcher(text).matches()) {
      rule(spot, text);
      return line + 1;
    }
    Matcher bold = WHOLLY_BOLD.matcher(text);
    out.add(line(spot, indent(raw), bold.matches() ? bold.group(2) : text));
    return line + 1;
  }

  /** A line of signs makes the words right above it a heading; elsewhere it only divides. */
  private void rule(Spot spot, String text) {
    int last = out.size() - 1;
    boolean heads = previous(Kind.TEXT) && (last == 0 || out.get(last - 1).is(Kind.BLANK));
    if (heads
        && HeadingForm.looksLikeOne(out.get(last).text())
        && "=-".indexOf(text.charAt(0)) >= 0) {
      PageLine words = out.remove(last);
      int level = text.charAt(0) == '=' ? 1 : 2;
      out.add(PageLine.of(words.spot(), Kind.HEADING, level, words.runs()));
    } else {
      out.add(PageLine.of(spot, Kind.BLANK, 0, List.of()));
    }
  }

  private PageLine line(Spot spot, int indent, String text) {
    Matcher atx = ATX.matcher(text);
    if (atx.matches()) {
      return PageLine.of(
          spot, Kind.HEADING, atx.group(1).length(), TextStretch.words(atx.group(2)));
    }
    Bullet bullet = Bullets.read(text);
    if (bullet != null && startsItem(spot, indent, bullet)) {
      return item(spot, indent, bullet.marker(), bullet.rest());
    }
    return PageLine.of(spot, Kind.TEXT, indent, TextStretch.words(text));
  }

  private static PageLine item(Spot spot, int indent, String marker, String text) {
    return new PageLine(
        spot, new Shape(Kind.ITEM, indent, marker), TextStretch.words(text), List.of());
  }

  /** A line that begins with a bullet is an item, whatever stands above it. */
  private boolean startsItem(Spot spot, int indent, Bullet bullet) {
    return switch (bullet.trust()) {
      case SURE -> true;
      case LIKELY -> !goesOn(spot, bullet);
      case IN_A_LIST -> startsInList(spot, indent, bullet);
    };
  }

  /** A dash in the middle of a sentence may stand at the start of a wrapped line. */
  private boolean goesOn(Spot spot, Bullet bullet) {
    boolean small = Character.isLowerCase(bullet.rest().codePointAt(0));
    String before = previous(Kind.TEXT) ? out.get(out.size() - 1).text() : "";
    boolean inSentence = small && before.length() >= LONG_LINE && !ENDS.matcher(before).matches();
    boolean goesOn = inSentence && !hasSibling(spot.line(), bullet);
    if (goesOn) {
      doubt(spot, "may be an item, or go on with the sentence above", "It was left as text");
    }
    return goesOn;
  }

  private boolean startsInList(Spot spot, int indent, Bullet bullet) {
    String marker = bullet.marker();
    if (Bullets.isNumber(marker)) {
      return startsOrdered(spot, marker);
    }
    boolean company = previous(Kind.ITEM) || hasSibling(spot.line(), bullet);
    if (marker.equals("a")) {
      return company || previous(Kind.BLANK) || previous(Kind.HEADING) || beforeEndsWith(":");
    }
    if (bullet.rest().startsWith(marker)) {
      doubt(spot, "may be an item, or begin with a minus", "The sign was kept");
    }
    return company || (indent > 0 && previous(Kind.BLANK) && marker.equals("\u2212"));
  }

  /** Whether the line above or below begins with the same sign. */
  private boolean hasSibling(int line, Bullet bullet) {
    for (int near : new int[] {line - 1, line + 1}) {
      if (near >= 1 && near <= page.lineCount()) {
        Bullet other = Bullets.read(Cleaning.of(page.line(near)));
        if (other != null && other.marker().equals(bullet.marker())) {
          return true;
        }
      }
    }
    return false;
  }

  private void doubt(Spot spot, String what, String done) {
    notes.problem(
        RuleId.IMPORT_DOUBTFUL_BULLET,
        spot,
        "this line " + what,
        done + ": check that the draft says what the page says");
  }

  /**
   * Whether a line that starts with a number is an item: after a blank line, a lead-in or a line
   * too short to have been wrapped. Below a long one "over time / 1. Always ..." is a citation.
   */
  private boolean startsOrdered(Spot spot, String marker) {
    if (out.isEmpty() || previous(Kind.BLANK) || previous(Kind.HEADING) || beforeEndsWith(":")) {
      return true;
    }
    if (!previous(Kind.ITEM) && !previous(Kind.TEXT)) {
      return true;
    }
    if (out.get(out.size() - 1).text().length() < LONG_LINE
        || inNumberedList(spot.line(), marker)) {
      return true;
    }
    doubt(spot, "may be an item, or go on with the line above", "It was left as text");
    return false;
  }

  private boolean inNumberedList(int line, String marker) {
    int number = Integer.parseInt(marker.substring(0, marker.length() - 1));
    for (int i = out.size() - 1; i >= 0 && i > out.size() - 12; i--) {
      PageLine before = out.get(i);
      if (before.is(Kind.ITEM)
          && before.shape().marker().equals(number - 1 + marker.substring(marker.length() - 1))) {
        return true;
      }
    }
    for (int i = line + 1; i <= Math.min(line + 6, page.lineCount()); i++) {
      if (number == 1 && page.line(i).strip().startsWith("2" + marker.substring(1))) {
        return true;
      }
    }
    return false;
  }

  private boolean previous(Kind kind) {
    return !out.isEmpty() && out.get(out.size() - 1).is(kind);
  }

  private boolean beforeEndsWith(String end) {
    return !out.isEmpty() && out.get(out.size() - 1).text().endsWith(end);
  }

  // Tables: rows of cells between tabs (as browsers paste them), or Markdown's pipes.

  private int tableEnd(int line) {
    int width = cells(line).size();
    int end = line;
    while (width > 1 && end <= page.lineCount() && sameWidth(end, width)) {
      end++;
    }
    return end;
  }

  private boolean sameWidth(int line, int width) {
    return cells(line).size() == width;
  }

  private List<String> cells(int line) {
    String text = page.line(line).strip();
    if (text.startsWith("|") && text.length() > 2) {
      String inner = text.substring(1, text.endsWith("|") ? text.length() - 1 : text.length());
      return Arrays.asList(inner.split("(?<!\\\\)\\|", -1));
    }
    Bullet bullet = Bullets.read(text);
    if (bullet != null && (bullet.trust() == Trust.SURE || Bullets.isNumber(bullet.marker()))) {
      return List.of();
    }
    return text.indexOf('\t') < 0 ? List.of() : Arrays.asList(text.split("\t", -1));
  }

  private PageLine table(int from, int to) {
    List<List<List<TextStretch>>> rows = new ArrayList<>();
    for (int line = from; line < to; line++) {
      if (DELIMITER.matcher(page.line(line).strip()).matches()) {
        continue;
      }
      List<List<TextStretch>> row = new ArrayList<>();
      for (String cell : cells(line)) {
        row.add(TextStretch.words(Cleaning.of(cell)));
      }
      rows.add(row);
    }
    Span span = new Span(page.lineStart(from), spot(to - 1).span().end());
    return new PageLine(new Spot(from, span), new Shape(Kind.TABLE, 0, ""), List.of(), rows);
  }

  private Spot spot(int line) {
    int start = page.lineStart(line);
    return new Spot(line, new Span(start, start + page.line(line).length()));
  }

  private String clean(String raw, Spot spot) {
    int invisible = Cleaning.invisible(raw);
    if (invisible > 0) {
      notes.drop(spot, "invisible or control characters (" + invisible + ")", "");
    }
    return Cleaning.of(raw);
  }

  private static int indent(String raw) {
    int column = 0;
    for (int i = 0; i < raw.length(); i++) {
      int c = raw.charAt(i);
      if (c == '\t') {
        column += TAB - column % TAB;
      } else if (Cleaning.isBlank(c)) {
        column++;
      } else if (!Cleaning.isInvisible(c)) {
        break;
      }
    }
    return column;
  }
}
