package org.imprimatur.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.imprimatur.finding.Counted;
import org.imprimatur.finding.Excerpt;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Level;
import org.imprimatur.report.CheckReport.ArticleCoverage;
import org.imprimatur.report.CheckReport.Counts;

/** One page for a browser that needs no other file and no script. */
final class HtmlReport {
  /** More findings than this nobody reads on one page; JSON has them all. */
  private static final int MOST_FINDINGS = 3000;

  private static final int MOST_ARTICLES = 2000;

  private final CheckReport report;
  private final ReportContext context;
  private final Appendable out;
  private final ReportMarkup html;

  private HtmlReport(CheckReport report, ReportContext context, Appendable out) {
    this.report = report;
    this.context = context;
    this.out = out;
    this.html = new ReportMarkup(out);
  }

  static void write(CheckReport report, ReportContext context, Appendable out) throws IOException {
    new HtmlReport(report, context, out).write();
  }

  private void write() throws IOException {
    out.append("<!DOCTYPE html>\n");
    html.open("html", "lang", "en").line();
    head();
    html.open("body").line();
    html.open("header");
    html.element("h1", "Check report").line();
    html.element(
        "p", context.site().title() + ", as of " + context.asOf() + ", by Imprimatur " + version());
    html.close().line();
    html.open("main").line();
    summary();
    legend();
    topics();
    articles();
    findings();
    html.close().line().close().line().close().line();
  }

  private String version() {
    return context.version();
  }

  private void head() throws IOException {
    html.open("head").line();
    html.empty("meta", "charset", "utf-8").line();
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").line();
    html.empty("meta", "name", "robots", "content", "noindex").line();
    html.element("title", "Check report: " + context.site().title()).line();
    html.style(css()).line();
    html.close().line();
  }

  private static String css() {
    try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
      if (in == null) {
        throw new IllegalStateException("the program was built without its report.css");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void summary() throws IOException {
    Counts all = report.total();
    section("summary", "Summary");
    html.open("dl", "class", "numbers").line();
    number("Errors", Integer.toString(report.count(Level.ERROR)));
    number("Warnings", Integer.toString(report.count(Level.WARNING)));
    number("Notes", Integer.toString(report.count(Level.NOTE)));
    number("Silenced", Integer.toString(report.silenced()));
    if (report.omitted() > 0) {
      number("Counted only", Integer.toString(report.omitted()));
    }
    if (report.known() > 0) {
      number("In the baseline", Integer.toString(report.known()));
    }
    number("Articles", Integer.toString(all.articles()));
    number("References", Integer.toString(report.references()));
    number("Claims covered", all.covered() + " of " + all.claims() + " (" + all.percent() + "%)");
    number("Claims with a quote on record", Integer.toString(all.quoted()));
    number("With the place in a work", Integer.toString(all.located()));
    number("With neither", Integer.toString(all.bare()));
    html.close().line().close().line();
  }

  private void number(String name, String value) throws IOException {
    html.open("div").element("dt", name).element("dd", value).close().line();
  }

  private void section(String id, String title) throws IOException {
    html.open("section", "aria-labelledby", id).line();
    html.element("h2", title, "id", id).line();
  }

  private void legend() throws IOException {
    html.open("ul", "class", "legend", "aria-label", "Colours of the bars").line();
    for (String kind : List.of("direct", "lead-in", "explicit", "table", "uncited")) {
      html.open("li");
      html.open("svg", "viewBox", "0 0 1 1", "class", "key", "aria-hidden", "true");
      rectangle(kind, 0, 1);
      html.close().text(" " + kind).close().line();
    }
    html.close().line();
  }

  private void topics() throws IOException {
    if (report.byTopic().isEmpty()) {
      return;
    }
    section("topics", "Coverage by topic");
    table("Topic", "Articles");
    for (Map.Entry<String, Counts> topic : report.byTopic().entrySet()) {
      Counts counts = topic.getValue();
      html.open("tr").element("th", topic.getKey(), "scope", "row");
      html.element("td", Integer.toString(counts.articles()), "class", "number");
      coverage(counts);
      html.close().line();
    }
    endTable();
  }

  private void articles() throws IOException {
    section("articles", "Coverage by article");
    List<ArticleCoverage> shown =
        report.articles().stream()
            .sorted(Comparator.comparing(article -> -article.counts().uncited()))
            .limit(MOST_ARTICLES)
            .toList();
    if (shown.size() < report.articles().size()) {
      html.element(
              "p",
              "The "
                  + shown.size()
                  + " articles with the most uncited claims; coverage.json has all articles.")
          .line();
    }
    table("Article", "Status");
    for (ArticleCoverage article : shown) {
      html.open("tr").open("th", "scope", "row").text(article.title());
      html.element("span", article.id().value(), "class", "id").close();
      html.element("td", article.status().word());
      coverage(article.counts());
      html.close().line();
    }
    endTable();
  }

  private void table(String first, String second) throws IOException {
    html.open("div", "class", "wide", "tabindex", "0", "role", "region", "aria-label", first);
    html.open("table").open("thead").open("tr");
    for (String head :
        List.of(first, second, "Claims", "Covered", "Uncited", "Quoted", "Located", "Bare")) {
      html.element("th", head, "scope", "col");
    }
    html.close().close().line().open("tbody").line();
  }

  private void endTable() throws IOException {
    html.close().close().close().line().close().line();
  }

  private void coverage(Counts counts) throws IOException {
    html.open("td").open("span", "class", "claims");
    bar(counts);
    html.text(Integer.toString(counts.claims())).close().close();
    html.element("td", counts.covered() + " (" + counts.percent() + "%)", "class", "number");
    for (int count : List.of(counts.uncited(), counts.quoted(), counts.located(), counts.bare())) {
      html.element("td", Integer.toString(count), "class", "number");
    }
  }

  /** A picture whose unit is a claim, so that no width is rounded. */
  private void bar(Counts counts) throws IOException {
    if (counts.claims() == 0) {
      return;
    }
    String label =
        counts.direct()
            + " direct, "
            + counts.leadIn()
            + " lead-in, "
            + counts.explicit()
            + " explicit, "
            + counts.table()
            + " table, "
            + counts.uncited()
            + " uncited";
    html.open(
        "svg",
        "class",
        "bar",
        "viewBox",
        "0 0 " + counts.claims() + " 1",
        "preserveAspectRatio",
        "none",
        "role",
        "img",
        "aria-label",
        label);
    html.element("title", label);
    int at = rectangle("direct", 0, counts.direct());
    at = rectangle("lead-in", at, counts.leadIn());
    at = rectangle("explicit", at, counts.explicit());
    at = rectangle("table", at, counts.table());
    rectangle("uncited", at, counts.uncited());
    html.close();
  }

  private int rectangle(String kind, int at, int width) throws IOException {
    if (width > 0) {
      String x = Integer.toString(at);
      String w = Integer.toString(width);
      html.empty("rect", "class", kind, "x", x, "y", "0", "width", w, "height", "1");
    }
    return at + width;
  }

  private void findings() throws IOException {
    section("findings", "Findings");
    List<Finding> shown =
        report.findings().stream()
            .sorted(Comparator.comparing(Finding::level))
            .limit(MOST_FINDINGS)
            .sorted()
            .toList();
    if (report.findings().isEmpty()) {
      html.element("p", "There are none.").line();
    } else if (shown.size() < report.findings().size()) {
      html.element(
              "p",
              "The most severe " + shown.size() + " of " + report.findings().size() + " findings.")
          .line();
    }
    Map<String, List<Finding>> files =
        shown.stream()
            .collect(
                Collectors.groupingBy(
                    Finding::path, java.util.LinkedHashMap::new, Collectors.toList()));
    for (Map.Entry<String, List<Finding>> file : files.entrySet()) {
      html.open("details", "open", "open").open("summary");
      html.element("h3", file.getKey());
      html.text(" " + Counted.of(file.getValue().size(), "finding")).close().line();
      html.open("ol").line();
      for (Finding finding : file.getValue()) {
        finding(finding);
      }
      html.close().close().line();
    }
    html.close().line();
  }

  private void finding(Finding finding) throws IOException {
    html.open("li", "class", finding.level().word());
    html.open("p").element("strong", finding.level().word(), "class", "level").text(" ");
    rule(finding.rule());
    String place = "line " + finding.region().line() + ", column " + finding.region().column();
    html.text(" ").element("span", place, "class", "place").close();
    html.element("p", finding.message());
    excerpt(finding.excerpt());
    String hint = finding.hint();
    if (hint != null) {
      html.element("p", hint, "class", "hint");
    }
    html.close().line();
  }

  private void rule(String rule) throws IOException {
    if (context.site().url() == null) {
      html.element("code", rule);
    } else {
      html.open("a", "href", context.helpUri(rule)).element("code", rule).close();
    }
  }

  private void excerpt(Excerpt excerpt) throws IOException {
    if (excerpt.isEmpty()) {
      return;
    }
    String text = excerpt.text();
    int count = text.codePointCount(0, text.length());
    int from = Math.min(excerpt.caret(), count);
    int to = Math.min(count, from + excerpt.length());
    int start = text.offsetByCodePoints(0, from);
    int end = text.offsetByCodePoints(0, to);
    html.open("pre", "tabindex", "0").open("code").text(text.substring(0, start));
    html.element("mark", text.substring(start, end));
    html.text(text.substring(end)).close().close();
  }
}
