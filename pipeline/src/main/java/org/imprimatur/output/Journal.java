package org.imprimatur.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.imprimatur.output.ContentTransaction.Change;
import org.jspecify.annotations.Nullable;

/**
 * What a step is about to do, written down whole before any of it is done. Only content files can
 * stand in one, so that whoever forged one could change nothing that they could not change anyway:
 * no settings, no program, nothing of git's.
 */
final class Journal {
  private static final byte[] HEAD = "imprimatur journal 1\n".getBytes(UTF_8);
  private static final int SEAL = 32;
  private static final int LONGEST_PATH = 4096;
  private static final int LONGEST = 256 * 1024 * 1024;

  private Journal() {}

  /**
   * A file that is to be changed.
   *
   * @param path relative to the root, with {@code /}
   * @param before the digest of what it held
   * @param digest the digest of what it is to hold
   * @param after what it is to hold; null when it is to be deleted
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Entry(String path, byte[] before, byte[] digest, byte @Nullable [] after) {}

  /**
   * The file of a journal.
   *
   * @throws OutputException when a change is of no content file
   */
  static byte[] write(List<Change> changes) throws OutputException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(HEAD);
      out.writeInt(changes.size());
      for (Change change : changes) {
        if (!isContent(change.path())) {
          throw new OutputException(change.path() + " is not a content file; it was not written");
        }
        byte[] path = change.path().getBytes(UTF_8);
        out.writeInt(path.length);
        out.write(path);
        out.write(digest(change.before()));
        byte[] after = change.after();
        out.writeInt(after == null ? -1 : after.length);
        out.write(after == null ? new byte[0] : after);
      }
      out.write(digest(bytes.toByteArray()));
    } catch (OutputException e) {
      throw e;
    } catch (IOException e) {
      throw new OutputException("cannot write the journal: " + e.getMessage(), e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a journal. It was put in place whole, so one that is not was made by nobody's step.
   *
   * @throws OutputException when it is not as {@link #write} makes it; the message says what to do
   */
  static List<Entry> read(Path file) throws IOException {
    byte[] journal = bytes(file);
    int end = journal.length - SEAL;
    boolean whole =
        end >= HEAD.length + 4
            && Arrays.equals(HEAD, Arrays.copyOf(journal, HEAD.length))
            && Arrays.equals(
                digest(Arrays.copyOf(journal, end)),
                Arrays.copyOfRange(journal, end, journal.length));
    if (!whole) {
      throw refused(file, "is damaged, or no journal of this version of the program");
    }
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(journal, HEAD.length, end - HEAD.length))) {
      List<Entry> out = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        out.add(entry(in, file));
      }
      if (in.available() > 0) {
        throw refused(file, "is longer than it says");
      }
      return out;
    } catch (OutputException e) {
      throw e;
    } catch (IOException notAsWritten) {
      throw refused(file, "is shorter than it says");
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw refused(file, "is a link or a folder");
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = in.readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        throw refused(file, "is longer than any that this program makes");
      }
      return bytes;
    }
  }

  private static Entry entry(DataInputStream in, Path file) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LONGEST_PATH) {
      throw refused(file, "is damaged");
    }
    String path = new String(exactly(in, length), UTF_8);
    if (!isContent(path)) {
      throw refused(file, "names " + shown(path) + ", which is not a content file");
    }
    byte[] before = exactly(in, SEAL);
    int size = in.readInt();
    byte[] after = size < 0 ? null : exactly(in, size);
    return new Entry(path, before, digest(after), after);
  }

  private static byte[] exactly(DataInputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }

  private static OutputException refused(Path file, String what) {
    return new OutputException(
        file
            + " "
            + what
            + "; nothing in it was done. A review step may be half recorded: compare the articles"
            + " with the last commit, delete that file, and take the step again");
  }

  /** Of a file's bytes; of a file that is not there, zeros. */
  static byte[] digest(byte @Nullable [] bytes) {
    if (bytes == null) {
      return new byte[SEAL];
    }
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * Whether a path names a file that steps may change: articles with their ledgers and comments,
   * what lies in {@code references/}, and the requests. No part of it begins with a dot.
   */
  static boolean isContent(String path) {
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.startsWith(".") || part.endsWith(".") || part.endsWith(" ")) {
        return false;
      }
      if (part.codePoints().anyMatch(Journal::isOdd)) {
        return false;
      }
    }
    boolean record = path.endsWith(".review.jsonl");
    if (path.startsWith("articles/")) {
      return record || path.endsWith(".md") || path.endsWith(".comments.jsonl");
    }
    boolean reference =
        record || path.endsWith(".yaml") || path.endsWith(".csv") || path.endsWith(".txt");
    return path.equals("requests.jsonl") || (path.startsWith("references/") && reference);
  }

  private static boolean isOdd(int c) {
    return c == '\\' || c == ':' || isUnseen(c);
  }

  private static boolean isUnseen(int c) {
    int type = Character.getType(c);
    return c == 0xFFFD
        || Character.isISOControl(c)
        || type == Character.FORMAT
        || type == Character.SURROGATE;
  }

  private static String shown(String path) {
    StringBuilder out = new StringBuilder();
    path.codePoints().limit(200).map(c -> isUnseen(c) ? 0xFFFD : c).forEach(out::appendCodePoint);
    return out.toString();
  }
}
