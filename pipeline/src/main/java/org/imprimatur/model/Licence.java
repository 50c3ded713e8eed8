package org.imprimatur.model;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A licence.
 *
 * @param name as front matter has it
 */
public record Licence(String name) {
  private static final Pattern COMMONS =
      Pattern.compile("cc[ -](by(?:-(?:nc|nd|sa|nc-sa|nc-nd))?)[ -]([1-4]\\.0)");
  private static final Pattern ZERO = Pattern.compile("cc0(?:[ -]1\\.0)?");

  /** The address of one of Creative Commons, by its usual name; empty for any other. */
  public Optional<String> address() {
    String usual = name.strip().toLowerCase(Locale.ROOT);
    Matcher matcher = COMMONS.matcher(usual);
    if (matcher.matches()) {
      return Optional.of(
          "https://creativecommons.org/licenses/"
              + matcher.group(1)
              + "/"
              + matcher.group(2)
              + "/");
    }
    return ZERO.matcher(usual).matches()
        ? Optional.of("https://creativecommons.org/publicdomain/zero/1.0/")
        : Optional.empty();
  }
}
