package org.imprimatur.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Style sheets, scripts and icon: fixed files, the same in every site but for its icons. */
final class Assets {
  private static final List<String> NAMES =
      List.of(
          "audience.js",
          "contents.js",
          "dashboard.js",
          "favicon.svg",
          "find.js",
          "host-search.js",
          "icon-192.png",
          "icon-512.png",
          "page.js",
          "permalinks.js",
          "print.css",
          "questions.js",
          "reference-cards.js",
          "search-box.js",
          "search.svg",
          "site.css",
          "site.js",
          "terms.js");

  private Assets() {}

  /**
   * Writes them.
   *
   * @param icons the house's own, by the names of those in the place of which they stand
   */
  static void write(Map<String, byte[]> icons, Consumer<SiteFile> out) {
    for (String name : NAMES) {
      byte[] own = icons.get(name);
      out.accept(new SiteFile("assets/" + name, own == null ? read("/site/assets/" + name) : own));
    }
  }

  private static byte[] read(String resource) {
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
