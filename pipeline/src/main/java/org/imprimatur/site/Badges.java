package org.imprimatur.site;

import java.util.Locale;
import java.util.Optional;
import org.imprimatur.model.Attributes;
import org.imprimatur.model.Certainty;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Strength;
import org.imprimatur.wording.Wording;
import org.jspecify.annotations.Nullable;

/** GRADE badges: the certainty of the evidence and the strength of a recommendation. */
final class Badges {
  private Badges() {}

  /** Appends what is known of a claim. */
  static void render(Claim claim, PageScope scope, Html out) {
    Wording words = scope.words();
    if (claim.strength() == null) {
      if (claim.certainty() != null) {
        certainty(claim.certainty(), isStated(claim), words, out);
      }
      scope.findings().forward(claim.statement().attributes(), out);
      return;
    }
    // A recommendation is a card: how strong it is, and on what evidence, in words.
    out.text(" ").open(HtmlTag.SPAN, Attribute.css("grade"));
    if (scope.numbers()) {
      String number = words.say("grade.number", scope.nextRecommendation());
      out.text(" ").element(HtmlTag.SPAN, number, Attribute.css("number"));
    }
    strength(claim.strength(), words, out);
    if (claim.certainty() != null) {
      certainty(claim.certainty(), true, words, out);
    }
    scope.findings().forward(claim.statement().attributes(), out);
    out.close(HtmlTag.SPAN);
  }

  /** Appends what an attribute block says. */
  static void render(Attributes attributes, PageScope scope, Html out) {
    Wording words = scope.words();
    Certainty certainty = value(attributes.value("certainty"), Certainty::of);
    if (certainty != null) {
      certainty(certainty, true, words, out);
    }
    Strength strength = value(attributes.value("strength"), Strength::of);
    if (strength != null) {
      strength(strength, words, out);
    }
    scope.findings().forward(attributes, out);
  }

  private static void certainty(Certainty certainty, boolean stated, Wording words, Html out) {
    String shown = words.say("grade." + certainty.word().replace(' ', '-'));
    out.text(" ")
        .open(
            HtmlTag.SPAN,
            Attribute.css(stated ? "certainty" : "certainty inherited"),
            Attribute.data("certainty", certainty.word().replace(' ', '-')))
        .element(HtmlTag.SPAN, symbols(certainty), Attribute.aria("hidden", "true"))
        .element(HtmlTag.SPAN, shown, Attribute.css("words"))
        .close(HtmlTag.SPAN);
  }

  private static void strength(Strength strength, Wording words, Html out) {
    out.text(" ")
        .element(
            HtmlTag.SPAN,
            words.say("grade." + strength.word()),
            Attribute.css("strength"),
            Attribute.data("strength", strength.word()));
  }

  /** GRADE's own symbols. */
  static String symbols(Certainty certainty) {
    return switch (certainty) {
      case HIGH -> "\u2295\u2295\u2295\u2295";
      case MODERATE -> "\u2295\u2295\u2295\u25EF";
      case LOW -> "\u2295\u2295\u25EF\u25EF";
      case VERY_LOW -> "\u2295\u25EF\u25EF\u25EF";
    };
  }

  /** Whether the claim states its certainty itself; else it has it from what it stands under. */
  private static boolean isStated(Claim claim) {
    String text = claim.statement().text().toLowerCase(Locale.ROOT);
    return claim.statement().attributes().value("certainty") != null
        || text.contains("quality evidence")
        || text.contains("certainty");
  }

  private static <T> @Nullable T value(
      @Nullable String word, java.util.function.Function<String, Optional<T>> of) {
    return word == null ? null : of.apply(word.replace('-', ' ')).orElse(null);
  }
}
