package org.imprimatur.word;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A field {@code CITATION Tag \p 12 \m Other \l 1033} of Word: tags of its own sources, with
 * switches (ECMA-376, part 1, 17.16.5.12).
 */
final class SourceField {
  private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"|(\\S+)");

  private final Map<String, Map<String, Object>> sources;
  private final List<WordCitation.Item> items = new ArrayList<>();
  private String tag = "";
  private String page = "";
  private String prefix = "";
  private String suffix = "";
  private boolean isWithoutAuthor;

  SourceField(Map<String, Map<String, Object>> sources) {
    this.sources = sources;
  }

  List<WordCitation.Item> read(String says) {
    String expected = "tag";
    Matcher words = WORD.matcher(says.strip().substring("CITATION".length()));
    while (words.find()) {
      String quoted = words.group(1);
      String word = quoted == null ? words.group(2) : quoted.replaceAll("\\\\(.)", "$1");
      if (quoted == null && word.matches("\\\\[a-zA-Z]")) {
        expected = switched(word.charAt(1));
      } else {
        take(expected, word);
        expected = "";
      }
    }
    end();
    return items;
  }

  private String switched(char letter) {
    return switch (letter) {
      case 'm' -> {
        end();
        yield "tag";
      }
      case 'p' -> "page";
      case 'v' -> "volume";
      case 'f' -> "prefix";
      case 's' -> "suffix";
      case 'l' -> "language";
      case 'n' -> {
        isWithoutAuthor = true;
        yield "";
      }
      default -> "";
    };
  }

  private void take(String what, String word) {
    switch (what) {
      case "tag" -> tag = word;
      case "page" -> page = word;
      case "prefix" -> prefix = word.strip();
      case "suffix" -> suffix = word;
      case "volume" -> suffix = WordCitations.joined("vol. " + word, suffix);
      default -> {
        // The language, and what no switch leads in.
      }
    }
  }

  private void end() {
    if (!tag.isEmpty()) {
      String place = WordCitations.locator("page", page);
      items.add(
          new WordCitation.Item(
              sources.getOrDefault(tag, Map.of()),
              prefix,
              WordCitations.joined(place, suffix),
              isWithoutAuthor));
    }
    tag = "";
    page = "";
    prefix = "";
    suffix = "";
    isWithoutAuthor = false;
  }
}
