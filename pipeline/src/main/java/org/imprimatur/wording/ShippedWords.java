package org.imprimatur.wording;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.imprimatur.finding.RuleId;
import org.imprimatur.source.Source;
import org.imprimatur.text.Yaml;

/** The words that the program has with it, a file for each language. Read once. */
final class ShippedWords {
  static final List<String> LANGUAGES = List.of("de", "en");

  static final Map<String, String> ENGLISH = read("en");
  private static final Map<String, String> GERMAN = read("de");

  private ShippedWords() {}

  /** The shipped language that a language is one of; empty when there is none. */
  static String nearest(String language) {
    String primary = Wording.primary(language);
    return LANGUAGES.contains(primary) ? primary : "";
  }

  /** The words of a shipped language; none for another. */
  static Map<String, String> of(String language) {
    return switch (language) {
      case "en" -> ENGLISH;
      case "de" -> GERMAN;
      default -> Map.of();
    };
  }

  private static Map<String, String> read(String language) {
    String name = language + ".yaml";
    try (InputStream in = ShippedWords.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + name);
      }
      Source source = Source.of(name, new String(in.readAllBytes(), UTF_8));
      Yaml.Result result = Yaml.read(source, RuleId.CONFIG_SYNTAX);
      if (result.node() == null || !result.problems().isEmpty()) {
        throw new IllegalStateException(name + ": " + result.problems());
      }
      Map<String, String> out = new TreeMap<>();
      Entries.of(result.node()).forEach((key, entry) -> out.put(key, entry.text()));
      return out;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
