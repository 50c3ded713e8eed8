package org.imprimatur.review;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Mark;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;

/**
 * An article's ledger as read: its events and what is wrong with its lines. The order of lines
 * means nothing; order is in what each event names as {@code previous}. Immutable.
 */
public final class Ledger {
  /** A ledger may have so many events: hundreds of years of reviews. */
  public static final int MAX_EVENTS = 2000;

  private final Source source;
  private final List<Entry> entries;
  private final List<Problem> problems;

  /**
   * An event with its place.
   *
   * @param event the event
   * @param digest over its whole line
   * @param span the line in {@link #source}
   */
  public record Entry(Event event, String digest, Span span) {}

  private Ledger(Source source, List<Entry> entries, List<Problem> problems) {
    this.source = source;
    this.entries = List.copyOf(entries);
    this.problems = List.copyOf(problems);
  }

  /** The ledger of an article that has none: proves {@code submitted}. */
  public static Ledger empty(String path) {
    return new Ledger(Source.of(path, ""), List.of(), List.of());
  }

  /**
   * Reads a ledger; never throws for bad input.
   *
   * @param bytes the file
   * @param path its path relative to the content root, for findings
   */
  public static Ledger read(byte[] bytes, String path) {
    SignedLines lines = SignedLines.read(bytes, path, MAX_EVENTS);
    List<Entry> entries = new ArrayList<>();
    Set<String> signed = new HashSet<>();
    for (SignedLines.Line line : lines.lines()) {
      EventFields fields = new EventFields(line.fields());
      Event event = event(fields);
      String error = fields.error();
      if (error == null && !signed.add(Sha256.of(event.signedText()))) {
        // With ECDSA anybody can make a second signature from a good one.
        lines.twice(line.span(), "this event is already here, with another signature");
      } else if (error == null) {
        entries.add(new Entry(event, line.digest(), line.span()));
      } else {
        lines.problem(RuleId.REVIEW_MALFORMED, line.span(), "this line is not an event: " + error);
      }
    }
    return new Ledger(lines.source(), entries, lines.problems());
  }

  /** The events in the order of their lines. */
  public List<Entry> entries() {
    return entries;
  }

  /** What is wrong with the lines; while there is any, the ledger proves nothing. */
  public List<Problem> problems() {
    return problems;
  }

  /** The file's text, for findings. */
  public Source source() {
    return source;
  }

  /** The digests of all events. */
  public Set<String> digests() {
    return entries.stream().map(Entry::digest).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The digests of all events that no other event names, sorted: the next event's {@code previous}.
   */
  public List<String> heads() {
    TreeSet<String> heads = new TreeSet<>();
    entries.forEach(entry -> heads.add(entry.digest()));
    entries.forEach(entry -> entry.event().previous().forEach(heads::remove));
    return List.copyOf(heads);
  }

  /**
   * A ledger file with one more line.
   *
   * @param file the file's bytes, empty if there is none yet
   * @param event the signed event
   */
  public static byte[] append(byte[] file, Event event) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(file);
    out.writeBytes((event.line() + "\n").getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  /** This ledger with one more event, in memory; its place is the file's end. */
  Ledger with(Event event) {
    List<Entry> more = new ArrayList<>(entries);
    int end = source.text().length();
    more.add(new Entry(event, event.digest(), new Span(end, end)));
    return new Ledger(source, more, problems);
  }

  private static Event event(EventFields fields) {
    // The version comes first: of an event of another version, nothing else is known.
    if (fields.number("v") != Event.VERSION) {
      fields.wrong("v", "1, the only version that this program knows", "");
    }
    String word = fields.textOf("action", w -> Action.of(w).isPresent(), "a known action");
    Action action = Action.of(word).orElse(Action.SUBMIT);
    int canon = fields.number("canon");
    boolean begins = action == Action.SUBMIT || action == Action.START;
    return new Event(
        fields.text("site"),
        fields.textOf("article", id -> !id.isEmpty(), "an article's id"),
        action,
        fields.text("by"),
        fields.text("name"),
        fields.text("role"),
        fields.textOf("at", LedgerTimes::isTime, "a time like 2026-01-31T12:00:00Z"),
        fields.text("meaning"),
        fields.textOf("content", Sha256::isDigest, "a digest"),
        canon,
        fields.texts("works"),
        action == Action.APPROVE ? fields.texts("claims") : Map.of(),
        begins ? fields.sortedTexts("authors") : List.of(),
        marks(fields, action, canon),
        disagreed(fields, action),
        fields.text("note"),
        fields.text("interests"),
        fields.sortedTexts("previous"),
        fields.text("signature"));
  }

  /** Under canon 1 the field is {@code retracted}, a list of keys. */
  private static Map<String, List<String>> marks(EventFields fields, Action action, int canon) {
    String field = canon == ContentDigest.FIRST ? "retracted" : "marks";
    boolean may = action == Action.APPROVE || action == Action.CONFIRM;
    if (!may || !fields.has(field)) {
      return Map.of();
    }
    Map<String, List<String>> marks = new TreeMap<>();
    if (canon == ContentDigest.FIRST) {
      fields.sortedTexts(field).forEach(key -> marks.put(key, List.of(Mark.RETRACTED.word())));
    } else {
      marks.putAll(fields.lists(field, word -> Mark.of(word).isPresent(), "marks"));
    }
    return marks.isEmpty() ? fields.wrong(field, "left out when empty", marks) : marks;
  }

  private static Map<String, String> disagreed(EventFields fields, Action action) {
    if (action != Action.REQUEST_CHANGES || !fields.has("disagreed")) {
      return Map.of();
    }
    Map<String, String> claims = fields.texts("disagreed");
    return claims.isEmpty() ? fields.wrong("disagreed", "left out when empty", claims) : claims;
  }
}
