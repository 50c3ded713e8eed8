package org.imprimatur.search;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Bytes of a shard: whole numbers of seven bits a byte, low bits first; words little-endian. */
final class ByteWriter {
  private byte[] bytes = new byte[256];
  private int size;

  ByteWriter number(int value) {
    int rest = value;
    while (rest >= 0x80 || rest < 0) {
      one((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    one(rest);
    return this;
  }

  /** The length of a text in UTF-8, then its bytes. */
  ByteWriter text(String text) {
    block(BrowserExport.bytes(text));
    return this;
  }

  /** How many lists; of each how many texts, then these. */
  ByteWriter lists(Collection<List<String>> lists) {
    number(lists.size());
    for (List<String> list : lists) {
      number(list.size());
      list.forEach(this::text);
    }
    return this;
  }

  /** Numbers, one after the other. */
  ByteWriter column(List<Integer> numbers) {
    numbers.forEach(this::number);
    return this;
  }

  void one(int value) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, size * 2);
    }
    bytes[size++] = (byte) value;
  }

  /** Four bytes, low ones first. */
  void word(int value) {
    for (int shift = 0; shift < 32; shift += 8) {
      one(value >>> shift);
    }
  }

  /** The length, then the bytes. */
  void block(byte[] block) {
    number(block.length);
    raw(block, block.length);
  }

  /** The length of what another writer holds, then its bytes; the other is empty thereafter. */
  void block(ByteWriter other) {
    number(other.size);
    raw(other.bytes, other.size);
    other.size = 0;
  }

  /** What another writer holds; it is empty thereafter. */
  void raw(ByteWriter other) {
    raw(other.bytes, other.size);
    other.size = 0;
  }

  /** The bytes alone. */
  void raw(byte[] more) {
    raw(more, more.length);
  }

  private void raw(byte[] more, int length) {
    int needed = Math.addExact(size, length);
    if (needed > bytes.length) {
      bytes =
          Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, 2L * size)));
    }
    System.arraycopy(more, 0, bytes, size, length);
    size = needed;
  }

  int size() {
    return size;
  }

  /** Forgets what it holds. */
  void clear() {
    size = 0;
  }

  byte[] take() {
    byte[] out = Arrays.copyOf(bytes, size);
    size = 0;
    return out;
  }
}
