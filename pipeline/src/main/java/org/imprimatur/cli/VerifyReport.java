package org.imprimatur.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.imprimatur.finding.Counted;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.RuleId;
import org.imprimatur.intake.Verifying;
import org.imprimatur.read.GivenFile;
import org.imprimatur.read.Loaded;
import org.imprimatur.report.Reports;
import org.imprimatur.run.Settings;
import org.imprimatur.run.TrustRequest;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/** {@code import --verify <file>...}. */
final class VerifyReport {
  private VerifyReport() {}

  static int run(
      Invocation invocation, List<String> names, @Nullable String encoding, Settings settings)
      throws UsageException, IOException {
    List<Loaded> files = new ArrayList<>();
    for (String name : names) {
      files.add(GivenFile.read(invocation.path(name), name, encoding));
    }
    Verifying.Result result =
        Verifying.run(invocation.workspace(TrustRequest.NOTHING), settings, files);
    if (invocation.json()) {
      json(invocation, result);
    } else {
      text(invocation, result);
    }
    return result.hasErrors() ? Exit.FINDINGS : Exit.DONE;
  }

  private static void text(Invocation invocation, Verifying.Result result) throws IOException {
    if (!result.findings().isEmpty()) {
      StringBuilder text = new StringBuilder();
      Reports.writeFindings(result.findings(), false, text);
      invocation.out().append(text.toString());
    }
    long differences = result.findings().stream().filter(VerifyReport::isDifference).count();
    invocation
        .out()
        .line(
            Counted.of(result.compared().size(), "record")
                + " compared, "
                + Counted.of(differences, "difference")
                + "; "
                + Counted.of(result.without().size(), "record")
                + " without a source here");
    if (!result.without().isEmpty()) {
      invocation.out().line("without a source: " + String.join(", ", result.without()));
    }
    if (result.unknown() > 0) {
      invocation.say(Counted.of(result.unknown(), "work") + " of the source not on record");
    }
  }

  private static boolean isDifference(Finding finding) {
    return RuleId.REF_DIFFERS_FROM_SOURCE.is(finding.rule());
  }

  private static void json(Invocation invocation, Verifying.Result result) throws IOException {
    List<Object> findings = new ArrayList<>();
    for (Finding finding : result.findings()) {
      findings.add(
          Json.object(
              "rule", finding.rule(),
              "level", finding.level().word(),
              "path", finding.path(),
              "line", finding.region().line(),
              "column", finding.region().column(),
              "message", finding.message(),
              "hint", finding.hint()));
    }
    invocation
        .out()
        .append(
            Json.pretty(
                Json.object(
                    "compared", result.compared(),
                    "without", result.without(),
                    "notOnRecord", result.unknown(),
                    "findings", findings)));
  }
}
