package org.imprimatur.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Level;

/**
 * JUnit XML: a test suite for each article and each other file with findings, a test case for each
 * rule that has something to say there, which fails if one of its findings fails the check.
 * Dashboards that compare runs know a test case by file and rule, so that it does not become
 * another one when a line moves.
 */
final class JunitReport {
  private static final String CLEAN = "check";

  private final CheckReport report;
  private final ReportContext context;
  private final Appendable out;
  private final ReportMarkup xml;

  private JunitReport(CheckReport report, ReportContext context, Appendable out) {
    this.report = report;
    this.context = context;
    this.out = out;
    this.xml = new ReportMarkup(out);
  }

  static void write(CheckReport report, ReportContext context, Appendable out) throws IOException {
    new JunitReport(report, context, out).write();
  }

  private void write() throws IOException {
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.open("testsuites").line();
    int id = 0;
    for (Map.Entry<String, List<Finding>> file : byFile().entrySet()) {
      suite(id++, file.getKey(), file.getValue());
    }
    xml.close().line();
  }

  private Map<String, List<Finding>> byFile() {
    Map<String, List<Finding>> files = new TreeMap<>();
    report.articles().forEach(article -> files.put(article.id().path(), new ArrayList<>()));
    report
        .printed()
        .forEach(f -> files.computeIfAbsent(f.path(), path -> new ArrayList<>()).add(f));
    if (files.isEmpty()) {
      // Some servers take a report without a test for a job that broke.
      files.put("imprimatur.yaml", List.of());
    }
    return files;
  }

  private void suite(int id, String path, List<Finding> findings) throws IOException {
    Map<String, List<Finding>> rules = new TreeMap<>();
    findings.forEach(f -> rules.computeIfAbsent(f.rule(), rule -> new ArrayList<>()).add(f));
    long failed = rules.values().stream().filter(this::fails).count();
    if (rules.isEmpty()) {
      rules.put(CLEAN, List.of());
    }
    String name = context.look().prefix() + path;
    xml.open(
            "testsuite",
            "name",
            name,
            "package",
            "imprimatur",
            "id",
            Integer.toString(id),
            "hostname",
            "localhost",
            "timestamp",
            context.asOf() + "T00:00:00",
            "tests",
            Integer.toString(rules.size()),
            "failures",
            Long.toString(failed),
            "errors",
            "0",
            "skipped",
            "0",
            "time",
            "0")
        .line();
    xml.empty("properties").line();
    for (Map.Entry<String, List<Finding>> rule : rules.entrySet()) {
      testCase(name, rule.getKey(), rule.getValue());
    }
    systemOut(rules);
    xml.empty("system-err").line();
    xml.close().line();
  }

  private boolean fails(List<Finding> findings) {
    return findings.stream().anyMatch(this::fails);
  }

  private boolean fails(Finding finding) {
    return finding.level().atLeast(context.look().failing());
  }

  private void testCase(String file, String rule, List<Finding> findings) throws IOException {
    List<Finding> failing = findings.stream().filter(this::fails).toList();
    if (failing.isEmpty()) {
      xml.empty("testcase", "name", rule, "classname", file, "time", "0").line();
      return;
    }
    Level worst = failing.stream().map(Finding::level).min(Level::compareTo).orElseThrow();
    Finding first = failing.get(0);
    String more = failing.size() == 1 ? "" : " (and " + (failing.size() - 1) + " more)";
    xml.open("testcase", "name", rule, "classname", file, "time", "0");
    xml.open("failure", "type", worst.word(), "message", first.message() + more);
    xml.text(text(failing));
    xml.close().close().line();
  }

  /** What fails nothing is still reported. */
  private void systemOut(Map<String, List<Finding>> rules) throws IOException {
    List<Finding> rest =
        rules.values().stream().flatMap(List::stream).filter(f -> !fails(f)).sorted().toList();
    if (rest.isEmpty()) {
      xml.empty("system-out").line();
    } else {
      xml.element("system-out", text(rest)).line();
    }
  }

  private static String text(List<Finding> findings) throws IOException {
    StringBuilder text = new StringBuilder();
    new TextReport(text, false).findings(findings);
    return text.toString();
  }
}
