package org.imprimatur.ingest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the draft: front matter, then the pieces, nested items by the width of their markers. */
final class DraftWriter {
  /** Nobody reads a list that is nested deeper; what lies deeper stands at this depth. */
  private static final int DEEPEST = 20;

  /** So many empty cells are written out at most; Markdown does without. */
  private static final int MOST_FILLED = 10_000;

  private final StringBuilder out = new StringBuilder();
  private final MarkdownText text;
  private final List<Integer> columns = new ArrayList<>();
  private boolean inList;
  private final List<Integer> numbers = new ArrayList<>();

  DraftWriter(MarkdownText text) {
    this.text = text;
  }

  /**
   * The head of the draft; the status is always {@code submitted}.
   *
   * @param authors ids, or a placeholder
   */
  static String frontMatter(
      String title,
      @Nullable String question,
      @Nullable LocalDate updated,
      List<String> authors,
      List<String> topics) {
    StringBuilder out = new StringBuilder("---\n");
    out.append("title: ").append(YamlText.of(title)).append('\n');
    if (question != null) {
      out.append("question: ").append(YamlText.of(question)).append('\n');
    }
    out.append("status: submitted\n");
    if (updated != null) {
      out.append("updated: ").append(updated).append('\n');
    }
    out.append("authors: ").append(list(authors)).append('\n');
    out.append("topics: ").append(list(topics)).append('\n');
    return out.append("audience: professional\n---\n").toString();
  }

  private static String list(List<String> texts) {
    return texts.stream().map(YamlText::of).collect(Collectors.joining(", ", "[", "]"));
  }

  /** The body, each block behind a blank line, items of a list without one between. */
  String body(List<DraftBlock> pieces) {
    for (DraftBlock piece : pieces) {
      if (piece instanceof DraftBlock.Item item) {
        item(item);
      } else if (piece instanceof DraftBlock.Paragraph paragraph) {
        paragraph(paragraph);
      } else if (piece instanceof DraftBlock.Heading heading) {
        endList();
        out.append('\n')
            .append("#".repeat(heading.level()))
            .append(' ')
            .append(text.inline(heading.runs()))
            .append('\n');
      } else if (piece instanceof DraftBlock.Table table) {
        endList();
        out.append('\n');
        table(table);
      }
    }
    return out.toString();
  }

  private void item(DraftBlock.Item item) {
    if (!inList) {
      out.append('\n');
    }
    int depth = depth(item.depth());
    int column = depth == 0 ? 0 : columns.get(depth - 1);
    columns.subList(depth, columns.size()).clear();
    String marker = marker(item, depth);
    boolean bulletWithNumber = marker.equals("-") && !item.marker().equals("-");
    String words = text.block(item.runs());
    String number = item.marker().replaceFirst("([.)])$", "\\\\$1");
    out.append(" ".repeat(column)).append(marker).append(' ');
    out.append(bulletWithNumber ? number + " " + text.inline(item.runs()) : words).append('\n');
    columns.add(column + marker.length() + 1);
    inList = true;
  }

  private int depth(int wanted) {
    return Math.min(DEEPEST, Math.min(wanted, columns.size()));
  }

  /** A number is kept where Markdown counts the same; else it stands as text behind a bullet. */
  private String marker(DraftBlock.Item item, int depth) {
    int last = depth < numbers.size() ? numbers.get(depth) : 0;
    numbers.subList(Math.min(depth, numbers.size()), numbers.size()).clear();
    String marker = item.marker();
    if (marker.equals("-")) {
      numbers.add(0);
      return marker;
    }
    int number = Integer.parseInt(marker.substring(0, marker.length() - 1));
    boolean goesOn = last == 0 || number == last + 1;
    numbers.add(goesOn ? number : 0);
    return goesOn ? marker : "-";
  }

  private void paragraph(DraftBlock.Paragraph paragraph) {
    int depth = depth(paragraph.depth());
    if (depth == 0) {
      endList();
    }
    int column = depth == 0 ? 0 : columns.get(depth - 1);
    out.append('\n').append(" ".repeat(column)).append(text.block(paragraph.runs())).append('\n');
    inList = false;
  }

  private void endList() {
    columns.clear();
    inList = false;
    numbers.clear();
  }

  private void table(DraftBlock.Table table) {
    int width = table.rows().stream().mapToInt(List::size).max().orElse(0);
    long cells = table.rows().stream().mapToLong(List::size).sum();
    boolean filled = (long) width * table.rows().size() <= cells + MOST_FILLED;
    boolean header = true;
    for (List<List<TextStretch>> row : table.rows()) {
      out.append('|');
      int end = header || filled ? width : row.size();
      for (int i = 0; i < end; i++) {
        String cell = i < row.size() ? text.inline(row.get(i)) : "";
        out.append(' ').append(cell).append(" |");
      }
      out.append('\n');
      if (header) {
        out.append('|').append(" --- |".repeat(width)).append('\n');
        header = false;
      }
    }
  }
}
