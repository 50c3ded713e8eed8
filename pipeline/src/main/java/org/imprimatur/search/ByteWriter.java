package org.imprimatur.search;

import java.io.ByteArrayOutputStream;

/** Bytes of a shard: whole numbers of seven bits a byte, low bits first; floats little-endian. */
final class ByteWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  void number(int value) {
    int rest = value;
    while (rest >= 0x80 || rest < 0) {
      out.write((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }

  void one(int value) {
    out.write(value);
  }

  void single(float value) {
    int bits = Float.floatToIntBits(value);
    for (int shift = 0; shift < 32; shift += 8) {
      out.write(bits >>> shift);
    }
  }

  /** The length, then the bytes. */
  void block(byte[] bytes) {
    number(bytes.length);
    raw(bytes);
  }

  void raw(byte[] bytes) {
    out.write(bytes, 0, bytes.length);
  }

  int size() {
    return out.size();
  }

  byte[] take() {
    byte[] bytes = out.toByteArray();
    out.reset();
    return bytes;
  }
}
