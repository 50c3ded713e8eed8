package org.imprimatur.check;

import java.util.Map;
import java.util.TreeMap;
import org.imprimatur.model.Block;
import org.imprimatur.model.BodyWalk;
import org.imprimatur.model.FindingsTable;
import org.imprimatur.model.Inline;
import org.jspecify.annotations.Nullable;

/**
 * Rows of tables that cite in a cell of its own, as under a heading "References", for the hint of
 * {@code claim/uncited}: only the row's first cell covers the others.
 */
final class CitedRows {
  private final TreeMap<Integer, CitedRow> rows = new TreeMap<>();

  /** The first key in such a cell, and where the row ends. */
  private record CitedRow(String key, int end) {}

  /** Reads a row. */
  void add(Block.Row row) {
    for (int i = 1; i < row.cells().size(); i++) {
      String key = FindingsTable.words(row.cells().get(i)).isEmpty() ? key(row, i) : null;
      if (key != null) {
        rows.putIfAbsent(row.span().start(), new CitedRow(key, row.span().end()));
      }
    }
  }

  private static @Nullable String key(Block.Row row, int cell) {
    String[] first = new String[1];
    BodyWalk walk =
        new BodyWalk() {
          @Override
          public void cite(Inline.Cite it) {
            first[0] = first[0] == null ? it.citations().get(0).key() : first[0];
          }
        };
    walk.cell(row.cells().get(cell));
    return first[0];
  }

  /** The key of the row that holds a place; null where it has no such cell. */
  @Nullable String keyAt(int offset) {
    Map.Entry<Integer, CitedRow> row = rows.floorEntry(offset);
    return row == null || offset >= row.getValue().end() ? null : row.getValue().key();
  }
}
