package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * A stream for text in UTF-8, whatever the locale. After a failure it takes everything and writes
 * nothing: a reader that went away ({@code | head}) is no reason to complain; any other failure is
 * kept to be told at the end.
 */
final class Printer implements Appendable {
  private static final int BUFFER = 1 << 16;

  private final Writer writer;
  private @Nullable IOException failure;

  Printer(OutputStream stream) {
    this.writer = new BufferedWriter(new OutputStreamWriter(stream, UTF_8), BUFFER);
  }

  @Override
  public Printer append(CharSequence text) {
    if (failure == null) {
      try {
        writer.append(text);
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
