package org.imprimatur.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes numbers and texts as bytes. A text that was written before is named by its number. */
final class ByteSink {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
  private final Map<String, Integer> texts = new HashMap<>();

  /** Not below 0. */
  void number(int value) {
    number((long) value);
  }

  private void number(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  void optional(@Nullable Long value) {
    number(value == null ? 0 : 1);
    if (value != null) {
      number((value << 1) ^ (value >> 63));
    }
  }

  void text(@Nullable String text) {
    Integer known = texts.get(text == null ? "" : text);
    if (text == null) {
      number(0);
    } else if (known != null) {
      number(known + 3);
    } else {
      texts.put(text, texts.size());
      if (hasSurrogate(text)) {
        // One half of a pair alone has no UTF-8.
        number(2);
        number(text.length());
        text.chars().forEach(this::number);
      } else {
        number(1);
        byte[] bytes = text.getBytes(UTF_8);
        number(bytes.length);
        out.write(bytes, 0, bytes.length);
      }
    }
  }

  private static boolean hasSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  byte[] bytes() {
    return out.toByteArray();
  }
}
