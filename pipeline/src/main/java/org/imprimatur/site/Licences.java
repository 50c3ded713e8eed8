package org.imprimatur.site;

import java.util.Locale;
import org.imprimatur.model.Licence;
import org.jspecify.annotations.Nullable;

/** Addresses of licences: those of Creative Commons by their usual names. */
final class Licences {
  private Licences() {}

  /** The licence's address; null where the name has none that is known. */
  static @Nullable String address(@Nullable String licence) {
    if (licence == null) {
      return null;
    }
    String name = licence.strip().toLowerCase(Locale.ROOT);
    String web =
        name.startsWith("https://")
            ? Address.external(licence.strip()).map(Address::text).orElse(null)
            : null;
    return new Licence(licence).address().orElse(web);
  }
}
