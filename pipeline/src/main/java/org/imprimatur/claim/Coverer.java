package org.imprimatur.claim;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Citation;
import org.imprimatur.model.Coverage;
import org.imprimatur.model.Inline;

/**
 * Says which citation covers a claim (contract, section 4.3): its own; else that of its nearest
 * ancestor that has one; else a wider scope that an author marked, the narrowest first; else those
 * of its row, column and caption. Only keys that resolve cover.
 */
final class Coverer {
  private final Predicate<String> resolves;
  private final Map<Integer, Set<String>> paragraphs = new HashMap<>();
  private final Map<Integer, Set<String>> lists = new HashMap<>();
  private final Map<Integer, Set<String>> sections = new HashMap<>();

  /** What covers a claim, and with which keys. */
  record Covered(Coverage coverage, List<String> keys) {
    static final Covered NONE = new Covered(Coverage.NONE, List.of());
  }

  Coverer(List<DraftStatement> drafts, Predicate<String> resolves, List<Problem> problems) {
    this.resolves = resolves;
    for (DraftStatement draft : drafts) {
      for (Inline.Cite cite : draft.cites) {
        scope(draft, cite, problems);
      }
    }
  }

  private void scope(DraftStatement draft, Inline.Cite cite, List<Problem> problems) {
    String cover = cite.attributes().value("cover");
    if (cover == null) {
      return;
    }
    Set<String> keys = resolving(cite.citations());
    switch (cover) {
      case "paragraph" -> add(paragraphs, draft.seat.paragraph(), keys);
      case "section" -> add(sections, draft.seat.sections().get(0), keys);
      case "list" -> {
        if (draft.introduces >= 0) {
          add(lists, draft.introduces, keys);
        } else if (!draft.seat.lists().isEmpty()) {
          add(lists, draft.seat.lists().get(0), keys);
        } else {
          problems.add(
              Problem.of(
                  RuleId.CITE_MALFORMED,
                  cite.span(),
                  "cover=list stands in no list and before none",
                  "write cover=paragraph, or end this paragraph in a colon before the list"));
        }
      }
      default -> {
        // Reported by the parser.
      }
    }
  }

  private static void add(Map<Integer, Set<String>> scopes, Integer number, Set<String> keys) {
    scopes.computeIfAbsent(number, n -> new LinkedHashSet<>()).addAll(keys);
  }

  /** What covers a claim. */
  Covered cover(DraftStatement claim) {
    if (!claim.citations.isEmpty()) {
      Set<String> own = resolving(claim);
      return own.isEmpty() ? Covered.NONE : new Covered(Coverage.DIRECT, List.copyOf(own));
    }
    for (DraftStatement ancestor : claim.seat.ancestors()) {
      if (!ancestor.citations.isEmpty()) {
        Set<String> keys = resolving(ancestor);
        if (!keys.isEmpty()) {
          return new Covered(Coverage.LEAD_IN, List.copyOf(keys));
        }
        break;
      }
    }
    Covered explicit = explicit(claim);
    return explicit.coverage() == Coverage.NONE ? table(claim) : explicit;
  }

  private Covered explicit(DraftStatement claim) {
    Set<String> keys = first(paragraphs, List.of(claim.seat.paragraph()));
    keys = keys.isEmpty() ? first(lists, claim.seat.lists()) : keys;
    keys = keys.isEmpty() ? first(sections, claim.seat.sections()) : keys;
    return keys.isEmpty() ? Covered.NONE : new Covered(Coverage.EXPLICIT, List.copyOf(keys));
  }

  /** What covers the innermost of some scopes that anything covers. */
  private static Set<String> first(Map<Integer, Set<String>> scopes, List<Integer> numbers) {
    for (int i = 0; !scopes.isEmpty() && i < numbers.size(); i++) {
      Set<String> keys = scopes.getOrDefault(numbers.get(i), Set.of());
      if (!keys.isEmpty()) {
        return keys;
      }
    }
    return Set.of();
  }

  private Covered table(DraftStatement claim) {
    Set<String> keys = new LinkedHashSet<>();
    for (DraftStatement header : claim.seat.headers()) {
      keys.addAll(resolving(header));
    }
    return keys.isEmpty() ? Covered.NONE : new Covered(Coverage.TABLE, List.copyOf(keys));
  }

  /** A claim's own keys that do not resolve, each once, in order. */
  List<String> unknown(DraftStatement claim) {
    if (resolving(claim).size() == claim.citations.size()) {
      return List.of();
    }
    Set<String> out = new LinkedHashSet<>();
    for (Citation citation : claim.citations) {
      if (!resolves.test(citation.key())) {
        out.add(citation.key());
      }
    }
    return List.copyOf(out);
  }

  /** Its keys that resolve; looked up once, though many claims may stand under it. */
  private Set<String> resolving(DraftStatement draft) {
    Set<String> known = draft.resolving;
    if (known == null) {
      known = resolving(draft.citations);
      draft.resolving = known;
    }
    return known;
  }

  private Set<String> resolving(List<Citation> citations) {
    if (citations.size() == 1) {
      String key = citations.get(0).key();
      return resolves.test(key) ? Set.of(key) : Set.of();
    }
    Set<String> out = new LinkedHashSet<>();
    for (Citation citation : citations) {
      if (resolves.test(citation.key())) {
        out.add(citation.key());
      }
    }
    return out;
  }
}
