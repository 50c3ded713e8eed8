package org.imprimatur.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a browser asks, once it was let in.
 *
 * @param isWrite whether it may change something; a request to read never does
 * @param path with {@code /} before it, decoded, without {@code .} and {@code ..}
 * @param query as it was sent, without {@code ?}; empty where there is none
 * @param body the JSON that was sent; empty where nothing is written
 */
public record PageRequest(boolean isWrite, String path, String query, String body) {
  /** What the query gives under a name; empty where it gives nothing that can be read. */
  public Optional<String> value(String name) {
    for (String each : query.split("&", -1)) {
      if (each.startsWith(name + "=")) {
        return decoded(each.substring(name.length() + 1));
      }
    }
    return Optional.empty();
  }

  /** A number of the query; empty where it gives none. */
  public OptionalInt number(String name) {
    String text = value(name).orElse("");
    return text.matches("[0-9]{1,6}")
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }

  /** The whole query, decoded; empty where it cannot be. */
  public String words() {
    return decoded(query).orElse("");
  }

  private static Optional<String> decoded(String text) {
    try {
      return Optional.of(URLDecoder.decode(text, UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
