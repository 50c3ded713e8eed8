package org.imprimatur.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

/** What is deflated is what another inflater, the JDK's zlib, makes of it. */
final class CompressionTest {
  @Test
  void anotherInflaterGivesTheSame() throws Exception {
    for (byte[] content : contents()) {
      byte[] packed = Compression.deflate(content);
      Inflater inflater = new Inflater(true);
      inflater.setInput(packed);
      byte[] out = new byte[content.length + 1];
      int length = inflater.inflate(out);
      assertTrue(inflater.finished());
      assertEquals(0, inflater.getRemaining());
      assertArrayEquals(content, Arrays.copyOf(out, length));
      inflater.end();
    }
  }

  /** No release of the library changes the bytes unseen. */
  @Test
  void bytesAreThoseOfAlways() {
    byte[] content = BrowserExport.bytes("statins lower cholesterol; ".repeat(20));
    String packed = HexFormat.of().formatHex(Compression.deflate(content));
    assertEquals("2b2e492cc9cc2b56c8c92f4f2d5248cec8cf492d2e492dcacfb156281e951ad95200", packed);
  }

  @Test
  void textTakesLessRoom() {
    byte[] text = BrowserExport.bytes("Walking helps. So does swimming. ".repeat(300));
    assertTrue(Compression.deflate(text).length < text.length / 20);
  }

  private static List<byte[]> contents() {
    List<byte[]> out = new ArrayList<>();
    Random random = new Random(1);
    for (int length : List.of(0, 1, 2, 3, 257, 258, 259, 32_767, 32_768, 32_769, 65_535, 300_000)) {
      byte[] noise = new byte[length];
      random.nextBytes(noise);
      out.add(noise);
      out.add(new byte[length]);
      byte[] words = new byte[length];
      for (int i = 0; i < length; i++) {
        words[i] = (byte) "  aeinorst,.".charAt(random.nextInt(12));
      }
      out.add(words);
      byte[] again = new byte[length];
      for (int i = 0; i < length; i++) {
        again[i] = i < 1000 ? noise[i] : again[i - 1 - (i % 1000)];
      }
      out.add(again);
    }
    return out;
  }
}
