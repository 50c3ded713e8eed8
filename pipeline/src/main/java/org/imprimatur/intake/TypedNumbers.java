package org.imprimatur.intake;

import java.util.List;
import java.util.regex.Pattern;
import org.imprimatur.word.WordBlock;
import org.imprimatur.word.WordRun;

/** Raised numbers that somebody typed: behind words they are citations, behind units exponents. */
final class TypedNumbers {
  private static final Pattern NUMBERS =
      Pattern.compile("\\s*[1-9]\\d{0,2}(?:\\s*[,;–-]\\s*\\d{1,3})*+\\s*");
  private static final Pattern EXPONENT =
      Pattern.compile("(?:[\\d)²³]|(?<![\\p{L}])(?:[mckdµμ]?m|in|ft|[xynrRIst]|kg|[Hh]b?A?))$");

  private TypedNumbers() {}

  /** Whether a run is a number that was raised to cite. */
  static boolean isCitation(WordBlock.Paragraph paragraph, int at) {
    List<WordRun> runs = paragraph.runs();
    if (!(runs.get(at) instanceof WordRun.Text text)
        || text.face().raised() <= 0
        || !NUMBERS.matcher(text.text()).matches()) {
      return false;
    }
    StringBuilder before = new StringBuilder();
    for (int i = 0; i < at; i++) {
      before.append(AcceptedText.words(runs.get(i)));
    }
    return !before.toString().isBlank() && !EXPONENT.matcher(before).find();
  }
}
