package org.imprimatur.reference;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Mark;
import org.imprimatur.model.Reference;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * The rows of Retraction Watch's CSV that concern the works of a library. Columns are found by
 * name. Only the columns of the original paper are matched, never those of the notice. Retractions,
 * expressions of concern, corrections and reinstatements count, as {@link PublishedNotice#standing}
 * says.
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

  private static final Map<String, PublishedNotice.Kind> NATURES =
      Map.of(
          "retraction", PublishedNotice.Kind.RETRACTION,
          "expression of concern", PublishedNotice.Kind.CONCERN,
          "correction", PublishedNotice.Kind.CORRECTION,
          "reinstatement", PublishedNotice.Kind.REINSTATEMENT);

  private final Map<String, List<PublishedNotice>> notices = new HashMap<>();
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
          csv, csv.lineCount(), "this CSV file cannot be read to its end", "fetch it again");
    }
    return out;
  }

  List<Problem> problems() {
    return problems;
  }

  /** The marks that a work has by its DOI or its PMID. */
  Map<Mark, Reference.Notice> of(@Nullable String doi, @Nullable String pmid) {
    List<PublishedNotice> found = new ArrayList<>(notices.getOrDefault("doi:" + doi, List.of()));
    for (PublishedNotice notice : notices.getOrDefault("pmid:" + pmid, List.of())) {
      if (!found.contains(notice)) {
        found.add(notice);
      }
    }
    return PublishedNotice.standing(found);
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
              "keep Retraction Watch's columns, spelt as they are");
          return;
        }
      } else if (row.size() >= columns.size() - 1) {
        row(csv, line, new Row(columns, row), wanted);
      } else if (row.size() > 1 || !row.get(0).isBlank()) {
        problem(csv, line, "this row has too few cells", "fetch the file again");
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
    String nature = row.cell("RetractionNature");
    PublishedNotice.Kind kind = NATURES.get(nature.toLowerCase(Locale.ROOT));
    if (kind == null) {
      problem(
          csv,
          line,
          "\"" + nature + "\" is not a RetractionNature",
          "write Retraction, Expression of concern, Correction or Reinstatement");
      return;
    }
    LocalDate date = date(row.cell("RetractionDate"));
    if (date == null) {
      problem(csv, line, "RetractionDate is not a date", "write month/day/year: 8/16/2023 0:00");
    }
    Reference.Notice notice =
        new Reference.Notice(
            date,
            reasons(row.cell("Reason")),
            Identifiers.bareDoiOrNull(row.cell("RetractionDOI")),
            Identifiers.pmidKey(row.cell("RetractionPubMedID")));
    for (String work : works) {
      notices.computeIfAbsent(work, w -> new ArrayList<>()).add(new PublishedNotice(kind, notice));
    }
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
    problems.add(Problem.of(RuleId.REF_SYNTAX, new Span(start, start), message, hint));
  }
}
