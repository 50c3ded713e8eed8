package org.imprimatur.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.imprimatur.source.Source;
import org.imprimatur.text.Node;

/**
 * Fields added to records that are there, in the files that they stand in: no other byte changes.
 * What would be written is read again first; a record whose file would then say anything else is
 * left as it is.
 */
final class RecordEdits {
  private static final char UNDECODED = '\uFFFD';

  /** The new fields of one record. */
  private record Edit(LibraryRecord record, Map<String, Object> fields) {}

  private final Map<String, Edit> wanted = new LinkedHashMap<>();
  private final Map<String, List<Edit>> taken = new TreeMap<>();

  /** Asks for a field of a record that does not have it; the first of two values counts. */
  void want(LibraryRecord record, String field, Object value) {
    wanted
        .computeIfAbsent(record.key(), key -> new Edit(record, new LinkedHashMap<>()))
        .fields
        .putIfAbsent(field, value);
  }

  /** Finds out which files can take what was asked for; the keys of their records. */
  Set<String> settle() {
    Map<String, List<Edit>> byFile = new TreeMap<>();
    for (Edit edit : wanted.values()) {
      byFile.computeIfAbsent(edit.record.source().path(), p -> new ArrayList<>()).add(edit);
    }
    Set<String> keys = new LinkedHashSet<>();
    byFile.forEach(
        (path, edits) -> {
          List<Edit> fit = possible(edits);
          if (!fit.isEmpty()) {
            taken.put(path, fit);
            fit.forEach(edit -> keys.add(edit.record.key()));
          }
        });
    return keys;
  }

  /** The new texts of the files that change, by path. */
  Map<String, String> texts() {
    Map<String, String> out = new TreeMap<>();
    taken.forEach((path, edits) -> out.put(path, with(edits.get(0).record.source(), 0, "")));
    return out;
  }

  /** A file's text with the new fields, and with more text at an offset, behind them. */
  String with(Source file, int at, String more) {
    SortedMap<Integer, String> all = insertions(taken.getOrDefault(file.path(), List.of()));
    if (!more.isEmpty()) {
      all.merge(at, more, String::concat);
    }
    return inserted(file.text(), all);
  }

  /** All edits of one file, or as many as it can take. */
  private static List<Edit> possible(List<Edit> edits) {
    if (areRead(edits)) {
      return edits;
    }
    if (edits.size() == 1) {
      return List.of();
    }
    int half = edits.size() / 2;
    List<Edit> out = new ArrayList<>(possible(edits.subList(0, half)));
    out.addAll(possible(edits.subList(half, edits.size())));
    return out;
  }

  /** Whether the file would hold the same records as before, these with their new fields. */
  private static boolean areRead(List<Edit> edits) {
    Source file = edits.get(0).record.source();
    if (file.text().indexOf(UNDECODED) >= 0) {
      return false;
    }
    Map<String, Map<String, Object>> fields = new TreeMap<>();
    edits.forEach(edit -> fields.put(edit.record.key(), edit.fields));
    List<LibraryRecord> before = LibraryFile.read(file).records();
    String text = inserted(file.text(), insertions(edits));
    List<LibraryRecord> after = LibraryFile.read(Source.of(file.path(), text)).records();
    boolean same = before.size() == after.size();
    for (int i = 0; same && i < before.size(); i++) {
      Map<String, String> expected = texts(before.get(i).node());
      fields
          .getOrDefault(before.get(i).key(), Map.of())
          .forEach((name, value) -> expected.put(name, String.valueOf(value)));
      same = expected.equals(texts(after.get(i).node()));
    }
    return same;
  }

  private static Map<String, String> texts(Node.Mapping node) {
    Map<String, String> out = new TreeMap<>();
    node.entries().forEach((name, value) -> out.put(name, String.valueOf(value.plain())));
    return out;
  }

  private static SortedMap<Integer, String> insertions(List<Edit> edits) {
    SortedMap<Integer, String> out = new TreeMap<>();
    for (Edit edit : edits) {
      out.merge(place(edit.record), insertion(edit), String::concat);
    }
    return out;
  }

  private static String inserted(String text, SortedMap<Integer, String> insertions) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (Map.Entry<Integer, String> one : insertions.entrySet()) {
      out.append(text, from, one.getKey()).append(one.getValue());
      from = one.getKey();
    }
    return out.append(text, from, text.length()).toString();
  }

  private static boolean isFlow(LibraryRecord record) {
    return record.source().text().startsWith("{", record.node().span().start());
  }

  /** Before a flow mapping's brace, or behind the last line of a block mapping. */
  private static int place(LibraryRecord record) {
    String text = record.source().text();
    if (!isFlow(record)) {
      return MergeTarget.lineEnd(text, MergeTarget.lastOffset(record.node()));
    }
    int at = Math.max(1, record.node().span().end()) - 1;
    while (at > 0 && (Character.isWhitespace(text.charAt(at - 1)) || text.charAt(at - 1) == ',')) {
      at--;
    }
    return at;
  }

  private static String insertion(Edit edit) {
    Source file = edit.record.source();
    String text = file.text();
    StringBuilder out = new StringBuilder();
    if (isFlow(edit.record)) {
      edit.fields.forEach((name, value) -> out.append(", ").append(RecordYaml.field(name, value)));
      return out.toString();
    }
    int key = edit.record.node().keySpan("id").start();
    String indent = " ".repeat(key - file.lineStart(file.lineOf(key)));
    String newline = text.contains("\r\n") ? "\r\n" : "\n";
    int at = place(edit.record);
    out.append(at > 0 && text.charAt(at - 1) != '\n' ? newline : "");
    edit.fields.forEach(
        (name, value) -> out.append(indent).append(RecordYaml.field(name, value)).append(newline));
    return out.toString();
  }
}
