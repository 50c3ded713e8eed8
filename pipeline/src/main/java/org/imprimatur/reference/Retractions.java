package org.imprimatur.reference;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.imprimatur.finding.Problem;
import org.imprimatur.model.Reference;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * The rows of Retraction Watch's CSV that concern the works of a library. Columns are found by
 * name. Only the columns of the original paper are matched, never those of the notice. A work is
 * retracted when its last {@code Retraction} is later than its last {@code Reinstatement}; a
 * reinstatement without a date lifts nothing.
 */
final class Retractions {
  private static final List<String> COLUMNS =
      List.of(
          "OriginalPaperDOI",
          "OriginalPaperPubMedID",
          "RetractionNature",
          "RetractionDate",
          "Reason");
  private static final Pattern DATE =
      Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})(?: +\\d{1,2}:\\d{2})?");
  private static final String RULE = "ref/syntax";

  /**
   * What the rows say of one work.
   *
   * @param retracted the date of the last retraction; {@link LocalDate#MIN} if it has none
   * @param reason of the last retraction
   * @param reinstated the date of the last reinstatement
   */
  private record State(
      @Nullable LocalDate retracted, String reason, @Nullable LocalDate reinstated) {}

  private final Map<String, State> states = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private Retractions() {}

  /**
   * Reads the file in one pass and keeps the rows of the wanted works only.
   *
   * @param csv the file
   * @param wanted {@code doi:...} and {@code pmid:...} of the library's works
   */
  static Retractions read(Source csv, Set<String> wanted) {
    Retractions out = new Retractions();
    try (CSVParser parser =
        CSVParser.parse(new StringReader(csv.text()), CSVFormat.RFC4180.builder().get())) {
      out.rows(csv, parser, wanted);
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      out.problem(
          csv, csv.lineCount(), "this CSV file cannot be read to its end", "Fetch it again.");
    }
    return out;
  }

  List<Problem> problems() {
    return problems;
  }

  /** Whether and why a work is retracted, or null. */
  Reference.@Nullable Notice of(@Nullable String doi, @Nullable String pmid) {
    State byDoi = doi == null ? null : states.get("doi:" + doi);
    Reference.Notice found = retraction(byDoi);
    State byPmid = pmid == null ? null : states.get("pmid:" + pmid);
    return found != null ? found : retraction(byPmid);
  }

  private static Reference.@Nullable Notice retraction(@Nullable State state) {
    if (state == null || state.retracted == null) {
      return null;
    }
    boolean lifted = state.reinstated != null && !state.reinstated.isBefore(state.retracted);
    LocalDate date = state.retracted.equals(LocalDate.MIN) ? null : state.retracted;
    return lifted ? null : Reference.Notice.of(date, state.reason);
  }

  private void rows(Source csv, CSVParser parser, Set<String> wanted) {
    Map<String, Integer> columns = null;
    for (CSVRecord row : parser) {
      int line = (int) Math.max(1, parser.getCurrentLineNumber());
      if (columns == null) {
        columns = columns(row);
        List<String> missing = new ArrayList<>(COLUMNS);
        missing.removeAll(columns.keySet());
        if (!missing.isEmpty()) {
          problem(
              csv,
              1,
              "the header has no column " + String.join(", ", missing),
              "Keep Retraction Watch's columns, spelt as they are.");
          return;
        }
      } else if (row.size() >= columns.size() - 1) {
        row(csv, line, new Row(columns, row), wanted);
      } else if (row.size() > 1 || !row.get(0).isBlank()) {
        problem(csv, line, "this row has too few cells", "Fetch the file again.");
      }
    }
  }

  private static Map<String, Integer> columns(CSVRecord header) {
    Map<String, Integer> out = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i).replace("\uFEFF", "").strip();
      if (!name.isEmpty()) {
        out.putIfAbsent(name, i);
      }
    }
    return out;
  }

  private record Row(Map<String, Integer> columns, CSVRecord cells) {
    String cell(String column) {
      Integer at = columns.get(column);
      return at == null || at >= cells.size() ? "" : cells.get(at).strip();
    }
  }

  private void row(Source csv, int line, Row row, Set<String> wanted) {
    List<String> works = new ArrayList<>();
    String doi = Identifiers.doiKey(row.cell("OriginalPaperDOI"));
    if (doi != null && wanted.contains("doi:" + doi)) {
      works.add("doi:" + doi);
    }
    String pmid = Identifiers.pmidKey(row.cell("OriginalPaperPubMedID"));
    if (pmid != null && wanted.contains("pmid:" + pmid)) {
      works.add("pmid:" + pmid);
    }
    if (works.isEmpty()) {
      return;
    }
    LocalDate date = date(row.cell("RetractionDate"));
    String nature = row.cell("RetractionNature");
    boolean counts = nature.equals("Retraction") || nature.equals("Reinstatement");
    if (date == null && counts) {
      problem(csv, line, "RetractionDate is no date", "Write month/day/year: 8/16/2023 0:00.");
    }
    works.forEach(work -> states.merge(work, state(nature, date, row), Retractions::later));
  }

  private static State state(String nature, @Nullable LocalDate date, Row row) {
    return switch (nature) {
      case "Retraction" ->
          new State(date == null ? LocalDate.MIN : date, reasons(row.cell("Reason")), null);
      case "Reinstatement" -> new State(null, "", date);
      default -> new State(null, "", null);
    };
  }

  private static State later(State a, State b) {
    boolean bLater =
        b.retracted != null && (a.retracted == null || !b.retracted.isBefore(a.retracted));
    LocalDate reinstated =
        a.reinstated == null || (b.reinstated != null && b.reinstated.isAfter(a.reinstated))
            ? b.reinstated
            : a.reinstated;
    return bLater
        ? new State(b.retracted, b.reason, reinstated)
        : new State(a.retracted, a.reason, reinstated);
  }

  private static @Nullable LocalDate date(String text) {
    Matcher match = DATE.matcher(text);
    if (!match.matches()) {
      return null;
    }
    try {
      return LocalDate.of(
          Integer.parseInt(match.group(3)),
          Integer.parseInt(match.group(1)),
          Integer.parseInt(match.group(2)));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static String reasons(String cell) {
    List<String> out = new ArrayList<>();
    for (String reason : cell.split(";", -1)) {
      String plain = reason.strip();
      plain = plain.startsWith("+") ? plain.substring(1).strip() : plain;
      if (!plain.isEmpty()) {
        out.add(plain);
      }
    }
    return String.join("; ", out);
  }

  private void problem(Source csv, int line, String message, String hint) {
    int start = csv.lineStart(Math.min(line, csv.lineCount()));
    problems.add(Problem.of(RULE, new Span(start, start), message, hint));
  }
}
