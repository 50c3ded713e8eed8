package org.imprimatur.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a statement stands among, for whoever quotes it: alone it may mislead. Statements of one
 * paragraph or table share their lines.
 *
 * @param before the sentences to which its first words point back ("It", "This dose"), in order;
 *     empty where it stands by itself
 * @param lines the paragraph that holds it; of a cell the table's caption, its header cells and the
 *     row, as many of them as there are
 */
public record Passage(List<String> before, List<Line> lines) {
  /** Of a statement that stands alone. */
  public static final Passage NONE = new Passage(List.of(), List.of());

  /**
   * A line of a passage.
   *
   * @param parts sentences, or the cells of a row, some of them perhaps empty
   * @param cells whether they are cells
   */
  public record Line(List<String> parts, boolean cells) {
    /** Copies the parts. */
    public Line {
      parts = List.copyOf(parts);
    }

    private String text() {
      return parts.stream().collect(Collectors.joining(cells ? " | " : " "));
    }
  }

  /** Copies the lists. */
  public Passage {
    before = List.copyOf(before);
    lines = List.copyOf(lines);
  }

  /** Of a cell the caption of its table; else empty. */
  public String caption() {
    boolean row = lines.stream().anyMatch(Line::cells);
    return lines.stream()
        .filter(line -> row && !line.cells())
        .map(Line::text)
        .collect(Collectors.joining(" "));
  }

  /** How many characters {@link #text} has, without making it. */
  public long length() {
    long length = 0;
    for (Line line : lines) {
      for (String part : line.parts()) {
        length += part.length() + 3;
      }
    }
    return length;
  }

  /** The whole paragraph, or the caption, the header cells and the row, a line each. */
  public String text() {
    return lines.stream().map(Line::text).collect(Collectors.joining("\n"));
  }
}
