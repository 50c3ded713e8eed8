package org.imprimatur.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;

/** Collects what was left out and what must be looked at, each with its place in the page. */
final class ImportNotes {
  private record Entry(int line, String sentence) {}

  private final List<Entry> dropped = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  /** Notes a line that is left out, with its words: none is lost without being listed. */
  void drop(PageLine line, String why) {
    drop(line.spot(), why, line.text());
  }

  /** Notes something that is left out. */
  void drop(PageLine.Spot spot, String why, String text) {
    String shown = text.strip();
    dropped.add(
        new Entry(
            spot.line(),
            "line " + spot.line() + ": " + why + (shown.isEmpty() ? "" : ": \"" + shown + "\"")));
  }

  /** Notes what an editor must look at. */
  void problem(RuleId rule, PageLine.Spot spot, String message, String hint) {
    problems.add(Problem.of(rule, spot.span(), message, hint));
  }

  List<String> dropped() {
    return dropped.stream()
        .sorted(Comparator.comparingInt(Entry::line))
        .map(Entry::sentence)
        .toList();
  }

  List<Problem> problems() {
    Stream<Problem> all = problems.stream();
    return all.sorted(Comparator.comparingInt((Problem p) -> p.span().start())).toList();
  }
}
