package org.imprimatur.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.FindingLimit;
import org.imprimatur.finding.Level;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Claim;
import org.imprimatur.model.Coverage;
import org.imprimatur.model.Status;
import org.imprimatur.model.Support;

/**
 * What a check found: the one value that all report formats are made from.
 *
 * @param findings in findings' order
 * @param articles the coverage of each article, by id
 * @param references how many bibliographic records were read
 * @param silenced how many findings authors silenced, with a reason
 * @param known how many findings were left out since a baseline has them
 * @param omitted how many findings were counted only, since a file has too many of a rule
 */
public record CheckReport(
    List<Finding> findings,
    List<ArticleCoverage> articles,
    int references,
    int silenced,
    int known,
    int omitted) {

  /** A report without a baseline. */
  public CheckReport(
      List<Finding> findings, List<ArticleCoverage> articles, int references, int silenced) {
    this(findings, articles, references, silenced, 0, 0);
  }

  /** Copies the lists. */
  public CheckReport {
    findings = List.copyOf(findings);
    articles = List.copyOf(articles);
  }

  /** The findings that people are shown: of a file with very many, the first of each rule. */
  List<Finding> printed() {
    return FindingLimit.PRINTED.findings(findings).reported();
  }

  /** How many findings have a level. */
  public int count(Level level) {
    return (int) findings.stream().filter(finding -> finding.level() == level).count();
  }

  /** Whether there is a finding as severe as {@code level}, or more severe. */
  public boolean failsAt(Level level) {
    return findings.stream().anyMatch(finding -> finding.level().atLeast(level));
  }

  /** All articles together. */
  public Counts total() {
    return articles.stream().map(ArticleCoverage::counts).reduce(Counts.NONE, Counts::plus);
  }

  /** The articles of each topic together, by topic. */
  public Map<String, Counts> byTopic() {
    Map<String, Counts> out = new TreeMap<>();
    for (ArticleCoverage article : articles) {
      article.topics().forEach(topic -> out.merge(topic, article.counts(), Counts::plus));
    }
    return out;
  }

  /**
   * How an article's claims are covered.
   *
   * @param id the article
   * @param title its title
   * @param status the proved status
   * @param topics its topics
   * @param counts the numbers
   */
  public record ArticleCoverage(
      ArticleId id, String title, Status status, List<String> topics, Counts counts) {

    /** Copies the topics. */
    public ArticleCoverage {
      topics = List.copyOf(topics);
    }

    /** Counts an article. */
    public static ArticleCoverage of(CheckedArticle article) {
      return new ArticleCoverage(
          article.id(),
          article.article().frontMatter().title(),
          article.proof().proved(),
          article.article().frontMatter().topics(),
          Counts.of(article.statements().size(), article.claims()));
    }
  }

  /**
   * Numbers of statements and claims.
   *
   * @param articles how many articles
   * @param statements how many statements
   * @param claims those that are claims
   * @param direct claims covered by a citation of their own
   * @param leadIn claims covered by an ancestor's
   * @param explicit claims covered by a marked scope
   * @param table claims covered by a header or caption
   * @param quoted covered claims with a quote on record
   * @param located other covered claims with the place in a work
   */
  public record Counts(
      int articles,
      int statements,
      int claims,
      int direct,
      int leadIn,
      int explicit,
      int table,
      int quoted,
      int located) {

    /** Nothing counted. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0);

    static Counts of(int statements, List<Claim> claims) {
      return new Counts(
          1,
          statements,
          claims.size(),
          count(claims, Coverage.DIRECT),
          count(claims, Coverage.LEAD_IN),
          count(claims, Coverage.EXPLICIT),
          count(claims, Coverage.TABLE),
          count(claims, Support.Kind.QUOTED),
          count(claims, Support.Kind.LOCATED));
    }

    private static int count(List<Claim> claims, Support.Kind kind) {
      return (int) claims.stream().filter(claim -> claim.support().kind() == kind).count();
    }

    private static int count(List<Claim> claims, Coverage coverage) {
      return (int) claims.stream().filter(claim -> claim.coverage() == coverage).count();
    }

    /** Both together. */
    public Counts plus(Counts other) {
      return new Counts(
          articles + other.articles,
          statements + other.statements,
          claims + other.claims,
          direct + other.direct,
          leadIn + other.leadIn,
          explicit + other.explicit,
          table + other.table,
          quoted + other.quoted,
          located + other.located);
    }

    /** Claims that something covers. */
    public int covered() {
      return direct + leadIn + explicit + table;
    }

    /** Covered claims with neither a quote on record nor a place. */
    public int bare() {
      return covered() - quoted - located;
    }

    /** Claims that nothing covers. */
    public int uncited() {
      return claims - covered();
    }

    /**
     * Covered claims of a hundred, rounded down so that 100 means all; 100 where there are none.
     */
    public int percent() {
      return claims == 0 ? 100 : (int) (covered() * 100L / claims);
    }
  }
}
