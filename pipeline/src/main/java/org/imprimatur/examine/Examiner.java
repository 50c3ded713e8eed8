package org.imprimatur.examine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.check.CheckContext;
import org.imprimatur.check.CheckOutcome;
import org.imprimatur.check.Checker;
import org.imprimatur.claim.Citations;
import org.imprimatur.drug.Drugs;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.FindingLimit;
import org.imprimatur.finding.Level;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Citation;
import org.imprimatur.model.Configuration;
import org.imprimatur.model.Levels;
import org.imprimatur.model.Policy;
import org.imprimatur.model.Proof;
import org.imprimatur.model.Status;
import org.imprimatur.read.ArticleFile;
import org.imprimatur.read.Loaded;
import org.imprimatur.reference.ReferenceLibrary;
import org.imprimatur.resolve.Resolver;
import org.imprimatur.run.ArticleReader;
import org.imprimatur.run.CorpusFiles;
import org.imprimatur.run.Failure;
import org.imprimatur.run.Glossary;
import org.imprimatur.run.Proofs;
import org.imprimatur.run.ReadArticle;
import org.imprimatur.run.RunContext;
import org.imprimatur.run.Settings;
import org.imprimatur.source.Source;

/** Does all that can be done with one article alone. Safe to share between threads. */
public final class Examiner {
  private final ArticleReader articles;
  private final ReferenceLibrary library;
  private final Glossary glossary;
  private final Checker checker;
  private final Policy policy;
  private final Proofs proofs;
  private final Resolver resolver;
  private final For use;

  /** What articles are examined for. */
  public enum For {
    /** For findings alone. */
    CHECK,
    /** For their content digests, too, with or without a ledger. */
    DIGESTS,
    /** For their pages: that takes their references in the citation style, and their pictures. */
    PAGES
  }

  /** An examiner. */
  public Examiner(RunContext desk, CorpusFiles corpora, For use) {
    this.articles = desk.articles();
    this.library = desk.shelves().library();
    this.glossary = desk.shelves().glossary();
    this.proofs = desk.proofs();
    Configuration configuration = desk.workspace().configuration();
    this.resolver = new Resolver(corpora, configuration.site().files());
    this.use = use;
    Settings settings = desk.settings();
    this.policy = configuration.policy();
    this.checker =
        new Checker(
            new CheckContext(
                configuration,
                settings.asOf(),
                library.keySet(),
                Drugs.of(desk.shelves().synonyms()),
                corpora));
  }

  private Examiner(Examiner other, For use) {
    this.articles = other.articles;
    this.library = other.library;
    this.glossary = other.glossary;
    this.checker = other.checker;
    this.policy = other.policy;
    this.proofs = other.proofs;
    this.resolver = other.resolver;
    this.use = use;
  }

  /** The same for texts and digests only: no reference is put in the citation style. */
  public Examiner forDigests() {
    return new Examiner(this, For.DIGESTS);
  }

  /** Reads, parses, proves and checks an article. A defect is a value here, too. */
  public ExaminedArticle examine(ArticleFile file) {
    try {
      return ArticleBudget.run(
          () -> examined(file), () -> ExaminedArticle.unreadable(file.path(), tooMuch(file), null));
    } catch (RuntimeException | LinkageError e) {
      return ExaminedArticle.unreadable(file.path(), List.of(), new Failure(file.path(), e));
    }
  }

  private ExaminedArticle examined(ArticleFile file) {
    ArticleId id = new ArticleId(file.id());
    Loaded loaded = articles.load(id);
    return articles
        .read(id, loaded)
        .map(this::examined)
        .orElseGet(
            () ->
                ExaminedArticle.unreadable(
                    file.path(), leveled(loaded.findings(), Status.SUBMITTED), null));
  }

  /** What is reported of an article that takes more memory or stack than there is. */
  public List<Finding> tooMuch(ArticleFile file) {
    return List.of(
        Finding.ofFile(
            RuleId.ARTICLE_TOO_LARGE,
            policy.levels().level(RuleId.ARTICLE_TOO_LARGE, Status.SUBMITTED),
            file.path(),
            ArticleBudget.MESSAGE,
            ArticleBudget.HINT));
  }

  private ExaminedArticle examined(ReadArticle read) {
    Article article = read.article();
    List<Citation> citations = Citations.of(article.blocks());
    Proofs.Proved proved = proofs.of(read, use != For.CHECK);
    CheckedArticle checked =
        new CheckedArticle(
            article,
            read.statements(),
            read.claims(),
            use == For.PAGES ? library.number(citations) : library.numberOnly(citations),
            proved.proof(),
            resolver.of(article));
    ExaminedArticle examined =
        judged(
            checked,
            checker.check(checked, read.problems()),
            leveled(read.findings(), proved),
            proved,
            citations);
    return use == For.PAGES ? examined : examined.withoutFiles(List.of());
  }

  private List<Finding> leveled(List<Finding> findings, Proofs.Proved proved) {
    return leveled(findings, proved.proof().proved());
  }

  private ExaminedArticle judged(
      CheckedArticle checked,
      CheckOutcome outcome,
      List<Finding> bytes,
      Proofs.Proved proved,
      List<Citation> citations) {
    Proof proof = checked.proof();
    Source source = checked.article().source();
    Levels levels = policy.levels();
    Status status = proof.proved();
    List<Finding> findings = new ArrayList<>(bytes);
    findings.addAll(proved.findings());
    FindingLimit.Limited<Problem> limited = FindingLimit.KEPT.problems(outcome.problems());
    for (Problem problem : limited.reported()) {
      findings.add(problem.in(source, levels.level(problem.rule(), status)));
    }
    List<PendingFinding> pending =
        outcome.pending().stream()
            .map(
                link ->
                    new PendingFinding(
                        link,
                        Problem.of(RuleId.LINK_BROKEN, link.span(), "", null)
                            .in(source, Level.NOTE),
                        status))
            .toList();
    Set<String> cited = new TreeSet<>();
    citations.forEach(citation -> cited.add(citation.key()));
    cited.addAll(glossary.oddTermsIn(checked.article()));
    return new ExaminedArticle(
        source.path(),
        checked,
        proved,
        findings,
        pending,
        new LinkedHashSet<>(cited),
        outcome.silenced(),
        limited.omitted(),
        null);
  }

  List<Finding> leveled(List<Finding> findings, Status status) {
    return findings.stream()
        .map(finding -> finding.at(policy.levels().level(finding.rule(), status)))
        .toList();
  }
}
