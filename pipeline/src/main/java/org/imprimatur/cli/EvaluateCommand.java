package org.imprimatur.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.Options;
import org.imprimatur.finding.OneLine;
import org.imprimatur.search.Evaluation;
import org.imprimatur.search.EvaluationResult;
import org.imprimatur.search.JudgedQueries;
import org.imprimatur.search.Searcher;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/** {@code evaluate --queries FILE --qrels FILE}. */
final class EvaluateCommand implements Command {
  private static final int WIDTH = 12;

  @Override
  public String name() {
    return "evaluate";
  }

  @Override
  public String summary() {
    return "Measure how good search and answers of the last build are, with judged queries";
  }

  @Override
  public String operands() {
    return "";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example(
            "imprimatur evaluate --queries queries.tsv --qrels articles.qrels",
            "Shows how well articles are found."),
        new Example(
            "imprimatur evaluate --ask --curve --queries queries.tsv --qrels claims.qrels",
            "Shows how well questions are answered, and how many answers more caution would"
                + " cost."));
  }

  @Override
  public Options options() {
    Options options = new Options();
    options.addOption(
        CommandLineReader.valued(
            "queries", "FILE", "the queries, one on each line: id, tab, query"));
    options.addOption(
        CommandLineReader.valued(
            "qrels", "FILE", "the judgements, one on each line: query id, 0, document, relevance"));
    options.addOption(
        CommandLineReader.flag(
            "ask", "measure ask instead of search; documents are article/#claim"));
    options.addOption(
        CommandLineReader.flag(
            "curve",
            "show for each score how many queries are answered from it on, and how many wrongly"));
    options.addOption(
        CommandLineReader.flag("include-pending", "also claims of articles that are not approved"));
    options.addOption(
        CommandLineReader.valued("out", "DIR", "the output folder (default: output in the root)"));
    return options;
  }

  /** What is asked for. */
  private record Asked(
      List<Path> files, boolean ask, boolean curve, boolean pending, @Nullable Path out) {}

  @Override
  public Task read(GivenArguments words) throws UsageException {
    if (!words.operands().isEmpty()) {
      throw new UsageException(
          "evaluate takes no words, only files", "Write --queries FILE --qrels FILE.");
    }
    Asked asked =
        new Asked(
            List.of(file(words, "queries"), file(words, "qrels")),
            words.has("ask"),
            words.has("curve"),
            words.has("include-pending"),
            words.path("out"));
    return invocation -> run(invocation, asked);
  }

  private static Path file(GivenArguments words, String option) throws UsageException {
    Path path = words.path(option);
    if (path == null) {
      throw new UsageException("--" + option + " FILE is missing", null);
    }
    return path;
  }

  private static int run(Invocation invocation, Asked asked) throws UsageException, IOException {
    JudgedQueries judged = judged(asked.files());
    try (Searcher searcher = IndexFolder.open(invocation, asked.out())) {
      EvaluationResult result =
          asked.ask()
              ? Evaluation.ofAsk(searcher, judged, asked.pending())
              : Evaluation.ofSearch(searcher, judged);
      if (invocation.json()) {
        invocation.out().append(Json.pretty(result.json(asked.curve())));
      } else {
        print(invocation.out(), result, asked.curve());
      }
    }
    return Exit.DONE;
  }

  private static JudgedQueries judged(List<Path> files) throws UsageException, IOException {
    try {
      return JudgedQueries.parse(text(files.get(0)), text(files.get(1)));
    } catch (JudgedQueries.MalformedException e) {
      throw new UsageException(String.valueOf(e.getMessage()), null);
    }
  }

  private static String text(Path path) throws UsageException, IOException {
    try {
      return Files.readString(path);
    } catch (NoSuchFileException e) {
      throw new UsageException("there is no file " + path.getFileName(), null);
    } catch (CharacterCodingException e) {
      throw new UsageException(path.getFileName() + " is not UTF-8", null);
    }
  }

  private static void print(Printer out, EvaluationResult result, boolean curve) {
    List<String> heads = new ArrayList<>(List.of("queries", "answerable"));
    heads.addAll(List.of("nDCG@10", "R@100", "MRR", "P@1"));
    if (result.asked()) {
      heads.addAll(List.of("answered", "only wrong", "false"));
    }
    line(out, "", heads);
    for (EvaluationResult.Row row : result.rows()) {
      List<String> cells = new ArrayList<>();
      cells.add(String.valueOf(row.queries()));
      cells.add(String.valueOf(row.answerable()));
      for (double share :
          List.of(row.gain(), row.recall(), row.reciprocalRank(), row.precision())) {
        cells.add(figure(share));
      }
      if (result.asked()) {
        cells.add(figure(row.answered()));
        cells.add(figure(row.onlyWrong()));
        cells.add(figure(row.falseAnswers()));
      }
      line(out, OneLine.withoutControls(row.name()), cells);
    }
    if (curve) {
      line(out, "", List.of("score", "coverage", "risk"));
      for (EvaluationResult.Point point : result.curve()) {
        line(
            out,
            "",
            List.of(figure(point.score()), figure(point.coverage()), figure(point.risk())));
      }
    }
  }

  private static void line(Printer out, String name, List<String> cells) {
    StringBuilder line = new StringBuilder(pad(name, false));
    cells.forEach(cell -> line.append(pad(cell, true)));
    out.line(line.toString().stripTrailing());
  }

  private static String pad(String text, boolean left) {
    String blanks = " ".repeat(Math.max(0, WIDTH - text.length()));
    return left ? blanks + text : text + blanks;
  }

  private static String figure(double value) {
    return EvaluationResult.digits(value).toPlainString();
  }
}
