package org.imprimatur.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/** A record while it is read from somebody else's format. */
final class DraftRecord {
  private final Span span;
  private final List<Problem> problems;
  private final Map<String, Object> fields = new LinkedHashMap<>();
  private final Set<String> leftOut = new LinkedHashSet<>();
  private final DraftNotices notices = new DraftNotices();
  private String key = "";

  DraftRecord(Span span, List<Problem> problems) {
    this.span = span;
    this.problems = problems;
  }

  /** The key of the other format, if it has one. */
  void key(String text) {
    key = text.strip();
  }

  boolean has(String field) {
    return fields.containsKey(field);
  }

  @Nullable String text(String field) {
    return fields.get(field) instanceof String text ? text : null;
  }

  /** Sets a field, unless the value is blank; a second value is named as left out. */
  void put(String field, String value) {
    String text = RecordReader.blanks(value);
    Object before = text.isEmpty() ? text : fields.putIfAbsent(field, text);
    if (before != null && !before.equals(text)) {
      leftOut(field + " \"" + shortened(text) + "\"");
    }
  }

  /** Sets a field to something other than a text. */
  void put(String field, Map<String, Object> value) {
    if (fields.putIfAbsent(field, value) != null) {
      leftOut("a second " + field);
    }
  }

  /** Takes the place of what was there. */
  void replace(String field, Object value) {
    fields.put(field, value);
  }

  /** Adds to a text, after a separator. */
  void append(String field, String separator, String value) {
    String text = RecordReader.blanks(value);
    if (!text.isEmpty()) {
      fields.merge(field, text, (a, b) -> a + separator + b);
    }
  }

  void name(String field, Map<String, Object> name) {
    if (!name.isEmpty()) {
      List<Object> names = new ArrayList<>();
      if (fields.get(field) instanceof List<?> before) {
        names.addAll(before);
      }
      names.add(name);
      fields.put(field, names);
    }
  }

  /** What was published about the work, and of which works it is itself the notice. */
  DraftNotices notices() {
    return notices;
  }

  /** Notes a field of the other format that CSL has no place for. */
  void leftOut(String field) {
    leftOut.add(field);
  }

  /** Notes such a field; whatever it says of a retraction is not lost with it. */
  void leftOut(String field, String value) {
    leftOut.add(field);
    notices.said(field, value);
  }

  void problem(RuleId rule, String message, String hint) {
    problems.add(Problem.of(rule, span, message, hint));
  }

  /** The record; what was left out becomes one message. */
  ReferenceImport.Item finish() {
    String title = text("title");
    String of = title == null ? "" : " of \"" + shortened(title) + "\"";
    if (!leftOut.isEmpty()) {
      problem(
          RuleId.IMPORT_LEFT_OUT,
          "CSL has no place for " + String.join(", ", leftOut) + of,
          "add what matters to the record by hand");
    }
    notices.addTo(fields);
    for (String doubt : notices.doubts()) {
      problem(
          RuleId.IMPORT_NOTICE,
          "\"" + shortened(doubt) + "\"" + of + " speaks of a retraction",
          "if this work was retracted, add retracted: to its record");
    }
    return new ReferenceImport.Item(key, fields, span, notices.concerned());
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
