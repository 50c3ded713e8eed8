package org.imprimatur.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives back what a {@link ByteSink} took. */
final class ByteSource {
  private final byte[] bytes;
  private final List<String> texts = new ArrayList<>();
  private int at;

  ByteSource(byte[] bytes) {
    this.bytes = bytes;
  }

  boolean isAtEnd() {
    return at == bytes.length;
  }

  int number() {
    return Math.toIntExact(longNumber());
  }

  private long longNumber() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at == bytes.length) {
        throw new IllegalArgumentException("cut short");
      }
      byte next = bytes[at++];
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("not a number");
  }

  @Nullable Long optional() {
    if (number() == 0) {
      return null;
    }
    long value = longNumber();
    return (value >>> 1) ^ -(value & 1);
  }

  @Nullable String text() {
    int kind = number();
    if (kind == 0) {
      return null;
    } else if (kind > 2) {
      return texts.get(kind - 3);
    }
    int length = number();
    if (length > bytes.length - at) {
      throw new IllegalArgumentException("cut short");
    }
    String text = kind == 2 ? characters(length) : new String(bytes, at, length, UTF_8);
    at += kind == 2 ? 0 : length;
    texts.add(text);
    return text;
  }

  private String characters(int length) {
    StringBuilder out = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      out.append((char) number());
    }
    return out.toString();
  }
}
