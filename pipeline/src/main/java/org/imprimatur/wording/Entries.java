package org.imprimatur.wording;

import java.util.LinkedHashMap;
import java.util.Map;
import org.imprimatur.source.Span;
import org.imprimatur.text.Node;

/**
 * The words of a file, each by its name: the keys that lead to it with dots between, the items of a
 * list by their number from 1.
 */
public final class Entries {
  private Entries() {}

  /**
   * A text in a file.
   *
   * @param text what it says; blanks at its ends count
   * @param key where its key stands, or the item
   * @param span where it stands
   */
  public record Entry(String text, Span key, Span span) {}

  /** All texts of a document, in order. */
  public static Map<String, Entry> of(Node document) {
    Map<String, Entry> out = new LinkedHashMap<>();
    add("", document.span(), document, out);
    return out;
  }

  private static void add(String name, Span key, Node node, Map<String, Entry> out) {
    if (node instanceof Node.Scalar scalar) {
      out.put(name, new Entry(scalar.text(), key, scalar.span()));
    } else if (node instanceof Node.Mapping mapping) {
      mapping
          .entries()
          .forEach((each, value) -> add(join(name, each), mapping.keySpan(each), value, out));
    } else if (node instanceof Node.Sequence list) {
      for (int i = 0; i < list.items().size(); i++) {
        Node item = list.items().get(i);
        add(join(name, Integer.toString(i + 1)), item.span(), item, out);
      }
    }
  }

  private static String join(String name, String key) {
    return name.isEmpty() ? key : name + "." + key;
  }
}
