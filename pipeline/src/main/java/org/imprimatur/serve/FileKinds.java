package org.imprimatur.serve;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What files are, by their names, and which of them a browser may open as a page. */
final class FileKinds {
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("xml", "application/xml"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("gif", "image/gif"),
          Map.entry("webp", "image/webp"),
          Map.entry("pdf", "application/pdf"),
          Map.entry("csv", "text/csv; charset=utf-8"),
          Map.entry("ics", "text/calendar; charset=utf-8"));

  private FileKinds() {}

  static String type(String name) {
    return TYPES.getOrDefault(ending(name), "application/octet-stream");
  }

  /**
   * Whether it is handed to the user as a file. Pages may still show such a picture, and scripts
   * read such data; what an article links to is never opened as a page of this address.
   */
  static boolean isAttached(String name) {
    return !List.of("html", "css", "js").contains(ending(name));
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
