package org.imprimatur.examine;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.imprimatur.check.AnchorIndex;
import org.imprimatur.finding.Finding;
import org.imprimatur.model.Levels;
import org.imprimatur.model.Status;
import org.imprimatur.read.ArticleFile;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.read.Listing;
import org.imprimatur.report.CheckReport;
import org.imprimatur.run.CorpusFiles;
import org.imprimatur.run.Failure;
import org.imprimatur.run.OrderedWork;
import org.imprimatur.run.RunContext;
import org.imprimatur.run.Selection;
import org.imprimatur.run.Settings;
import org.imprimatur.run.Workspace;

/** The check of a content root, or of some of its articles. Writes nothing. */
public final class Check {
  private final RunContext desk;
  private final Workspace workspace;
  private final Settings settings;
  private final Levels levels;
  private final Examiner examiner;
  private final Map<String, ExaminedArticle> targets = new ConcurrentHashMap<>();
  private Predicate<String> stays = path -> false;

  /** A check of a content root, with what every article is worked on with. */
  public Check(RunContext desk) {
    this(desk, false);
  }

  /**
   * A check.
   *
   * @param digests whether the content digest of an article without a ledger is wanted, too
   */
  public Check(RunContext desk, boolean digests) {
    this.desk = desk;
    this.workspace = desk.workspace();
    this.settings = desk.settings();
    this.levels = workspace.configuration().policy().levels();
    CorpusFiles corpus = CorpusFiles.of(workspace.content(), workspace.listing().files());
    this.examiner = new Examiner(desk, corpus, digests ? Examiner.For.DIGESTS : Examiner.For.CHECK);
  }

  /**
   * Keeps what is known of articles that links lead to, for who checks the same files many times.
   *
   * @param stays whether a file stays as it is
   */
  public void keepTargets(Predicate<String> stays) {
    this.stays = stays;
  }

  /**
   * What a check gave.
   *
   * @param report the findings and numbers
   * @param failures defects of the program, by article
   */
  public record Result(CheckReport report, List<Failure> failures) {
    /** Copies the failures. */
    public Result {
      failures = List.copyOf(failures);
    }
  }

  /**
   * Checks.
   *
   * @param selection what to report findings of; the rest of the root is read for keys and links
   * @param watcher sees each selected article, by id
   */
  public Result run(Selection selection, Consumer<ExaminedArticle> watcher) throws IOException {
    Listing listing = workspace.listing();
    CheckTally tally = new CheckTally(levels, false);
    List<ArticleFile> files =
        listing.files().stream()
            .filter(file -> selection.namesOtherFiles() || selection.holds(file.path()))
            .toList();
    settings.progress().begin("check", files.size());
    OrderedWork.<ArticleFile, ExaminedArticle, RuntimeException>run(
        files,
        settings.jobs(),
        examiner::examine,
        examined -> {
          if (selection.holds(examined.path())) {
            tally.add(examined);
            watcher.accept(examined);
          } else {
            tally.remember(examined, false);
          }
          settings.progress().step();
        });
    settings.progress().end();
    readTargets(listing, files, tally);
    tally.add(others(listing, selection, tally));
    // Whatever is selected: it is about all that is reported here.
    tally.add(workspace.untrustedBoard().stream().toList());
    return new Result(tally.report(desk.shelves().library().keys().size()), tally.failures());
  }

  /** Articles that links lead into, and of which not enough is known yet. */
  private void readTargets(Listing listing, List<ArticleFile> read, CheckTally tally) {
    Set<String> known = new HashSet<>();
    read.forEach(file -> known.add(file.id()));
    Set<String> targets = new HashSet<>();
    for (PendingFinding pending : tally.pending()) {
      String target = pending.link().to().value();
      if (!known.contains(target) || AnchorIndex.isClaim(pending.link())) {
        targets.add(target);
      }
    }
    if (targets.isEmpty()) {
      return;
    }
    List<ArticleFile> files =
        listing.files().stream().filter(file -> targets.contains(file.id())).toList();
    OrderedWork.<ArticleFile, ExaminedArticle, RuntimeException>run(
        files, settings.jobs(), this::target, examined -> tally.remember(examined, true));
  }

  private ExaminedArticle target(ArticleFile file) {
    return stays.test(file.path())
        ? targets.computeIfAbsent(file.path(), path -> examiner.examine(file))
        : examiner.examine(file);
  }

  /** What is reported of files that are not readable articles. */
  private List<Finding> others(Listing listing, Selection selection, CheckTally tally) {
    return java.util.stream.Stream.of(
            workspace.findings(),
            listing.findings().stream()
                .map(finding -> finding.at(levels.level(finding.rule(), Status.SUBMITTED)))
                .toList(),
            desk.proofs().findings(listing),
            selection.holds(ContentRoot.MARK)
                ? UnmeetablePolicy.findings(workspace, settings.asOf(), tally.asked())
                : List.<Finding>of(),
            desk.shelves().findings(tally.cited(), levels, selection.isAll()))
        .flatMap(List::stream)
        .filter(finding -> selection.holds(finding.path()))
        .toList();
  }
}
