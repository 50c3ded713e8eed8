package org.imprimatur.lsp;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an editor holds at one moment.
 *
 * @param house how often anything but the words of an open article has changed: as long as it is
 *     the same, references, settings, reviews and names of files are
 * @param texts by path
 */
record Held(long house, Map<String, String> texts) {
  Held {
    texts = Collections.unmodifiableMap(new TreeMap<>(texts));
  }

  /** The same with other texts in the place of some, or beside them. */
  Held with(Map<String, String> others) {
    Map<String, String> all = new TreeMap<>(texts);
    all.putAll(others);
    return new Held(house, all);
  }
}
