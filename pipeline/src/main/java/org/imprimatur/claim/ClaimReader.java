package org.imprimatur.claim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.imprimatur.drug.Doses;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Article;
import org.imprimatur.model.Certainty;
import org.imprimatur.model.Claim;
import org.imprimatur.model.FindingsTable;
import org.imprimatur.model.Headings;
import org.imprimatur.model.Passage;
import org.imprimatur.model.Policy;
import org.imprimatur.model.Statement;
import org.imprimatur.model.Strength;
import org.imprimatur.model.Support;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an article claims and what covers each claim (contract, sections 4.1 to 4.5). A pure
 * function of the article, the exempt sections and the keys that resolve.
 */
public final class ClaimReader {
  private final Coverer coverer;
  private final PolarityWords polarity;
  private final ClaimIds ids = new ClaimIds();
  private final Set<String> taken = new HashSet<>();
  private final List<Problem> problems;

  private ClaimReader(Coverer coverer, Policy policy, List<Problem> problems) {
    this.coverer = coverer;
    this.polarity = new PolarityWords(policy.polarity());
    this.problems = problems;
  }

  /**
   * Reads an article.
   *
   * @param article as parsed
   * @param policy titles of sections that hold no claims, and the words of polarity
   * @param resolves whether a key names a reference
   */
  public static Claims read(Article article, Policy policy, Predicate<String> resolves) {
    List<Problem> problems = new ArrayList<>();
    List<DraftStatement> drafts =
        new StatementReader(policy.exemptSections(), problems).read(article.blocks());
    Problem tooMuch = ClaimLimit.problem(drafts, article.source().length());
    if (tooMuch != null) {
      return new Claims(List.of(), List.of(), List.of(tooMuch));
    }
    Coverer coverer = new Coverer(drafts, resolves, problems);
    ClaimReader reader = new ClaimReader(coverer, policy, problems);
    List<List<Passage.Line>> lines = Passages.lines(drafts);
    Headings.all(article.blocks()).forEach(heading -> reader.taken.add(heading.anchor()));
    List<Statement> statements = new ArrayList<>();
    List<Claim> claims = new ArrayList<>();
    long keys = 0;
    for (int i = 0; i < drafts.size(); i++) {
      DraftStatement draft = drafts.get(i);
      Statement statement = draft.statement(new Passage(Antecedents.of(drafts, i), lines.get(i)));
      statements.add(statement);
      if (statement.isClaim()) {
        Claim claim = reader.claim(draft, statement);
        keys += ClaimLimit.length(claim.citations());
        if (ClaimLimit.isTooMuch(keys, article.source().length())) {
          return new Claims(List.of(), List.of(), List.of(ClaimLimit.tooManyKeys(draft)));
        }
        claims.add(claim);
      } else {
        reader.fixed(draft);
      }
    }
    return new Claims(statements, claims, problems);
  }

  private Claim claim(DraftStatement draft, Statement statement) {
    Claim.Name made = ids.next(statement.text(), statement.context());
    String fixed = fixed(draft);
    Coverer.Covered covered = coverer.cover(draft);
    return new Claim(
        fixed != null ? Claim.named(fixed) : made,
        statement,
        covered.coverage(),
        covered.keys(),
        coverer.unknown(draft),
        certainty(draft),
        strength(draft),
        draft.hasDigit && Doses.isIn(statement.text()),
        outcomes(draft),
        polarity.of(draft),
        new Support(covered.citations(), List.of()));
  }

  /** The id an author fixed, unless something on the page has it already. */
  private @Nullable String fixed(DraftStatement draft) {
    String id = draft.attributes.id();
    if (id == null) {
      return null;
    }
    boolean reserved = id.startsWith("ref-") || id.startsWith("cite-") || id.startsWith("c-");
    if (reserved || !taken.add(id)) {
      problems.add(
          Problem.of(
              RuleId.ARTICLE_DUPLICATE_ANCHOR,
              draft.span,
              reserved
                  ? "the id \"" + id + "\" begins like those that the page gives itself"
                  : "the id \"" + id + "\" is used twice in this article",
              "choose another id"));
      return null;
    }
    return id;
  }

  private static @Nullable Certainty certainty(DraftStatement draft) {
    Certainty own = draft.certainty();
    for (int i = 0; own == null && i < draft.seat.ancestors().size(); i++) {
      own = draft.seat.ancestors().get(i).certainty();
    }
    return own;
  }

  private static @Nullable Strength strength(DraftStatement draft) {
    Strength own = draft.strength();
    for (int i = 0; own == null && i < draft.seat.ancestors().size(); i++) {
      own = draft.seat.ancestors().get(i).strength();
    }
    return own;
  }

  private static List<String> outcomes(DraftStatement draft) {
    List<String> own = FindingsTable.restsOn(draft.attributes);
    for (int i = 0; own.isEmpty() && i < draft.seat.ancestors().size(); i++) {
      own = FindingsTable.restsOn(draft.seat.ancestors().get(i).attributes);
    }
    return own;
  }
}
