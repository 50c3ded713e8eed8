package org.imprimatur.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.ingest.PageLine.Kind;
import org.imprimatur.ingest.PageLine.Shape;
import org.imprimatur.ingest.PageLine.Spot;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;

/** Reads the lines of a pasted text: bullets, indents, tables, headings in Markdown. */
final class TextLines {
  private static final int TAB = 4;
  private static final Pattern GLYPH =
      Pattern.compile(
          "([•‣◦▪▫●○■□⁃∙·➢➤►▶❖✓✔\uF0B7\uF0A7\uF076\uF0D8\uF0FC])[\\s]*(\\S.*)|([-*+–—o§])\\s+(\\p{L}.*|\\S.*)");
  private static final Pattern ORDERED = Pattern.compile("(\\d{1,3}[.)])\\s+(\\S.*)");
  private static final Pattern LETTERED = Pattern.compile("\\(?([a-z]|[ivx]{2,5})[.)]\\s+\\S.*");
  private static final Pattern ATX = Pattern.compile("(#{1,6})\\s+(\\S.*?)(?:\\s+#+)?");
  private static final Pattern WHOLLY_BOLD =
      Pattern.compile("(\\*\\*|__)(?=\\S)([^*_]+)(?<=\\S)\\1");
  private static final Pattern RULE = Pattern.compile("={3,}|-{3,}|_{3,}|\\*{3,}");
  private static final Pattern DELIMITER =
      Pattern.compile("\\|?\\s*:?-+:?\\s*(\\|\\s*:?-+:?\\s*){0,200}+\\|?");

  private final Source page;
  private final Notes notes;
  private final List<PageLine> out = new ArrayList<>();

  private TextLines(Source page, Notes notes) {
    this.page = page;
    this.notes = notes;
  }

  static List<PageLine> read(Source page, Notes notes) {
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
    if (heads && Standing.looksLikeOne(out.get(last).text()) && "=-".indexOf(text.charAt(0)) >= 0) {
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
      return PageLine.of(spot, Kind.HEADING, atx.group(1).length(), Run.words(atx.group(2)));
    }
    Matcher ordered = ORDERED.matcher(text);
    if (ordered.matches() && startsOrdered(spot.line(), ordered.group(1))) {
      return item(spot, indent, ordered.group(1), ordered.group(2));
    }
    Matcher glyph = GLYPH.matcher(text);
    if (glyph.matches()) {
      String marker = glyph.group(1) == null ? glyph.group(3) : glyph.group(1);
      String rest = glyph.group(2) == null ? glyph.group(4) : glyph.group(2);
      if (startsItem(spot.line(), indent, marker)) {
        return item(spot, indent, marker, rest);
      }
    }
    boolean lettered =
        LETTERED.matcher(text).matches() && (previous(Kind.ITEM) || previous(Kind.BLANK));
    return lettered
        ? item(spot, indent, "a", text)
        : PageLine.of(spot, Kind.TEXT, indent, Run.words(text));
  }

  private static PageLine item(Spot spot, int indent, String marker, String text) {
    return new PageLine(spot, new Shape(Kind.ITEM, indent, marker), Run.words(text), List.of());
  }

  /** A dash or an "o" at the start of a wrapped line is text; a typed bullet never is. */
  private boolean startsItem(int line, int indent, String marker) {
    if (!marker.matches("[-*+–—o§]")) {
      return true;
    }
    boolean inList = previous(Kind.ITEM);
    if (marker.equals("o") || marker.equals("§")) {
      return inList;
    }
    return inList || previous(Kind.BLANK) || line == 1 || beforeEndsWith(":") || indent > 0;
  }

  /**
   * Whether a line that starts with a number is an item: after a blank line, an item or a lead-in.
   * Within a paragraph "over time / 1. Always ..." is a citation that was wrapped.
   */
  private boolean startsOrdered(int line, String marker) {
    if (out.isEmpty() || previous(Kind.BLANK) || previous(Kind.HEADING) || beforeEndsWith(":")) {
      return true;
    }
    if (!previous(Kind.ITEM) && !previous(Kind.TEXT)) {
      return true;
    }
    return inNumberedList(line, marker);
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
    if (GLYPH.matcher(text).matches() || ORDERED.matcher(text).matches()) {
      return List.of();
    }
    return text.indexOf('\t') < 0 ? List.of() : Arrays.asList(text.split("\t", -1));
  }

  private PageLine table(int from, int to) {
    List<List<List<Run>>> rows = new ArrayList<>();
    for (int line = from; line < to; line++) {
      if (DELIMITER.matcher(page.line(line).strip()).matches()) {
        continue;
      }
      List<List<Run>> row = new ArrayList<>();
      for (String cell : cells(line)) {
        row.add(Run.words(Cleaning.of(cell)));
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
