package org.imprimatur.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Level;
import org.imprimatur.source.Region;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/**
 * SARIF 2.1.0 (OASIS), one line a result. Code scanning refuses a run with more than {@value
 * #MOST_RESULTS} results: the most severe are kept, in the order of all, and a notification says
 * what is left out.
 */
final class SarifReport {
  /** GitHub's limit of results a run. */
  static final int MOST_RESULTS = 25_000;

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private final CheckReport report;
  private final ReportContext context;
  private final Appendable out;

  private SarifReport(CheckReport report, ReportContext context, Appendable out) {
    this.report = report;
    this.context = context;
    this.out = out;
  }

  static void write(CheckReport report, ReportContext context, Appendable out) throws IOException {
    new SarifReport(report, context, out).write();
  }

  private void write() throws IOException {
    Map<String, RuleHelp> rules = rules();
    Map<String, Integer> index = new LinkedHashMap<>();
    rules.keySet().forEach(id -> index.put(id, index.size()));
    out.append("{\"$schema\":").append(Json.compact(SCHEMA)).append(",\"version\":\"2.1.0\",");
    out.append("\"runs\":[{\"tool\":{\"driver\":{\"name\":\"Imprimatur\",\"version\":");
    out.append(Json.compact(context.version())).append(",\"rules\":[");
    String separator = "\n";
    for (RuleHelp rule : rules.values()) {
      out.append(separator).append(Json.compact(rule(rule)));
      separator = ",\n";
    }
    out.append("]}},\n");
    MostSevere kept = MostSevere.of(report.findings(), MOST_RESULTS);
    if (!kept.isAll()) {
      leftOut(kept);
    }
    out.append("\"columnKind\":\"unicodeCodePoints\",\n\"results\":[");
    List<String> fingerprints = Fingerprints.of(report.findings());
    separator = "\n";
    for (int i = 0; i < fingerprints.size(); i++) {
      if (!kept.has(i)) {
        continue;
      }
      Finding finding = report.findings().get(i);
      int rule = index.getOrDefault(finding.rule(), -1);
      out.append(separator).append(Json.compact(result(finding, rule, fingerprints.get(i))));
      separator = ",\n";
    }
    out.append("]}]}\n");
  }

  /** What a run has no room for: in words for people, as numbers for programs. */
  static String leftOutInWords(MostSevere kept) {
    return String.format(
        Locale.ROOT,
        "A SARIF run holds %,d results, the most severe: %s are left out. --format json has more.",
        MOST_RESULTS,
        kept.inWords());
  }

  private void leftOut(MostSevere kept) throws IOException {
    Map<String, @Nullable Object> notification =
        Json.object(
            "descriptor", Json.object("id", "results-left-out"),
            "level", "warning",
            "message", Json.object("text", leftOutInWords(kept)));
    out.append("\"invocations\":[");
    out.append(
        Json.compact(
            Json.object(
                "executionSuccessful", true, "toolExecutionNotifications", List.of(notification))));
    out.append("],\n\"properties\":");
    Map<String, @Nullable Object> counts = new LinkedHashMap<>();
    for (Level level : Level.values()) {
      counts.put(level.word() + "s", kept.leftOut(level));
    }
    out.append(Json.compact(Json.object("leftOut", counts))).append(",\n");
  }

  /** The documented rules, and those of findings that have no page. */
  private Map<String, RuleHelp> rules() {
    Map<String, RuleHelp> rules = new LinkedHashMap<>();
    context.rules().get().forEach(rule -> rules.put(rule.id(), rule));
    for (Finding finding : report.findings()) {
      String id = finding.rule();
      rules.computeIfAbsent(id, rule -> new RuleHelp(rule, rule, rule, finding.level()));
    }
    return rules;
  }

  private Map<String, @Nullable Object> rule(RuleHelp rule) {
    return Json.object(
        "id", rule.id(),
        "shortDescription", Json.object("text", rule.title()),
        "helpUri", context.helpUri(rule.id()),
        "help", Json.object("text", rule.title(), "markdown", rule.markdown()),
        "defaultConfiguration", Json.object("level", rule.level().word()));
  }

  private Map<String, @Nullable Object> result(Finding finding, int rule, String fingerprint) {
    String hint = finding.hint();
    Map<String, @Nullable Object> result =
        Json.object(
            "ruleId", finding.rule(),
            "ruleIndex", rule,
            "level", finding.level().word(),
            "message", Json.object("text", finding.message() + (hint == null ? "" : "\n" + hint)),
            "locations", List.of(location(finding)),
            "partialFingerprints", Json.object(Fingerprints.NAME, fingerprint));
    if (finding.claim() != null) {
      result.put("properties", Json.object("claim", finding.claim()));
    }
    return result;
  }

  private Map<String, @Nullable Object> location(Finding finding) {
    Region region = finding.region();
    Map<String, @Nullable Object> artifact =
        Json.object("uri", uri(context.look().prefix() + finding.path()), "uriBaseId", "%SRCROOT%");
    return Json.object(
        "physicalLocation",
        Json.object(
            "artifactLocation",
            artifact,
            "region",
            Json.object(
                "startLine", region.line(),
                "startColumn", region.column(),
                "endLine", region.endLine(),
                "endColumn", region.endColumn())));
  }

  /** A relative reference of RFC 3986: what it does not allow in a path is percent-encoded. */
  static String uri(String path) {
    StringBuilder out = new StringBuilder();
    for (byte b : path.getBytes(UTF_8)) {
      int c = b & 0xFF;
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-._~/!$&'()*+,;=@".indexOf(c) >= 0;
      if (plain) {
        out.append((char) c);
      } else {
        String hex = "0123456789ABCDEF";
        out.append('%').append(hex.charAt(c >> 4)).append(hex.charAt(c & 15));
      }
    }
    return out.toString();
  }
}
