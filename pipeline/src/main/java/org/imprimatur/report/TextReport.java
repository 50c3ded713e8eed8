package org.imprimatur.report;

import java.io.IOException;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.imprimatur.finding.Counted;
import org.imprimatur.finding.Excerpt;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Level;
import org.imprimatur.finding.OneLine;

/**
 * Findings for people: grouped by file, each with its place, source line, caret and hint; then a
 * summary.
 */
final class TextReport {
  private static final String RESET = "\u001B[0m";
  private static final String BOLD = "\u001B[1m";
  private static final String RED = "\u001B[31m";
  private static final String YELLOW = "\u001B[33m";
  private static final String BLUE = "\u001B[34m";
  private static final String GREEN = "\u001B[32m";
  private static final int WORST = 5;

  /** So many findings are made ready side by side, and no more are held at once. */
  private static final int PART = 8192;

  private final Appendable out;
  private final boolean colour;

  TextReport(Appendable out, boolean colour) {
    this.out = out;
    this.colour = colour;
  }

  void write(CheckReport report) throws IOException {
    findings(report.printed());
    summary(report);
  }

  /** What to do is said at the first finding it helps, not at each. */
  void findings(List<Finding> findings) throws IOException {
    Set<String> said = new HashSet<>();
    for (int from = 0; from < findings.size(); from += PART) {
      int first = from;
      int to = Math.min(findings.size(), from + PART);
      BitSet hinted = new BitSet(to - from);
      for (int i = from; i < to; i++) {
        String hint = findings.get(i).hint();
        hinted.set(i - from, hint != null && said.add(hint));
      }
      List<String> part =
          IntStream.range(from, to)
              .parallel()
              .mapToObj(i -> finding(findings, i, hinted.get(i - first)))
              .toList();
      for (String finding : part) {
        out.append(finding);
      }
    }
  }

  /** A finding, below its file's name where it is the first of the file. */
  private String finding(List<Finding> findings, int index, boolean hinted) {
    Finding finding = findings.get(index);
    StringBuilder text = new StringBuilder(256);
    if (index == 0 || !finding.path().equals(findings.get(index - 1).path())) {
      text.append(styled(BOLD, oneLine(finding.path()))).append('\n');
    }
    text.append("  ").append(oneLine(finding.path())).append(':').append(finding.region().line());
    text.append(':').append(finding.region().column()).append(": ");
    text.append(styled(colourOf(finding.level()), finding.level().word()));
    text.append(' ').append(finding.rule()).append(": ");
    text.append(oneLine(finding.message())).append('\n');
    Excerpt excerpt = finding.excerpt();
    if (!excerpt.isEmpty()) {
      String number = Integer.toString(finding.region().line());
      text.append("    ").append(number).append(" | ").append(excerpt.text()).append('\n');
      String carets = "^" + "~".repeat(Math.max(0, excerpt.length() - 1));
      text.append("    ").append(" ".repeat(number.length())).append(" | ");
      text.append(" ".repeat(excerpt.caret()));
      text.append(styled(colourOf(finding.level()), carets)).append('\n');
    }
    String hint = finding.hint();
    if (hint != null && hinted) {
      text.append("    hint: ").append(oneLine(hint)).append('\n');
    }
    return text.toString();
  }

  private void summary(CheckReport report) throws IOException {
    if (!report.findings().isEmpty()) {
      line("");
    }
    CheckReport.Counts all = report.total();
    line(
        Counted.of(all.articles(), "article")
            + ", "
            + Counted.of(all.statements(), "statement")
            + ", "
            + Counted.of(all.claims(), "claim")
            + ", "
            + Counted.of(report.references(), "reference"));
    covered(all);
    worst(report);
    line(verdict(report));
  }

  private void covered(CheckReport.Counts all) throws IOException {
    line(
        "claims covered: "
            + all.covered()
            + " of "
            + all.claims()
            + " ("
            + all.percent()
            + "%): "
            + all.direct()
            + " direct, "
            + all.leadIn()
            + " lead-in, "
            + all.explicit()
            + " explicit, "
            + all.table()
            + " table; "
            + all.uncited()
            + " uncited");
    if (all.quoted() + all.located() > 0) {
      line(
          "of those covered: "
              + all.quoted()
              + " quoted, "
              + all.located()
              + " located, "
              + all.bare()
              + " bare");
    }
  }

  /** Where most is left to do: by article, and by topic. */
  private void worst(CheckReport report) throws IOException {
    Map<String, CheckReport.Counts> articles = new LinkedHashMap<>();
    report.articles().forEach(article -> articles.put(article.id().value(), article.counts()));
    worst("article", articles);
    worst("topic", report.byTopic());
  }

  private void worst(String noun, Map<String, CheckReport.Counts> all) throws IOException {
    List<Map.Entry<String, CheckReport.Counts>> open =
        all.entrySet().stream()
            .filter(entry -> entry.getValue().uncited() > 0)
            .sorted((a, b) -> b.getValue().uncited() - a.getValue().uncited())
            .toList();
    if (all.size() < 2 || open.isEmpty()) {
      return;
    }
    line("uncited claims by " + noun + ":");
    for (Map.Entry<String, CheckReport.Counts> entry :
        open.subList(0, Math.min(WORST, open.size()))) {
      CheckReport.Counts counts = entry.getValue();
      line("  " + oneLine(entry.getKey()) + ": " + counts.uncited() + " of " + counts.claims());
    }
    if (open.size() > WORST) {
      line(
          "  and "
              + Counted.of(open.size() - WORST, "more " + noun)
              + " (--format html shows all)");
    }
  }

  private String verdict(CheckReport report) {
    int errors = report.count(Level.ERROR);
    String text =
        Counted.of(errors, "error")
            + ", "
            + Counted.of(report.count(Level.WARNING), "warning")
            + ", "
            + Counted.of(report.count(Level.NOTE), "note")
            + (report.silenced() > 0 ? ", " + report.silenced() + " silenced" : "")
            + (report.omitted() > 0 ? ", " + report.omitted() + " more counted only" : "")
            + (report.known() > 0 ? ", " + report.known() + " in the baseline" : "");
    return styled(errors > 0 ? RED : GREEN, text);
  }

  private static String colourOf(Level level) {
    return switch (level) {
      case ERROR -> RED;
      case WARNING -> YELLOW;
      case NOTE -> BLUE;
    };
  }

  private String styled(String style, String text) {
    return colour ? style + text + RESET : text;
  }

  /** Values quoted from a file must not move the cursor of a terminal, nor begin new lines. */
  private static String oneLine(String text) {
    return OneLine.of(text);
  }

  private void line(String text) throws IOException {
    out.append(text).append('\n');
  }
}
