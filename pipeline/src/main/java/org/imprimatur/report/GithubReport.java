package org.imprimatur.report;

import java.io.IOException;
import java.util.Optional;
import java.util.StringJoiner;
import org.imprimatur.finding.Counted;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Level;
import org.imprimatur.finding.OneLine;
import org.imprimatur.source.Region;

/**
 * Workflow commands of GitHub Actions: a line a finding, which GitHub shows as an annotation at its
 * place.
 */
final class GithubReport {
  /** So many annotations of each level GitHub shows a step; further ones stand in its log. */
  private static final int SHOWN = 10;

  private GithubReport() {}

  /** What GitHub will not show, if there is such. */
  static Optional<String> leftOut(CheckReport report) {
    StringJoiner more = new StringJoiner(" and ");
    for (Level level : Level.values()) {
      int count = report.count(level) - SHOWN;
      if (count > 0) {
        more.add(Counted.of(count, "more " + level.word()));
      }
    }
    return more.length() == 0
        ? Optional.empty()
        : Optional.of(
            "GitHub shows "
                + SHOWN
                + " annotations of each level in a step: "
                + more
                + " are only in the log.");
  }

  static void write(CheckReport report, ReportContext context, Appendable out) throws IOException {
    for (Finding finding : report.printed()) {
      Region region = finding.region();
      out.append("::").append(command(finding));
      out.append(" file=").append(property(OneLine.of(context.look().prefix() + finding.path())));
      out.append(",line=").append(Integer.toString(region.line()));
      out.append(",endLine=").append(Integer.toString(region.endLine()));
      // GitHub takes columns only where a place lies on one line.
      if (region.line() == region.endLine()) {
        out.append(",col=").append(Integer.toString(region.column()));
        out.append(",endColumn=").append(Integer.toString(region.endColumn()));
      }
      out.append(",title=").append(property(finding.rule()));
      String hint = finding.hint();
      out.append("::")
          .append(
              data(OneLine.of(finding.message()) + (hint == null ? "" : "\n" + OneLine.of(hint))))
          .append('\n');
    }
  }

  private static String command(Finding finding) {
    return switch (finding.level()) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE -> "notice";
    };
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
