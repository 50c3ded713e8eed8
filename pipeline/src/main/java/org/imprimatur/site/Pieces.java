package org.imprimatur.site;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.model.Block;
import org.imprimatur.model.HousePiece;
import org.imprimatur.wording.Wording;

/** The house's own texts, as the pages show them. Safe to share between threads. */
final class Pieces {
  /** Where the house speaks of itself, when it does. */
  static final String ABOUT = "about/";

  private static final List<String> PAGES =
      List.of(
          "",
          "topics/",
          "a-z/",
          "a-z/questions/",
          "a-z/names/",
          "board/",
          "policy/",
          "policy/verify/",
          "feed.xml",
          "reviews.ics");

  private final Map<HousePiece, List<Block>> texts;
  private final Wording words;
  private final Set<String> published = new HashSet<>(PAGES);

  Pieces(SiteContext context) {
    this.texts = context.look().pieces();
    this.words = context.words();
    if (texts.containsKey(HousePiece.ABOUT)) {
      published.add(ABOUT);
    }
    if (!texts.isEmpty()) {
      context.catalogue().forEach(article -> published.add(article.id().url()));
    }
  }

  /** Whether the house has a text for a place. */
  boolean has(HousePiece piece) {
    return texts.containsKey(piece);
  }

  /**
   * The text of a place; empty where the house has none.
   *
   * @param root from the page to the site's folder
   * @param depth the level at which headings of level 2 stand
   */
  Html of(HousePiece piece, String root, int depth) {
    return PieceBody.of(texts.getOrDefault(piece, List.of()), root, published, words, depth);
  }
}
