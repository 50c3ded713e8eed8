package org.imprimatur.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A terminal with what a command printed, as a drawing (SVG). The same text gives the same bytes;
 * nothing is loaded and no font is named that could be missing.
 */
final class TerminalPicture {
  private static final int COLUMNS = 92;
  private static final double ADVANCE = 8.4;
  private static final int LEADING = 20;
  private static final int MARGIN = 18;
  private static final int BAR = 30;
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[(\\d*)m");

  private TerminalPicture() {}

  /** A stretch of one colour. */
  private record Piece(String text, String fill, boolean isBold) {}

  /**
   * Draws.
   *
   * @param title what the picture shows, for those who do not see it
   * @param typed the command line
   * @param printed what stood on the terminal below it
   */
  static String draw(String title, String typed, String printed) {
    List<List<Piece>> lines = new ArrayList<>();
    wrap("$ " + typed).forEach(line -> lines.add(List.of(new Piece(line, "#ffffff", true))));
    for (String line : printed.stripTrailing().split("\n", -1)) {
      wrap(line).forEach(part -> lines.add(pieces(part)));
    }
    int width = (int) Math.ceil(COLUMNS * ADVANCE) + 2 * MARGIN;
    int height = BAR + lines.size() * LEADING + MARGIN;
    StringBuilder out = new StringBuilder();
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"").append(width);
    out.append("\" height=\"").append(height).append("\" viewBox=\"0 0 ").append(width);
    out.append(' ').append(height).append("\">\n<title>").append(escape(title));
    out.append("</title>\n<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#1b2327\"/>\n");
    out.append("<g fill=\"#52636d\"><circle cx=\"20\" cy=\"16\" r=\"5\"/>");
    out.append("<circle cx=\"38\" cy=\"16\" r=\"5\"/><circle cx=\"56\" cy=\"16\" r=\"5\"/></g>\n");
    out.append("<g font-family=\"ui-monospace, Menlo, Consolas, 'Liberation Mono', monospace\"");
    out.append(" font-size=\"14\">\n");
    for (int i = 0; i < lines.size(); i++) {
      text(lines.get(i), BAR + (i + 1) * LEADING - 6, out);
    }
    return out.append("</g>\n</svg>\n").toString();
  }

  /** Each piece at its column, and as wide as its characters, whatever font there is. */
  private static void text(List<Piece> pieces, int y, StringBuilder out) {
    int column = 0;
    for (Piece piece : pieces) {
      int length = piece.text().codePointCount(0, piece.text().length());
      if (!piece.text().isBlank()) {
        out.append("<text x=\"").append(MARGIN + tenths(column)).append("\" y=\"").append(y);
        out.append("\" textLength=\"").append(tenths(length)).append("\" fill=\"");
        out.append(piece.fill()).append(piece.isBold() ? "\" font-weight=\"700" : "");
        // Renderers fold blanks; those that do not break stay.
        out.append("\">").append(escape(piece.text()).replace(' ', '\u00A0')).append("</text>\n");
      }
      column += length;
    }
  }

  private static long tenths(int columns) {
    return Math.round(columns * ADVANCE);
  }

  private static List<Piece> pieces(String line) {
    List<Piece> out = new ArrayList<>();
    Matcher matcher = COLOUR.matcher(line);
    String fill = "#e3e8ea";
    boolean isBold = false;
    int from = 0;
    while (matcher.find()) {
      out.add(new Piece(line.substring(from, matcher.start()), fill, isBold));
      from = matcher.end();
      switch (matcher.group(1)) {
        case "1" -> isBold = true;
        case "31" -> fill = "#ff9d96";
        case "32" -> fill = "#84d3a8";
        case "33" -> fill = "#f0c063";
        default -> {
          fill = "#e3e8ea";
          isBold = false;
        }
      }
    }
    out.add(new Piece(line.substring(from), fill, isBold));
    out.removeIf(piece -> piece.text().isEmpty());
    return out;
  }

  /** Long lines go on below, cut between words where that can be. Colours are not wide. */
  private static List<String> wrap(String line) {
    List<String> out = new ArrayList<>();
    String rest = line;
    while (COLOUR.matcher(rest).replaceAll("").length() > COLUMNS) {
      int cut = rest.lastIndexOf(' ', COLUMNS);
      cut = cut <= COLUMNS / 2 ? COLUMNS : cut;
      out.add(rest.substring(0, cut));
      rest = rest.substring(cut).stripLeading();
    }
    out.add(rest);
    return out;
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
