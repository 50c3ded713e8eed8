package org.imprimatur.picture;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.imprimatur.picture.PictureReader.Refusal;

/**
 * A picture of pixels, walked from its first byte to its last, without decoding it: that it is
 * whole, that nothing stands behind it, that it does not move, and its size in CSS pixels. Java's
 * own image readers are not used: they bring the desktop module, decode what need not be decoded,
 * and do not know WebP.
 *
 * <p>Sources: PNG (ISO/IEC 15948) 5 and 11.2.2, APNG (its acTL chunk), GIF89a, JPEG (ITU-T T.81)
 * Annex B, Exif 2.3 section 4.6 (orientation), WebP container (RFC 9649), VP8 (RFC 6386) 9.1.
 *
 * @param width may be 0 in a file that is wrong
 * @param height as the width
 */
record Raster(int width, int height) {

  /**
   * Reads a file.
   *
   * @param kind told by its first bytes
   * @throws Refusal when it is cut off, damaged, moves, or holds more than the picture
   */
  static Raster read(Kind kind, byte[] bytes) throws Refusal {
    try {
      return new Walk(kind, bytes).read();
    } catch (ArrayIndexOutOfBoundsException e) {
      throw Refusal.broken(kind, "the file is cut off");
    }
  }

  private static final class Walk {
    private static final int MOST_FRAMES = 1;

    private final Kind kind;
    private final byte[] b;
    private int width;
    private int height;
    private int at;

    Walk(Kind kind, byte[] bytes) {
      this.kind = kind;
      this.b = bytes;
    }

    Raster read() throws Refusal {
      switch (kind) {
        case PNG -> png();
        case JPEG -> jpeg();
        case GIF -> gif();
        case WEBP -> webp();
        case SVG -> throw new IllegalArgumentException("a drawing has no pixels");
      }
      if (at > b.length) {
        throw Refusal.broken(kind, "the file is cut off");
      }
      for (int i = at; i < b.length; i++) {
        // Some programs fill a block up; anything else is another file behind the picture.
        if (b[i] != 0) {
          throw Refusal.unsafe(
              "holds "
                  + (b.length - at)
                  + " bytes after the end of the picture, which no reader sees",
              "open it in an image program and save it again");
        }
      }
      return new Raster(width, height);
    }

    private Refusal damaged(String what) {
      return Refusal.broken(kind, what);
    }

    private Refusal moving() {
      return Refusal.unsafe(
          "moves: what it shows at one moment is not what a reviewer saw at another",
          "save one frame of it, or show the steps side by side");
    }

    private void png() throws Refusal {
      at = 8;
      boolean data = false;
      for (String type = ""; !type.equals("IEND"); ) {
        int length = big(at, 4);
        type = latin(at + 4, 4);
        if (length < 0 || length > b.length - at - 12) {
          throw damaged("the file is cut off");
        }
        CRC32 sum = new CRC32();
        sum.update(b, at + 4, length + 4);
        if ((int) sum.getValue() != big(at + 8 + length, 4)) {
          throw damaged("it is damaged (a checksum is wrong)");
        }
        if (at == 8 && !(type.equals("IHDR") && length == 13)) {
          throw damaged("it does not begin with its size");
        }
        if (type.equals("acTL") && big(at + 8, 4) > MOST_FRAMES) {
          throw moving();
        }
        if (type.equals("IHDR")) {
          size(big(at + 8, 4) & Integer.MAX_VALUE, big(at + 12, 4) & Integer.MAX_VALUE);
        }
        data |= type.equals("IDAT");
        at += 12 + length;
      }
      if (!data) {
        throw damaged("it holds no pixels");
      }
    }

    private void gif() throws Refusal {
      width = little(6, 2);
      height = little(8, 2);
      at = 13 + colours(b[10]);
      int frames = 0;
      while (true) {
        int block = b[at++] & 0xFF;
        if (block == 0x3B) {
          break;
        } else if (block == 0x21) {
          at++;
          subBlocks();
        } else if (block == 0x2C) {
          if (++frames > MOST_FRAMES) {
            throw moving();
          }
          at += 9 + colours(b[at + 8]) + 1;
          subBlocks();
        } else {
          throw damaged("it is damaged");
        }
      }
      if (frames == 0) {
        throw damaged("it holds no pixels");
      }
    }

    /** The length of a colour table that a flag byte announces. */
    private static int colours(byte flags) {
      return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    private void subBlocks() {
      int length;
      do {
        length = b[at] & 0xFF;
        at += 1 + length;
      } while (length > 0);
    }

    private void webp() throws Refusal {
      int end = little(4, 4) + 8;
      if (end < 20 || end > b.length) {
        throw damaged("the file is cut off");
      }
      boolean data = false;
      boolean extended = latin(12, 4).equals("VP8X");
      for (at = 12; at < end; ) {
        String type = latin(at, 4);
        int length = little(at + 4, 4);
        if (length < 0 || length > end - at - 8) {
          throw damaged("the file is cut off");
        }
        switch (type) {
          case "ANIM", "ANMF" -> throw moving();
          case "VP8X" -> size(little(at + 12, 3) + 1, little(at + 15, 3) + 1);
          case "VP8 ", "VP8L" -> {
            data = true;
            if (!extended) {
              frame(type);
            }
          }
          default -> {
            // Colours, Exif and the like.
          }
        }
        at += 8 + length + (length & 1);
      }
      if (!data) {
        throw damaged("it holds no pixels");
      }
    }

    private void frame(String type) throws Refusal {
      if (type.equals("VP8L") && (b[at + 8] & 0xFF) == 0x2F) {
        int bits = little(at + 9, 4);
        size((bits & 0x3FFF) + 1, (bits >>> 14 & 0x3FFF) + 1);
      } else if (type.equals("VP8 ") && big(at + 11, 3) == 0x9D012A) {
        size(little(at + 14, 2) & 0x3FFF, little(at + 16, 2) & 0x3FFF);
      } else {
        throw damaged("it is damaged");
      }
    }

    /** Turned where Exif says that the camera was: browsers turn the image so. */
    private void jpeg() throws Refusal {
      boolean isTurned = false;
      boolean scan = false;
      at = 2;
      while (true) {
        if ((b[at] & 0xFF) != 0xFF) {
          throw damaged("it is damaged");
        }
        int marker = b[at + 1] & 0xFF;
        if (marker == 0xFF) {
          at++; // a fill byte
          continue;
        }
        if (marker == 0xD9) {
          at += 2;
          break;
        }
        boolean isFrame =
            marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (isFrame) {
          size(big(at + 7, 2), big(at + 5, 2));
        } else if (marker == 0xE1 && latin(at + 4, 6).equals("Exif\0\0")) {
          isTurned = orientation(at + 10) >= 5;
        }
        boolean isBare = marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
        at += 2 + (isBare ? 0 : Math.max(2, big(at + 2, 2)));
        if (marker == 0xDA) {
          scan = true;
          entropy();
        }
      }
      if (!scan) {
        throw damaged("it holds no pixels");
      }
      if (isTurned) {
        size(height, width);
      }
    }

    /** Passes coded data up to the next marker; FF00 and the restart marks belong to the data. */
    private void entropy() {
      while ((b[at] & 0xFF) != 0xFF
          || b[at + 1] == 0
          || ((b[at + 1] & 0xFF) >= 0xD0 && (b[at + 1] & 0xFF) <= 0xD7)) {
        at++;
      }
    }

    /** The orientation in the first directory of Exif's TIFF; 1, upright, where it says none. */
    private int orientation(int tiff) {
      boolean isLittle = latin(tiff, 2).equals("II");
      int directory = tiff + number(tiff + 4, 4, isLittle);
      if (directory < tiff || directory > b.length - 2) {
        return 1;
      }
      int entries = number(directory, 2, isLittle);
      for (int i = 0; i < entries && directory + 14 + 12 * i <= b.length; i++) {
        int entry = directory + 2 + 12 * i;
        if (number(entry, 2, isLittle) == 0x0112) {
          return number(entry + 8, 2, isLittle);
        }
      }
      return 1;
    }

    private void size(int newWidth, int newHeight) {
      width = newWidth;
      height = newHeight;
    }

    private String latin(int from, int length) {
      return from < 0 || from > b.length - length
          ? ""
          : new String(b, from, length, StandardCharsets.ISO_8859_1);
    }

    private int number(int from, int length, boolean isLittle) {
      return isLittle ? little(from, length) : big(from, length);
    }

    private int big(int from, int length) {
      int out = 0;
      for (int i = 0; i < length; i++) {
        out = out << 8 | (b[from + i] & 0xFF);
      }
      return out;
    }

    private int little(int from, int length) {
      int out = 0;
      for (int i = length - 1; i >= 0; i--) {
        out = out << 8 | (b[from + i] & 0xFF);
      }
      return out;
    }
  }
}
