package org.imprimatur.search;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.imprimatur.text.Json;

/** Which words articles hold, wherever they are indexed. */
interface HeldWords {
  /**
   * A word as written, folded.
   *
   * @param articles how many hold it
   */
  record Word(String text, int articles) {
    static final Comparator<Word> MOST_FREQUENT_FIRST =
        Comparator.comparingInt(Word::articles).reversed().thenComparing(Word::text);

    /** As an engine keeps it. */
    String json() {
      return Json.compact(Json.object("word", text, "articles", articles));
    }
  }

  /** Whether an article holds a unit in any of its forms. */
  boolean isHeld(Units.Unit unit) throws IOException;

  /** Whether an article holds a term. */
  boolean stands(String term) throws IOException;

  /** At least all words of the same first letter that are so many edits from a word or fewer. */
  List<Word> near(String word, int most) throws IOException;

  /** The words that begin so, the most frequent first, then by the alphabet. */
  Iterable<Word> mostFrequent(String prefix) throws IOException;
}
