package org.imprimatur.finding;

/** Text from files, made fit for a line of a terminal. */
public final class OneLine {
  private OneLine() {}

  /**
   * Control and invisible formatting characters become blanks, so that a value quoted from a file
   * neither moves the cursor nor begins a new line.
   */
  public static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return cleaned(text);
      }
    }
    return text;
  }

  /** Control characters become blanks; everything else stays as it is, to the letter. */
  public static String withoutControls(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        out = out == null ? new StringBuilder(text) : out;
        out.setCharAt(i, ' ');
      }
    }
    return out == null ? text : out.toString();
  }

  private static String cleaned(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
        .forEach(out::appendCodePoint);
    return out.toString();
  }
}
