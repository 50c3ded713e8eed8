package org.imprimatur.report;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.finding.Finding;
import org.jspecify.annotations.Nullable;

/** Writes a report in any format. */
public final class Reports {
  private Reports() {}

  /**
   * Writes a report, piece by piece, so that a big one needs no memory of its own.
   *
   * @param format the form
   * @param report the value
   * @param context what it says besides
   * @param out where to
   * @throws IOException when {@code out} does
   */
  public static void write(Format format, CheckReport report, ReportContext context, Appendable out)
      throws IOException {
    switch (format) {
      case TEXT -> new TextReport(out, context.look().colour()).write(report);
      case LINE -> LineReport.write(report, context, out);
      case JSON -> JsonReport.write(report, out);
      case SARIF -> SarifReport.write(report, context, out);
      case JUNIT -> JunitReport.write(report, context, out);
      case GITHUB -> GithubReport.write(report, context, out);
      case HTML -> HtmlReport.write(report, context, out);
    }
  }

  /**
   * What a format, or the program that reads it, has no room for: a sentence for people, where
   * something is left out.
   */
  public static Optional<String> leftOut(Format format, CheckReport report) {
    if (format == Format.SARIF) {
      MostSevere kept = MostSevere.of(report.findings(), SarifReport.MOST_RESULTS);
      return kept.isAll() ? Optional.empty() : Optional.of(SarifReport.leftOutInWords(kept));
    }
    return format == Format.GITHUB ? GithubReport.leftOut(report) : Optional.empty();
  }

  /** Writes findings alone, for people. */
  public static void writeFindings(List<Finding> findings, boolean colour, Appendable out)
      throws IOException {
    new TextReport(out, colour).findings(findings);
  }

  /** A finding as {@code check --format json} gives it. */
  public static Map<String, @Nullable Object> json(Finding finding) {
    return JsonReport.finding(finding);
  }

  /** Writes {@code coverage.json}: the numbers of each article and of each topic. */
  public static void writeCoverage(CheckReport report, Appendable out) throws IOException {
    JsonReport.writeCoverage(report, out);
  }
}
