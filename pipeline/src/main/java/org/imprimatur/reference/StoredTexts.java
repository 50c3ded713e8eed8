package org.imprimatur.reference;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The texts of works that a house keeps beside their records, where their licences allow it: {@code
 * references/<key>.txt}.
 */
@FunctionalInterface
public interface StoredTexts {
  /** No texts are kept. */
  StoredTexts NONE = key -> Optional.empty();

  /** The text of a work as it is stored; empty where none is, or it cannot be read. */
  Optional<String> of(String key);

  /**
   * The path of a work's text in a content root; empty for keys that cannot be names of files, and
   * for one that is the name of another file.
   */
  static Optional<String> path(String key) {
    return Names.FIT.matcher(key).matches() && !key.equalsIgnoreCase("synonyms")
        ? Optional.of("references/" + key + ".txt")
        : Optional.empty();
  }

  /** Which keys are names of files on every machine. */
  final class Names {
    private static final Pattern FIT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private Names() {}
  }
}
