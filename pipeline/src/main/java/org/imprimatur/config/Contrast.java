package org.imprimatur.config;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whether a house's colours can be read: the contrast of every text to what may lie behind it, by
 * the formula of WCAG 2.2 (relative luminance, contrast ratio), is at least {@value #LEAST}.
 */
final class Contrast {
  static final double LEAST = 4.5;

  /** The program's colours on light screens; those of `site.css`. */
  static final Map<String, String> LIGHT =
      Map.ofEntries(
          Map.entry("paper", "#ffffff"),
          Map.entry("panel", "#f5f7f7"),
          Map.entry("ink", "#171d21"),
          Map.entry("soft", "#4a575f"),
          Map.entry("link", "#0b5566"),
          Map.entry("button-ink", "#ffffff"),
          Map.entry("good", "#17643f"),
          Map.entry("wait", "#7a4b00"),
          Map.entry("bad", "#9d1c1c"),
          Map.entry("mark", "#fff0b3"));

  /** The same on dark ones. */
  static final Map<String, String> DARK =
      Map.ofEntries(
          Map.entry("paper", "#12181b"),
          Map.entry("panel", "#1a2226"),
          Map.entry("ink", "#e5eaec"),
          Map.entry("soft", "#adb9bf"),
          Map.entry("link", "#7fcbdc"),
          Map.entry("button-ink", "#0b1417"),
          Map.entry("good", "#84d3a8"),
          Map.entry("wait", "#f0c063"),
          Map.entry("bad", "#ff9d96"),
          Map.entry("mark", "#5b4a09"));

  /** What may lie behind which texts. */
  private static final List<Pair> PAIRS =
      List.of(
          new Pair("paper", List.of("ink", "soft", "link", "good", "wait", "bad")),
          new Pair("panel", List.of("ink", "soft", "link")),
          new Pair("mark", List.of("ink", "link")),
          new Pair("link", List.of("button-ink")),
          new Pair("head", List.of("head-ink", "head-link")));

  private Contrast() {}

  /** A colour, and those of the texts that may stand on it. */
  private record Pair(String behind, List<String> texts) {}

  /** A text that can hardly be read: the colour of the house that is at fault, and what to say. */
  record Fault(String use, String message) {}

  /** The first fault of a house's colours on one kind of screen. */
  static Optional<Fault> fault(Map<String, String> own, Map<String, String> shipped) {
    Map<String, String> all = new TreeMap<>(shipped);
    all.putAll(own);
    all.putIfAbsent("head", get(all, "paper"));
    String onHead = own.containsKey("head-ink") ? "head-ink" : "link";
    all.put("head-link", get(all, onHead));
    all.putIfAbsent("head-ink", get(all, "ink"));
    for (Pair pair : PAIRS) {
      for (String text : pair.texts()) {
        double ratio = ratio(get(all, text), get(all, pair.behind()));
        if (ratio < LEAST) {
          String named = text.equals("head-link") ? onHead : text;
          return Optional.of(fault(named, pair.behind(), ratio, own));
        }
      }
    }
    return Optional.empty();
  }

  private static Fault fault(String text, String behind, double ratio, Map<String, String> own) {
    String use = own.containsKey(text) ? text : own.containsKey(behind) ? behind : first(own);
    String shown = BigDecimal.valueOf(ratio).setScale(2, RoundingMode.DOWN).toPlainString();
    return new Fault(
        use,
        "the contrast of "
            + text
            + " on "
            + behind
            + " is "
            + shown
            + ":1; it must be at least 4.5:1");
  }

  private static String first(Map<String, String> own) {
    return own.keySet().stream().sorted().findFirst().orElse("");
  }

  private static String get(Map<String, String> colours, String use) {
    return colours.getOrDefault(use, "#000000");
  }

  /** The contrast ratio of two colours {@code #rrggbb}: from 1 to 21. */
  static double ratio(String one, String other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String colour) {
    return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
  }

  private static double channel(String colour, int at) {
    double value = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : StrictMath.pow((value + 0.055) / 1.055, 2.4);
  }
}
