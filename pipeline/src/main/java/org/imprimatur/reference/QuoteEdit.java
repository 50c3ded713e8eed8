package org.imprimatur.reference;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.imprimatur.model.Reference;
import org.imprimatur.source.Source;
import org.imprimatur.text.Node;

/**
 * A quote added to a record, in the file that it stands in: no other byte changes. What would be
 * written is read again first; a file that would then say anything else is left as it is.
 */
final class QuoteEdit {
  private static final String QUOTES = "quotes";

  private final LibraryRecord record;
  private final String id;
  private final Reference.Quote quote;

  private QuoteEdit(LibraryRecord record, String id, Reference.Quote quote) {
    this.record = record;
    this.id = id;
    this.quote = quote;
  }

  /** The file's new text; empty where it cannot be written as the file is. */
  static Optional<String> with(LibraryRecord record, String id, Reference.Quote quote) {
    return new QuoteEdit(record, id, quote).text();
  }

  private Optional<String> text() {
    Node there = record.node().get(QUOTES);
    String text =
        there instanceof Node.Mapping || there instanceof Node.Sequence
            ? added(there)
            : there == null ? fresh() : "";
    return isRead(text) ? Optional.of(text) : Optional.empty();
  }

  private Map<String, Object> value() {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("sentence", quote.sentence());
    if (!quote.place().isEmpty()) {
      out.put("place", quote.place());
    }
    return out;
  }

  private String fresh() {
    RecordEdits edits = new RecordEdits();
    edits.want(record, QUOTES, Map.of(id, value()));
    edits.settle();
    return edits.texts().getOrDefault(record.source().path(), "");
  }

  /** Behind the last quote that is there, in the form in which they are written. */
  private String added(Node there) {
    Source file = record.source();
    String text = file.text();
    boolean isList = there instanceof Node.Sequence;
    int start = there.span().start();
    if (text.startsWith(isList ? "[" : "{", start)) {
      int at = Math.max(1, there.span().end()) - 1;
      while (at > start && isBetween(text.charAt(at - 1))) {
        at--;
      }
      String lead = at == start + 1 ? "" : ", ";
      return text.substring(0, at) + lead + entry(isList) + text.substring(at);
    }
    String newline = text.contains("\r\n") ? "\r\n" : "\n";
    int at = MergeTarget.lineEnd(text, MergeTarget.lastOffset(there));
    int first = isList ? text.lastIndexOf('-', start) : start;
    int from = isList && text.charAt(start) == '-' ? start : first;
    String indent = " ".repeat(Math.max(0, from - file.lineStart(file.lineOf(from))));
    String open = at > 0 && text.charAt(at - 1) != '\n' ? newline : "";
    String line = open + indent + (isList ? "- " : "") + entry(isList) + newline;
    return text.substring(0, at) + line + text.substring(at);
  }

  private static boolean isBetween(char c) {
    return Character.isWhitespace(c) || c == ',';
  }

  private String entry(boolean isItem) {
    if (!isItem) {
      return RecordYaml.field(id, value());
    }
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("id", id);
    item.putAll(value());
    return RecordYaml.value(item);
  }

  /** Whether the file would hold the same records as before, this one with one more quote. */
  private boolean isRead(String text) {
    Source file = record.source();
    LibraryFile before = LibraryFile.read(file);
    LibraryFile after = LibraryFile.read(Source.of(file.path(), text));
    boolean same =
        before.records().size() == after.records().size()
            && before.problems().size() == after.problems().size();
    for (int i = 0; same && i < before.records().size(); i++) {
      LibraryRecord old = before.records().get(i);
      LibraryRecord now = after.records().get(i);
      Map<String, Reference.Quote> expected = new TreeMap<>(old.reference().governance().quotes());
      if (old.key().equals(record.key())) {
        expected.put(id, quote);
      }
      same =
          expected.equals(now.reference().governance().quotes())
              && rest(old.node()).equals(rest(now.node()));
    }
    return same;
  }

  private static Map<String, String> rest(Node.Mapping node) {
    Map<String, String> out = new TreeMap<>();
    node.entries().forEach((name, value) -> out.put(name, String.valueOf(value.plain())));
    out.remove(QUOTES);
    return out;
  }
}
