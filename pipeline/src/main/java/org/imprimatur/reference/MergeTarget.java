package org.imprimatur.reference;

import java.util.Map;
import org.imprimatur.finding.RuleId;
import org.imprimatur.source.Source;
import org.imprimatur.text.Node;
import org.imprimatur.text.Yaml;

/**
 * Where and how new records are written into a file.
 *
 * @param at the offset
 * @param indent before a record's dash
 * @param newline the file's line end
 * @param head what must stand before the first record
 */
record MergeTarget(int at, String indent, String newline, String head) {

  static MergeTarget of(Source file) {
    String text = file.text();
    String newline = text.contains("\r\n") ? "\r\n" : "\n";
    Node document = Yaml.read(file, RuleId.REF_SYNTAX).node();
    Node list = document instanceof Node.Mapping mapping ? mapping.get("references") : document;
    if (list instanceof Node.Sequence records && !records.items().isEmpty()) {
      Node last = records.items().get(records.items().size() - 1);
      int end = lineEnd(text, lastOffset(last));
      boolean open = end == text.length() && !text.endsWith("\n");
      return new MergeTarget(end, indent(file, last), newline, open ? newline + newline : "");
    }
    boolean open = !text.isEmpty() && !text.endsWith("\n");
    boolean named = document instanceof Node.Mapping mapping && mapping.get("references") != null;
    String head = (open ? newline : "") + (named ? "" : "references:" + newline);
    return new MergeTarget(text.length(), "  ", newline, head);
  }

  /** New records, each behind a blank line, as they stand behind what is there. */
  String lead(String records) {
    return head.isEmpty() || records.isEmpty()
        ? records
        : head + records.substring(newline.length());
  }

  /** Where the last value of a node ends. */
  static int lastOffset(Node node) {
    if (node instanceof Node.Mapping mapping) {
      int end = mapping.span().start();
      for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
        int value = lastOffset(entry.getValue());
        end = Math.max(end, Math.max(value, mapping.keySpan(entry.getKey()).end()));
      }
      return end;
    }
    if (node instanceof Node.Sequence list) {
      int end = list.span().start();
      for (Node item : list.items()) {
        end = Math.max(end, lastOffset(item));
      }
      return end;
    }
    return node.span().end();
  }

  /** The offset behind the line that holds an offset, its line end included. */
  static int lineEnd(String text, int offset) {
    int at = Math.min(offset, text.length());
    if (at > 0 && at <= text.length() && text.charAt(at - 1) == '\n') {
      return at;
    }
    int newline = text.indexOf('\n', at);
    return newline < 0 ? text.length() : newline + 1;
  }

  private static String indent(Source file, Node item) {
    int line = file.lineOf(Math.min(item.span().start(), file.text().length()));
    String text = file.line(line);
    return text.substring(0, text.length() - text.stripLeading().length());
  }
}
