package org.imprimatur.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Policy;

/** The checks of articles, and the pages of all rules. */
public final class Rules {
  private Rules() {}

  /**
   * The pages of all rules, by id.
   *
   * @throws IllegalStateException when the program was built without a page
   */
  public static List<RuleDoc> docs() {
    return Stream.of(RuleId.values()).map(Rules::doc).toList();
  }

  /** The checks of an article, with the word list of a policy. */
  static List<Rule> of(Policy policy) {
    List<Rule> rules = new ArrayList<>(own());
    rules.addAll(HouseWordRule.all(policy.words()));
    if (!policy.quotesNeeded().isEmpty()) {
      rules.add(new QuoteNeededRule(policy.quotesNeeded()));
    }
    return List.copyOf(rules);
  }

  /** Every id that an author may silence, by mistake or rightly: those with pages and these. */
  static Set<String> ids(List<Rule> rules) {
    Set<String> ids = new LinkedHashSet<>(RuleId.all());
    rules.forEach(rule -> ids.add(rule.id()));
    return ids;
  }

  private static List<Rule> own() {
    List<Rule> rules = new ArrayList<>();
    rules.addAll(FrontMatterRules.all());
    rules.add(new PlaceholderRule());
    rules.addAll(ClaimRules.all());
    rules.add(new OutsideCheckRule());
    rules.addAll(CiteRules.all());
    rules.add(new QuoteDiffersRule());
    rules.addAll(LinkRules.all());
    rules.add(new TornLinkRule());
    rules.addAll(PictureRules.all());
    rules.add(new DoseInPictureRule());
    rules.add(new HtmlRule());
    rules.add(new DialectRule());
    rules.add(new MixedScriptRule());
    rules.addAll(GradeRules.all());
    rules.addAll(StatsRules.all());
    rules.addAll(FindingsRules.all());
    rules.add(new OutcomeRules());
    rules.addAll(DoseRules.all());
    rules.addAll(SymbolRules.all());
    rules.addAll(Abbreviations.all());
    rules.addAll(DrugAbbreviations.all());
    rules.addAll(TermRules.all());
    rules.add(new ReadabilityRule());
    return rules;
  }

  private static RuleDoc doc(RuleId id) {
    String name = "rules/" + id.page() + ".md";
    try (InputStream in = Rules.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the rule " + id + " has no page " + name);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
      return new RuleDoc(id.id(), title(text), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Behind the id in the first heading: {@code # claim/uncited: a claim without a citation}. */
  private static String title(String text) {
    String heading = text.lines().findFirst().orElse("");
    return heading.substring(heading.indexOf(':') + 1).strip();
  }
}
