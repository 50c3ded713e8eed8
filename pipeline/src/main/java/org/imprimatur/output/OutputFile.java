package org.imprimatur.output;

import org.jspecify.annotations.Nullable;

/**
 * A file or folder of an output as it was published.
 *
 * @param path below the output: {@code site/index.html}
 * @param digest SHA-256 in Base64; empty for a folder, and for a file that is never taken over or
 *     that its writer checks by itself
 * @param stamp as it lay there afterwards; null where the system does not tell
 */
public record OutputFile(String path, String digest, @Nullable Stamp stamp) {

  /** The digest of a file's bytes. */
  public static String digestOf(byte[] bytes) {
    return EarlierOutput.digest(bytes);
  }
}
