package org.imprimatur.check;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the destination of a link leads, as far as its text tells. */
final class LinkTargets {
  static final String BROKEN = "link/broken";
  static final String ANCHOR_HINT =
      "headings are addressed by their words in lower case with hyphens, claims by their id";

  private LinkTargets() {}

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
      if (c == ':') {
        return i == 0 ? null : Words.lower(destination.substring(0, i));
      }
      if (!letter && (i == 0 || !(Words.isDigit(c) || c == '+' || c == '-' || c == '.'))) {
        return null;
      }
    }
    return null;
  }

  /** The part before {@code #} and {@code ?}. */
  static String path(String destination) {
    int end = destination.length();
    for (int i = 0; i < destination.length(); i++) {
      if (destination.charAt(i) == '#' || destination.charAt(i) == '?') {
        end = i;
        break;
      }
    }
    return destination.substring(0, end);
  }

  /** What stands behind {@code #}, or null. */
  static @Nullable String fragment(String destination) {
    int at = destination.indexOf('#');
    return at < 0 ? null : destination.substring(at + 1);
  }

  /**
   * A relative path below the folder of a file, normalised; null when it leaves the content root.
   *
   * @param file the linking file, relative to the root
   * @param relative a decoded relative path
   */
  static @Nullable String resolve(String file, String relative) {
    Deque<String> parts = new ArrayDeque<>();
    int slash = file.lastIndexOf('/');
    List<String> steps = new ArrayList<>();
    if (slash >= 0) {
      steps.addAll(List.of(file.substring(0, slash).split("/", -1)));
    }
    steps.addAll(List.of(relative.split("/", -1)));
    for (String step : steps) {
      if (step.equals("..")) {
        if (parts.pollLast() == null) {
          return null;
        }
      } else if (!step.isEmpty() && !step.equals(".")) {
        parts.addLast(step);
      }
    }
    return String.join("/", parts);
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
      int high = i + 2 <= bytes.length - 1 ? Character.digit(bytes[i + 1], 16) : -1;
      int low = i + 2 <= bytes.length - 1 ? Character.digit(bytes[i + 2], 16) : -1;
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
}
