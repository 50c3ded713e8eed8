package org.imprimatur.parse;

import java.util.List;
import java.util.Locale;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Inline;
import org.imprimatur.source.Blanks;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.imprimatur.text.Node;

/**
 * Characters that nobody sees, written as something else: by the number of an entity in the text,
 * by an escape in front matter. Those that stand in the file themselves were found when it was
 * read.
 */
final class HiddenCharacters {
  private static final char REPLACEMENT = '\uFFFD';

  private HiddenCharacters() {}

  /** What an entity stands for, as it is shown; an entity may stand for what nobody may type. */
  static Inline.Text shown(String text, Span place, List<Problem> problems) {
    int hidden = first(text);
    if (hidden >= 0) {
      problems.add(problem(text.codePointAt(hidden), place));
    }
    return new Inline.Text(harmless(text), place);
  }

  /** Where the first of them stands; -1 if there is none. */
  private static int first(String text) {
    for (int i = 0; i < text.length(); i++) {
      int c = text.codePointAt(i);
      if (Blanks.isControl(c) || Blanks.isHidden(c)) {
        return i;
      }
    }
    return -1;
  }

  private static Problem problem(int c, Span place) {
    String kind = Blanks.isControl(c) ? "control" : "invisible";
    String name = String.valueOf(Character.getName(c));
    return Problem.of(
        RuleId.ARTICLE_INVISIBLE_CHARACTER,
        place,
        String.format(Locale.ROOT, "this stands for the %s character U+%04X (%s)", kind, c, name),
        "delete it: readers and reviewers cannot see it");
  }

  /** A text in which what is not a blank and moves a terminal's cursor is U+FFFD. */
  private static String harmless(String text) {
    StringBuilder out = new StringBuilder(text);
    for (int i = 0; i < out.length(); i++) {
      char c = out.charAt(i);
      boolean blank = c == 0x0B || c == 0x0C || c == 0x85;
      if (Blanks.isControl(c) && !blank) {
        out.setCharAt(i, REPLACEMENT);
      }
    }
    return out.toString();
  }

  /** Those that texts of front matter stand for. */
  static void find(Source source, Node node, List<Problem> problems) {
    if (node instanceof Node.Mapping mapping) {
      mapping.entries().values().forEach(value -> find(source, value, problems));
    } else if (node instanceof Node.Sequence sequence) {
      sequence.items().forEach(item -> find(source, item, problems));
    } else if (node instanceof Node.Scalar scalar) {
      int at = first(scalar.text());
      int c = at < 0 ? 0 : scalar.text().codePointAt(at);
      if (at >= 0 && source.slice(scalar.span()).indexOf(c) < 0) {
        problems.add(problem(c, scalar.span()));
      }
    }
  }
}
