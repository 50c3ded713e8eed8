package org.imprimatur.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imprimatur.check.EnglishRules;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Level;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Configuration;
import org.imprimatur.source.Span;
import org.imprimatur.text.Node;
import org.imprimatur.wording.Wording;

/** What an editor must know of a site in another language than English, said once. */
final class LanguageFindings {
  private LanguageFindings() {}

  static List<Finding> of(Workspace.Written written) {
    Configuration.Site site = written.configuration().site();
    List<Finding> out = new ArrayList<>();
    if (EnglishRules.areFor(site.lang())) {
      return out;
    }
    Span place = place(written.document());
    Wording words = Wording.of(site.lang(), Map.of());
    out.add(
        Problem.of(
                RuleId.CONFIG_LANGUAGE,
                place,
                "the articles are in \""
                    + site.lang()
                    + "\", for which there are no rules of sentences, doses and word stems: these"
                    + " checks do not apply and are left out: "
                    + EnglishRules.inWords()
                    + "; ends of sentences, doses, drug names and word stems are read as in"
                    + " English",
                "look for what these checks would find yourself: docs/theme.md says more")
            .in(written.source(), Level.NOTE));
    if (words.isShipped() && site.wordsReviewed() == null) {
      out.add(
          Problem.of(
                  RuleId.CONFIG_TRANSLATION,
                  place,
                  "nobody of this house has confirmed the program's translation of caution and"
                      + " disclaimer; every page says that it is unreviewed",
                  "have it read by somebody who can answer for it, and then write the day: site:"
                      + " {words-reviewed: 2026-01-31}")
              .in(written.source(), Level.WARNING));
    }
    return out;
  }

  private static Span place(Node document) {
    Node lang =
        document instanceof Node.Mapping all && all.get("site") instanceof Node.Mapping site
            ? site.get("lang")
            : null;
    return lang == null ? new Span(0, 0) : lang.span();
  }
}
