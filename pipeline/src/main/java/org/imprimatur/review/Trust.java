package org.imprimatur.review;

import java.util.List;
import java.util.Set;

/**
 * What an independent source knows of a ledger.
 *
 * @param required the digests of the events that it holds and that must still be there
 * @param independent whether board and policy come from there, too ({@code --trust}); then events
 *     that it does not hold are new, and must be dated within the last week by a key valid today
 * @param topics the topics that the article has there, under each id that it ever had
 */
public record Trust(Set<String> required, boolean independent, List<List<String>> topics) {

  /** Nothing known: outside git. */
  public static final Trust NONE = new Trust(Set.of(), false);

  /** Copies the collections. */
  public Trust {
    required = Set.copyOf(required);
    topics = topics.stream().map(List::copyOf).toList();
  }

  /** Where nothing is known of the article's topics. */
  public Trust(Set<String> required, boolean independent) {
    this(required, independent, List.of());
  }

  boolean isNew(String digest) {
    return independent && !required.contains(digest);
  }
}
