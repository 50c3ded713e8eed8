package org.imprimatur.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imprimatur.desk.LineDesk;
import org.imprimatur.read.GivenFile;
import org.imprimatur.read.Loaded;
import org.imprimatur.report.DiffView;
import org.imprimatur.report.Reports;
import org.imprimatur.review.Event;
import org.imprimatur.source.Source;
import org.imprimatur.text.Json;

/** {@code review add FILE...}: takes in what was signed on a page. */
final class ReviewAdd {
  private ReviewAdd() {}

  static int run(Invocation invocation, LineDesk desk, List<String> names)
      throws UsageException, IOException {
    if (names.isEmpty()) {
      throw new UsageException(
          "review add needs a file", "Write: imprimatur review add FILE, as a reviewer sent it.");
    }
    List<LineDesk.Given> lines = new ArrayList<>();
    for (String name : names) {
      lines.addAll(lines(name, read(invocation, name)));
    }
    List<LineDesk.Taken> taken = desk.add(lines, invocation.who());
    boolean refused = taken.stream().anyMatch(one -> one.reason() != null);
    if (invocation.json()) {
      invocation.out().append(Json.pretty(taken.stream().map(ReviewAdd::json).toList()));
    } else {
      for (LineDesk.Taken one : taken) {
        tell(invocation, one);
      }
    }
    invocation.out().flush();
    if (taken.stream().anyMatch(LineDesk.Taken::added)) {
      invocation.say("Share this as you share your other changes to the articles.");
    } else if (taken.isEmpty()) {
      invocation.say("There is no line in it; nothing was written.");
    }
    return refused ? Exit.FINDINGS : Exit.DONE;
  }

  /** A text that somebody was sent. */
  static Source read(Invocation invocation, String name) throws UsageException, IOException {
    Loaded loaded;
    try {
      loaded = GivenFile.read(invocation.path(name), name, null);
    } catch (IOException e) {
      throw new UsageException(String.valueOf(e.getMessage()), null);
    }
    Source source = loaded.source();
    if (source == null || !loaded.findings().isEmpty()) {
      throw new UsageException(name + " is not text in UTF-8", "Save it again as it was sent.");
    }
    return source;
  }

  /** Mail programs end lines as they like, and leave the last one open. */
  private static List<LineDesk.Given> lines(String name, Source source) {
    List<LineDesk.Given> out = new ArrayList<>();
    int number = 0;
    for (String line : source.text().lines().toList()) {
      number++;
      if (!line.isBlank()) {
        out.add(new LineDesk.Given(name, number, line.strip()));
      }
    }
    return out;
  }

  private static void tell(Invocation invocation, LineDesk.Taken one) throws IOException {
    String place = one.given().file() + ":" + one.given().number();
    Event event = one.event();
    String what =
        event == null
            ? place
            : place + ": " + event.article() + ": " + event.action().word() + " by " + event.by();
    String reason = one.reason();
    if (reason == null) {
      String proved = one.proved() == null ? "" : one.proved().word();
      invocation
          .out()
          .line(
              DiffView.plain(
                  what
                      + (one.added() ? ": added" : ": the ledger has it already")
                      + "; proved: "
                      + proved));
      return;
    }
    invocation.warn(DiffView.plain("imprimatur: refused: " + what + ": " + reason));
    if (!one.findings().isEmpty()) {
      StringBuilder text = new StringBuilder();
      Reports.writeFindings(one.findings(), invocation.colour(), text);
      invocation.warn(text.toString().stripTrailing());
    }
  }

  private static Map<String, ?> json(LineDesk.Taken one) {
    Event event = one.event();
    return Json.object(
        "file", one.given().file(),
        "line", one.given().number(),
        "article", event == null ? null : event.article(),
        "action", event == null ? null : event.action().word(),
        "by", event == null ? null : event.by(),
        "at", event == null ? null : event.at(),
        "added", one.added(),
        "proved", one.proved() == null ? null : one.proved().word(),
        "reason", one.reason());
  }
}
