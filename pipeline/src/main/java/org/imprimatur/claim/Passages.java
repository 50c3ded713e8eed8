package org.imprimatur.claim;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.model.Passage;

/** Gathers the statements of a paragraph, so that each can be quoted with all of it. */
final class Passages {
  private Passages() {}

  /** For each statement, the lines of its paragraph or row; shared by those of one paragraph. */
  static List<List<Passage.Line>> lines(List<DraftStatement> drafts) {
    List<List<Passage.Line>> out = new ArrayList<>(drafts.size());
    int from = 0;
    for (int i = 1; i <= drafts.size(); i++) {
      boolean ends =
          i == drafts.size() || drafts.get(i).seat.paragraph() != drafts.get(from).seat.paragraph();
      if (ends) {
        List<Passage.Line> lines = lines(drafts.subList(from, i), drafts.get(from).row);
        for (; from < i; from++) {
          out.add(lines);
        }
      }
    }
    return out;
  }

  private static List<Passage.Line> lines(List<DraftStatement> run, List<Passage.Line> row) {
    return row.isEmpty()
        ? List.of(new Passage.Line(run.stream().map(draft -> draft.text).toList(), false))
        : row;
  }
}
