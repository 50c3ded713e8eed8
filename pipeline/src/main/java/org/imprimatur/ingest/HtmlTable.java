package org.imprimatur.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jsoup.nodes.Element;

/**
 * Lays out the cells of an HTML table in rows of columns. A cell that reaches over several rows
 * stands in each of them, since it names them all and Markdown has no such cell; a cell that
 * reaches over several columns leaves those behind it empty.
 */
final class HtmlTable {
  /** A wider or longer reach is a mistake of the page, or made to cost memory. */
  private static final int FARTHEST = 100;

  /** What is longer names no rows. */
  private static final int LONGEST_NAME = 1000;

  private final Function<Element, List<Run>> reader;
  private final Map<Integer, Reach> reaching = new TreeMap<>();

  /** A cell from a row above, and how many rows it still reaches into. */
  private record Reach(List<Run> runs, int rows) {}

  private HtmlTable(Function<Element, List<Run>> reader) {
    this.reader = reader;
  }

  /**
   * The rows of a table; those of tables inside it are none of them.
   *
   * @param reader reads the words of a cell
   */
  static List<List<List<Run>>> rows(Element table, Function<Element, List<Run>> reader) {
    HtmlTable layout = new HtmlTable(reader);
    List<List<List<Run>>> out = new ArrayList<>();
    for (Element row : table.select("tr")) {
      if (table.equals(row.closest("table"))) {
        List<List<Run>> cells = layout.row(row);
        if (!cells.isEmpty()) {
          out.add(cells);
        }
      }
    }
    return out;
  }

  private List<List<Run>> row(Element row) {
    List<List<Run>> out = new ArrayList<>();
    if (row.childrenSize() == 0) {
      return out;
    }
    for (Element cell : row.children()) {
      fromAbove(out);
      List<Run> runs = reader.apply(cell);
      int rows = Run.text(runs).length() <= LONGEST_NAME ? span(cell, "rowspan") : 1;
      int columns = span(cell, "colspan");
      for (int i = 0; i < columns && (i == 0 || out.size() < FARTHEST); i++) {
        List<Run> here = i == 0 ? runs : List.of();
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
  private void fromAbove(List<List<Run>> out) {
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
