package org.imprimatur.model;

import java.util.List;

/**
 * A term of {@code references/glossary.yaml} that pages explain.
 *
 * @param term the term, as listed
 * @param also other words for the same: plurals, synonyms, abbreviations
 * @param definition in a sentence or two, plain
 */
public record GlossaryEntry(String term, List<String> also, String definition) {

  /** Copies the list. */
  public GlossaryEntry {
    also = List.copyOf(also);
  }
}
