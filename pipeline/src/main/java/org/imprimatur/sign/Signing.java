package org.imprimatur.sign;

/** What came of asking for a signature. */
public sealed interface Signing {
  /**
   * A signature.
   *
   * @param armoured as {@code ssh-keygen -Y sign} writes it
   */
  record Signed(String armoured) implements Signing {}

  /**
   * The key could not be used, and nothing was signed.
   *
   * @param reason why, for people
   * @param hint what to do
   */
  record NotSigned(String reason, String hint) implements Signing {}
}
