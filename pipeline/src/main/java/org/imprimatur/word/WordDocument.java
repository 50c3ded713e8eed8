package org.imprimatur.word;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a Word file says.
 *
 * @param blocks the body, then what its text boxes hold
 * @param notes footnotes and endnotes, by the labels of their marks, in order
 * @param comments in the margin, in the file's order
 * @param exported what the file was exported from, if it was
 * @param leftOut what is in none of these, a sentence each
 */
public record WordDocument(
    List<WordBlock> blocks,
    Map<String, List<WordBlock>> notes,
    List<WordComment> comments,
    ExportedArticle exported,
    List<String> leftOut) {

  /** Copies the collections. */
  public WordDocument {
    blocks = List.copyOf(blocks);
    notes = Collections.unmodifiableMap(new LinkedHashMap<>(notes));
    comments = List.copyOf(comments);
    leftOut = List.copyOf(leftOut);
  }
}
