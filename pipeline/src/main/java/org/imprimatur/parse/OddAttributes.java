package org.imprimatur.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.imprimatur.finding.Nearest;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Attributes;
import org.imprimatur.model.Certainty;
import org.imprimatur.model.Strength;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/** What means nothing in a block of attributes ({@code {certainty=high}}). */
final class OddAttributes {
  /** The names that mean something. */
  static final List<String> NAMES =
      List.of("cover", "q", "certainty", "strength", "outcomes", "silence", "reason");

  private final List<Odd> odd = new ArrayList<>();

  /**
   * A part of a block that means nothing.
   *
   * @param what it is, in words
   * @param hint what to write
   */
  private record Odd(String what, String hint) {}

  private OddAttributes() {}

  /**
   * All that means nothing in one block, as one problem, since it is one place to put right; null
   * when everything means something.
   *
   * @param ofCitation whether the block stands right after a citation
   * @param place of the block
   */
  static @Nullable Problem problem(Attributes attributes, boolean ofCitation, Span place) {
    OddAttributes all = new OddAttributes();
    all.names(attributes);
    all.words(attributes);
    all.places(attributes, ofCitation);
    if (all.odd.isEmpty()) {
      return null;
    }
    String what = all.odd.stream().map(Odd::what).collect(Collectors.joining("; "));
    String hint = all.odd.stream().map(Odd::hint).distinct().collect(Collectors.joining(" "));
    String message = what + ", so the reader sees the braces";
    return Problem.of(RuleId.CLAIM_BAD_ATTRIBUTE, place, message, hint);
  }

  private void names(Attributes attributes) {
    for (String name : attributes.values().keySet()) {
      if (!NAMES.contains(name)) {
        odd.add(new Odd("\"" + name + "\" means nothing here", hint(name, NAMES)));
      }
    }
    for (String name : attributes.classes()) {
      if (!name.equals("no-claim")) {
        odd.add(new Odd("\"." + name + "\" means nothing here", hint(name, List.of("no-claim"))));
      }
    }
  }

  private void words(Attributes attributes) {
    String certainty = attributes.value("certainty");
    if (certainty != null && Certainty.of(certainty.replace('-', ' ')).isEmpty()) {
      List<String> words = List.of("high", "moderate", "low", "very low");
      odd.add(new Odd("there is no certainty \"" + certainty + "\"", hint(certainty, words)));
    }
    String strength = attributes.value("strength");
    if (strength != null && Strength.of(strength).isEmpty()) {
      List<String> words = List.of("strong", "conditional");
      odd.add(new Odd("there is no strength \"" + strength + "\"", hint(strength, words)));
    }
  }

  private void places(Attributes attributes, boolean ofCitation) {
    if (attributes.value("cover") != null && !ofCitation) {
      String hint = "write it right after the citation: [@key]{cover=list}";
      odd.add(new Odd("\"cover\" does not follow a citation", hint));
    }
    if (attributes.value("q") != null && !ofCitation) {
      String hint = "write it right after the citation: [@key]{q=id}";
      odd.add(new Odd("\"q\" does not follow a citation", hint));
    }
    if (attributes.value("q") != null && ofCitation && !saysNothingElse(attributes)) {
      String hint = "write the rest in a block of its own at the end of the sentence";
      odd.add(new Odd("\"q\" chooses a quote, and only \"cover\" can stand beside it", hint));
    }
  }

  /** Whether a block says nothing of its sentence. */
  private static boolean saysNothingElse(Attributes attributes) {
    return attributes.id() == null
        && attributes.classes().isEmpty()
        && Set.of("cover", "q").containsAll(attributes.values().keySet());
  }

  private static String hint(String word, List<String> known) {
    return Nearest.hint(word, known).orElse("known: " + String.join(", ", known));
  }
}
