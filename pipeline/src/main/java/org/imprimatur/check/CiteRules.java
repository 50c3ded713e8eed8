package org.imprimatur.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.imprimatur.finding.Nearest;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Citation;
import org.imprimatur.model.Inline;
import org.imprimatur.model.NumberedReference;

/** The rules about citations and where they stand. */
final class CiteRules {

  private CiteRules() {}

  static List<Rule> all() {
    return List.of(new UnknownKey(), new UnknownQuote(), new OnHeading(), new HandTypedCitations());
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

  /** {@code cite/quote-not-found}: no cited work has the quote that a citation names. */
  private static final class UnknownQuote implements Rule.OfArticle {

    @Override
    public String id() {
      return RuleId.CITE_QUOTE_NOT_FOUND.id();
    }

    @Override
    public void check(RuleInput input, Sink sink) {
      Map<String, Set<String>> quotes = new HashMap<>();
      for (NumberedReference work : input.checked().references()) {
        Set<String> ids = work.reference().governance().quotes().keySet();
        work.keys().forEach(key -> quotes.put(key, ids));
      }
      for (Inline.Cite cite : input.contents().cites()) {
        String id = cite.attributes().value("q");
        List<String> known =
            cite.citations().stream().map(Citation::key).filter(quotes::containsKey).toList();
        if (id != null
            && !known.isEmpty()
            && known.stream().noneMatch(key -> holds(quotes, key, id))) {
          Set<String> ids = new TreeSet<>();
          known.forEach(key -> ids.addAll(quotes.getOrDefault(key, Set.of())));
          sink.report(
              id(),
              cite.span(),
              "no quote of " + String.join(", ", known) + " has the id \"" + id + "\"",
              hint(id, ids, known.get(0)));
        }
      }
    }

    private static boolean holds(Map<String, Set<String>> quotes, String key, String id) {
      return quotes.getOrDefault(key, Set.of()).contains(id);
    }

    private static String hint(String id, Set<String> ids, String key) {
      return Nearest.hint(id, ids)
          .orElse(
              ids.isEmpty()
                  ? "put the sentence on record: imprimatur quote " + key + " WORDS"
                  : "those on record: " + String.join(", ", ids));
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
            "move it to the end of the sentences that it supports, or to a lead-in");
      }
    }
  }
}
