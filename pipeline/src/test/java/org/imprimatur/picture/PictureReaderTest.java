package org.imprimatur.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.imprimatur.model.Picture;
import org.junit.jupiter.api.Test;

/** Pictures of pixels, made by Java's own writers, whole, cut, joined and disguised. */
final class PictureReaderTest {
  private static final byte[] PNG = drawn("png");
  private static final byte[] JPEG = drawn("jpeg");
  private static final byte[] GIF = drawn("gif");
  private static final byte[] LOSSY = webp("VP8 ", "000000" + "9d012a" + "4001" + "2001" + "0000");
  private static final byte[] LOSSLESS = webp("VP8L", "2f3fc0070000");

  private static final byte[] WIDE =
      webp("VP8X", "00000000" + "7f0200" + "3f0100", "VP8 ", "000000" + "9d012a" + "4001" + "2001");

  private static final Map<String, byte[]> WHOLE =
      Map.of(
          "a.png",
          PNG,
          "a.jpg",
          JPEG,
          "a.gif",
          GIF,
          "lossy.webp",
          LOSSY,
          "lossless.webp",
          LOSSLESS,
          "wide.webp",
          WIDE,
          "turned.JPEG",
          turned(JPEG));

  @Test
  void whatIsWholeIsPublishedAsItIsWithItsSize() {
    Map<String, String> sizes = new java.util.TreeMap<>();
    WHOLE.forEach(
        (name, bytes) -> {
          Picture.Published picture =
              assertInstanceOf(Picture.Published.class, PictureReader.read(name, bytes), name);
          assertArrayEquals(bytes, picture.content(), name);
          Picture.Size size = java.util.Objects.requireNonNull(picture.size());
          sizes.put(name, size.width() + "x" + size.height());
        });
    assertEquals(
        "{a.gif=48x16, a.jpg=48x16, a.png=48x16, lossless.webp=64x32, lossy.webp=320x288,"
            + " turned.JPEG=16x48, wide.webp=640x320}",
        sizes.toString());
  }

  @Test
  void whatIsCutOffAnywhereIsNot() {
    WHOLE.forEach(
        (name, bytes) -> {
          for (int length = 0; length < bytes.length; length++) {
            refused(name, Arrays.copyOf(bytes, length), "image/unknown-kind");
          }
        });
  }

  @Test
  void whatHoldsMoreThanThePictureIsNot() {
    byte[] page = "<html><script>alert(1)</script>".getBytes(UTF_8);
    WHOLE.forEach(
        (name, bytes) -> {
          refused(name, joined(bytes, page), "image/unsafe");
          refused(name, joined(bytes, bytes), "image/unsafe");
          // Some programs fill up to the end of a block.
          assertInstanceOf(
              Picture.Published.class, PictureReader.read(name, joined(bytes, new byte[8])), name);
        });
  }

  @Test
  void anyByteMayBeAnyOther() {
    WHOLE.forEach(
        (name, bytes) -> {
          for (int i = 0; i < bytes.length; i++) {
            for (int flip : new int[] {1, 0x80, 0xFF}) {
              byte[] other = bytes.clone();
              other[i] ^= (byte) flip;
              PictureReader.read(name, other);
            }
          }
        });
  }

  @Test
  void whatIsNotWhatItIsCalledIsNot() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("a.png", JPEG);
    files.put("a.jpg", PNG);
    files.put("a.gif", LOSSY);
    files.put("a.svg", PNG);
    files.put("b.png", "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(UTF_8));
    files.put("b.jpg", "<!DOCTYPE html><script>alert(1)</script>".getBytes(UTF_8));
    files.put("b.webp", "RIFF....WAVE".getBytes(UTF_8));
    files.put("b.gif", "GIF89a=1;alert(1)//".getBytes(UTF_8));
    files.put("c.gif", "GIF89a".getBytes(UTF_8));
    files.put("c.png", "%PDF-1.7".getBytes(UTF_8));
    files.put("c.jpg", "PK\3\4".getBytes(UTF_8));
    files.put("d.png", "BM".getBytes(UTF_8));
    files.put("d.jpg", "\0\0\0\34ftypheic".getBytes(UTF_8));
    files.put("e.svgz", "\37\213".getBytes(ISO_8859_1));
    files.put("e.bmp", PNG);
    files.put("e", PNG);
    files.forEach((name, bytes) -> refused(name, bytes, "image/unknown-kind"));
  }

  @Test
  void whatWouldNeedGigabytesIsNot() {
    refused("a.png", sized(100_000, 100_000), "image/too-large");
    refused("a.png", sized(Integer.MAX_VALUE, 1), "image/too-large");
    refused("a.png", sized(-1, -1), "image/too-large");
    refused("a.png", sized(9_000, 9_000), "image/too-large");
    refused("a.png", sized(0, 9), "image/unknown-kind");
    assertInstanceOf(Picture.Published.class, PictureReader.read("a.png", sized(8_000, 8_000)));
    byte[] gif = GIF.clone();
    ByteBuffer.wrap(gif).putInt(6, -1);
    refused("a.gif", gif, "image/too-large");
    refused("a.png", new byte[PictureReader.LONGEST + 1], "image/too-large");
  }

  @Test
  void whatMovesIsNot() throws IOException {
    refused("a.gif", film(), "image/unsafe");
    byte[] control = chunk("acTL", ByteBuffer.allocate(8).putInt(2).putInt(0).array());
    refused("a.png", joined(Arrays.copyOf(PNG, 33), control, tail(PNG, 33)), "image/unsafe");
    refused(
        "a.webp", webp("VP8X", "02000000" + "7f0200" + "3f0100", "ANIM", "0000"), "image/unsafe");
  }

  private static void refused(String name, byte[] bytes, String rule) {
    Picture picture = PictureReader.read(name, bytes);
    assertTrue(
        picture instanceof Picture.Refused refused && refused.rule().is(rule),
        () -> name + " of " + bytes.length + " bytes: " + picture);
  }

  private static BufferedImage image() {
    BufferedImage image = new BufferedImage(48, 16, BufferedImage.TYPE_INT_RGB);
    image.setRGB(7, 7, 0xFF0000);
    return image;
  }

  private static byte[] drawn(String format) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      assertTrue(ImageIO.write(image(), format, out), format);
      return out.toByteArray();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static byte[] film() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.prepareWriteSequence(null);
      for (int i = 0; i < 2; i++) {
        writer.writeToSequence(new IIOImage(image(), List.of(), null), null);
      }
      writer.endWriteSequence();
    }
    return out.toByteArray();
  }

  /** With Exif's mark that the camera was turned, as telephones write it. */
  private static byte[] turned(byte[] jpeg) {
    String exif =
        "ffe1001e" + "457869660000" + "49492a0008000000" + "0100" + "120103000100000006000000";
    return joined(Arrays.copyOf(jpeg, 2), hex(exif + "ffe00002"), tail(jpeg, 2));
  }

  /** A PNG that claims a size, with true checksums. */
  private static byte[] sized(int width, int height) {
    byte[] head = Arrays.copyOfRange(PNG, 16, 29);
    ByteBuffer.wrap(head).putInt(width).putInt(height);
    return joined(Arrays.copyOf(PNG, 8), chunk("IHDR", head), tail(PNG, 33));
  }

  private static byte[] chunk(String type, byte[] data) {
    byte[] body = joined(type.getBytes(ISO_8859_1), data);
    CRC32 sum = new CRC32();
    sum.update(body);
    byte[] length = ByteBuffer.allocate(4).putInt(data.length).array();
    return joined(length, body, ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }

  /** Pairs of a chunk's type and its data in hexadecimal digits. */
  private static byte[] webp(String... chunks) {
    byte[] body = "WEBP".getBytes(ISO_8859_1);
    for (int i = 0; i < chunks.length; i += 2) {
      byte[] data = hex(chunks[i + 1]);
      body = joined(body, chunks[i].getBytes(ISO_8859_1), little(data.length), data);
      body = data.length % 2 == 0 ? body : joined(body, new byte[1]);
    }
    return joined("RIFF".getBytes(ISO_8859_1), little(body.length), body);
  }

  private static byte[] little(int number) {
    return ByteBuffer.allocate(4).order(java.nio.ByteOrder.LITTLE_ENDIAN).putInt(number).array();
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  private static byte[] tail(byte[] bytes, int from) {
    return Arrays.copyOfRange(bytes, from, bytes.length);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
