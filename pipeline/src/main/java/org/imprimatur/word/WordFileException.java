package org.imprimatur.word;

import java.io.IOException;

/** A file that is not a Word file that can be read; its message is for whoever gave it. */
public final class WordFileException extends IOException {
  private static final long serialVersionUID = 1L;

  WordFileException(String message) {
    super(message);
  }
}
