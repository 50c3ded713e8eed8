package org.imprimatur.search;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what a function gives for a word. A corpus has many words and few that stand in it
 * often: each word has two places side by side, and drives out what it finds in the second. Safe to
 * share between threads without a lock: what stands in a place never changes, and who misses it
 * works it out again.
 */
final class WordCache<V> {
  /** A power of two; at 40,000 words of a language, nearly all that is read is found. */
  private static final int PLACES = 1 << 17;

  private final Function<String, V> function;
  private final @Nullable Entry<V>[] places;

  private record Entry<V>(String word, V value) {}

  /**
   * An empty cache.
   *
   * @param function gives the same for the same word each time
   */
  @SuppressWarnings({"unchecked", "rawtypes"})
  WordCache(Function<String, V> function) {
    this.function = function;
    this.places = new Entry[PLACES];
  }

  /** What the function gives. */
  V of(String word) {
    int hash = word.hashCode();
    int place = (hash ^ hash >>> 16) & PLACES - 1;
    Entry<V> first = places[place];
    if (first != null && first.word.equals(word)) {
      return first.value;
    }
    Entry<V> second = places[place ^ 1];
    if (second != null && second.word.equals(word)) {
      return second.value;
    }
    Entry<V> entry = new Entry<>(word, function.apply(word));
    places[first == null ? place : place ^ 1] = entry;
    return entry.value;
  }
}
