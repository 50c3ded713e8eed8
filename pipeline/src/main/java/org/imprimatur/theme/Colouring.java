package org.imprimatur.theme;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.imprimatur.model.Configuration;

/** The house's colours as a style sheet. Their contrast was checked when they were read. */
final class Colouring {
  private Colouring() {}

  static String css(Configuration.Colours colours) {
    return scheme("light", colours.light()) + scheme("dark", colours.dark());
  }

  /** Paper stays black and white. */
  private static String scheme(String name, Map<String, String> colours) {
    if (colours.isEmpty()) {
      return "";
    }
    Map<String, String> all = new TreeMap<>(colours);
    if (all.containsKey("link")) {
      all.put("link-strong", Objects.requireNonNull(all.get("link")));
    }
    if (all.containsKey("head-ink")) {
      all.put("head-link", Objects.requireNonNull(all.get("head-ink")));
    }
    StringBuilder out = new StringBuilder();
    out.append("@media screen and (prefers-color-scheme: ").append(name).append(") {\n  :root {\n");
    all.forEach(
        (use, colour) ->
            out.append("    --").append(use).append(": ").append(colour).append(";\n"));
    return out.append("  }\n}\n").toString();
  }
}
