package org.imprimatur.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.imprimatur.finding.Nearest;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Citation;
import org.imprimatur.model.Inline;

/** The rules about citations and where they stand. */
final class CiteRules {

  private CiteRules() {}

  static List<Rule> all() {
    return List.of(new UnknownKey(), new OnHeading(), new HandTypedCitations());
  }

  /** {@code cite/unknown-key}: no reference has the key. */
  private static final class UnknownKey implements Rule.OfArticle {

    @Override
    public String id() {
      return RuleId.CITE_UNKNOWN_KEY.id();
    }

    @Override
    public void check(RuleInput input, Sink sink) {
      Map<String, List<String>> near = new HashMap<>();
      for (Inline.Cite cite : input.contents().cites()) {
        for (Citation citation : cite.citations()) {
          if (!input.resolves(citation.key())) {
            report(citation, near(citation.key(), input, near), sink);
          }
        }
      }
    }

    /** Behind some dozens of wrong keys nobody reads suggestions, and each costs a look at all. */
    private static List<String> near(String key, RuleInput input, Map<String, List<String>> found) {
      if (found.size() > 50) {
        return List.of();
      }
      return found.computeIfAbsent(key, wrong -> Nearest.of(wrong, input.context().keys(), 3));
    }

    private void report(Citation citation, List<String> near, Sink sink) {
      String hint =
          near.isEmpty()
              ? "add the work to references/, with this id, or cite another"
              : near.stream()
                  .map(key -> "@" + key)
                  .collect(Collectors.joining(", ", "did you mean ", "?"));
      sink.report(
          id(), citation.span(), "no reference has the key \"" + citation.key() + "\"", hint);
    }
  }

  /** {@code cite/on-heading}: a heading asserts nothing that a work could support. */
  private static final class OnHeading implements Rule.OfArticle {

    @Override
    public String id() {
      return RuleId.CITE_ON_HEADING.id();
    }

    @Override
    public void check(RuleInput input, Sink sink) {
      for (Inline.Cite cite : input.contents().headingCites()) {
        String keys =
            cite.citations().stream()
                .map(citation -> "@" + citation.key())
                .collect(Collectors.joining("; "));
        sink.report(
            id(),
            cite.span(),
            "the heading has a citation, [" + keys + "], which covers nothing",
            "move it behind the sentences it supports, or to a lead-in");
      }
    }
  }
}
