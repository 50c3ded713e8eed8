package org.imprimatur.source;

import java.nio.CharBuffer;
import java.util.Arrays;

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

  /** The characters of a buffer from its position to its limit; it is left as it is. */
  public static Characters of(CharBuffer buffer) {
    char[] own = new char[buffer.remaining()];
    buffer.duplicate().get(own);
    return new Characters(own);
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

  /** Where a character not below {@code least} stands first, from an offset on; -1 if nowhere. */
  public int firstFrom(char least, int from) {
    char[] all = text;
    for (int i = from; i < all.length; i++) {
      if (all[i] >= least) {
        return i;
      }
    }
    return -1;
  }

  /** The first control character from an offset on, tabs and line ends aside; -1 if none. */
  public int firstControl(int from) {
    char[] all = text;
    for (int i = from; i < all.length; i++) {
      char c = all[i];
      if ((c < ' ' || (c >= 0x7F && c <= 0x9F)) && Blanks.isControl(c)) {
        return i;
      }
    }
    return -1;
  }

  /** The offset at which each line starts. */
  int[] lineStarts() {
    char[] all = text;
    int[] starts = new int[Math.max(16, all.length / 40)];
    int count = 1;
    for (int i = 0; i < all.length; i++) {
      char c = all[i];
      if (c > '\r') {
        continue;
      }
      if (c == '\n' || (c == '\r' && (i + 1 == all.length || all[i + 1] != '\n'))) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }

  /** How many characters as people count stand between two offsets. */
  public int codePointCount(int start, int end) {
    return Character.codePointCount(text, start, end - start);
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
