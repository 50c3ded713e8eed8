package org.imprimatur.claim;

import java.util.ArrayList;
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
  private final Map<Integer, List<Covered>> paragraphs = new HashMap<>();
  private final Map<Integer, List<Covered>> lists = new HashMap<>();
  private final Map<Integer, List<Covered>> sections = new HashMap<>();

  /** What covers a claim: the rule, the citations, and their keys, each once. */
  record Covered(Coverage coverage, List<Citation> citations, List<String> keys) {
    static final Covered NONE = new Covered(Coverage.NONE, List.of(), List.of());

    /** The same by another rule. */
    Covered by(Coverage other) {
      return coverage == Coverage.NONE ? this : new Covered(other, citations, keys);
    }
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
    Covered found = covered(cite.citations());
    switch (cover) {
      case "paragraph" -> add(paragraphs, draft.seat.paragraph(), found);
      case "section" -> add(sections, draft.seat.sections().get(0), found);
      case "list" -> {
        if (draft.introduces >= 0) {
          add(lists, draft.introduces, found);
        } else if (!draft.seat.lists().isEmpty()) {
          add(lists, draft.seat.lists().get(0), found);
        } else {
          problems.add(
              Problem.of(
                  RuleId.CITE_MALFORMED,
                  cite.span(),
                  "cover=list is neither in a list nor before one",
                  "write cover=paragraph, or end this paragraph with a colon before the list"));
        }
      }
      default -> {
        // Reported by the parser.
      }
    }
  }

  private void add(Map<Integer, List<Covered>> scopes, Integer number, Covered found) {
    if (found.coverage() != Coverage.NONE) {
      scopes.computeIfAbsent(number, n -> new ArrayList<>()).add(found);
    }
  }

  /** What covers a claim. */
  Covered cover(DraftStatement claim) {
    if (!claim.citations.isEmpty()) {
      return resolving(claim);
    }
    for (DraftStatement ancestor : claim.seat.ancestors()) {
      if (!ancestor.citations.isEmpty()) {
        Covered found = resolving(ancestor);
        if (found.coverage() != Coverage.NONE) {
          return found.by(Coverage.LEAD_IN);
        }
        break;
      }
    }
    Covered explicit = explicit(claim);
    return explicit.coverage() == Coverage.NONE ? table(claim) : explicit;
  }

  private Covered explicit(DraftStatement claim) {
    Covered found = first(paragraphs, List.of(claim.seat.paragraph()));
    found = found.coverage() == Coverage.NONE ? first(lists, claim.seat.lists()) : found;
    return found.coverage() == Coverage.NONE ? first(sections, claim.seat.sections()) : found;
  }

  /** What covers the innermost of some scopes that anything covers; put together once. */
  private Covered first(Map<Integer, List<Covered>> scopes, List<Integer> numbers) {
    for (int i = 0; !scopes.isEmpty() && i < numbers.size(); i++) {
      List<Covered> found = scopes.getOrDefault(numbers.get(i), List.of());
      if (!found.isEmpty()) {
        if (found.size() > 1) {
          Covered all = covered(found.stream().flatMap(each -> each.citations().stream()).toList());
          found.clear();
          found.add(all);
        }
        return found.get(0).by(Coverage.EXPLICIT);
      }
    }
    return Covered.NONE;
  }

  private Covered table(DraftStatement claim) {
    List<Citation> found = new ArrayList<>();
    for (DraftStatement header : claim.seat.headers()) {
      found.addAll(resolving(header).citations());
    }
    return covered(found).by(Coverage.TABLE);
  }

  /** A claim's own keys that do not resolve, each once, in order. */
  List<String> unknown(DraftStatement claim) {
    if (resolving(claim).citations().size() == claim.citations.size()) {
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

  /** Its citations that resolve; looked up once, though many claims may stand under it. */
  private Covered resolving(DraftStatement draft) {
    Covered known = draft.resolving;
    if (known == null) {
      known = covered(draft.citations);
      draft.resolving = known;
    }
    return known;
  }

  /** Those of some citations that resolve, as they cover their own statement. */
  private Covered covered(List<Citation> citations) {
    if (citations.size() == 1) {
      String key = citations.get(0).key();
      return resolves.test(key)
          ? new Covered(Coverage.DIRECT, List.copyOf(citations), List.of(key))
          : Covered.NONE;
    }
    List<Citation> found = citations.stream().filter(it -> resolves.test(it.key())).toList();
    return found.isEmpty()
        ? Covered.NONE
        : new Covered(
            Coverage.DIRECT,
            List.copyOf(found),
            List.copyOf(found.stream().map(Citation::key).distinct().toList()));
  }
}
