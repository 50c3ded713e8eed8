package org.imprimatur.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A summary-of-findings table: each row is an outcome with the effect on it and how certain that
 * is. Which tables are such ones is decided here alone, for check and page: those whose heading row
 * names at least two of relative effect, absolute effect and certainty.
 *
 * @param table the table
 * @param columns where each column that is known stands, the first of each; from 0
 * @param doubled those that stand more than once
 */
public record FindingsTable(
    Block.TableBlock table, Map<Column, Integer> columns, List<Column> doubled) {
  private static final Set<Column> TELLING =
      Set.of(Column.RELATIVE_EFFECT, Column.ABSOLUTE_EFFECT, Column.CERTAINTY);
  private static final TextOptions WORDS = TextOptions.PLAIN;

  /** The columns, by the words of the heading row. */
  public enum Column {
    /** What was looked at; it names its row. */
    OUTCOME("Outcome", true),
    /** How many people. */
    PARTICIPANTS("Participants", true),
    /** How many studies. */
    STUDIES("Studies", true),
    /** A ratio, with its interval. */
    RELATIVE_EFFECT("Relative effect", true),
    /** How many have the outcome without the intervention. */
    BASELINE_RISK("Baseline risk", false),
    /** How many more or fewer have it with the intervention, or the difference of means. */
    ABSOLUTE_EFFECT("Absolute effect", true),
    /** One of the four grades of GRADE. */
    CERTAINTY("Certainty", true);

    private final String heading;
    private final boolean needed;

    Column(String heading, boolean needed) {
      this.heading = heading;
      this.needed = needed;
    }

    /** Its heading as the documentation writes it. */
    public String heading() {
      return heading;
    }

    private boolean isNamed(String written) {
      String lower = heading.toLowerCase(Locale.ROOT);
      return written.equals(lower)
          || written.startsWith(lower + " (")
          || (this == OUTCOME && written.equals("outcomes"));
    }
  }

  /**
   * A row.
   *
   * @param row as it stands
   * @param name what it is about, in words
   * @param id by which recommendations name it; null where the author gave none
   */
  public record Outcome(Block.Row row, String name, @Nullable String id) {}

  /** Copies the collections. */
  public FindingsTable {
    columns = Map.copyOf(columns);
    doubled = List.copyOf(doubled);
  }

  /** The table as one of findings, if it is one. */
  public static Optional<FindingsTable> of(Block.TableBlock table) {
    if (table.header().size() != 1) {
      return Optional.empty();
    }
    Map<Column, Integer> columns = new TreeMap<>();
    List<Column> doubled = new ArrayList<>();
    List<Block.Cell> cells = table.header().get(0).cells();
    for (int i = 0; i < cells.size(); i++) {
      String written = words(cells.get(i)).toLowerCase(Locale.ROOT);
      for (Column column : Column.values()) {
        if (column.isNamed(written) && columns.putIfAbsent(column, i) != null) {
          doubled.add(column);
        }
      }
    }
    long telling = columns.keySet().stream().filter(TELLING::contains).count();
    return telling < 2
        ? Optional.empty()
        : Optional.of(new FindingsTable(table, columns, doubled.stream().distinct().toList()));
  }

  /** All such tables of a body, in order, wherever they stand. */
  public static List<FindingsTable> all(List<Block> blocks) {
    List<FindingsTable> found = new ArrayList<>();
    BodyWalk walk =
        new BodyWalk() {
          @Override
          public void table(Block.TableBlock it) {
            of(it).ifPresent(found::add);
          }
        };
    walk.blocks(blocks);
    return found;
  }

  /** The columns that it needs and does not have. */
  public List<Column> missing() {
    List<Column> out = new ArrayList<>();
    for (Column column : Column.values()) {
      if (column.needed && !columns.containsKey(column)) {
        out.add(column);
      }
    }
    return out;
  }

  /** Whether the outcomes stand in the first column, which names the rows of a table. */
  public boolean isNamedByOutcomes() {
    Integer at = columns.get(Column.OUTCOME);
    return at != null && at == 0;
  }

  /** Whether it has all columns once, so that it is shown as what it is. */
  public boolean isComplete() {
    return isNamedByOutcomes() && missing().isEmpty() && doubled.isEmpty();
  }

  /** Its rows. */
  public List<Outcome> outcomes() {
    return table.body().stream().map(FindingsTable::outcome).toList();
  }

  /** A row as an outcome; one without cells has no name. */
  private static Outcome outcome(Block.Row row) {
    if (row.cells().isEmpty()) {
      return new Outcome(row, "", null);
    }
    Block.Cell first = row.cells().get(0);
    String[] id = new String[1];
    BodyWalk walk =
        new BodyWalk() {
          @Override
          public void marks(Inline.Marks it) {
            id[0] = it.attributes().id() == null ? id[0] : it.attributes().id();
          }
        };
    walk.inlines(first.content());
    return new Outcome(row, words(first), id[0]);
  }

  /** The cell of a column; empty where the row is too short or there is no such column. */
  public Optional<Block.Cell> cell(Block.Row row, Column column) {
    Integer at = columns.get(column);
    return at == null || at >= row.cells().size()
        ? Optional.empty()
        : Optional.of(row.cells().get(at));
  }

  /** The ids that a statement's attributes say it rests on: {@code outcomes="pain function"}. */
  public static List<String> restsOn(Attributes attributes) {
    String written = attributes.value("outcomes");
    if (written == null) {
      return List.of();
    }
    return Pattern.compile("[\\s,]+")
        .splitAsStream(written)
        .map(id -> id.startsWith("#") ? id.substring(1) : id)
        .filter(id -> !id.isEmpty())
        .distinct()
        .toList();
  }

  /** What a cell says, without citations and marks. */
  public static String words(Block.Cell cell) {
    return TextReader.text(cell.content(), WORDS).strip().replaceAll("\\s+", " ");
  }

  /**
   * The grade that a cell of certainty names: the word of GRADE, or the word with its symbols
   * before or behind it.
   */
  public static Optional<Certainty> certainty(Block.Cell cell) {
    return Certainty.of(
        words(cell)
            .replaceAll("[\u2295\u25EF\u2A01\u25CB+]", "")
            .strip()
            .toLowerCase(Locale.ROOT)
            .replace('-', ' '));
  }
}
