package org.imprimatur.claim;

import java.util.List;

/** The sentences of a plain text, which ends them as articles do. */
public final class PlainSentences {
  private PlainSentences() {}

  /**
   * The sentences of a text, without the blanks between them.
   *
   * @param text with white space folded
   */
  public static List<String> of(String text) {
    return Sentences.of(text, at -> false, List.of()).stream()
        .map(range -> text.substring(range.from(), range.to()))
        .toList();
  }
}
