package org.imprimatur.parse;

import com.vladsch.flexmark.ast.IndentedCodeBlock;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.Reference;
import com.vladsch.flexmark.ast.ThematicBreak;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Indented lines that CommonMark takes for code and that are words to everybody else: the further
 * paragraphs of a footnote, of a definition or of an item whose mark CommonMark does not know, and
 * the rows of a table of blanks and rules.
 */
final class IndentedText {
  /**
   * What begins a footnote, a definition (on any line) or an item such as {@code (1)}, {@code #.}.
   */
  private static final Pattern OWNER =
      Pattern.compile(
          "\\[\\^|(?:[^\\n]*\\n)?[:~] |\\(\\w{1,4}\\) |\\(?@[\\w-]*[.)] |(?:#|[a-z]|[ivxl]{1,5})[.)] ");

  private IndentedText() {}

  /** Whether a block of code is not code. */
  static boolean is(IndentedCodeBlock code) {
    Node before = code.getPrevious();
    if (before instanceof ThematicBreak) {
      boolean adjoining = code.getStartLineNumber() == before.getEndLineNumber() + 1;
      int gap = before.getChars().indexOf("-- ");
      return adjoining && gap >= 0 && before.getChars().indexOf("--", gap + 3) > 0;
    }
    boolean words = before instanceof Paragraph || before instanceof Reference;
    return words && OWNER.matcher(before.getChars()).lookingAt();
  }

  /** Its paragraphs, each in one piece of the source. */
  static List<BasedSequence> paragraphs(IndentedCodeBlock code) {
    List<BasedSequence> out = new ArrayList<>();
    int start = -1;
    int end = -1;
    for (BasedSequence line : code.getContentLines()) {
      BasedSequence words = line.trim();
      if (!words.isEmpty()) {
        start = start < 0 ? words.getStartOffset() : start;
        end = words.getEndOffset();
      } else if (start >= 0) {
        out.add(code.baseSubSequence(start, end));
        start = -1;
      }
    }
    if (start >= 0) {
      out.add(code.baseSubSequence(start, end));
    }
    return out;
  }
}
