package org.imprimatur.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Ages in years, as a question names them: "a 6-year-old", "70 yo". Each means a group of people,
 * those of working age aside: of them most of medicine speaks.
 */
final class Ages {
  /** All ages, in order, with the words for those who have them. */
  static final List<Group> GROUPS =
      List.of(
          new Group(2, people("infant")),
          new Group(13, people("child")),
          new Group(18, people("adolescent", "child")),
          new Group(65, List.of()),
          new Group(1000, people("elderly")));

  /** Terms that stand behind the number. */
  static final Set<String> YEARS = Set.of("year", "yr", "y");

  private static final int DIGITS = 3;

  private Ages() {}

  /**
   * Some ages.
   *
   * @param below who is as old as this or older is not meant
   * @param people words for them, each as its terms; none for adults
   */
  record Group(int below, List<List<String>> people) {}

  private static List<List<String>> people(String... names) {
    Set<List<String>> out = new LinkedHashSet<>();
    for (String name : names) {
      List<String> terms = Tokens.terms(name);
      out.add(terms);
      out.addAll(KnownWords.POPULATIONS.rules().getOrDefault(String.join(" ", terms), List.of()));
    }
    return new ArrayList<>(out);
  }

  /** How many tokens an age takes at a place; 0 where none stands. */
  static int length(List<Tokens.Token> tokens, int from) {
    String number = tokens.get(from).word();
    if (number.length() > DIGITS || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return 0;
    }
    if (is(tokens, from + 1, Set.of("yo"))) {
      return 2;
    }
    return is(tokens, from + 1, YEARS) && is(tokens, from + 2, Set.of("old", "o")) ? 3 : 0;
  }

  private static boolean is(List<Tokens.Token> tokens, int at, Set<String> terms) {
    return at < tokens.size() && terms.contains(tokens.get(at).term());
  }

  /** Who is as old as some words say, if they are an age. */
  static Optional<Group> of(List<Tokens.Token> stretch) {
    if (length(stretch, 0) != stretch.size()) {
      return Optional.empty();
    }
    int age = Integer.parseInt(stretch.get(0).word());
    return GROUPS.stream().filter(group -> age < group.below()).findFirst();
  }
}
