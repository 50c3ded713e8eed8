package org.imprimatur.report;

import java.io.IOException;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.OneLine;

/** A line a finding and nothing else, as compilers print it: editors and {@code grep} know it. */
final class LineReport {
  private LineReport() {}

  static void write(CheckReport report, ReportContext context, Appendable out) throws IOException {
    for (Finding finding : report.printed()) {
      out.append(OneLine.of(context.look().prefix() + finding.path())).append(':');
      out.append(Integer.toString(finding.region().line())).append(':');
      out.append(Integer.toString(finding.region().column())).append(": ");
      out.append(finding.level().word()).append(": ");
      out.append(OneLine.of(finding.message()));
      out.append(" [").append(finding.rule()).append("]\n");
    }
  }
}
