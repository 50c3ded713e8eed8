package org.imprimatur.review;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.imprimatur.text.Json;

/**
 * A wish that somebody reviews an article: a line of {@code requests.jsonl}. It is signed by
 * nobody, proves nothing and is read by no proof.
 *
 * @param article the article's id
 * @param to the id of the person who is asked
 * @param by the id of the person who asks; empty when nobody said so
 * @param at {@code YYYY-MM-DDThh:mm:ssZ}
 * @param note a remark, may be empty
 */
public record ReviewRequest(String article, String to, String by, String at, String note) {
  /** Where they are written down, relative to the content root. */
  public static final String FILE = "requests.jsonl";

  /** A file may have so many. */
  private static final int MAX = 100_000;

  private static final Set<Action> ANSWERS =
      Set.of(Action.APPROVE, Action.CONFIRM, Action.REQUEST_CHANGES, Action.WITHDRAW);

  /** Reads a file; other lines in it are ignored. */
  public static List<ReviewRequest> read(byte[] bytes) {
    List<ReviewRequest> out = new ArrayList<>();
    for (SignedLines.Line line : SignedLines.read(bytes, FILE, MAX).lines()) {
      EventFields fields = new EventFields(line.fields());
      boolean known = fields.number("v") == Event.VERSION;
      ReviewRequest request =
          new ReviewRequest(
              fields.text("article"),
              fields.text("to"),
              fields.text("by"),
              fields.textOf("at", LedgerTimes::isTime, "a time"),
              fields.text("note"));
      if (known && fields.error() == null) {
        out.add(request);
      }
    }
    return out;
  }

  /** A time as requests hold it. */
  public static String time(Instant at) {
    return LedgerTimes.write(at);
  }

  /** The day on which it was made. */
  public LocalDate day() {
    return LedgerTimes.day(at);
  }

  /** Whether the person has taken a step since that says what they think of the article. */
  public boolean isAnswered(Ledger ledger) {
    return ledger.entries().stream()
        .map(Ledger.Entry::event)
        .anyMatch(
            event ->
                event.by().equals(to)
                    && ANSWERS.contains(event.action())
                    && event.at().compareTo(at) >= 0);
  }

  /** Its line in the file, without its line feed: canonical JSON. */
  public String line() {
    Map<String, Object> out = new TreeMap<>();
    out.put("v", Event.VERSION);
    out.put("article", article);
    out.put("to", to);
    out.put("by", by);
    out.put("at", at);
    out.put("note", note);
    return Json.canonical(out);
  }

  /** A file with more lines. */
  public static byte[] append(byte[] file, List<ReviewRequest> more) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(file);
    for (ReviewRequest request : more) {
      out.writeBytes((request.line() + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }
}
