package org.imprimatur.examine;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.imprimatur.check.AnchorIndex;
import org.imprimatur.finding.Finding;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Levels;
import org.imprimatur.model.Status;
import org.imprimatur.read.ArticleFile;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.read.Listing;
import org.imprimatur.report.CheckReport;
import org.imprimatur.run.CorpusFiles;
import org.imprimatur.run.Desk;
import org.imprimatur.run.Failure;
import org.imprimatur.run.OrderedWork;
import org.imprimatur.run.ReferenceShelf;
import org.imprimatur.run.Selection;
import org.imprimatur.run.Settings;
import org.imprimatur.run.Workspace;
import org.jspecify.annotations.Nullable;

/** The check of a content root, or of some of its articles. Writes nothing. */
public final class Check {
  private final Workspace workspace;
  private final Settings settings;
  private final Levels levels;
  private final @Nullable Status floor;

  /** A check of a workspace. */
  public Check(Workspace workspace, Settings settings) {
    this(workspace, settings, null);
  }

  /** A check that judges every article as if it had a status; null for the proved one. */
  public Check(Workspace workspace, Settings settings, @Nullable Status floor) {
    this.floor = floor;
    this.workspace = workspace;
    this.settings = settings;
    this.levels = workspace.configuration().policy().levels();
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
   * @param selection what to tell findings of; the rest of the root is read for keys and links
   * @param watcher sees each selected article, by id
   * @throws UnusableException when the policy cannot be used
   */
  public Result run(Selection selection, Consumer<CheckedArticle> watcher) throws IOException {
    Listing listing = workspace.listing();
    Desk desk = Desk.open(workspace, settings);
    ReferenceShelf shelves = desk.shelves();
    CorpusFiles corpora = CorpusFiles.of(workspace.content(), listing.files());
    Examiner examiner = new Examiner(desk, corpora, false, floor);
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
            if (examined.article() != null) {
              watcher.accept(examined.article());
            }
          } else {
            tally.remember(examined, false);
          }
          settings.progress().step();
        });
    settings.progress().end();
    readTargets(listing, files, examiner, tally);
    tally.add(others(listing, desk, selection, tally));
    // Whatever is selected: it is about all that is told here.
    tally.add(workspace.untrustedBoard().stream().toList());
    return new Result(tally.report(shelves.library().keys().size()), tally.failures());
  }

  /** Articles that links lead into, and of which not enough is known yet. */
  private void readTargets(
      Listing listing, List<ArticleFile> read, Examiner examiner, CheckTally tally) {
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
        files, settings.jobs(), examiner::examine, examined -> tally.remember(examined, true));
  }

  /** What is told of files that are no readable articles. */
  private List<Finding> others(Listing listing, Desk desk, Selection selection, CheckTally tally) {
    return java.util.stream.Stream.of(
            workspace.findings(),
            listing.findings().stream()
                .map(finding -> finding.at(levels.level(finding.rule(), Status.SUBMITTED)))
                .toList(),
            desk.proofs().findings(listing),
            selection.holds(ContentRoot.MARK)
                ? Unfulfillable.findings(workspace, settings.asOf(), tally.asked())
                : List.<Finding>of(),
            desk.shelves().findings(tally.cited(), levels, selection.isAll()))
        .flatMap(List::stream)
        .filter(finding -> selection.holds(finding.path()))
        .toList();
  }
}
