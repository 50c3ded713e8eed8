package org.imprimatur.report;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Level;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/** The JSON of the contract, section 8: one line an item. */
final class JsonReport {
  /** So many items are made ready side by side, and no more are held at once. */
  private static final int PART = 8192;

  /** So many of them are written at once. */
  private static final int LINES = 256;

  private JsonReport() {}

  static void write(CheckReport report, Appendable out) throws IOException {
    out.append("{\"findings\":[");
    lines(report.findings(), JsonReport::finding, out);
    out.append("],\n\"summary\":").append(Json.compact(summary(report))).append("}\n");
  }

  static void writeCoverage(CheckReport report, Appendable out) throws IOException {
    out.append("{\"articles\":[");
    lines(report.articles(), JsonReport::article, out);
    out.append("],\n\"topics\":[");
    lines(List.copyOf(report.byTopic().entrySet()), JsonReport::topic, out);
    out.append("],\n\"summary\":").append(Json.compact(summary(report))).append("}\n");
  }

  private static <T> void lines(
      List<T> items, Function<T, Map<String, @Nullable Object>> json, Appendable out)
      throws IOException {
    String between = "\n";
    for (int from = 0; from < items.size(); from += PART) {
      int first = from;
      int to = Math.min(items.size(), from + PART);
      List<String> parts =
          IntStream.rangeClosed(0, (to - from - 1) / LINES)
              .parallel()
              .mapToObj(
                  i -> items.subList(first + i * LINES, Math.min(to, first + (i + 1) * LINES)))
              .map(some -> Json.compact(some.stream().map(json).iterator(), ",\n"))
              .toList();
      for (String part : parts) {
        out.append(between).append(part);
        between = ",\n";
      }
    }
    out.append(items.isEmpty() ? "" : "\n");
  }

  static Map<String, @Nullable Object> finding(Finding finding) {
    return Json.object(
        "rule", finding.rule(),
        "level", finding.level().word(),
        "path", finding.path(),
        "line", finding.region().line(),
        "column", finding.region().column(),
        "endLine", finding.region().endLine(),
        "endColumn", finding.region().endColumn(),
        "message", finding.message(),
        "hint", finding.hint(),
        "claim", finding.claim());
  }

  private static Map<String, @Nullable Object> summary(CheckReport report) {
    Map<String, @Nullable Object> out = counts(report.total());
    out.put("references", report.references());
    out.put("errors", report.count(Level.ERROR));
    out.put("warnings", report.count(Level.WARNING));
    out.put("notes", report.count(Level.NOTE));
    out.put("silenced", report.silenced());
    out.put("baseline", report.known());
    out.put("omitted", report.omitted());
    return out;
  }

  private static Map<String, @Nullable Object> counts(CheckReport.Counts counts) {
    return Json.object(
        "articles", counts.articles(),
        "statements", counts.statements(),
        "claims", counts.claims(),
        "covered", counts.covered(),
        "direct", counts.direct(),
        "leadIn", counts.leadIn(),
        "explicit", counts.explicit(),
        "table", counts.table(),
        "uncited", counts.uncited(),
        "quoted", counts.quoted(),
        "located", counts.located(),
        "bare", counts.bare());
  }

  private static Map<String, @Nullable Object> article(CheckReport.ArticleCoverage article) {
    Map<String, @Nullable Object> out =
        Json.object(
            "article", article.id().value(),
            "title", article.title(),
            "status", article.status().word(),
            "topics", article.topics());
    Map<String, @Nullable Object> counts = counts(article.counts());
    counts.remove("articles");
    out.putAll(counts);
    return out;
  }

  private static Map<String, @Nullable Object> topic(Map.Entry<String, CheckReport.Counts> entry) {
    Map<String, @Nullable Object> out = Json.object("topic", entry.getKey());
    out.putAll(counts(entry.getValue()));
    return out;
  }
}
