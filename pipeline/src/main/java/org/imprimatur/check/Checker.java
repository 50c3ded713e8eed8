package org.imprimatur.check;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.imprimatur.finding.Problem;
import org.imprimatur.model.CheckedArticle;

/**
 * Runs all rules over an article. Holds no state of an article: one checker serves all articles and
 * threads of a run.
 */
public final class Checker {
  private static final Comparator<Problem> ORDER =
      comparing(Problem::span, comparingInt(span -> span.start()))
          .thenComparing(Problem::rule)
          .thenComparing(Problem::span, comparingInt(span -> span.end()))
          .thenComparing(Problem::message);

  private final CheckContext context;
  private final List<Rule.OfArticle> ofArticle = new ArrayList<>();
  private final TextScan scan;
  private final Set<String> known;

  /** A checker for the articles of one content root. */
  public Checker(CheckContext context) {
    this.context = context;
    List<Rule> rules = Rules.of(context.configuration().policy());
    boolean isEnglish = EnglishRules.areFor(context.configuration().site().lang());
    List<Rule> inForce =
        rules.stream().filter(rule -> isEnglish || !EnglishRules.has(rule.id())).toList();
    for (Rule rule : inForce) {
      if (rule instanceof Rule.OfArticle one) {
        ofArticle.add(one);
      }
    }
    this.scan = new TextScan(inForce);
    this.known = Rules.ids(rules);
  }

  /**
   * What all rules see in an article, with what earlier stages saw, so that its authors' silences
   * count for those, too.
   *
   * @param article the article
   * @param earlier problems of parsing and of reading the claims; they come back in the outcome,
   *     unless they are silenced
   */
  public CheckOutcome check(CheckedArticle article, List<Problem> earlier) {
    ContentByKind contents = ContentByKind.of(article);
    Sink sink = new Sink(article.claims());
    earlier.forEach(sink::add);
    RuleInput input = new RuleInput(article, contents, context);
    ofArticle.forEach(rule -> rule.check(input, sink));
    Definitions defined = Definitions.of(contents.prose());
    contents.prose().forEach(prose -> scan.scan(prose, defined, sink));

    SilencedPlaces silences = new SilencedPlaces(article.statements(), known);
    List<Problem> kept =
        new ArrayList<>(silences.apply(BadAttributes.once(sink.problems(), article.article())));
    List<PendingLink> pending = silences.applyToLinks(sink.pending());
    kept.addAll(silences.unused());
    List<Problem> sorted = kept.stream().distinct().sorted(ORDER).toList();
    return new CheckOutcome(sorted, pending, silences.silenced());
  }
}
