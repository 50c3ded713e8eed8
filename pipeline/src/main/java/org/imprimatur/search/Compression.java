package org.imprimatur.search;

import com.jcraft.jzlib.Deflater;
import com.jcraft.jzlib.GZIPException;
import com.jcraft.jzlib.JZlib;
import java.util.Arrays;

/**
 * Deflate (RFC 1951) without a wrapper, by JZlib: written in Java, so that no JDK's own zlib
 * changes the bytes. A browser's {@code DecompressionStream} and any zlib read it.
 */
final class Compression {
  /** Half of the time of the best, for one in a hundred bytes. */
  private static final int LEVEL = 4;

  private Compression() {}

  /** Compresses the bytes. */
  static byte[] deflate(byte[] content) {
    try {
      Deflater deflater = new Deflater(LEVEL, JZlib.MAX_WBITS, true);
      byte[] out = new byte[content.length + content.length / 1_000 + 64];
      deflater.setInput(content);
      deflater.setOutput(out);
      int state = deflater.deflate(JZlib.Z_FINISH);
      if (state != JZlib.Z_STREAM_END) {
        throw new IllegalStateException("deflate ended with " + state);
      }
      deflater.end();
      return Arrays.copyOf(out, Math.toIntExact(deflater.total_out));
    } catch (GZIPException e) {
      throw new IllegalStateException(e);
    }
  }
}
