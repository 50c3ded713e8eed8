package org.imprimatur.reference;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.model.NumberedReference.Run;

/** Collects text in type faces; neighbours of one face become one run. */
final class StyledRuns {
  private final List<Run> runs = new ArrayList<>();
  private final CitationMarkup.State inText = new CitationMarkup.State();

  /** Adds text, in which {@link CitationMarkup}'s marks turn faces on and off. */
  void add(String text, boolean italic, boolean bold, boolean raised) {
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || CitationMarkup.isMark(text.charAt(i))) {
        // Italics inside italics stand upright, as everywhere in CSL.
        append(
            new Run(
                text.substring(from, i),
                italic != inText.italic(),
                bold != inText.bold(),
                raised || inText.raised()));
        if (i < text.length()) {
          inText.take(text.charAt(i));
        }
        from = i + 1;
      }
    }
  }

  private void append(Run run) {
    if (run.text().isEmpty()) {
      return;
    }
    Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
    if (last != null
        && last.italic() == run.italic()
        && last.bold() == run.bold()
        && last.raised() == run.raised()) {
      String joined = last.text() + run.text();
      runs.set(runs.size() - 1, new Run(joined, run.italic(), run.bold(), run.raised()));
    } else {
      runs.add(run);
    }
  }

  /** The runs, without blanks at the ends of the whole. */
  List<Run> finish() {
    List<Run> out = new ArrayList<>(runs);
    while (!out.isEmpty() && out.get(0).text().isBlank()) {
      out.remove(0);
    }
    while (!out.isEmpty() && out.get(out.size() - 1).text().isBlank()) {
      out.remove(out.size() - 1);
    }
    if (!out.isEmpty()) {
      out.set(0, with(out.get(0), out.get(0).text().stripLeading()));
      int last = out.size() - 1;
      out.set(last, with(out.get(last), out.get(last).text().stripTrailing()));
    }
    return List.copyOf(out);
  }

  static Run with(Run run, String text) {
    return new Run(text, run.italic(), run.bold(), run.raised());
  }
}
