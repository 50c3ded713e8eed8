package org.imprimatur.site;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.imprimatur.model.Block;
import org.imprimatur.model.HousePiece;
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
 * @param pieces the texts of the house in places of the pages
 */
public record Look(
    Wording words,
    String css,
    Picture.@Nullable Published logo,
    Map<String, byte[]> icons,
    Map<HousePiece, List<Block>> pieces) {
  /** As the program makes it. */
  public static final Look PLAIN = of(Wording.ENGLISH);

  /** As the program makes it, in some language. */
  static Look of(Wording words) {
    return new Look(words, "", null, Map.of(), Map.of());
  }

  /** Copies the maps. */
  public Look {
    icons = Map.copyOf(new TreeMap<>(icons));
    pieces = Map.copyOf(pieces);
  }
}
