package org.imprimatur.site;

import java.util.Map;
import java.util.TreeMap;
import org.imprimatur.model.Picture;
import org.imprimatur.wording.Wording;
import org.jspecify.annotations.Nullable;

/**
 * A house's own look and words, checked.
 *
 * @param words the words of the pages
 * @param css the house's style sheet; empty where there is none
 * @param logo the picture before the title, or null
 * @param icons by the name of the program's icon in the place of which they stand
 */
public record Look(
    Wording words, String css, Picture.@Nullable Published logo, Map<String, byte[]> icons) {
  /** As the program makes it. */
  public static final Look PLAIN = of(Wording.ENGLISH);

  /** As the program makes it, in some language. */
  static Look of(Wording words) {
    return new Look(words, "", null, Map.of());
  }

  /** Copies the map. */
  public Look {
    icons = Map.copyOf(new TreeMap<>(icons));
  }
}
