package org.imprimatur.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Lays out the cells of an HTML table in rows of columns. A cell that reaches over several rows
 * stands in each of them, since it names them all and Markdown has no such cell; a cell that
 * reaches over several columns leaves those behind it empty.
 */
final class HtmlTable {
  /** A wider or longer reach is a mistake of the page, or made to cost memory. */
  private static final int FARTHEST = 100;

  /**
   * Characters that cells may add by reaching further, if the table itself holds fewer; then cells
   * stand where they begin only.
   */
  private static final int MOST_REPEATED = 100_000;

  /** What an empty cell takes. */
  private static final int EMPTY = 3;

  /** What is longer names no rows. */
  private static final int LONGEST_NAME = 1000;

  private final Function<Element, List<TextStretch>> reader;
  private final Map<Integer, Reach> reaching = new TreeMap<>();
  private long written;
  private long repeated;

  /** A cell from a row above, and how many rows it still reaches into. */
  private record Reach(List<TextStretch> runs, int rows) {}

  private HtmlTable(Function<Element, List<TextStretch>> reader) {
    this.reader = reader;
  }

  /**
   * The rows of a table; those of tables inside it are not among them.
   *
   * @param reader reads the words of a cell
   */
  static List<List<List<TextStretch>>> rows(
      Element table, Function<Element, List<TextStretch>> reader) {
    HtmlTable layout = new HtmlTable(reader);
    List<List<List<TextStretch>>> out = new ArrayList<>();
    for (Element part : table.children()) {
      for (Element row : part.nameIs("tr") ? List.of(part) : part.children()) {
        List<List<TextStretch>> cells = row.nameIs("tr") ? layout.row(row) : List.of();
        if (!cells.isEmpty()) {
          out.add(cells);
        }
      }
    }
    return out;
  }

  /** A table's own caption, or null. */
  static @Nullable Element caption(Element table) {
    for (Element part : table.children()) {
      if (part.nameIs("caption")) {
        return part;
      }
    }
    return null;
  }

  private List<List<TextStretch>> row(Element row) {
    List<List<TextStretch>> out = new ArrayList<>();
    if (row.childrenSize() == 0) {
      return out;
    }
    for (Element cell : row.children()) {
      fromAbove(out);
      List<TextStretch> runs = reader.apply(cell);
      int length = TextStretch.text(runs).length();
      written += length;
      int columns = span(cell, "colspan");
      int rows = length <= LONGEST_NAME ? span(cell, "rowspan") : 1;
      int more = (rows - 1) * length + (rows * columns - 1) * EMPTY;
      repeated += more;
      if (repeated > Math.max(MOST_REPEATED, written)) {
        repeated -= more;
        columns = 1;
        rows = 1;
      }
      for (int i = 0; i < columns && (i == 0 || out.size() < FARTHEST); i++) {
        List<TextStretch> here = i == 0 ? runs : List.of();
        if (rows > 1) {
          reaching.put(out.size(), new Reach(here, rows - 1));
        }
        out.add(here);
      }
    }
    fromAbove(out);
    return out;
  }

  /** Takes over the cells that reach down into the next columns. */
  private void fromAbove(List<List<TextStretch>> out) {
    Reach reach = reaching.remove(out.size());
    while (reach != null) {
      if (reach.rows() > 1) {
        reaching.put(out.size(), new Reach(reach.runs(), reach.rows() - 1));
      }
      out.add(reach.runs());
      reach = reaching.remove(out.size());
    }
  }

  private static int span(Element cell, String name) {
    String value = cell.attr(name).strip();
    int span = value.matches("\\d{1,4}") ? Integer.parseInt(value) : 1;
    return Math.max(1, Math.min(FARTHEST, span));
  }
}
