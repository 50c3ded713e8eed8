package org.imprimatur.theme;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.imprimatur.finding.Finding;
import org.imprimatur.model.Block;
import org.imprimatur.model.HousePiece;
import org.imprimatur.model.Picture;
import org.imprimatur.wording.Wording;
import org.jspecify.annotations.Nullable;

/**
 * A house's own look and words, as far as they are allowed.
 *
 * @param words the words of the pages
 * @param css the style sheet, written again from what was read of the house's; empty where there is
 *     none
 * @param logo the picture before the title, or null
 * @param icons by the name of the icon in the place of which they stand
 * @param pieces the texts of the house in places of the pages
 * @param findings what is wrong; what they name is not in the other components
 */
public record Theme(
    Wording words,
    String css,
    Picture.@Nullable Published logo,
    Map<String, byte[]> icons,
    Map<HousePiece, List<Block>> pieces,
    List<Finding> findings) {

  /** Copies the collections. */
  public Theme {
    icons = Map.copyOf(new TreeMap<>(icons));
    pieces = Map.copyOf(pieces);
    findings = List.copyOf(findings);
  }
}
