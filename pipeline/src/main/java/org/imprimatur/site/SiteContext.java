package org.imprimatur.site;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.imprimatur.model.ArticleSummary;
import org.imprimatur.model.Configuration;
import org.imprimatur.model.GlossaryEntry;
import org.imprimatur.model.Reference;
import org.imprimatur.recorded.WatchedMap;
import org.imprimatur.wording.Wording;

/**
 * What all pages share.
 *
 * @param configuration site, board and policy
 * @param asOf the only clock
 * @param catalogue the articles that are published, sorted by id
 * @param glossary the terms to explain
 * @param library where pages look up content
 * @param rules the rules' documentation, in order; may be empty
 * @param version of the program, shown in the foot
 * @param look the house's own look and words
 */
public record SiteContext(
    Configuration configuration,
    LocalDate asOf,
    List<ArticleSummary> catalogue,
    List<GlossaryEntry> glossary,
    Library library,
    List<RuleText> rules,
    String version,
    Look look) {

  /** Copies the lists. */
  public SiteContext {
    catalogue = List.copyOf(catalogue);
    glossary = List.copyOf(glossary);
    rules = List.copyOf(rules);
  }

  /** A site that looks as the program makes it. */
  public SiteContext(
      Configuration configuration,
      LocalDate asOf,
      List<ArticleSummary> catalogue,
      List<GlossaryEntry> glossary,
      Library library,
      List<RuleText> rules,
      String version) {
    this(configuration, asOf, catalogue, glossary, library, rules, version, Look.PLAIN);
  }

  /** The same with the glossary and the works of another time. */
  public SiteContext with(List<GlossaryEntry> terms, Library works) {
    return new SiteContext(configuration, asOf, catalogue, terms, works, rules, version, look);
  }

  /** The same with another look and other words. */
  public SiteContext with(Look other) {
    return new SiteContext(
        configuration, asOf, catalogue, glossary, library, rules, version, other);
  }

  /** Articles by their ids; a look at one is recorded, since a page may show it. */
  public static WatchedMap<ArticleSummary> byId(List<ArticleSummary> catalogue) {
    Map<String, ArticleSummary> byId = new LinkedHashMap<>();
    catalogue.forEach(summary -> byId.put(summary.id().value(), summary));
    return new WatchedMap<>("published", byId, ArticleSummary::toString);
  }

  /** The words of the pages. */
  Wording words() {
    return look.words();
  }

  /**
   * Where pages look up what they do not carry. Called from the thread that renders.
   *
   * @param references key to record, for the work that supersedes another
   * @param otherNames other names for what titles say, each with the ids of the articles
   */
  public record Library(
      Function<String, Optional<Reference>> references, Map<String, Set<String>> otherNames) {

    /** Looks up works only. */
    public Library(Function<String, Optional<Reference>> references) {
      this(references, Map.of());
    }

    /** Finds nothing. */
    public static final Library EMPTY = new Library(key -> Optional.empty());
  }
}
