package org.imprimatur.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.model.Policy;

/** The one list of rules, and their pages. */
public final class Rules {

  /** What earlier and later stages find; their pages lie beside those of the checks. */
  private static final List<String> OF_OTHER_STAGES =
      List.of(
          "article/bad-id",
          "article/conflict-marks",
          "article/duplicate-anchor",
          "article/duplicate-id",
          "article/encoding",
          "article/invisible-character",
          "article/nesting",
          "article/not-a-file",
          "article/outside-root",
          "article/too-large",
          "article/unclosed-comment",
          "article/unreadable",
          "cite/malformed",
          "claim/bad-attribute",
          "config/fixed-level",
          "config/key",
          "config/merge-lines",
          "config/missing",
          "config/syntax",
          "config/type",
          "config/unfulfillable",
          "config/unknown-key",
          "config/value",
          "frontmatter/comment",
          "frontmatter/missing",
          "frontmatter/syntax",
          "frontmatter/type",
          "frontmatter/unknown-key",
          "import/conflict",
          "import/doubtful-bullet",
          "import/doubtful-number",
          "import/key",
          "import/key-in-braces",
          "import/known",
          "import/left-out",
          "import/no-date",
          "import/no-references",
          "import/no-title",
          "import/notice",
          "import/reference-without-year",
          "import/repeated-number",
          "import/syntax",
          "import/target",
          "import/undecoded",
          "import/unknown-command",
          "import/unknown-number",
          "ref/bad-identifier",
          "ref/concern",
          "ref/corrected",
          "ref/duplicate-key",
          "ref/duplicate-work",
          "ref/missing-field",
          "ref/not-listable",
          "ref/overdue",
          "ref/retracted",
          "ref/superseded",
          "ref/syntax",
          "ref/type",
          "ref/undated",
          "ref/unknown-field",
          "ref/unknown-kind",
          "ref/unused",
          "review/back-dated",
          "review/bad-signature",
          "review/broken-chain",
          "review/changed-since-approval",
          "review/duplicate-event",
          "review/expired",
          "review/key-outside-dates",
          "review/malformed",
          "review/orphan-ledger",
          "review/other-article",
          "review/removed-event",
          "review/revoked-key",
          "review/self-approval",
          "review/skipped-step",
          "review/status-behind",
          "review/status-mismatch",
          "review/too-few-approvals",
          "review/unknown-reviewer",
          "review/untrusted-board",
          "review/wrong-meaning",
          "text/unseen-list");

  private Rules() {}

  /** The ids of all rules that have a page, sorted; those of a house's word list have none. */
  public static List<String> all() {
    Set<String> ids = new TreeSet<>(OF_OTHER_STAGES);
    own().forEach(rule -> ids.add(rule.id()));
    ids.add(SilencedPlaces.UNUSED);
    ids.add(SilencedPlaces.WITHOUT_REASON);
    return List.copyOf(ids);
  }

  /**
   * The pages of all rules, by id.
   *
   * @throws IllegalStateException when the program was built without a page
   */
  public static List<RuleDoc> docs() {
    return all().stream().map(Rules::doc).toList();
  }

  /** The checks of an article, with the word list of a policy. */
  static List<Rule> of(Policy policy) {
    List<Rule> rules = new ArrayList<>(own());
    rules.addAll(HouseWordRule.all(policy.words()));
    return List.copyOf(rules);
  }

  /** Every id that an author may silence, by mistake or rightly: those with pages and these. */
  static Set<String> ids(List<Rule> rules) {
    Set<String> ids = new LinkedHashSet<>(all());
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
    rules.addAll(LinkRules.all());
    rules.add(new TornLinkRule());
    rules.addAll(PictureRules.all());
    rules.add(new HtmlRule());
    rules.add(new DialectRule());
    rules.add(new MixedScriptRule());
    rules.addAll(GradeRules.all());
    rules.addAll(DoseRules.all());
    rules.addAll(SymbolRules.all());
    rules.addAll(Abbreviations.all());
    rules.addAll(DrugAbbreviations.all());
    rules.addAll(TermRules.all());
    rules.add(new ReadabilityRule());
    return rules;
  }

  private static RuleDoc doc(String id) {
    String name = "rules/" + id.replace('/', '-') + ".md";
    try (InputStream in = Rules.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the rule " + id + " has no page " + name);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
      return new RuleDoc(id, title(text), text);
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
