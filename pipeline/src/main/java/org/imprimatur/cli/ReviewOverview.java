package org.imprimatur.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.desk.ReviewDesk;
import org.imprimatur.desk.StandingDesk;
import org.imprimatur.finding.Counted;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Level;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Proof;
import org.imprimatur.model.Status;
import org.imprimatur.report.DiffView;
import org.imprimatur.report.Reports;
import org.imprimatur.report.ReviewJson;
import org.imprimatur.review.ReviewProof;
import org.imprimatur.review.ReviewRequest;
import org.imprimatur.run.OpenRequests;
import org.imprimatur.run.RefusedException;
import org.imprimatur.text.Json;

/** {@code review status} and {@code review verify}. */
final class ReviewOverview {
  private ReviewOverview() {}

  static int status(Invocation invocation, ReviewDesk desk, List<String> ids)
      throws RefusedException, IOException {
    List<StandingDesk.Standing> standings = desk.standings().of(ids);
    OpenRequests asked = desk.requests().open();
    if (invocation.json()) {
      List<Map<String, ?>> all = new ArrayList<>();
      for (StandingDesk.Standing standing : standings) {
        Map<String, Object> one = new LinkedHashMap<>(json(standing));
        one.put("requests", asked.of(standing.article()).stream().map(ReviewAsk::json).toList());
        all.add(one);
      }
      invocation.out().append(Json.pretty(all));
      return Exit.DONE;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of("ARTICLE", "DECLARED", "PROVED", "APPROVED BY", "LAST", "DUE", "WHAT BLOCKS IT"));
    standings.forEach(standing -> rows.add(row(standing, asked.of(standing.article()))));
    table(invocation.out(), rows);
    return Exit.DONE;
  }

  /** Proves all again and says what is wrong. */
  static int verify(Invocation invocation, ReviewDesk desk, List<String> ids)
      throws RefusedException, IOException {
    List<StandingDesk.Standing> standings = desk.standings().of(ids);
    List<Finding> findings = new ArrayList<>(ids.isEmpty() ? desk.otherFindings() : List.of());
    standings.forEach(standing -> findings.addAll(standing.findings()));
    findings.sort(null);
    if (invocation.json()) {
      invocation
          .out()
          .append(
              Json.pretty(
                  Json.object(
                      "reviews", standings.stream().map(ReviewOverview::json).toList(),
                      "findings", findings.stream().map(Reports::json).toList())));
    } else {
      Reports.writeFindings(findings, invocation.colour(), invocation.out());
      if (!ids.isEmpty()) {
        standings.forEach(standing -> signatures(invocation.out(), standing));
      }
      Map<Status, Long> counts =
          standings.stream()
              .collect(Collectors.groupingBy(s -> s.proof().proved(), Collectors.counting()));
      StringBuilder line = new StringBuilder("proved: ");
      for (Status status : Status.values()) {
        line.append(status == Status.SUBMITTED ? "" : ", ");
        line.append(counts.getOrDefault(status, 0L)).append(' ').append(status.word());
      }
      invocation.out().line(line.toString());
    }
    boolean wrong = findings.stream().anyMatch(finding -> finding.level() == Level.ERROR);
    return wrong ? Exit.FINDINGS : Exit.DONE;
  }

  /** Who approved an article, and with what kind of key. */
  private static void signatures(Printer out, StandingDesk.Standing standing) {
    for (Proof.Approval approval : standing.proof().approvals()) {
      out.line(
          DiffView.plain(
              standing.article()
                  + ": "
                  + approval.name()
                  + " ("
                  + approval.by()
                  + ") approved it at "
                  + approval.at()
                  + ", signed with "
                  + approval.key().words()));
    }
  }

  private static Map<String, ?> json(StandingDesk.Standing standing) {
    return ReviewJson.standing(
        standing.article(),
        standing.declared(),
        standing.proof(),
        reasons(standing, true),
        standing.errors());
  }

  /**
   * Why the status is no higher, and what is wrong; nothing twice.
   *
   * @param rules whether the rules that find it wrong are named
   */
  private static List<String> reasons(StandingDesk.Standing standing, boolean rules) {
    List<String> reasons = standing.proof().reasons();
    List<String> out = new ArrayList<>(reasons);
    standing.proof().marks().flags().forEach(flag -> out.add(flag.sentence()));
    for (Finding finding : standing.findings()) {
      String message = message(finding, standing);
      if (finding.level() == Level.ERROR && !reasons.contains(message)) {
        out.add(rules ? finding.rule() + ": " + message : sentence(message));
      }
    }
    return out;
  }

  /** Without the reason that the finding of a declared status ends with: it is listed already. */
  private static String message(Finding finding, StandingDesk.Standing standing) {
    return standing.hasLedger() && finding.rule().equals(RuleId.REVIEW_STATUS_MISMATCH.id())
        ? ReviewProof.mismatch(standing.declared(), standing.proof().proved())
        : finding.message();
  }

  private static String sentence(String message) {
    int first = message.offsetByCodePoints(0, 1);
    String upper = message.substring(0, first).toUpperCase(Locale.ROOT);
    return upper + message.substring(first) + (message.endsWith(".") ? "" : ".");
  }

  private static List<String> row(StandingDesk.Standing standing, List<ReviewRequest> asked) {
    Proof proof = standing.proof();
    String by =
        Stream.concat(
                proof.approvals().stream().map(Proof.Approval::by),
                proof.asked().setAside().stream()
                    .map(each -> each.approval().by() + " (conflict of interest, not counted)"))
            .collect(Collectors.joining(", "));
    List<String> reasons = reasons(standing, false);
    if (!standing.errors().isEmpty()) {
      reasons.add(refusal(standing.errors()));
    }
    asked.forEach(one -> reasons.add("Asked since " + one.day() + ": " + one.to() + "."));
    return List.of(
        standing.article(),
        standing.declared().word(),
        proof.proved().word(),
        by.isEmpty() ? "-" : by,
        proof.lastReviewed() == null ? "-" : proof.lastReviewed().toString(),
        proof.due() == null ? "-" : proof.due().toString(),
        reasons.isEmpty() ? "-" : String.join(" ", reasons));
  }

  /** As the dashboard counts them. */
  private static String refusal(Map<String, Integer> errors) {
    int count = errors.values().stream().mapToInt(Integer::intValue).sum();
    return "Approving it would be refused for "
        + Counted.of(count, "error")
        + " ("
        + String.join(", ", errors.keySet())
        + "); see imprimatur check.";
  }

  /** The last column may be long and is not padded. */
  private static void table(Printer out, List<List<String>> rows) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        String cell = DiffView.plain(row.get(i));
        line.append(cell);
        if (i < columns - 1) {
          line.append(" ".repeat(widths[i] - cell.length() + 2));
        }
      }
      out.line(line.toString().stripTrailing());
    }
  }
}
