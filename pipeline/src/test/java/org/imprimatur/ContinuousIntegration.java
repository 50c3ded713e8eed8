package org.imprimatur;

/**
 * Whether the tests run in CI, where a program that they need must be there. The environment does
 * not tell: the build takes {@code CI} out of it, so that the program is started as people start
 * it.
 */
public final class ContinuousIntegration {
  private ContinuousIntegration() {}

  /** Whether the build was started with {@code CI} set. */
  public static boolean isRunning() {
    return Boolean.getBoolean("imprimatur.ci");
  }
}
