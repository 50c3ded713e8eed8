package org.imprimatur.search;

import java.io.IOException;

/** Takes files, one at a time. */
@FunctionalInterface
public interface FileTarget {
  /**
   * Takes a file.
   *
   * @param path relative to where the files belong, with {@code /}
   * @param content its bytes
   * @throws IOException when it cannot be kept
   */
  void accept(String path, byte[] content) throws IOException;
}
