package org.imprimatur.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.model.Attributes;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Claim;
import org.imprimatur.model.FindingsTable;
import org.imprimatur.wording.Wording;

/**
 * The links between recommendations and the outcomes that they rest on, in both directions: from
 * where a statement names them to their rows, and from a row to every claim that it holds for.
 */
final class Findings {
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, List<Claim>> resting = new HashMap<>();
  private final Map<Claim, Integer> numbers = new LinkedHashMap<>();
  private final Wording words;
  private final boolean areNumbered;

  Findings(CheckedArticle checked, Wording words, boolean areNumbered) {
    this.words = words;
    this.areNumbered = areNumbered;
    for (FindingsTable table : FindingsTable.all(checked.article().blocks())) {
      for (FindingsTable.Outcome outcome : table.outcomes()) {
        String id = outcome.id();
        if (id != null) {
          names.putIfAbsent(id, outcome.name());
        }
      }
    }
    for (Claim claim : checked.claims()) {
      if (claim.strength() != null) {
        numbers.put(claim, numbers.size() + 1);
      }
      claim
          .outcomes()
          .forEach(id -> resting.computeIfAbsent(id, key -> new ArrayList<>()).add(claim));
    }
  }

  /** Appends what a statement says that it rests on. */
  void forward(Attributes attributes, Html out) {
    List<String> ids =
        FindingsTable.restsOn(attributes).stream().filter(names::containsKey).toList();
    if (ids.isEmpty()) {
      return;
    }
    out.text(" ").open(HtmlTag.SPAN, Attribute.css("outcomes"));
    out.text(words.say("findings.rests-on"));
    String between = " ";
    for (String id : ids) {
      String name = names.getOrDefault(id, id);
      out.text(between).element(HtmlTag.A, name, Attribute.href(Address.fragment(id)));
      between = ", ";
    }
    out.close(HtmlTag.SPAN);
  }

  /** Appends the claims that rest on an outcome. */
  void back(FindingsTable.Outcome outcome, Html out) {
    List<Claim> claims = outcome.id() == null ? List.of() : resting.get(outcome.id());
    if (claims == null || claims.isEmpty()) {
      return;
    }
    out.text(" ").open(HtmlTag.SPAN, Attribute.css("resting"));
    out.text(words.say("findings.back"));
    String between = " ";
    for (int i = 0; i < claims.size(); i++) {
      Attribute href = Attribute.href(Address.fragment(claims.get(i).id()));
      Integer number = areNumbered ? numbers.get(claims.get(i)) : null;
      out.text(between);
      if (number != null) {
        out.element(HtmlTag.A, words.say("grade.number", number), href);
      } else {
        String label = words.say("findings.back-label", i + 1);
        out.element(HtmlTag.A, Integer.toString(i + 1), href, Attribute.aria("label", label));
      }
      between = ", ";
    }
    out.close(HtmlTag.SPAN);
  }
}
