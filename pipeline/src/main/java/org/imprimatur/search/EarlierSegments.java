package org.imprimatur.search;

import java.io.IOException;

/** The segments of an index that was made before, of which some may be taken over. */
@FunctionalInterface
public interface EarlierSegments {
  /** There are none. */
  EarlierSegments NONE = (name, key) -> false;

  /**
   * Brings a segment's files into the new index, if it was made of the same articles.
   *
   * @param name of the segment
   * @param key of its articles
   * @return whether it was, and they are there now
   */
  boolean take(String name, String key) throws IOException;
}
