package org.imprimatur.picture;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kinds of pictures that are published, by their names and by their first bytes. */
enum Kind {
  PNG("PNG", "png"),
  JPEG("JPEG", "jpg jpeg"),
  GIF("GIF", "gif"),
  WEBP("WebP", "webp"),
  SVG("SVG", "svg");

  static final String UNZIP = "save it as plain SVG, not compressed (.svg, not .svgz)";

  /** What else is often met; latin text that files begin with, to its name. */
  private static final Map<String, String> FOREIGN =
      Map.of(
          "\u001f\u008b", "a compressed file (gzip)",
          "PK\u0003\u0004", "a ZIP archive",
          "%PDF", "PDF",
          "BM", "BMP",
          "II*\0", "TIFF",
          "MM\0*", "TIFF",
          "\u00ff\u00fe", "UTF-16 text",
          "\u00fe\u00ff", "UTF-16 text",
          "\0\0\u0001\0", "an icon (ICO)");

  private static final List<String> MEDIA = List.of("avif", "heic", "heix", "mif1");

  private final String word;
  private final String endings;

  Kind(String word, String endings) {
    this.word = word;
    this.endings = endings;
  }

  /** As people call it. */
  String word() {
    return word;
  }

  /** Of the published file's name, without a dot. */
  String ending() {
    return endings.split(" ", 2)[0];
  }

  /** All endings, for a message. */
  static String endings() {
    return "PNG, JPEG, GIF, WebP or SVG (.png, .jpg, .jpeg, .gif, .webp, .svg)";
  }

  /** The kind that a file's name claims, or null. */
  static @Nullable Kind ofName(String path) {
    String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    for (Kind kind : values()) {
      if (List.of(kind.endings.split(" ", -1)).contains(ending)) {
        return kind;
      }
    }
    return null;
  }

  /** The kind that a file's first bytes tell, or null. Whatever begins like XML is SVG. */
  static @Nullable Kind ofBytes(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, 16), StandardCharsets.ISO_8859_1);
    if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
      return PNG;
    }
    if (head.startsWith("\u00ff\u00d8\u00ff")) {
      return JPEG;
    }
    if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
      return GIF;
    }
    if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
      return WEBP;
    }
    int at = head.startsWith("\u00ef\u00bb\u00bf") ? 3 : 0;
    while (at < bytes.length && (bytes[at] == ' ' || (bytes[at] >= '\t' && bytes[at] <= '\r'))) {
      at++;
    }
    return at < bytes.length && bytes[at] == '<' ? SVG : null;
  }

  /** What a file that is not a picture seems to be, or null. */
  static @Nullable String foreign(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, 16), StandardCharsets.ISO_8859_1);
    for (Map.Entry<String, String> known : FOREIGN.entrySet()) {
      if (head.startsWith(known.getKey())) {
        return known.getValue();
      }
    }
    boolean isMedia = head.startsWith("ftyp", 4) && MEDIA.stream().anyMatch(m -> head.contains(m));
    return isMedia ? "AVIF or HEIC" : null;
  }

  static boolean isZipped(byte[] bytes) {
    return bytes.length > 1 && (bytes[0] & 0xFF) == 0x1F && (bytes[1] & 0xFF) == 0x8B;
  }
}
