package org.imprimatur.reference;

import de.undercouch.citeproc.CSL;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.imprimatur.finding.Nearest;

/**
 * Finds the styles of the CSL collection that a name means which is not one: by what people call
 * them, by their words, by their initials, then by spelling.
 */
final class StyleNames {
  private static final int MOST = 3;
  private static final int LONGEST = 200;

  /** What people say, and the collection calls otherwise (titles of the styles). */
  private static final Map<String, String> CALLED =
      Map.of(
          "vancouver", "nlm-citation-sequence",
          "icmje", "nlm-citation-sequence",
          "nlm", "nlm-citation-sequence",
          "ama", "american-medical-association",
          "apa", "apa",
          "harvard", "harvard-cite-them-right",
          "chicago", "chicago-author-date",
          "mla", "modern-language-association",
          "nejm", "the-new-england-journal-of-medicine",
          "lancet", "the-lancet");

  private static final Set<String> SMALL = Set.of("of", "the", "and", "for", "in", "style", "csl");

  private StyleNames() {}

  /** The nearest names, the best first; may be empty. */
  static List<String> nearest(String name) {
    if (name.length() > LONGEST) {
      return List.of();
    }
    Set<String> known =
        supported().stream()
            .map(style -> style.replaceFirst("^dependent/", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> words = words(name);
    Set<String> out = meant(words, known);
    if (out.isEmpty()) {
      out.addAll(Nearest.of(name.replace('_', '-'), known, 1));
    }
    if (out.isEmpty()) {
      out.addAll(meant(corrected(words, known), known));
    }
    return out.stream().limit(MOST).toList();
  }

  private static Set<String> meant(List<String> words, Set<String> known) {
    Set<String> out = new LinkedHashSet<>();
    for (String word : words) {
      String called = CALLED.get(word);
      if (called != null && known.contains(called)) {
        out.add(called);
      }
    }
    out.addAll(byWords(words, known));
    if (words.size() == 1) {
      known.stream().filter(style -> initials(style).equals(words.get(0))).forEach(out::add);
    }
    return out;
  }

  /** Each word as the styles spell it. */
  private static List<String> corrected(List<String> words, Set<String> known) {
    Set<String> spelt = new TreeSet<>(CALLED.keySet());
    known.forEach(style -> spelt.addAll(words(style)));
    return words.stream()
        .map(word -> Nearest.of(word, spelt, 1).stream().findFirst().orElse(word))
        .toList();
  }

  /** Those that have all the words, the shortest first. */
  private static List<String> byWords(List<String> words, Set<String> known) {
    return known.stream()
        .filter(style -> !words.isEmpty() && words(style).containsAll(words))
        .sorted(
            Comparator.comparingInt((String style) -> words(style).size())
                .thenComparing(Comparator.naturalOrder()))
        .limit(MOST)
        .toList();
  }

  private static List<String> words(String name) {
    return Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1))
        .filter(word -> !word.isEmpty() && !SMALL.contains(word))
        .toList();
  }

  private static String initials(String style) {
    return words(style).stream().map(word -> word.substring(0, 1)).collect(Collectors.joining());
  }

  private static Set<String> supported() {
    try {
      return CSL.getSupportedStyles();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
