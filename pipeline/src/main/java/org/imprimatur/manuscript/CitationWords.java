package org.imprimatur.manuscript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.model.Citation;
import org.imprimatur.model.Inline;
import org.imprimatur.model.NumberedReference;
import org.imprimatur.text.JsonReader;

/** What a citation reads like: its numbers in brackets, with the words beside them. */
final class CitationWords {
  private final Map<String, NumberedReference> numbers = new HashMap<>();

  CitationWords(List<NumberedReference> references) {
    references.forEach(it -> it.keys().forEach(key -> numbers.put(key, it)));
  }

  String of(Inline.Cite cite) {
    List<String> parts = new ArrayList<>();
    String before = "";
    for (Citation citation : cite.citations()) {
      NumberedReference reference = numbers.get(citation.key());
      String number = reference == null ? "@" + citation.key() : String.valueOf(reference.number());
      if (citation.mode() == Citation.Mode.AUTHOR_IN_TEXT && reference != null) {
        before = authors(reference) + " ";
      }
      String prefix = citation.prefix().isEmpty() ? "" : citation.prefix() + " ";
      String suffix = citation.suffix().isEmpty() ? "" : ", " + citation.suffix();
      parts.add(prefix + number + suffix);
    }
    boolean isPlain = parts.stream().allMatch(part -> part.matches("\\d+"));
    return before + "[" + String.join(isPlain ? ", " : "; ", parts) + "]";
  }

  /** One, two, or the first and others, as the page has it. */
  private static String authors(NumberedReference reference) {
    List<String> names = new ArrayList<>();
    if (JsonReader.read(reference.reference().csl()).value() instanceof Map<?, ?> work
        && work.get("author") instanceof List<?> authors) {
      for (Object author : authors) {
        if (author instanceof Map<?, ?> name) {
          Object shown = name.get("family") == null ? name.get("literal") : name.get("family");
          names.add(String.valueOf(shown));
        }
      }
    }
    return switch (names.size()) {
      case 0 -> reference.reference().title();
      case 1 -> names.get(0);
      case 2 -> names.get(0) + " and " + names.get(1);
      default -> names.get(0) + " et al";
    };
  }
}
