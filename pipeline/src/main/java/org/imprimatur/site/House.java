package org.imprimatur.site;

import java.util.List;
import org.imprimatur.wording.Wording;
import org.jspecify.annotations.Nullable;

/**
 * What a house makes its own in the frame of every page.
 *
 * @param words the words of the pages
 * @param hasStyles whether there is a style sheet of the house's own
 * @param logo shown before the title, or null
 * @param footer the house's own links at the foot
 * @param remark that a shipped translation was not reviewed; empty where there is nothing to say
 * @param pieces the house's own texts
 * @param search the path of the host that answers searches; empty where only the browser does
 */
public record House(
    Wording words,
    boolean hasStyles,
    @Nullable Logo logo,
    List<ArticleView.Link> footer,
    String remark,
    Pieces pieces,
    String search) {

  /** Copies the links. */
  public House {
    footer = List.copyOf(footer);
  }

  /**
   * The logo.
   *
   * @param path from the site's folder
   * @param width in CSS pixels, as shown
   * @param height in CSS pixels, as shown
   */
  public record Logo(String path, int width, int height) {}
}
