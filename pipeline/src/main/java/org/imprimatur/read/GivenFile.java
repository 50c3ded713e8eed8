package org.imprimatur.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that a user named on the command line to be taken in, a page to import for instance. It
 * may lie anywhere: the user named it, no content did.
 */
public final class GivenFile {
  private static final String SAY =
      "save the file as UTF-8, or name its encoding, for example --encoding windows-1252";

  private GivenFile() {}

  /** Whether there is an encoding of a name. */
  public static boolean knowsEncoding(String name) {
    return ForeignEncoding.charset(name).isPresent();
  }

  /**
   * Reads a file, up to {@value ContentRoot#LONGEST_FILE} bytes.
   *
   * @param file where it lies
   * @param name by which findings call it
   * @param encoding the name of the encoding that its user says it is in, or null; what is UTF-8 is
   *     read as that
   * @return its text, with findings where its bytes are not text
   * @throws IOException with a message for the user, when it cannot be read or is too long
   */
  public static Loaded read(Path file, String name, @Nullable String encoding) throws IOException {
    byte[] bytes = bytes(file, name);
    Charset named = encoding == null ? null : ForeignEncoding.charset(encoding).orElse(null);
    return Decoder.decode(name, ForeignEncoding.utf8(bytes, named), SAY);
  }

  /**
   * Reads a file that is not text, up to {@value ContentRoot#LONGEST_FILE} bytes.
   *
   * @param file where it lies
   * @param name by which messages call it
   * @throws IOException with a message for the user, when it cannot be read or is too long
   */
  public static byte[] bytes(Path file, String name) throws IOException {
    if (!Files.exists(file)) {
      throw new IOException("there is no file " + name);
    }
    if (!Files.isRegularFile(file)) {
      throw new IOException(name + " is not a regular file");
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes((int) ContentRoot.LONGEST_FILE + 1);
    } catch (IOException e) {
      throw new IOException(name + " cannot be read: " + e.getMessage(), e);
    }
    if (bytes.length > ContentRoot.LONGEST_FILE) {
      throw new IOException(
          name + " is longer than " + ContentRoot.LONGEST_FILE / (1024 * 1024) + " MB");
    }
    return bytes;
  }
}
