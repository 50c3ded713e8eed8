package org.imprimatur.site;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The size of an image in CSS pixels, read from the head of its file, so that a page can keep its
 * place while the image is on its way. Java's own image readers are not used: they bring the
 * desktop module, decode what need not be decoded, and know neither WebP nor SVG.
 *
 * <p>Sources: PNG (ISO/IEC 15948) 11.2.2, GIF89a section 18, JPEG (ITU-T T.81) B.2.2, Exif 2.3
 * section 4.6 (orientation), WebP container (RFC 9649) and VP8 (RFC 6386) 9.1, SVG 2 section 8.
 *
 * @param width at least 1
 * @param height at least 1
 */
record ImageSize(int width, int height) {
  private static final int LARGEST = 100_000;

  /** Reads a size; empty when the file is not what its ending says, or tells no size. */
  static Optional<ImageSize> of(String kind, byte[] bytes) {
    try {
      return switch (kind) {
        case "png" -> png(bytes);
        case "gif" -> gif(bytes);
        case "jpg", "jpeg" -> jpeg(bytes);
        case "webp" -> webp(bytes);
        case "svg" -> Svg.size(bytes);
        default -> Optional.empty();
      };
    } catch (ArrayIndexOutOfBoundsException e) {
      return Optional.empty(); // the file ends too early
    }
  }

  private static Optional<ImageSize> sane(int width, int height) {
    boolean isSane = width > 0 && height > 0 && width <= LARGEST && height <= LARGEST;
    return isSane ? Optional.of(new ImageSize(width, height)) : Optional.empty();
  }

  private static Optional<ImageSize> png(byte[] b) {
    return is(b, 0, "\u0089PNG\r\n\u001a\n") && is(b, 12, "IHDR")
        ? sane(big(b, 16, 4), big(b, 20, 4))
        : Optional.empty();
  }

  private static Optional<ImageSize> gif(byte[] b) {
    return is(b, 0, "GIF8") ? sane(little(b, 6, 2), little(b, 8, 2)) : Optional.empty();
  }

  private static Optional<ImageSize> webp(byte[] b) {
    if (!is(b, 0, "RIFF") || !is(b, 8, "WEBP")) {
      return Optional.empty();
    }
    if (is(b, 12, "VP8X")) {
      return sane(little(b, 24, 3) + 1, little(b, 27, 3) + 1);
    }
    if (is(b, 12, "VP8L") && (b[20] & 0xFF) == 0x2F) {
      int bits = little(b, 21, 4);
      return sane((bits & 0x3FFF) + 1, (bits >>> 14 & 0x3FFF) + 1);
    }
    boolean isLossy = is(b, 12, "VP8 ") && big(b, 23, 3) == 0x9D012A;
    return isLossy ? sane(little(b, 26, 2) & 0x3FFF, little(b, 28, 2) & 0x3FFF) : Optional.empty();
  }

  /** The frame header, turned where Exif says that the camera was: browsers turn the image so. */
  private static Optional<ImageSize> jpeg(byte[] b) {
    if (big(b, 0, 2) != 0xFFD8) {
      return Optional.empty();
    }
    boolean isTurned = false;
    for (int at = 2; (b[at] & 0xFF) == 0xFF; ) {
      int marker = b[at + 1] & 0xFF;
      if (marker == 0xFF) {
        at++; // a fill byte
        continue;
      }
      boolean isFrame =
          marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
      if (isFrame) {
        int height = big(b, at + 5, 2);
        int width = big(b, at + 7, 2);
        return isTurned ? sane(height, width) : sane(width, height);
      }
      if (marker == 0xE1 && is(b, at + 4, "Exif\0\0")) {
        isTurned = orientation(b, at + 10) >= 5;
      }
      boolean isBare = marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
      at += 2 + (isBare ? 0 : Math.max(2, big(b, at + 2, 2)));
    }
    return Optional.empty();
  }

  /** The orientation in the first directory of Exif's TIFF; 1, upright, where it tells none. */
  private static int orientation(byte[] b, int tiff) {
    boolean isLittle = is(b, tiff, "II");
    int directory = tiff + number(b, tiff + 4, 4, isLittle);
    if (directory < tiff || directory + 2 > b.length) {
      return 1;
    }
    int entries = number(b, directory, 2, isLittle);
    for (int i = 0; i < entries && directory + 14 + 12 * i <= b.length; i++) {
      int entry = directory + 2 + 12 * i;
      if (number(b, entry, 2, isLittle) == 0x0112) {
        return number(b, entry + 8, 2, isLittle);
      }
    }
    return 1;
  }

  private static boolean is(byte[] b, int from, String latin) {
    for (int i = 0; i < latin.length(); i++) {
      if (from + i >= b.length || (b[from + i] & 0xFF) != latin.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static int number(byte[] b, int from, int length, boolean isLittle) {
    return isLittle ? little(b, from, length) : big(b, from, length);
  }

  private static int big(byte[] b, int from, int length) {
    int out = 0;
    for (int i = 0; i < length; i++) {
      out = out << 8 | (b[from + i] & 0xFF);
    }
    return out;
  }

  private static int little(byte[] b, int from, int length) {
    int out = 0;
    for (int i = length - 1; i >= 0; i--) {
      out = out << 8 | (b[from + i] & 0xFF);
    }
    return out;
  }

  /** Drawings: the size of the root element, else that of its view box. */
  private static final class Svg {
    private static final int HEAD = 65_536;
    private static final Pattern ROOT = Pattern.compile("<svg\\b([^>]{0,8192})>");
    private static final Pattern ATTRIBUTE =
        Pattern.compile("(?<![\\w:.-])(width|height|viewBox)\\s*=\\s*[\"']([^\"']{0,200})[\"']");
    private static final Pattern LENGTH =
        Pattern.compile("\\s*(\\d{1,6}(?:\\.\\d{1,6})?)\\s*(px|pt|pc|in|cm|mm|)\\s*");
    private static final Pattern BOX =
        Pattern.compile(
            "\\s*[-+.\\d]+[\\s,]+[-+.\\d]+[\\s,]+(\\d{1,6}(?:\\.\\d{1,6})?)[\\s,]+"
                + "(\\d{1,6}(?:\\.\\d{1,6})?)\\s*");

    private Svg() {}

    static Optional<ImageSize> size(byte[] bytes) {
      int length = Math.min(bytes.length, HEAD);
      Matcher root = ROOT.matcher(new String(bytes, 0, length, StandardCharsets.UTF_8));
      if (!root.find()) {
        return Optional.empty();
      }
      double width = 0;
      double height = 0;
      Matcher box = BOX.matcher("");
      Matcher attribute = ATTRIBUTE.matcher(root.group(1));
      while (attribute.find()) {
        switch (attribute.group(1)) {
          case "width" -> width = pixels(attribute.group(2));
          case "height" -> height = pixels(attribute.group(2));
          default -> box = BOX.matcher(attribute.group(2));
        }
      }
      if ((width == 0 || height == 0) && box.matches()) {
        double boxWidth = Double.parseDouble(box.group(1));
        double boxHeight = Double.parseDouble(box.group(2));
        if (width > 0 && boxWidth > 0) {
          height = width * boxHeight / boxWidth;
        } else if (height > 0 && boxHeight > 0) {
          width = height * boxWidth / boxHeight;
        } else {
          width = boxWidth;
          height = boxHeight;
        }
      }
      return sane((int) Math.round(width), (int) Math.round(height));
    }

    /** CSS pixels, 96 an inch; 0 for a share of something else. */
    private static double pixels(String length) {
      Matcher match = LENGTH.matcher(length.toLowerCase(Locale.ROOT));
      if (!match.matches()) {
        return 0;
      }
      double value = Double.parseDouble(match.group(1));
      return switch (match.group(2)) {
        case "pt" -> value * 96 / 72;
        case "pc" -> value * 16;
        case "in" -> value * 96;
        case "cm" -> value * 96 / 2.54;
        case "mm" -> value * 96 / 25.4;
        default -> value;
      };
    }
  }
}
