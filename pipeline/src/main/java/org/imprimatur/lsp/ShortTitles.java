package org.imprimatur.lsp;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.imprimatur.finding.Counted;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Reference;
import org.imprimatur.text.JsonReader;

/**
 * What a menu of an editor has room for: a work by its first author, year and the beginning of its
 * title, claims by the beginning of their words.
 */
final class ShortTitles {
  private static final int LONGEST_NAME = 24;
  private static final int LONGEST_TITLE = 32;
  private static final int LONGEST_CLAIM = 40;

  /** No further claim is shown once those before it are so long. */
  private static final int LONGEST_CLAIMS = 30;

  private ShortTitles() {}

  /** {@code Walker et al. 2020, Walking for the knee ...}. */
  static String work(Reference work) {
    Object csl = JsonReader.read(work.csl()).value();
    Object people =
        csl instanceof Map<?, ?> map
            ? Stream.of("author", "editor")
                .map(map::get)
                .filter(List.class::isInstance)
                .findFirst()
                .orElse(null)
            : null;
    String name = people instanceof List<?> all && !all.isEmpty() ? name(all) + " " : "";
    String year = work.year() == null ? "" : work.year() + "";
    String who = (name + year).strip();
    return who + (who.isEmpty() ? "" : ", ") + cut(work.title(), LONGEST_TITLE);
  }

  private static String name(List<?> people) {
    Object name = "";
    if (people.get(0) instanceof Map<?, ?> first) {
      name = first.get("family") == null ? first.get("literal") : first.get("family");
    }
    return cut(String.valueOf(name), LONGEST_NAME) + (people.size() > 1 ? " et al." : "");
  }

  /** The first claims in quotation marks, and how many others there are. */
  static String claims(List<Claim> claims) {
    StringBuilder out = new StringBuilder();
    int shown = 0;
    while (shown < claims.size() && out.length() < LONGEST_CLAIMS) {
      String words = cut(claims.get(shown++).statement().text(), LONGEST_CLAIM);
      out.append(out.isEmpty() ? "\"" : ", \"").append(words).append('"');
    }
    int others = claims.size() - shown;
    return out + (others == 0 ? "" : " and " + Counted.of(others, "more claim"));
  }

  /** Ends after a word. */
  static String cut(String text, int longest) {
    if (text.codePointCount(0, text.length()) <= longest) {
      return text;
    }
    String begun = text.substring(0, text.offsetByCodePoints(0, longest));
    int blank = begun.lastIndexOf(' ');
    return (blank > longest / 2 ? begun.substring(0, blank) : begun) + "\u2026";
  }
}
