package org.imprimatur.search;

import java.util.List;
import org.imprimatur.drug.Drugs;
import org.imprimatur.model.GlossaryEntry;

/**
 * What a house says of words in {@code references/synonyms.txt} and its glossary: which are drugs
 * or conditions, and what else means the same.
 */
public final class HouseWords {
  /** Of a house that says nothing. */
  public static final HouseWords NONE = of("");

  private final Drugs drugs;
  private final Synonyms synonyms;
  private final KnownWords known;

  private HouseWords(Drugs drugs, Synonyms synonyms, KnownWords known) {
    this.drugs = drugs;
    this.synonyms = synonyms;
    this.known = known;
  }

  /**
   * The words of a house as one text, in the format of {@code references/synonyms.txt}.
   *
   * @param synonyms the text of that file, empty if there is none
   * @param glossary its terms: other words for the same, some of them conditions
   */
  public static String text(String synonyms, List<GlossaryEntry> glossary) {
    return glossary.isEmpty() ? synonyms : synonyms + "\n" + GlossaryWords.lines(glossary);
  }

  /**
   * Reads the words of a house.
   *
   * @param text as {@link #text} gives it
   */
  public static HouseWords of(String text) {
    return new HouseWords(Drugs.of(text), Synonyms.parse(text), KnownWords.with(List.of(), text));
  }

  Drugs drugs() {
    return drugs;
  }

  /** Which words name conditions, topics aside. */
  KnownWords known() {
    return known;
  }

  Synonyms synonyms() {
    return synonyms;
  }
}
