package org.imprimatur.picture;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.model.Picture;
import org.imprimatur.picture.PictureReader.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The size of a drawing: that of its root element, else that of its view box (SVG 2, section 8).
 */
final class SvgSize {
  private static final Pattern LENGTH =
      Pattern.compile("\\s*+\\+?(\\d{1,9}(?:\\.\\d{1,9})?)\\d*+\\s*+(px|pt|pc|in|cm|mm|)\\s*+");
  private static final String NUMBER = "[-+]?(\\d{0,9}(?:\\.\\d{1,9})?)\\d*+";
  private static final String GAP = "[\\s,]++";
  private static final Pattern BOX =
      Pattern.compile("\\s*+" + NUMBER + GAP + NUMBER + GAP + NUMBER + GAP + NUMBER + "\\s*+");

  private SvgSize() {}

  /** The size; null when the drawing leaves it to the page. */
  static Picture.@Nullable Size of(SvgNode.Element root) throws Refusal {
    double width = pixels(root.attributes().getOrDefault("width", ""));
    double height = pixels(root.attributes().getOrDefault("height", ""));
    Matcher box = BOX.matcher(root.attributes().getOrDefault("viewBox", ""));
    if ((width < 0 || height < 0) && box.matches()) {
      double boxWidth = number(box.group(3));
      double boxHeight = number(box.group(4));
      if (width >= 0 && boxWidth > 0) {
        height = width * boxHeight / boxWidth;
      } else if (height >= 0 && boxHeight > 0) {
        width = height * boxWidth / boxHeight;
      } else {
        width = boxWidth;
        height = boxHeight;
      }
    }
    if (width < 0 || height < 0) {
      return null;
    }
    PictureReader.checkSize((long) Math.ceil(width), (long) Math.ceil(height));
    return new Picture.Size(
        (int) Math.max(1, Math.round(width)), (int) Math.max(1, Math.round(height)));
  }

  private static double number(String text) {
    return text.isEmpty() ? 0 : Double.parseDouble(text);
  }

  /** CSS pixels, 96 an inch; -1 for a share of something else, and where there is none. */
  private static double pixels(String length) {
    Matcher match = LENGTH.matcher(length.toLowerCase(Locale.ROOT));
    if (!match.matches()) {
      return -1;
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
