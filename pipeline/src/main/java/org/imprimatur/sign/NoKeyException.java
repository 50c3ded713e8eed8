package org.imprimatur.sign;

import org.jspecify.annotations.Nullable;

/** There is no key where one was named or looked for, or none that can sign. */
public final class NoKeyException extends Exception {
  private static final long serialVersionUID = 1L;

  private final @Nullable String hint;

  NoKeyException(String message, @Nullable String hint) {
    super(message);
    this.hint = hint;
  }

  /** What is wrong, for people. */
  public String reason() {
    return String.valueOf(getMessage());
  }

  /** What to do, for people; null when that is plain. */
  public @Nullable String hint() {
    return hint;
  }
}
