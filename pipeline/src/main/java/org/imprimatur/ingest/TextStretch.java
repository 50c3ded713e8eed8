package org.imprimatur.ingest;

import java.util.ArrayList;
import java.util.List;

/** A stretch of a line of text. */
sealed interface TextStretch {

  /** The words as the page shows them. */
  String text();

  /** Plain words. */
  record Words(String text) implements TextStretch {}

  /** Words that lead somewhere; the target is http or https. */
  record Link(String text, String target) implements TextStretch {}

  /** Raised text, or a link to a reference: a citation, or an exponent. */
  record Raised(String text) implements TextStretch {}

  /** Numbers that were found to be citations, in the page's order. */
  record Cite(List<Integer> numbers, String text) implements TextStretch {
    public Cite {
      numbers = List.copyOf(numbers);
    }
  }

  /** One run of words. */
  static List<TextStretch> words(String text) {
    return text.isEmpty() ? List.of() : List.of(new Words(text));
  }

  /** The text of all runs. */
  static String text(List<TextStretch> runs) {
    if (runs.size() == 1) {
      return runs.get(0).text();
    }
    StringBuilder out = new StringBuilder();
    for (TextStretch run : runs) {
      out.append(run.text());
    }
    return out.toString();
  }

  /** Stretches with a blank between. */
  static List<TextStretch> join(List<List<TextStretch>> stretches) {
    List<TextStretch> out = new ArrayList<>();
    for (List<TextStretch> stretch : stretches) {
      if (!out.isEmpty()) {
        out.add(new Words(" "));
      }
      out.addAll(stretch);
    }
    return out;
  }
}
