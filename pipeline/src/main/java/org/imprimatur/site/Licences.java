package org.imprimatur.site;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses of licences by their usual names: those of Creative Commons. */
final class Licences {
  private static final Pattern COMMONS =
      Pattern.compile("cc[ -](by(?:-(?:nc|nd|sa|nc-sa|nc-nd))?)[ -]([1-4]\\.0)");
  private static final Pattern ZERO = Pattern.compile("cc0(?:[ -]1\\.0)?");

  private Licences() {}

  /** The licence's address; null where the name has none that is known. */
  static @Nullable String address(@Nullable String licence) {
    if (licence == null) {
      return null;
    }
    String name = licence.strip().toLowerCase(Locale.ROOT);
    Matcher matcher = COMMONS.matcher(name);
    if (matcher.matches()) {
      return "https://creativecommons.org/licenses/"
          + matcher.group(1)
          + "/"
          + matcher.group(2)
          + "/";
    }
    if (ZERO.matcher(name).matches()) {
      return "https://creativecommons.org/publicdomain/zero/1.0/";
    }
    return name.startsWith("https://")
        ? Address.external(licence.strip()).map(Address::text).orElse(null)
        : null;
  }
}
