package org.imprimatur.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Words that are looked for in texts under all the names that the house's synonyms know them by:
 * brand names of a drug, and the drug of a brand name. Words are those of the search: forms of a
 * word are one word, and so are British and American spellings. Safe to share between threads.
 */
public final class Mentioned {
  private final Map<String, List<Name>> byFirst = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  /** A name: as it is written, and its terms. */
  private record Name(String written, List<String> terms) {}

  private Mentioned() {}

  /**
   * Words with their other names.
   *
   * @param words what is looked for
   * @param synonyms the text of {@code references/synonyms.txt}
   * @throws IllegalArgumentException when the words hold neither letter nor digit
   */
  public static Mentioned of(String words, String synonyms) {
    if (Tokens.terms(words).isEmpty()) {
      throw new IllegalArgumentException("no words");
    }
    Map<List<String>, String> all = new LinkedHashMap<>();
    Deque<String> waiting = new ArrayDeque<>();
    add(words.strip(), all, waiting);
    List<Synonyms.Line> lines = Synonyms.parse(synonyms).lines();
    while (!waiting.isEmpty()) {
      List<String> terms = Tokens.terms(waiting.remove());
      for (Synonyms.Line line : lines) {
        boolean typed = holds(line.typed(), terms);
        boolean meant = holds(line.meant(), terms);
        if (typed) {
          line.meant().forEach(each -> add(each, all, waiting));
        }
        if (meant) {
          // Who types the one means the other: a brand name of the drug that is looked for.
          line.typed().forEach(each -> add(each, all, waiting));
        }
      }
    }
    Mentioned out = new Mentioned();
    all.forEach((terms, written) -> out.add(written, terms));
    return out;
  }

  private static boolean holds(List<String> entries, List<String> terms) {
    return entries.stream().anyMatch(entry -> Tokens.terms(entry).equals(terms));
  }

  private static void add(String name, Map<List<String>, String> all, Deque<String> waiting) {
    List<String> terms = Tokens.terms(name);
    if (!terms.isEmpty() && all.putIfAbsent(terms, name) == null) {
      waiting.add(name);
    }
  }

  private void add(String written, List<String> terms) {
    names.add(written);
    put(new Name(written, terms));
    List<Tokens.Token> tokens = Tokens.of(written);
    for (int i = 0; i < tokens.size(); i++) {
      for (String other : BritishSpelling.of(tokens.get(i).word())) {
        List<String> spelled = new ArrayList<>(terms);
        spelled.set(i, Stemmer.stem(other));
        put(new Name(written, spelled));
      }
    }
  }

  private void put(Name name) {
    byFirst.computeIfAbsent(name.terms().get(0), key -> new ArrayList<>()).add(name);
  }

  /** All names that are looked for, the given words first. */
  public List<String> names() {
    return List.copyOf(names);
  }

  /** The name under which a text mentions the words, if it does. */
  public Optional<String> in(String text) {
    List<String> terms = Tokens.terms(text);
    for (int i = 0; i < terms.size(); i++) {
      for (Name name : byFirst.getOrDefault(terms.get(i), List.of())) {
        int end = i + name.terms().size();
        if (end <= terms.size() && terms.subList(i, end).equals(name.terms())) {
          return Optional.of(name.written());
        }
      }
    }
    return Optional.empty();
  }
}
