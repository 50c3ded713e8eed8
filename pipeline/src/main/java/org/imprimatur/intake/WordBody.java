package org.imprimatur.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.imprimatur.ingest.DraftText;
import org.imprimatur.word.WordBlock;
import org.imprimatur.word.WordBlock.Style;

/** Writes blocks of a Word file as Markdown. */
final class WordBody {
  private static final int DEEPEST = 8;
  private static final int LOWEST_HEADING = 6;

  private final WordMarkdown text;
  private final int highest;
  private final StringBuilder out = new StringBuilder();

  /** Where the words of the open items stand, outermost first, and their numbers. */
  private final List<Integer> columns = new ArrayList<>();

  private final List<Integer> numbers = new ArrayList<>();
  private final List<String> stops = new ArrayList<>();
  private boolean inList;

  /** A writer for blocks, the highest heading among which becomes {@code ##}. */
  WordBody(WordMarkdown text, List<WordBlock> all) {
    this.text = text;
    this.highest =
        all.stream()
            .filter(WordBlock.Paragraph.class::isInstance)
            .map(block -> ((WordBlock.Paragraph) block).style())
            .filter(style -> style.kind() == Style.Kind.HEADING)
            .mapToInt(Style::level)
            .min()
            .orElse(1);
  }

  String write(List<WordBlock> blocks) {
    for (WordBlock block : blocks) {
      if (block instanceof WordBlock.Paragraph paragraph) {
        String line = text.line(paragraph.runs());
        if (!line.isEmpty()) {
          paragraph(paragraph.style(), line);
        }
      } else if (block instanceof WordBlock.Table table) {
        endList();
        table(table);
      }
    }
    return out.toString();
  }

  private void paragraph(Style style, String line) {
    switch (style.kind()) {
      case HEADING -> {
        endList();
        int level = Math.min(LOWEST_HEADING, style.level() - highest + 2);
        out.append('\n').append("#".repeat(level)).append(' ').append(heading(line)).append('\n');
      }
      case ITEM -> item(style, line);
      case ITEM_GOES_ON -> {
        int depth = Math.min(style.level() + 1, columns.size());
        out.append('\n').append(" ".repeat(depth == 0 ? 0 : columns.get(depth - 1)));
        out.append(DraftText.paragraph(line)).append('\n');
        inList = false;
      }
      case QUOTE, BOX -> {
        endList();
        out.append("\n> ").append(DraftText.paragraph(line)).append('\n');
      }
      case TEXT, TITLE, SUBTITLE, CODE -> {
        endList();
        out.append('\n').append(DraftText.paragraph(line)).append('\n');
      }
    }
  }

  /** Signs at the end of a heading would be taken for its mark. */
  private static String heading(String line) {
    return line.endsWith("#") ? line.substring(0, line.length() - 1) + "\\#" : line;
  }

  private void item(Style style, String line) {
    int depth = Math.min(Math.min(DEEPEST, style.level()), columns.size());
    int column = depth == 0 ? 0 : columns.get(depth - 1);
    boolean isFirst = depth >= numbers.size();
    int before = isFirst ? 0 : numbers.get(depth);
    String stop = isFirst ? "." : stops.get(depth);
    // Another mark begins another list, where Word numbers from the start again.
    if (before > 0 && style.number() > 0 && style.number() != before + 1) {
      stop = stop.equals(".") ? ")" : ".";
    }
    columns.subList(depth, columns.size()).clear();
    numbers.subList(Math.min(depth, numbers.size()), numbers.size()).clear();
    stops.subList(Math.min(depth, stops.size()), stops.size()).clear();
    String marker = style.number() > 0 ? style.number() + stop : "-";
    if (!inList) {
      out.append('\n');
    }
    out.append(" ".repeat(column)).append(marker).append(' ');
    out.append(DraftText.paragraph(line)).append('\n');
    columns.add(column + marker.length() + 1);
    numbers.add(style.number());
    stops.add(stop);
    inList = true;
  }

  private void endList() {
    columns.clear();
    numbers.clear();
    stops.clear();
    inList = false;
  }

  private void table(WordBlock.Table table) {
    int width = table.rows().stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    if (width == 0) {
      return;
    }
    boolean isHeader = true;
    out.append('\n');
    for (WordBlock.Row row : table.rows()) {
      out.append('|');
      for (int i = 0; i < width; i++) {
        String cell = i < row.cells().size() ? flat(row.cells().get(i)) : "";
        out.append(' ').append(cell).append(" |");
      }
      out.append('\n');
      if (isHeader) {
        out.append('|').append(" --- |".repeat(width)).append('\n');
        isHeader = false;
      }
    }
  }

  /** Blocks in one line: those of a cell or of a note. */
  String flat(List<WordBlock> blocks) {
    List<String> lines = new ArrayList<>();
    for (WordBlock block : blocks) {
      if (block instanceof WordBlock.Paragraph paragraph) {
        lines.add(text.line(paragraph.runs()));
      } else if (block instanceof WordBlock.Table table) {
        table.rows().forEach(row -> row.cells().forEach(cell -> lines.add(flat(cell))));
      }
    }
    StringBuilder joined = new StringBuilder();
    for (String line :
        lines.stream().filter(each -> !each.isEmpty()).collect(Collectors.toList())) {
      boolean isOpen =
          !joined.isEmpty() && Character.isLetterOrDigit(joined.charAt(joined.length() - 1));
      joined.append(joined.isEmpty() ? "" : isOpen ? "; " : " ").append(line);
    }
    return joined.toString();
  }
}
