package org.imprimatur.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.output.Output;
import org.imprimatur.output.OutputFile;
import org.imprimatur.report.CheckReport;
import org.imprimatur.report.ClaimsJson;
import org.imprimatur.report.Format;
import org.imprimatur.report.ReportContext;
import org.imprimatur.report.Reports;
import org.imprimatur.run.RunContext;

/** The reports: the findings in several forms, the claims of all articles, and what they cite. */
final class ReportPublisher implements Publisher {
  private static final Map<String, Format> FINDINGS =
      new TreeMap<>(
          Map.of(
              "report/findings.json", Format.JSON,
              "report/findings.txt", Format.TEXT,
              "report/report.html", Format.HTML));

  private static final int BUFFER = 1 << 16;

  private final RunContext desk;
  private final Output output;
  private final String version;
  private final EarlierBuild earlier;
  private final ClaimsFile claims;

  ReportPublisher(PublishContext context) throws IOException {
    this.desk = context.desk();
    this.output = context.output();
    this.version = context.version();
    this.earlier = context.earlier();
    this.claims = new ClaimsFile(output.accountedFor(ClaimsFile.PATH), earlier.claimsReport());
  }

  @Override
  public Prepared prepare(PlannedArticle article) {
    CheckedArticle today = output.keeps(ClaimsFile.PATH) ? article.examined().article() : null;
    byte[] lines =
        today == null ? new byte[0] : String.join(",\n", ClaimsJson.lines(today)).getBytes(UTF_8);
    String digest = OutputFile.digestOf(lines);
    return lines.length == 0
        ? Prepared.NOTHING
        : left -> {
          left.claims(digest);
          return planned -> claims.add(planned.id(), lines, digest);
        };
  }

  @Override
  public Prepared again(CachedArticle cached, Supplier<PlannedArticle> remade) {
    return cached.claims().isEmpty()
        ? Prepared.NOTHING
        : left ->
            planned -> claims.copy(planned.id(), earlier.claims(planned.id(), cached.claims()));
  }

  /** Where each article's part of the claims' report is. */
  Map<String, BuildState.ClaimsPart> claims() {
    return claims.parts();
  }

  @Override
  public String name() {
    return "reports";
  }

  @Override
  public void finish(FinishedCorpus corpus) throws IOException {
    claims.end();
    CheckReport report = corpus.report();
    ReportContext context =
        RulePages.context(
            desk.workspace(), desk.settings().asOf(), version, ReportContext.Look.PLAIN);
    for (Map.Entry<String, Format> file : FINDINGS.entrySet()) {
      if (!output.keeps(file.getKey())) {
        continue;
      }
      try (Writer out = writer(file.getKey())) {
        Reports.write(file.getValue(), report, context, out);
      }
    }
    try (Writer out = writer("report/coverage.json")) {
      Reports.writeCoverage(report, out);
    }
  }

  @Override
  public void close() throws IOException {
    claims.close();
  }

  private Writer writer(String path) throws IOException {
    // Whatever changes, they are made again, so that nobody asks for their digests.
    return new OutputStreamWriter(
        new BufferedOutputStream(output.accountedFor(path), BUFFER), UTF_8);
  }
}
