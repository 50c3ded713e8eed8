package org.imprimatur.reference;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;

/**
 * {@code references/miscited.csv}: works that are often cited for what they do not say. Columns are
 * found by name: DOI, wrong use, right use.
 */
final class Miscited {
  private static final List<String> COLUMNS = List.of("doi", "wrong use", "right use");

  /** No file, or one without a row. */
  static final Miscited NONE = new Miscited();

  private final Map<String, Use> uses = new HashMap<>();
  private Optional<Problem> problem = Optional.empty();

  private Miscited() {}

  /** What a work is cited for, and what it says. */
  private record Use(String wrong, String right) {}

  static Miscited read(Source csv) {
    Miscited out = new Miscited();
    try (CSVParser parser =
        CSVParser.parse(new StringReader(csv.text()), CSVFormat.RFC4180.builder().get())) {
      out.rows(csv, parser);
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      out.wrong(csv, csv.lineCount(), "this CSV file cannot be read to its end");
    }
    return out;
  }

  /** What is wrong with the file, the first of it. */
  Optional<Problem> problem() {
    return problem;
  }

  /** The problem of a record whose work the file names. */
  Optional<ReferenceProblem> check(LibraryRecord record) {
    String doi = record.reference().doi();
    Use use = doi == null ? null : uses.get(doi);
    return use == null
        ? Optional.empty()
        : Optional.of(
            new ReferenceProblem(
                record.key(),
                record.source(),
                Problem.of(
                    RuleId.REF_OFTEN_MISCITED,
                    record.place("DOI"),
                    "\"" + record.key() + "\" is often cited for \"" + use.wrong() + "\"",
                    use.right().isEmpty()
                        ? "read each claim that cites it again"
                        : "read each claim that cites it again: it says \"" + use.right() + "\"")));
  }

  private void rows(Source csv, CSVParser parser) {
    Map<String, Integer> columns = null;
    for (CSVRecord row : parser) {
      int line = (int) Math.max(1, parser.getCurrentLineNumber());
      if (columns == null) {
        columns = columns(row);
        if (!columns.keySet().containsAll(COLUMNS)) {
          wrong(csv, 1, "the header does not have all of the columns DOI, wrong use and right use");
          return;
        }
      } else if (row.size() > 1 || !row.get(0).isBlank()) {
        String doi = Identifiers.doiKey(cell(row, columns, "doi"));
        String use = cell(row, columns, "wrong use");
        if (doi == null || use.isEmpty()) {
          wrong(csv, line, "this row has no DOI, or does not say what the work is cited for");
        } else {
          uses.putIfAbsent(doi, new Use(use, cell(row, columns, "right use")));
        }
      }
    }
  }

  private static Map<String, Integer> columns(CSVRecord header) {
    Map<String, Integer> out = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i).replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT);
      out.putIfAbsent(name.replace('-', ' ').replace('_', ' '), i);
    }
    return out;
  }

  private static String cell(CSVRecord row, Map<String, Integer> columns, String name) {
    int at = columns.getOrDefault(name, Integer.MAX_VALUE);
    String text = at < row.size() ? RecordReader.blanks(row.get(at)) : "";
    int length = text.codePointCount(0, text.length());
    return length <= 300 ? text : text.substring(0, text.offsetByCodePoints(0, 297)) + "…";
  }

  private void wrong(Source csv, int line, String message) {
    if (problem.isEmpty()) {
      int at = Math.min(Math.max(1, line), csv.lineCount());
      Span span = new Span(csv.lineStart(at), csv.lineEnd(at));
      problem =
          Optional.of(
              Problem.of(
                  RuleId.REF_SYNTAX,
                  span,
                  message,
                  "write DOI,wrong use,right use, one work on each line"));
    }
  }
}
