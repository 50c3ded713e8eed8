package org.imprimatur.word;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.word.WordBlock.Style;

/** Numbers the items of lists: each numbered list is one of Word's, so that it counts by itself. */
final class NumberingPart {
  private static final int LEVELS = 9;
  private static final int BULLETS = 1;

  /** What each numbered list begins with, and at which level. */
  private final List<int[]> lists = new ArrayList<>();

  /** The list that is counted at each level, and its last number. */
  private final int[] open = new int[LEVELS];

  private final int[] last = new int[LEVELS];

  /** The properties of an item; empty for what is not one. */
  String of(Style style) {
    int level = Math.min(LEVELS - 1, style.level());
    switch (style.kind()) {
      case ITEM -> {
        forget(level + 1);
        return "<w:numPr><w:ilvl w:val=\""
            + level
            + "\"/><w:numId w:val=\""
            + (style.number() == 0 ? bullet(level) : numbered(level, style.number()))
            + "\"/></w:numPr>";
      }
      case ITEM_GOES_ON -> {
        return "<w:ind w:left=\"" + indent(level) + "\"/>";
      }
      default -> {
        forget(0);
        return "";
      }
    }
  }

  private void forget(int from) {
    for (int i = from; i < LEVELS; i++) {
      open[i] = 0;
      last[i] = 0;
    }
  }

  private int bullet(int level) {
    open[level] = 0;
    last[level] = 0;
    return BULLETS;
  }

  private int numbered(int level, int number) {
    if (open[level] == 0 || number != last[level] + 1) {
      lists.add(new int[] {level, number});
      open[level] = BULLETS + lists.size();
    }
    last[level] = number;
    return open[level];
  }

  private static int indent(int level) {
    return 425 * (level + 1);
  }

  String write() {
    StringBuilder out = new StringBuilder();
    for (int kind = 0; kind < 2; kind++) {
      out.append("<w:abstractNum w:abstractNumId=\"").append(kind);
      out.append("\"><w:multiLevelType w:val=\"hybridMultilevel\"/>");
      for (int level = 0; level < LEVELS; level++) {
        out.append("<w:lvl w:ilvl=\"")
            .append(level)
            .append("\"><w:start w:val=\"1\"/><w:numFmt w:val=\"");
        out.append(kind == 0 ? "bullet" : "decimal").append("\"/><w:lvlText w:val=\"");
        out.append(kind == 0 ? (level % 2 == 0 ? "•" : "◦") : "%" + (level + 1) + ".");
        out.append("\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"").append(indent(level));
        out.append("\" w:hanging=\"360\"/></w:pPr></w:lvl>");
      }
      out.append("</w:abstractNum>");
    }
    out.append(num(BULLETS, 0, "")).append("");
    for (int i = 0; i < lists.size(); i++) {
      String start =
          "<w:lvlOverride w:ilvl=\""
              + lists.get(i)[0]
              + "\"><w:startOverride w:val=\""
              + lists.get(i)[1]
              + "\"/></w:lvlOverride>";
      out.append(num(BULLETS + 1 + i, 1, start));
    }
    return out.toString();
  }

  private static String num(int id, int kind, String inside) {
    return "<w:num w:numId=\""
        + id
        + "\"><w:abstractNumId w:val=\""
        + kind
        + "\"/>"
        + inside
        + "</w:num>";
  }
}
