package org.imprimatur.resolve;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import org.imprimatur.model.ArticleId;
import org.jspecify.annotations.Nullable;

/** Paths of the content root, as the destinations of links and images name them. */
public final class ContentPath {
  private static final String FOLDER = "articles/";

  private ContentPath() {}

  /**
   * The file that an article's image names, relative to the content root; empty when it lies
   * outside. What the content digest calls the image by, so it may not change.
   *
   * @param destination as the article writes it
   */
  public static Optional<String> ofImage(ArticleId article, String destination) {
    return inRoot(article, destination);
  }

  /**
   * The file that an article's link names, relative to the content root, whatever place in it is
   * meant; empty when the link leads elsewhere.
   *
   * @param destination as the article writes it
   */
  public static Optional<String> ofLink(ArticleId article, String destination) {
    String path = path(destination);
    return path.isEmpty() ? Optional.empty() : inRoot(article, path);
  }

  /** The ending of a file's name in small letters; empty when it has none. */
  public static String ending(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  /** Whether a path is one of the files that a house writes: neither hidden nor generated. */
  static boolean isContent(String path) {
    return !path.startsWith("output/") && !path.startsWith(".") && !path.contains("/.");
  }

  /** The part of a destination before {@code #} and {@code ?}. */
  static String path(String destination) {
    int end = 0;
    while (end < destination.length() && "#?".indexOf(destination.charAt(end)) < 0) {
      end++;
    }
    return destination.substring(0, end);
  }

  /** What stands behind {@code #}, or null. */
  static @Nullable String fragment(String destination) {
    int at = destination.indexOf('#');
    return at < 0 ? null : destination.substring(at + 1);
  }

  /**
   * The scheme of an address in lower case, {@code //} for one that leaves it open, or null for a
   * relative one.
   */
  static @Nullable String scheme(String destination) {
    if (destination.startsWith("//")) {
      return "//";
    }
    for (int i = 0; i < destination.length(); i++) {
      char c = destination.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean other = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
      if (c == ':') {
        return i == 0 ? null : destination.substring(0, i).toLowerCase(Locale.ROOT);
      }
      if (!letter && (i == 0 || !other)) {
        return null;
      }
    }
    return null;
  }

  /** The text with {@code %41} and the like decoded as UTF-8; null when it cannot be. */
  static @Nullable String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer out = ByteBuffer.allocate(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != '%') {
        out.put(bytes[i]);
        continue;
      }
      int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
      if (high < 0 || low < 0) {
        return null;
      }
      out.put((byte) (high * 16 + low));
      i += 2;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(out.flip()).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static Optional<String> inRoot(ArticleId from, String destination) {
    String decoded = lenient(destination);
    if (decoded.startsWith("//") || decoded.indexOf('\\') >= 0 || hasScheme(decoded)) {
      return Optional.empty();
    }
    Deque<String> segments = new ArrayDeque<>();
    String whole = decoded.startsWith("/") ? decoded : FOLDER + from.value() + "/../" + decoded;
    for (String segment : whole.split("/", -1)) {
      if (segment.equals("..")) {
        if (segments.pollLast() == null) {
          return Optional.empty();
        }
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    return segments.isEmpty() ? Optional.empty() : Optional.of(String.join("/", segments));
  }

  private static boolean hasScheme(String text) {
    int colon = text.indexOf(':');
    int slash = text.indexOf('/');
    return colon >= 0 && (slash < 0 || colon < slash);
  }

  private static String lenient(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // not percent-encoded after all
    }
  }
}
