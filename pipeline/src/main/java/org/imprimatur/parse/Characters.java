package org.imprimatur.parse;

/**
 * A text as an array of its characters. Flexmark asks for them one by one and often; a string that
 * holds more than Latin letters answers each time at twice the price. NUL, which Flexmark takes for
 * the end of the text, is the replacement character, so that offsets hold.
 */
final class Characters implements CharSequence {
  private final char[] text;

  private Characters(char[] text) {
    this.text = text;
  }

  /** The characters of a text. */
  static Characters of(String text) {
    char[] all = text.toCharArray();
    for (int i = 0; i < all.length; i++) {
      if (all[i] == '\0') {
        all[i] = '\uFFFD';
      }
    }
    return new Characters(all);
  }

  /** The characters from {@code start} to before {@code end}. */
  String slice(int start, int end) {
    return new String(text, start, end - start);
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
