package org.imprimatur.parse;

import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.HashSet;
import java.util.Set;

/**
 * The labels of Pandoc's numbered examples: paragraphs that begin with {@code (@label)}, {@code
 * @label.} or {@code @label)} and a blank. {@code @label} in the text is then an example's number and no citation.
 */
final class ExampleLabels {
  private ExampleLabels() {}

  /** The labels that a document defines; nearly always none. */
  static Set<String> of(Document document) {
    Set<String> labels = new HashSet<>();
    collect(document, labels);
    return labels.isEmpty() ? Set.of() : labels;
  }

  private static void collect(Node parent, Set<String> labels) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Paragraph) {
        paragraph(node.getChars(), labels);
      } else if (node instanceof Block) {
        collect(node, labels);
      }
    }
  }

  /** Every line of a paragraph of examples may begin the next one. */
  private static void paragraph(BasedSequence text, Set<String> labels) {
    int line = 0;
    int behind = label(text, line, labels);
    while (behind > 0) {
      int end = text.indexOf('\n', behind);
      line = end + 1;
      behind = end < 0 ? -1 : label(text, line, labels);
    }
  }

  private static int label(BasedSequence text, int line, Set<String> labels) {
    int at = line;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    boolean open = at < text.length() && text.charAt(at) == '(';
    at += open ? 1 : 0;
    if (at >= text.length() || text.charAt(at) != '@') {
      return -1;
    }
    int end = at + 1;
    while (end < text.length() && isLabel(text.charAt(end))) {
      end++;
    }
    boolean closed = end < text.length() && (open ? ")" : ".)").indexOf(text.charAt(end)) >= 0;
    if (!closed || (end + 1 < text.length() && !Character.isWhitespace(text.charAt(end + 1)))) {
      return -1;
    }
    labels.add(text.subSequence(at + 1, end).toString());
    return end + 1;
  }

  private static boolean isLabel(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-';
  }
}
