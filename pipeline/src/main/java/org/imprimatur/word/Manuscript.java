package org.imprimatur.word;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a Word file is written from.
 *
 * @param title for the properties of the file
 * @param language of the text, such as {@code en-US}
 * @param blocks the body
 * @param notes the footnotes, by the labels of their marks, in order
 * @param footer the lines at the foot of every page
 * @param article what the file remembers
 */
public record Manuscript(
    String title,
    String language,
    List<WordBlock> blocks,
    Map<String, List<WordRun>> notes,
    List<String> footer,
    ExportedArticle article) {

  /** Copies the collections. */
  public Manuscript {
    blocks = List.copyOf(blocks);
    notes = Collections.unmodifiableMap(new LinkedHashMap<>(notes));
    footer = List.copyOf(footer);
  }
}
