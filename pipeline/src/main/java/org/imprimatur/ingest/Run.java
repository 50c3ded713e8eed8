package org.imprimatur.ingest;

import java.util.ArrayList;
import java.util.List;

/** A stretch of a line of text. */
sealed interface Run {

  /** The words as the page shows them. */
  String text();

  /** Plain words. */
  record Words(String text) implements Run {}

  /** Words that lead somewhere; the target is http or https. */
  record Link(String text, String target) implements Run {}

  /** Raised text, or a link to a reference: a citation, or an exponent. */
  record Raised(String text) implements Run {}

  /** Numbers that were found to be citations, in the page's order. */
  record Cite(List<Integer> numbers, String text) implements Run {
    public Cite {
      numbers = List.copyOf(numbers);
    }
  }

  /** One run of words. */
  static List<Run> words(String text) {
    return text.isEmpty() ? List.of() : List.of(new Words(text));
  }

  /** The text of all runs. */
  static String text(List<Run> runs) {
    if (runs.size() == 1) {
      return runs.get(0).text();
    }
    StringBuilder out = new StringBuilder();
    for (Run run : runs) {
      out.append(run.text());
    }
    return out.toString();
  }

  /** Stretches with a blank between. */
  static List<Run> join(List<List<Run>> stretches) {
    List<Run> out = new ArrayList<>();
    for (List<Run> stretch : stretches) {
      if (!out.isEmpty()) {
        out.add(new Words(" "));
      }
      out.addAll(stretch);
    }
    return out;
  }
}
