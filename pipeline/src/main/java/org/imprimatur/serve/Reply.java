package org.imprimatur.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/** An answer to a browser. */
public sealed interface Reply {
  /**
   * A file.
   *
   * @param status of HTTP
   * @param name whose ending says what it is: {@code topic/index.html}
   * @param content its bytes, which nobody changes
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Content(int status, String name, byte[] content) implements Reply {}

  /**
   * Another place to go to.
   *
   * @param path in this server
   */
  record Elsewhere(String path) implements Reply {}

  /**
   * All that is told from now on, until one side leaves.
   *
   * @param first told at once; null for nothing
   */
  record Told(@Nullable String first) implements Reply {}

  /** A file that is there. */
  static Reply file(String name, byte[] content) {
    return new Content(200, name, content);
  }

  /** JSON that is made for whoever asks. */
  static Reply json(String text) {
    return new Content(200, "answer.json", text.getBytes(UTF_8));
  }

  /** A sentence on why there is nothing else. */
  static Reply refusal(int status, String sentence) {
    return new Content(status, "why.txt", (sentence + "\n").getBytes(UTF_8));
  }
}
