package org.imprimatur.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.imprimatur.examine.Examiner;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Level;
import org.imprimatur.output.Output;
import org.imprimatur.read.ArticleFile;
import org.imprimatur.read.Listing;
import org.imprimatur.report.CheckReport;
import org.imprimatur.run.CorpusFiles;
import org.imprimatur.run.Failure;
import org.imprimatur.run.OrderedWork;
import org.imprimatur.run.RunContext;
import org.imprimatur.run.Settings;
import org.imprimatur.run.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * Checks a content root and publishes it: site, index and reports, swapped in at the end. An
 * article is read twice: its front matter first, since every page may list every article, and then
 * whole.
 */
public final class Build {
  private final Workspace workspace;
  private final Settings settings;
  private final Options options;

  /**
   * What to publish and where.
   *
   * @param profile what is published
   * @param output opens where it goes
   * @param version of the program, shown on pages
   * @param desk the origin for which pages are made on which reviewers sign; null for none
   */
  public record Options(
      BuildProfile profile, Output.Opener output, String version, @Nullable String desk) {
    /** Without pages on which reviewers sign. */
    public Options(BuildProfile profile, Output.Opener output, String version) {
      this(profile, output, version, null);
    }
  }

  /**
   * What a build gave.
   *
   * @param report the findings and numbers of all articles, published or not
   * @param shown the same of what is published as it stands today, and of the house's own files
   * @param failures defects of the program, by article
   * @param published how many articles have a page
   * @param withheld ids of the articles that the profile keeps back, in order
   * @param earlier ids of those published at their last approved revision, in order
   */
  public record Result(
      CheckReport report,
      CheckReport shown,
      List<Failure> failures,
      int published,
      List<String> withheld,
      List<String> earlier) {
    /** Copies the lists. */
    public Result {
      failures = List.copyOf(failures);
      withheld = List.copyOf(withheld);
      earlier = List.copyOf(earlier);
    }

    /** How many findings of a level are about what is not published as it stands today. */
    public int unpublished(Level level) {
      Set<Finding> here = new HashSet<>(shown.findings());
      return (int)
          report.findings().stream()
              .filter(finding -> finding.level() == level && !here.contains(finding))
              .count();
    }
  }

  /** A build of a workspace. */
  public Build(Workspace workspace, Settings settings, Options options) {
    this.workspace = workspace;
    this.settings = settings;
    this.options = options;
  }

  /**
   * Builds.
   *
   * @throws UnusableException when the policy cannot be used
   * @throws org.imprimatur.output.OutputException when the output cannot be written; what was there
   *     is as it was
   */
  public Result run() throws IOException {
    Listing listing = workspace.listing();
    RunContext desk = RunContext.open(workspace, settings);
    Publishing publishing = new Publishing(desk, options.profile());
    BuildTally tally = new BuildTally(desk, options.profile());
    try (Output output = options.output().open()) {
      Catalogue catalogue = Catalogue.read(desk, listing.files(), publishing);
      PublishContext context =
          new PublishContext(desk, publishing, catalogue, output, options.version());
      try (Publishers publishers = Publishers.open(context, options.desk())) {
        articles(listing, context, publishers, tally);
        CheckReport report = tally.report(listing);
        publishers.finish(new FinishedCorpus(listing, report));
        putInPlace(output);
        Addresses addresses = publishers.addresses();
        return new Result(
            report,
            tally.shown(listing, report),
            tally.failures(),
            addresses.published(),
            addresses.withheld(),
            addresses.earlier());
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void putInPlace(Output output) throws IOException {
    settings.progress().begin("putting in place", 1);
    try {
      output.publish();
    } finally {
      settings.progress().end();
    }
  }

  private void articles(
      Listing listing, PublishContext context, Publishers publishers, BuildTally tally)
      throws IOException {
    CorpusFiles corpora = CorpusFiles.of(workspace.content(), listing.files());
    ArticleWork work =
        new ArticleWork(
            new Examiner(context.desk(), corpora, Examiner.For.PAGES),
            context.publishing(),
            publishers,
            workspace.configuration().policy().levels());
    settings.progress().begin("articles", listing.files().size());
    try {
      OrderedWork.<ArticleFile, ArticleWork.Written, IOException>run(
          listing.files(),
          settings.jobs(),
          work::on,
          written -> {
            tally.add(written.article());
            written.rest().add(written.article());
            settings.progress().step();
          });
    } finally {
      settings.progress().end();
    }
  }
}
