package org.imprimatur.word;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a field of a reference manager cites.
 *
 * @param program whose field it is
 * @param items the works, in order; empty when the field could not be read
 * @param shown the words that Word shows in its place
 */
public record WordCitation(String program, List<Item> items, String shown) {

  /** Copies the list. */
  public WordCitation {
    items = List.copyOf(items);
  }

  /**
   * A work with its place.
   *
   * @param work CSL data without {@code id}; empty when the file does not say which
   * @param prefix the words before it; may be empty
   * @param suffix the locator and the words behind it; may be empty
   * @param isWithoutAuthor whether the author is left out
   */
  public record Item(
      Map<String, Object> work, String prefix, String suffix, boolean isWithoutAuthor) {
    /** Copies the data, in their order. */
    public Item {
      work = Collections.unmodifiableMap(new LinkedHashMap<>(work));
    }
  }
}
