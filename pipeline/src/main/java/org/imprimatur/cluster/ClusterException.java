package org.imprimatur.cluster;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What an engine does not do, in a sentence for the user that says what to do about it. */
public final class ClusterException extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean gone;

  private ClusterException(String message, boolean gone, @Nullable Throwable cause) {
    super(message, cause);
    this.gone = gone;
  }

  /** Something went wrong. */
  ClusterException(String message) {
    this(message, false, null);
  }

  /** Something went wrong for a reason. */
  ClusterException(String message, Throwable cause) {
    this(message, false, cause);
  }

  /** What was asked for is not there, or not any more. */
  static ClusterException gone(String message) {
    return new ClusterException(message, true, null);
  }

  /** Whether what was asked for is not there, or not any more. */
  boolean isGone() {
    return gone;
  }
}
