package org.imprimatur.ingest;

import java.util.List;
import org.imprimatur.ingest.PageLine.Kind;

/** How the headings that markup named stand to those behind them. */
final class HeadingRanks {
  private static final int NO_LEVEL = Integer.MAX_VALUE;

  private final List<PageLine> lines;

  /** Of the headings behind each line, the highest level that is not a block of the site. */
  private final int[] highest;

  /** Of the headings behind each line, the lowest level. */
  private final int[] lowest;

  HeadingRanks(List<PageLine> lines) {
    this.lines = lines;
    this.highest = new int[lines.size() + 1];
    this.lowest = new int[lines.size() + 1];
    highest[lines.size()] = NO_LEVEL;
    for (int i = lines.size() - 1; i >= 0; i--) {
      PageLine line = lines.get(i);
      boolean heading = line.is(Kind.HEADING);
      int level = line.shape().depth();
      boolean ofSite = heading && Furniture.block(line.text()) != null;
      highest[i] = heading && !ofSite ? Math.min(level, highest[i + 1]) : highest[i + 1];
      lowest[i] = heading ? Math.max(level, lowest[i + 1]) : lowest[i + 1];
    }
  }

  /** Whether a heading has one of a lower level behind it; a page's only section has not. */
  boolean hasBelow(int i) {
    return lowest[i + 1] > lines.get(i).shape().depth();
  }

  /** Whether a heading has no other of its level or above behind it: the page's title. */
  boolean standsAbove(int i) {
    return highest[i + 1] > lines.get(i).shape().depth();
  }
}
