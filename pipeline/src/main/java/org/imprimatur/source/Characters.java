package org.imprimatur.source;

/**
 * A text as an array of its characters, for who asks for them one by one and often: a string that
 * holds more than Latin letters answers each time at twice the price. Immutable.
 */
public final class Characters implements CharSequence {
  private final char[] text;

  private Characters(char[] text) {
    this.text = text;
  }

  /** The characters of a text. */
  static Characters of(String text) {
    return new Characters(text.toCharArray());
  }

  /** The characters from {@code start} to before {@code end}. */
  public String slice(int start, int end) {
    return new String(text, start, end - start);
  }

  /** Whether one of two characters stands between {@code start} and {@code end}. */
  public boolean holds(char one, char other, int start, int end) {
    for (int i = start; i < end; i++) {
      if (text[i] == one || text[i] == other) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int length() {
    return text.length;
  }

  @Override
  public char charAt(int index) {
    return text[index];
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return slice(start, end);
  }

  @Override
  public String toString() {
    return new String(text);
  }
}
