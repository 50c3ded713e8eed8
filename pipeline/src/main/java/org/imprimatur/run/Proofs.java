package org.imprimatur.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Level;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Article;
import org.imprimatur.model.FrontMatter;
import org.imprimatur.model.Levels;
import org.imprimatur.model.Proof;
import org.imprimatur.model.Reference;
import org.imprimatur.model.ReviewStanding;
import org.imprimatur.model.Status;
import org.imprimatur.read.ContentTree;
import org.imprimatur.read.Listing;
import org.imprimatur.read.MergeAttributes;
import org.imprimatur.review.Action;
import org.imprimatur.review.Amendments;
import org.imprimatur.review.Board;
import org.imprimatur.review.ContentDigest;
import org.imprimatur.review.Ledger;
import org.imprimatur.review.ReviewProof;
import org.imprimatur.review.ReviewedArticle;
import org.imprimatur.review.Trust;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * What ledgers prove, and where front matter says otherwise: the one place that judges them. An
 * article without a ledger costs nothing here. Safe to share between threads.
 */
public final class Proofs {
  static final String LEDGER_ENDING = ".review.jsonl";

  /** Where corrections of shared references are signed, relative to the content root. */
  public static final String AMENDMENTS = "references/amendments.review.jsonl";

  /** The longest ledger that is read, in bytes. */
  public static final int LONGEST = 64 * 1024 * 1024;

  private final Workspace workspace;
  private final ContentTree tree;
  private final TrustBaseline footing;
  private final String site;
  private final Levels levels;
  private final Function<String, Optional<Reference>> works;
  private final ReviewProof.Rules rules;
  private final Amendments amendments;
  private final ReviewProof judge;
  final ArticleComments comments;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  /**
   * A proof with what is wrong about it.
   *
   * @param outcome what the ledger proves, or null where there is none
   * @param lacks what the next step waits for
   */
  public record Proved(
      Proof proof,
      List<Finding> findings,
      ReviewProof.@Nullable Outcome outcome,
      ReviewStanding.Lacks lacks) {
    /** Copies the findings. */
    public Proved {
      findings = List.copyOf(findings);
    }

    Proved with(List<Finding> more) {
      List<Finding> all = new ArrayList<>(findings);
      all.addAll(more);
      return more.isEmpty() ? this : new Proved(proof, all, outcome, lacks);
    }

    /** Whether there is a ledger that cannot be verified: nothing that it says counts. */
    public boolean isBroken() {
      return !lacks.isTrusted();
    }

    /** Whether an approved article is so long overdue that a release leaves it out. */
    public boolean isOverdue() {
      return outcome != null && outcome.isWithheld();
    }
  }

  /** A proof that was made, and of what. */
  private record Known(FrontMatter front, String content, Proved proved) {}

  Proofs(Workspace workspace, Settings settings, ArticleReader articles) {
    this.workspace = workspace;
    this.tree = workspace.content();
    this.footing = workspace.footing();
    this.site = workspace.configuration().site().id();
    this.levels = workspace.configuration().policy().levels();
    this.works = articles.works();
    this.rules =
        new ReviewProof.Rules(
            Board.of(workspace.configuration().people()),
            workspace.configuration().policy(),
            settings.asOf());
    this.amendments = amendments();
    this.judge = new ReviewProof(rules, amendments);
    this.comments = new ArticleComments(workspace, rules);
  }

  /** Where an article's ledger lies. */
  public static String ledgerPath(String article) {
    return "articles/" + article + LEDGER_ENDING;
  }

  /** Board, policy and as-of that proofs go by. */
  public ReviewProof.Rules rules() {
    return rules;
  }

  /** The corrections of references whose signatures are good. */
  public Amendments amendmentsThatCount() {
    return amendments;
  }

  /** Whether there is, or should be, a ledger: without one, the front matter alone says all. */
  public boolean hasLedger(String article) {
    String path = ledgerPath(article);
    return tree.hasEntry(path) || footing.hasLedger(path);
  }

  /** What is proved for an article of which only the front matter was read; it has no ledger. */
  public Proved withoutLedger(Article article) {
    return withoutLedger(article, "");
  }

  /**
   * What is proved for an article.
   *
   * @param digest whether the content digest is wanted where there is no ledger, too
   */
  public Proved of(ReadArticle read, boolean digest) {
    Proved proved = proved(read, digest);
    return proved.with(comments.findings(read.article(), this::ledger, proved.proof().proved()));
  }

  private Proved proved(ReadArticle read, boolean digest) {
    Article article = read.article();
    String id = article.id().value();
    if (!hasLedger(id)) {
      return withoutLedger(article, digest ? read.digest().value() : "");
    }
    ContentDigest content = read.digest();
    Known before = known.get(id);
    if (before != null
        && before.content().equals(content.value())
        && before.front().equals(article.frontMatter())) {
      return before.proved();
    }
    Proved proved = proved(subject(read));
    known.put(id, new Known(article.frontMatter(), content.value(), proved));
    return proved;
  }

  /** An article with its digest, as review steps need it. */
  public ReviewedArticle subject(ReadArticle read) {
    return ReviewedArticle.of(site, read.article(), read.digest(), read.claims(), works);
  }

  /** The ledger of an article; empty when it has none; null when it is there and unreadable. */
  public @Nullable Ledger ledger(String article) {
    String path = ledgerPath(article);
    if (!tree.hasEntry(path)) {
      return Ledger.empty(path);
    }
    return tree.bytes(path, LONGEST).map(bytes -> Ledger.read(bytes, path)).orElse(null);
  }

  private Proved proved(ReviewedArticle subject) {
    Article article = subject.article();
    String path = ledgerPath(article.id().value());
    Ledger ledger = ledger(article.id().value());
    if (ledger == null) {
      String message =
          "this ledger cannot be read, leads out of the root, or is larger than 64 MiB";
      Problem problem =
          Problem.of(
              RuleId.REVIEW_MALFORMED,
              new Span(0, 0),
              message,
              "restore the file as it was signed");
      Proved none = withoutLedger(article, subject.content().value());
      List<Finding> findings = new ArrayList<>(none.findings());
      findings.add(
          problem.in(Source.of(path, ""), level(RuleId.REVIEW_MALFORMED, Status.SUBMITTED)));
      Proof proof =
          new Proof(
              Status.SUBMITTED,
              List.of(),
              null,
              null,
              subject.content().value(),
              List.of("The ledger cannot be read."));
      return new Proved(
          proof, findings, null, ReviewStanding.Lacks.ofBroken(none.lacks().needed()));
    }
    return proved(subject, ledger);
  }

  private Proved proved(ReviewedArticle subject, Ledger ledger) {
    Article article = subject.article();
    Trust trust = footing.trust(ledger, ledger.source().path());
    ReviewProof.Outcome outcome = judge.prove(subject, ledger, trust);
    Status status = outcome.proof().proved();
    List<Finding> findings = new ArrayList<>();
    for (Problem problem : outcome.articleProblems()) {
      findings.add(problem.in(article.source(), level(problem.rule(), status)));
    }
    for (Problem problem : outcome.ledgerProblems()) {
      findings.add(problem.in(ledger.source(), level(problem.rule(), status)));
    }
    ReviewProof.Expiry expiry = outcome.expiry();
    if (expiry != null) {
      Problem problem = expiry.problem();
      Level level = levels.raised(problem.rule(), status, expiry.level());
      findings.add(problem.in(article.source(), level));
    }
    return new Proved(outcome.proof(), findings, outcome, outcome.lacks());
  }

  /**
   * Whether any record of an article, whether it can be verified or not, speaks of an approval:
   * then the article may have been published.
   */
  public boolean speaksOfApproval(String article) {
    Ledger here = ledger(article);
    String path = ledgerPath(article);
    Optional<Ledger> before = footing.bytes(path).map(bytes -> Ledger.read(bytes, path));
    return here == null || approves(here) || before.filter(Proofs::approves).isPresent();
  }

  private static boolean approves(Ledger ledger) {
    return ledger.entries().stream().anyMatch(entry -> entry.event().action() == Action.APPROVE);
  }

  /** What today's ledger proves for an article as it once was. */
  public ReviewProof.@Nullable Outcome judge(ReviewedArticle subject) {
    Ledger ledger = ledger(subject.article().id().value());
    return ledger == null
        ? null
        : judge.prove(subject, ledger, footing.trust(ledger, ledger.source().path()));
  }

  private Proved withoutLedger(Article article, String content) {
    Proof proof =
        new Proof(
            Status.SUBMITTED,
            List.of(),
            null,
            null,
            content,
            List.of("No review has been started."));
    ReviewStanding.Lacks lacks =
        ReviewStanding.Lacks.ofNew(rules.policy().approvalsFor(article.frontMatter().topics()));
    Status declared = article.frontMatter().status();
    if (declared == proof.proved()) {
      return new Proved(proof, List.of(), null, lacks);
    }
    String message =
        "the status says \""
            + declared.word()
            + "\", and there is no review ledger, which proves \"submitted\"";
    Problem problem =
        Problem.of(
            RuleId.REVIEW_STATUS_MISMATCH,
            article.frontMatter().place("status"),
            message,
            "write \"status: submitted\"; signed review steps change it (imprimatur review)");
    Finding finding =
        problem.in(article.source(), level(RuleId.REVIEW_STATUS_MISMATCH, proof.proved()));
    return new Proved(proof, List.of(finding), null, lacks);
  }

  /** The ids of all articles with a ledger, here or in the revision that this is measured by. */
  public Set<String> articlesWithRecord(Listing listing) {
    Set<String> out = new TreeSet<>();
    for (Collection<String> paths : List.of(listing.ledgers(), footing.ledgers())) {
      paths.forEach(
          path ->
              out.add(
                  path.substring("articles/".length(), path.length() - LEDGER_ENDING.length())));
    }
    return out;
  }

  /** What is wrong with ledgers that stand beside no article, with the amendments and with git. */
  public List<Finding> findings(Listing listing) {
    List<Finding> out = new ArrayList<>();
    List<String> lacks = MergeAttributes.missing(workspace.root(), listing);
    if (!lacks.isEmpty()) {
      out.add(
          Finding.ofFile(
              RuleId.CONFIG_MERGE_LINES,
              level(RuleId.CONFIG_MERGE_LINES, Status.SUBMITTED),
              MergeAttributes.FILE,
              "git would not keep the lines of both sides where two people sign on two branches",
              "add to " + MergeAttributes.FILE + ": " + String.join("; ", lacks)));
    }
    for (Problem problem : amendments.problems()) {
      out.add(problem.in(amendments.source(), level(problem.rule(), Status.SUBMITTED)));
    }
    Set<String> beside = new TreeSet<>();
    listing.files().forEach(file -> beside.add(ledgerPath(file.id())));
    addOrphans(listing, beside, out);
    addRemoved(listing, beside, out);
    out.addAll(comments.findings(listing));
    return out;
  }

  private void addOrphans(Listing listing, Set<String> beside, List<Finding> out) {
    for (String path : listing.ledgers()) {
      if (!beside.contains(path)) {
        out.add(
            Finding.ofFile(
                RuleId.REVIEW_ORPHAN_LEDGER,
                level(RuleId.REVIEW_ORPHAN_LEDGER, Status.SUBMITTED),
                path,
                "this ledger has no article",
                "restore the article; if it was renamed: imprimatur review move <old> <new>"));
      }
    }
  }

  private void addRemoved(Listing listing, Set<String> beside, List<Finding> out) {
    Set<String> present = new TreeSet<>(listing.ledgers());
    present.addAll(beside);
    for (String path : footing.ledgers()) {
      if (!present.contains(path) && !wasMoved(path, listing.ledgers())) {
        out.add(
            Finding.ofFile(
                RuleId.REVIEW_REMOVED_EVENT,
                level(RuleId.REVIEW_REMOVED_EVENT, Status.SUBMITTED),
                path,
                "this ledger was removed, with all its events",
                "restore it; a page that was published must not just vanish (review withdraw)"));
      }
    }
  }

  /** Whether all events of a ledger that is gone stand in another one. */
  private boolean wasMoved(String path, List<String> ledgers) {
    Set<String> events = footing.events(path);
    for (String other : ledgers) {
      Optional<byte[]> bytes = tree.bytes(other, LONGEST);
      if (bytes.isPresent() && Ledger.read(bytes.get(), other).digests().containsAll(events)) {
        return true;
      }
    }
    return false;
  }

  private Level level(RuleId rule, Status status) {
    return level(rule.id(), status);
  }

  private Level level(String rule, Status status) {
    return levels.level(rule, status);
  }

  /** What must still stand among the amendments. */
  public Trust trustInAmendments() {
    Set<String> required =
        footing
            .bytes(AMENDMENTS)
            .map(bytes -> Amendments.read(bytes, AMENDMENTS, site, rules, Trust.NONE).digests())
            .orElse(Set.of());
    return new Trust(required, footing.isIndependent());
  }

  private Amendments amendments() {
    Trust trust = trustInAmendments();
    if (!tree.hasEntry(AMENDMENTS) && trust.required().isEmpty()) {
      return Amendments.NONE;
    }
    // What cannot be read has no line feed at its end either: then nothing in it counts.
    byte[] bytes =
        tree.hasEntry(AMENDMENTS)
            ? tree.bytes(AMENDMENTS, LONGEST).orElse(new byte[] {(byte) 0xFF})
            : new byte[0];
    return Amendments.read(bytes, AMENDMENTS, site, rules, trust);
  }
}
