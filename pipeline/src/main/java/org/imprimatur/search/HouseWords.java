package org.imprimatur.search;

import org.imprimatur.drug.Drugs;

/**
 * What a house says of words in {@code references/synonyms.txt}: which are drugs, and what else
 * means the same.
 */
public final class HouseWords {
  /** Of a house that says nothing. */
  public static final HouseWords NONE = of("");

  private final Drugs drugs;
  private final Synonyms synonyms;

  private HouseWords(Drugs drugs, Synonyms synonyms) {
    this.drugs = drugs;
    this.synonyms = synonyms;
  }

  /**
   * Reads the words of a house.
   *
   * @param text of {@code references/synonyms.txt}, empty if there is none
   */
  public static HouseWords of(String text) {
    return new HouseWords(Drugs.of(text), Synonyms.parse(text));
  }

  Drugs drugs() {
    return drugs;
  }

  Synonyms synonyms() {
    return synonyms;
  }
}
