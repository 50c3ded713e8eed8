package org.imprimatur.cli;

import org.jspecify.annotations.Nullable;

/** The command line asks for something that there is not. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  private final @Nullable String hint;

  UsageException(String message, @Nullable String hint) {
    super(message);
    this.hint = hint;
  }

  @Nullable String hint() {
    return hint;
  }
}
