package org.imprimatur.report;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.imprimatur.finding.Counted;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Level;

/**
 * Which of many findings a form has room for: the most severe, and of equal ones the first. They
 * keep their order; what is left out is counted, so that nobody takes the rest for all.
 */
final class MostSevere {
  private final BitSet kept;
  private final Map<Level, Integer> leftOut;

  private MostSevere(BitSet kept, Map<Level, Integer> leftOut) {
    this.kept = kept;
    this.leftOut = leftOut;
  }

  /** What is kept of findings where at most so many have room. */
  static MostSevere of(List<Finding> findings, int room) {
    BitSet kept = new BitSet(findings.size());
    Map<Level, Integer> leftOut = new EnumMap<>(Level.class);
    int free = room;
    for (Level level : Level.values()) {
      for (int i = 0; i < findings.size(); i++) {
        if (findings.get(i).level() == level) {
          if (free > 0) {
            kept.set(i);
            free--;
          } else {
            leftOut.merge(level, Math.max(1, findings.get(i).others()), Integer::sum);
          }
        }
      }
    }
    return new MostSevere(kept, leftOut);
  }

  /** Whether the finding at an index of the list is kept. */
  boolean has(int index) {
    return kept.get(index);
  }

  boolean isAll() {
    return leftOut.isEmpty();
  }

  /** How many findings of a level are left out. */
  int leftOut(Level level) {
    return leftOut.getOrDefault(level, 0);
  }

  /** {@code 3 errors and 17,000 warnings}. */
  String inWords() {
    StringJoiner words = new StringJoiner(" and ");
    leftOut.forEach(
        (level, count) ->
            words.add(
                String.format(Locale.ROOT, "%,d %s", count, Counted.noun(count, level.word()))));
    return words.toString();
  }
}
