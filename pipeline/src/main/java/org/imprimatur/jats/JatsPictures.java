package org.imprimatur.jats;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.imprimatur.model.Picture;

/** The pictures of a document: files beside it, named by their content. */
final class JatsPictures {
  private final Map<String, Picture> all;
  private final Map<String, byte[]> shown = new TreeMap<>();

  JatsPictures(Map<String, Picture> all) {
    this.all = all;
  }

  /** The picture of a destination; empty when it is not published. */
  Optional<Picture.Published> of(String destination) {
    Picture picture = all.get(destination);
    return picture == null
        ? Optional.empty()
        : picture.match(Optional::of, refused -> Optional.empty(), missing -> Optional.empty());
  }

  /** Opens the element of a picture. */
  void graphic(String element, Picture.Published picture, Xml out) {
    String name = digest(picture.content()) + "." + picture.ending();
    shown.put(name, picture.content());
    out.open(element).with("xlink:href", name).with("mimetype", "image");
    out.with("mime-subtype", subtype(picture.ending()));
  }

  Map<String, byte[]> shown() {
    return shown;
  }

  private static String subtype(String ending) {
    return switch (ending) {
      case "jpg" -> "jpeg";
      case "svg" -> "svg+xml";
      default -> ending;
    };
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
