package org.imprimatur.source;

/**
 * Which characters readers see as a blank, or do not see at all: it takes none of them to make two
 * words of one, and each of them parts two sentences.
 */
public final class Blanks {
  private Blanks() {}

  /**
   * Whether a character shows as empty space: Unicode's white space of every width, line and
   * paragraph separators, control characters, and letters and signs that are drawn as nothing.
   */
  public static boolean isBlank(char c) {
    if (c <= ' ' || (c >= 0x7F && c <= 0xA0)) {
      return true;
    }
    return c > 0xA0
        && switch (c) {
          case 0x1680, 0x180E, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
          // Letters and a pattern of Braille that are drawn as nothing.
          case 0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0 -> true;
          default -> c >= 0x2000 && c <= 0x200B;
        };
  }

  /**
   * Whether a character controls a terminal or a printer and is not text: all control characters
   * but tabs and line ends.
   */
  public static boolean isControl(int c) {
    return (c < ' ' && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c <= 0x9F);
  }

  /**
   * Whether a code point shows nothing and changes what is read: marks that turn the direction of
   * text, and characters without width.
   */
  public static boolean isHidden(int c) {
    return switch (c) {
      case 0x061C, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0xFEFF -> true;
      case 0x115F, 0x1160, 0x3164, 0xFFA0 -> true;
      default ->
          (c >= 0x202A && c <= 0x202E)
              || (c >= 0x2060 && c <= 0x206F)
              || (c >= 0xFFF9 && c <= 0xFFFB)
              || (c >= 0xE0000 && c <= 0xE007F);
    };
  }

  /**
   * Whether a character takes no space at all: joiners, marks of direction and of variants, soft
   * hyphens.
   */
  public static boolean isNothing(char c) {
    if (c < 0xAD) {
      return false;
    }
    return switch (c) {
      case 0xAD, 0x34F, 0x61C, 0xFEFF -> true;
      default ->
          (c >= 0x200C && c <= 0x200F)
              || (c >= 0x202A && c <= 0x202E)
              || (c >= 0x2060 && c <= 0x206F)
              || (c >= 0xFE00 && c <= 0xFE0F)
              || (c >= 0xFFF9 && c <= 0xFFFB);
    };
  }
}
