package org.imprimatur.report;

/** Text from files, made fit for a line of a terminal. */
final class TerminalText {
  private TerminalText() {}

  /** Control and invisible formatting characters become blanks. */
  static String clean(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
        .forEach(out::appendCodePoint);
    return out.toString();
  }
}
