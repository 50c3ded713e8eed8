package org.imprimatur.run;

import java.io.IOException;

/** The configuration cannot be used. The message is a sentence; the details name each place. */
public final class UnusableException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String details;

  UnusableException(String message, String details) {
    super(message);
    this.details = details;
  }

  /** What is wrong, place by place, as printed; ends with a line end. */
  public String details() {
    return details;
  }
}
