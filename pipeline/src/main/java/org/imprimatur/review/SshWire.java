package org.imprimatur.review;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads and writes the binary form of SSH (RFC 4251, section 5), strictly. */
final class SshWire {
  private final byte[] bytes;
  private int at;

  SshWire(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The bytes are not what they should be. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }
  }

  byte[] raw(int length) throws Malformed {
    if (length < 0 || length > bytes.length - at) {
      throw new Malformed("it is cut short");
    }
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  int uint32() throws Malformed {
    byte[] four = raw(4);
    return (four[0] & 255) << 24 | (four[1] & 255) << 16 | (four[2] & 255) << 8 | (four[3] & 255);
  }

  byte[] string() throws Malformed {
    return raw(uint32());
  }

  String text() throws Malformed {
    return new String(string(), StandardCharsets.ISO_8859_1);
  }

  /** A positive number in its one shortest form. */
  BigInteger mpint() throws Malformed {
    byte[] number = string();
    BigInteger value = number.length == 0 ? BigInteger.ZERO : new BigInteger(number);
    if (value.signum() <= 0 || !Arrays.equals(value.toByteArray(), number)) {
      throw new Malformed("it holds a number that is not in shortest form");
    }
    return value;
  }

  /** How many bytes were not read yet. */
  int left() {
    return bytes.length - at;
  }

  void end() throws Malformed {
    if (at != bytes.length) {
      throw new Malformed("there is something after its end");
    }
  }

  static byte[] strings(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      int n = part.length;
      out.writeBytes(new byte[] {(byte) (n >> 24), (byte) (n >> 16), (byte) (n >> 8), (byte) n});
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
