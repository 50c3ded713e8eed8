package org.imprimatur.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.RuleId;
import org.imprimatur.source.Source;

/**
 * The findings that an old corpus was taken in with. Only what is not among them counts, and it can
 * only shrink: an entry whose finding is gone is dropped, none is added. A text file, one line a
 * finding: fingerprint, rule, path.
 */
public final class Baseline {
  private static final String HEAD =
      """
      # Imprimatur baseline, version 1: findings that were there when these checks began.
      # `check --baseline FILE --update-baseline` drops what was fixed; nothing is ever added.
      """;

  private final Map<String, String> lines;

  private Baseline(Map<String, String> lines) {
    this.lines = lines;
  }

  /**
   * What a report is with a baseline.
   *
   * @param report the report with new findings only
   * @param left the part of the baseline whose findings are still there
   * @param gone how many of its findings are gone
   */
  public record Applied(CheckReport report, Baseline left, int gone) {}

  /** A baseline of all findings of a report. */
  public static Baseline of(CheckReport report) {
    Map<String, String> lines = new HashMap<>();
    List<String> fingerprints = Fingerprints.of(report.findings());
    for (int i = 0; i < fingerprints.size(); i++) {
      Finding finding = report.findings().get(i);
      String print = fingerprints.get(i);
      if (!RuleId.REVIEW_UNTRUSTED_BOARD.is(finding.rule())) {
        lines.put(print, print + " " + finding.rule() + " " + finding.path());
      }
    }
    return new Baseline(lines);
  }

  /**
   * Reads a baseline file.
   *
   * @throws IOException when it is not one; the message is for the user
   */
  public static Baseline read(Source file) throws IOException {
    Map<String, String> lines = new HashMap<>();
    for (int n = 1; n <= file.lineCount(); n++) {
      String line = file.line(n).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (!line.matches("[0-9a-f]{32} [a-z]+/[a-z0-9-]+ .+")) {
        throw new IOException(
            file.path() + " is not a baseline: line " + n + " is not fingerprint, rule and path");
      }
      lines.put(line.substring(0, 32), line);
    }
    return new Baseline(lines);
  }

  /** Takes the findings of the baseline out of a report. */
  public Applied apply(CheckReport report) {
    List<String> fingerprints = Fingerprints.of(report.findings());
    Map<String, String> left = new HashMap<>();
    List<Finding> fresh = new ArrayList<>();
    for (int i = 0; i < fingerprints.size(); i++) {
      String print = fingerprints.get(i);
      String line = lines.get(print);
      Finding finding = report.findings().get(i);
      if (line == null || RuleId.REVIEW_UNTRUSTED_BOARD.is(finding.rule())) {
        fresh.add(finding);
      } else {
        left.put(print, line);
      }
    }
    CheckReport rest =
        new CheckReport(
            fresh,
            report.articles(),
            report.references(),
            report.silenced(),
            left.size(),
            report.omitted());
    return new Applied(rest, new Baseline(left), lines.size() - left.size());
  }

  /** How many findings it has. */
  public int size() {
    return lines.size();
  }

  /** The file's text: sorted by path, rule and fingerprint, so that its changes read well. */
  public String text() {
    StringBuilder out = new StringBuilder(HEAD);
    Comparator<String> order =
        Comparator.<String, String>comparing(line -> line.substring(line.indexOf(' ', 33) + 1))
            .thenComparing(line -> line.substring(33))
            .thenComparing(line -> line);
    lines.values().stream().sorted(order).forEach(line -> out.append(line).append('\n'));
    return out.toString();
  }
}
