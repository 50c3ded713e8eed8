package org.imprimatur.output;

import java.io.IOException;

/** The world does not let us write: the message says to a user what and where. */
public final class OutputException extends IOException {
  private static final long serialVersionUID = 1L;

  OutputException(String message) {
    super(message);
  }

  OutputException(String message, Throwable cause) {
    super(message, cause);
  }
}
