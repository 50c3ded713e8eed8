package org.imprimatur.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.imprimatur.drug.Drugs;

/**
 * Whether a claim names a drug that none of its quotes names, though they name one. A quote without
 * a drug ("the drug helped") says nothing of which.
 */
final class QuoteDrugs {
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}]++(?:-[\\p{L}\\p{M}\\p{N}]++)*+");

  private QuoteDrugs() {}

  /** What differs, in words; empty where nothing is sure to. */
  static Optional<String> difference(String claim, List<String> quotes, Drugs drugs) {
    Set<String> quoted = new LinkedHashSet<>();
    quotes.forEach(quote -> quoted.addAll(named(quote, drugs)));
    if (quoted.isEmpty()) {
      return Optional.empty();
    }
    for (String drug : named(claim, drugs)) {
      Set<String> names = drugs.namesOf(drug);
      if (names.stream().noneMatch(quoted::contains)) {
        return Optional.of("the claim names " + drug + ", the quote " + String.join(", ", quoted));
      }
    }
    return Optional.empty();
  }

  private static Set<String> named(String text, Drugs drugs) {
    Set<String> out = new LinkedHashSet<>();
    WORD.matcher(text)
        .results()
        .map(it -> it.group().toLowerCase(Locale.ROOT))
        .filter(drugs::isDrug)
        .forEach(out::add);
    return out;
  }
}
