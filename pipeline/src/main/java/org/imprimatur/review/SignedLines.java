package org.imprimatur.review;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.source.ConflictMarks;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.imprimatur.text.Json;
import org.imprimatur.text.JsonReader;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a signed JSON Lines file, read strictly: UTF-8, every line canonical JSON and ended
 * by one line feed, an object each, no line twice. Whatever else is there is a problem, never a
 * guess.
 */
final class SignedLines {

  /** A file may have so many bytes. */
  static final int MAX_BYTES = 64 * 1024 * 1024;

  /** A line may have so many UTF-16 units. */
  static final int MAX_LINE = 4 * 1024 * 1024;

  private static final String HINT =
      "a ledger is written by the review commands only: restore the line as it was signed";

  /** What keeps git from changing ledgers, and makes it keep the lines of both sides. */
  static final String ATTRIBUTES = "*.review.jsonl merge=union -text";

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Source source;
  private boolean conflict;
  private final List<Line> lines = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  /**
   * A line that could be read.
   *
   * @param fields its object
   * @param digest over the whole line
   * @param span the line in the source, without its line feed
   */
  record Line(Map<?, ?> fields, String digest, Span span) {}

  private SignedLines(Source source) {
    this.source = source;
  }

  static SignedLines read(byte[] bytes, String path, int maxLines) {
    String text = bytes.length > MAX_BYTES ? null : decode(bytes);
    if (text == null) {
      SignedLines none = new SignedLines(Source.of(path, ""));
      String encoding = isUtf16(bytes) ? "is UTF-16, not UTF-8" : "is not valid UTF-8";
      String why = bytes.length > MAX_BYTES ? "is larger than 64 MiB" : encoding;
      none.problem(
          RuleId.REVIEW_MALFORMED, new Span(0, 0), "this ledger " + why + ": nothing in it counts");
      return none;
    }
    SignedLines out = new SignedLines(Source.of(path, text));
    out.madeByOthers(text);
    out.split(text, maxLines);
    return out;
  }

  Source source() {
    return source;
  }

  List<Line> lines() {
    return lines;
  }

  List<Problem> problems() {
    return problems;
  }

  void problem(RuleId rule, Span span, String message) {
    problems.add(Problem.of(rule, span, message, HINT));
  }

  void twice(Span span, String message) {
    problems.add(
        Problem.of(
            RuleId.REVIEW_DUPLICATE_EVENT, span, message, "remove this second copy of the line"));
  }

  private static @Nullable String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static boolean isUtf16(byte[] bytes) {
    int mark = bytes.length < 2 ? 0 : (bytes[0] & 255) << 8 | (bytes[1] & 255);
    return mark == 0xFEFF || mark == 0xFFFE;
  }

  /** What git and editors do to a whole file. Nothing in it counts, but it is named once. */
  private void madeByOthers(String text) {
    String path = source.path();
    if (text.startsWith(BYTE_ORDER_MARK)) {
      problems.add(
          Problem.of(
              RuleId.REVIEW_MALFORMED,
              new Span(0, 1),
              "this ledger begins with a byte order mark, which an editor put there",
              restored(path)));
    }
    int first = text.indexOf("\r\n");
    if (first >= 0) {
      problems.add(
          Problem.of(
              RuleId.REVIEW_MALFORMED,
              new Span(first, first + 1),
              "this ledger has Windows line ends, which git or an editor put there",
              "add the line \""
                  + ATTRIBUTES
                  + "\" to .gitattributes, so that git keeps it as it is. "
                  + restored(path)));
    }
  }

  private static String restored(String path) {
    return "Restore the file as it was signed: git checkout -- " + path;
  }

  private void split(String text, int maxLines) {
    Map<String, Integer> seen = new java.util.HashMap<>();
    int start = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
    int number = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      Span span = new Span(start, end < 0 ? text.length() : end);
      number++;
      if (number > maxLines) {
        problem(RuleId.REVIEW_MALFORMED, span, "this ledger has more than " + maxLines + " lines");
        return;
      }
      if (end < 0) {
        problem(
            RuleId.REVIEW_MALFORMED,
            span,
            "the last line does not end with a line feed: it may be cut short");
        return;
      }
      boolean windows = end > start && text.charAt(end - 1) == '\r';
      String line = text.substring(start, windows ? end - 1 : end);
      if (!isMark(line, span)) {
        line(line, span, number, seen);
      }
      start = end + 1;
    }
  }

  /** Whether a line is one of git's marks; each conflict is named once. */
  private boolean isMark(String line, Span span) {
    ConflictMarks.Mark mark = ConflictMarks.of(line);
    if (mark == ConflictMarks.Mark.NONE) {
      return false;
    }
    if (mark == ConflictMarks.Mark.BEGIN || !conflict) {
      problems.add(
          Problem.of(
              RuleId.REVIEW_MALFORMED,
              span,
              ConflictMarks.MESSAGE,
              "the signed lines of both versions belong here: keep each of them once, remove the"
                  + " lines with the marks, and add the line \""
                  + ATTRIBUTES
                  + "\" to .gitattributes, so that git does so itself"));
    }
    conflict = mark != ConflictMarks.Mark.END;
    return true;
  }

  private void line(String line, Span span, int number, Map<String, Integer> seen) {
    if (line.length() > MAX_LINE) {
      malformed(span, "this line is longer than " + MAX_LINE + " characters");
      return;
    }
    if (line.isBlank()) {
      malformed(span, "an empty line, which no review step writes");
      return;
    }
    JsonReader.Result read = JsonReader.read(line);
    String error = read.error();
    if (error != null || !(read.value() instanceof Map<?, ?> fields)) {
      malformed(span, "this line is not an event: " + (error == null ? "no object" : error));
      return;
    }
    if (!isPlain(fields)) {
      malformed(span, "this line holds a value that events do not have (a fraction, null)");
      return;
    }
    if (!Json.canonical(fields).equals(line)) {
      malformed(span, "this line is not canonical JSON (RFC 8785)");
      return;
    }
    String digest = Sha256.of(line);
    Integer first = seen.putIfAbsent(digest, number);
    if (first != null && conflict) {
      // Both versions may hold a line, and what they came from holds it again.
      return;
    }
    if (first != null) {
      twice(span, "this event is already in line " + first);
      return;
    }
    lines.add(new Line(fields, digest, span));
  }

  private void malformed(Span span, String message) {
    problem(RuleId.REVIEW_MALFORMED, span, message);
  }

  /** Strings of whole characters, integers, booleans, lists and objects. */
  private static boolean isPlain(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream().allMatch(e -> isPlain(e.getKey()) && isPlain(e.getValue()));
    } else if (value instanceof List<?> list) {
      return list.stream().allMatch(SignedLines::isPlain);
    } else if (value instanceof String text) {
      return text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }
    return value instanceof Long || value instanceof Boolean;
  }
}
