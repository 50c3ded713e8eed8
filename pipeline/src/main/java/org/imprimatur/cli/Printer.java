package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import org.imprimatur.source.Blanks;
import org.jspecify.annotations.Nullable;

/**
 * A stream for text in UTF-8, whatever the locale. After a failure it takes everything and writes
 * nothing: a reader that went away ({@code | head}) is not a reason to complain; any other failure
 * is kept to be told at the end.
 */
final class Printer implements Appendable {
  private static final int BUFFER = 1 << 16;

  private static final char ESCAPE = '\u001B';

  private final Writer writer;
  private final boolean mayColour;
  private @Nullable IOException failure;

  /** What is written next: a report has millions of characters, which are looked at one by one. */
  private char[] characters = new char[1024];

  /**
   * A printer.
   *
   * @param stream where to
   * @param mayColour whether it may be a terminal that shows colours: then those may be set
   */
  Printer(OutputStream stream, boolean mayColour) {
    this.mayColour = mayColour;
    this.writer = new BufferedWriter(new OutputStreamWriter(stream, UTF_8), BUFFER);
  }

  @Override
  public Printer append(CharSequence text) {
    if (failure == null) {
      try {
        write(text.toString());
      } catch (IOException e) {
        failure = e;
      }
    }
    return this;
  }

  @Override
  public Printer append(CharSequence text, int start, int end) {
    return append(text.subSequence(start, end));
  }

  @Override
  public Printer append(char c) {
    return append(Character.toString(c));
  }

  /** No text from a file moves the cursor: control characters but line ends and tabs are blanks. */
  private void write(String text) throws IOException {
    int length = text.length();
    if (characters.length < length) {
      characters = new char[2 * length];
    }
    text.getChars(0, length, characters, 0);
    for (int i = 0; i < length; i++) {
      char c = characters[i];
      if (Blanks.isControl(c) && !(c == ESCAPE && mayColour && isColour(text, i))) {
        characters[i] = ' ';
      }
    }
    writer.write(characters, 0, length);
  }

  /** Whether {@code ESC [ digits m} stands here. */
  private static boolean isColour(CharSequence text, int at) {
    int i = at + 2;
    boolean opens = i < text.length() && text.charAt(at + 1) == '[';
    while (opens && i < text.length() && Character.isDigit(text.charAt(i))) {
      i++;
    }
    return opens && i < text.length() && text.charAt(i) == 'm';
  }

  void line(String text) {
    append(text).append('\n');
  }

  void flush() {
    if (failure == null) {
      try {
        writer.flush();
      } catch (IOException e) {
        failure = e;
      }
    }
  }

  /** What went wrong, unless it is that nobody reads any more. */
  @Nullable String failure() {
    if (failure == null) {
      return null;
    }
    String message = String.valueOf(failure.getMessage());
    return message.contains("Broken pipe") ? null : message;
  }
}
