package org.imprimatur.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.imprimatur.output.OutputFile;
import org.jspecify.annotations.Nullable;

/**
 * The report of all claims on its way: one list, of a part an article. A part that is as it was is
 * copied from the report before. One thread.
 */
final class ClaimsFile implements AutoCloseable {
  static final String PATH = "report/claims.json";
  private static final int BUFFER = 1 << 16;

  /** So much of the report before is copied at once, at most. */
  private static final int COPIED = 1 << 20;

  private static final byte[] BETWEEN = ",\n".getBytes(UTF_8);

  private final OutputStream out;
  private final @Nullable Path before;
  private final Map<String, BuildState.ClaimsPart> parts = new TreeMap<>();
  private @Nullable FileChannel old;
  private long at;

  /** Of the report before: what is to be copied, from here to there. */
  private long from;

  private long to;

  /**
   * Begins the report.
   *
   * @param before the one of the build before, if it is there as that left it
   */
  ClaimsFile(OutputStream out, @Nullable Path before) throws IOException {
    this.out = new BufferedOutputStream(out, BUFFER);
    this.before = before;
    put("[\n".getBytes(UTF_8));
  }

  /**
   * Whether a report is what was written, as far as its parts go: half a gigabyte is not digested
   * at each build, when each part was already.
   */
  static boolean isWhole(Path file, Map<String, BuildState.ClaimsPart> parts) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file)) {
      for (BuildState.ClaimsPart part : parts.values()) {
        byte[] bytes = read(channel, part.at(), part.length(), file);
        if (!OutputFile.digestOf(bytes).equals(part.digest())) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static byte[] read(FileChannel channel, long at, int length, Path file)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, at + bytes.position()) < 0) {
        throw new EOFException(file + " was cut short while this build ran");
      }
    }
    return bytes.array();
  }

  /** Adds an article's part. */
  void add(String article, byte[] lines, String digest) throws IOException {
    begin(article, lines.length, digest);
    put(lines);
  }

  /**
   * Adds an article's part as the report before had it, together with those that follow it there.
   */
  void copy(String article, BuildState.ClaimsPart part) throws IOException {
    boolean follows = to > from && part.at() == to + BETWEEN.length;
    if (!follows) {
      copied();
    }
    if (!parts.isEmpty()) {
      if (follows) {
        at += BETWEEN.length;
      } else {
        put(BETWEEN);
      }
    }
    parts.put(article, new BuildState.ClaimsPart(at, part.length(), part.digest()));
    from = follows ? from : part.at();
    to = part.at() + part.length();
    at += part.length();
  }

  /** Copies what is to be copied. */
  private void copied() throws IOException {
    if (from == to) {
      return;
    }
    Path file = before;
    if (file == null) {
      throw new IllegalStateException("there is no report before");
    }
    FileChannel channel = old;
    if (channel == null) {
      channel = FileChannel.open(file);
      old = channel;
    }
    for (; from < to; from = Math.min(to, from + COPIED)) {
      out.write(read(channel, from, (int) Math.min(COPIED, to - from), file));
    }
  }

  private void begin(String article, int length, String digest) throws IOException {
    copied();
    if (!parts.isEmpty()) {
      put(BETWEEN);
    }
    parts.put(article, new BuildState.ClaimsPart(at, length, digest));
  }

  private void put(byte[] bytes) throws IOException {
    out.write(bytes);
    at += bytes.length;
  }

  /** Where each article's part is. */
  Map<String, BuildState.ClaimsPart> parts() {
    return parts;
  }

  /** Ends the list. */
  void end() throws IOException {
    copied();
    put((parts.isEmpty() ? "]\n" : "\n]\n").getBytes(UTF_8));
    close();
  }

  @Override
  public void close() throws IOException {
    if (old != null) {
      old.close();
    }
    out.close();
  }
}
