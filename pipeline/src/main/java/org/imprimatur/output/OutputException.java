package org.imprimatur.output;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** The world does not let us write: the message says to a user what and where. */
public final class OutputException extends IOException {
  private static final long serialVersionUID = 1L;

  OutputException(String message) {
    super(message);
  }

  OutputException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What the system says, in words: many of its messages are nothing but a path. */
  static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileSystemException file) {
      String reason = file.getReason();
      String kind =
          e instanceof FileAlreadyExistsException
              ? "is not a folder"
              : e instanceof NoSuchFileException ? "is missing" : "failed";
      return file.getFile() + " " + (reason != null ? reason : kind);
    }
    return String.valueOf(e.getMessage());
  }
}
