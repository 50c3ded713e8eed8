package org.imprimatur.ingest;

import java.util.ArrayList;
import java.util.List;

/**
 * The open items of a list. An item is nested in the item above when it is indented further, or, at
 * the same indent, when its bullet is one that its list did not have yet.
 */
final class ItemNesting {
  private record Open(int indent, String bullet) {}

  private final List<Open> open = new ArrayList<>();

  /** The depth, from 0, of the next item. */
  int depth(int indent, String marker) {
    String bullet = bullet(marker);
    while (!open.isEmpty() && last().indent > indent) {
      open.remove(open.size() - 1);
    }
    boolean sameIndent = !open.isEmpty() && last().indent == indent;
    if (sameIndent && !bullet.isEmpty() && !last().bullet.isEmpty()) {
      int at = open.size() - 1;
      while (at >= 0 && open.get(at).indent == indent && !open.get(at).bullet.equals(bullet)) {
        at--;
      }
      if (at >= 0 && open.get(at).indent == indent) {
        open.subList(at, open.size()).clear();
      }
    } else if (sameIndent) {
      open.remove(open.size() - 1);
    }
    open.add(new Open(indent, bullet));
    return open.size() - 1;
  }

  /** The depth of a paragraph: inside the item that it is indented below, or at the top. */
  int paragraph(int indent) {
    while (!open.isEmpty() && last().indent >= indent) {
      open.remove(open.size() - 1);
    }
    return open.size();
  }

  boolean open() {
    return !open.isEmpty();
  }

  void end() {
    open.clear();
  }

  private Open last() {
    return open.get(open.size() - 1);
  }

  /** Numbers are one kind of bullet, whatever their value, and so are dashes and arrows. */
  private static String bullet(String marker) {
    if (marker.isEmpty() || Bullets.isNumber(marker)) {
      return marker.isEmpty() ? marker : "1" + marker.substring(marker.length() - 1);
    }
    return "-*+–—‐‑‒―−".contains(marker)
        ? "-"
        : "→⇒➔➜➝➞➙➛➣➥⟶►▶▸▹▻➢➤".contains(marker) ? "→" : marker;
  }
}
