package org.imprimatur.sign;

/** How people are spoken to while a key is made or used; each front has its own. */
public interface SigningPrompt {
  /** Says something that must be heard before work goes on. */
  void say(String sentence);

  /** Whether {@code ssh-keygen} can ask for a passphrase: it does so on a terminal only. */
  boolean canAsk();
}
