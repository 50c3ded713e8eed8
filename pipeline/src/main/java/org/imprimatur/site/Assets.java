package org.imprimatur.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/** Style sheets, scripts and icon: fixed files, the same in every site. */
final class Assets {
  private static final List<String> NAMES =
      List.of(
          "audience.js",
          "contents.js",
          "dashboard.js",
          "favicon.svg",
          "find.js",
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

  static void write(Consumer<SiteFile> out) {
    for (String name : NAMES) {
      out.accept(new SiteFile("assets/" + name, read("/site/assets/" + name)));
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
