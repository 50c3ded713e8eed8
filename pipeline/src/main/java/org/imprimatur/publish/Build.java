package org.imprimatur.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.examine.Examiner;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Level;
import org.imprimatur.output.Output;
import org.imprimatur.read.ArticleFile;
import org.imprimatur.read.Listing;
import org.imprimatur.read.MergeAttributes;
import org.imprimatur.read.RecordingTree;
import org.imprimatur.recorded.Asked;
import org.imprimatur.recorded.DayQuestions;
import org.imprimatur.report.CheckReport;
import org.imprimatur.run.CorpusFiles;
import org.imprimatur.run.Failure;
import org.imprimatur.run.OrderedWork;
import org.imprimatur.run.RunContext;
import org.imprimatur.run.Settings;
import org.imprimatur.run.TrustBaseline;
import org.imprimatur.run.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * Checks a content root and publishes it: site, index and reports, swapped in at the end. An
 * article is read twice: its front matter first, since every page may list every article, and then
 * whole.
 */
public final class Build {
  private static final Asked MERGES = new Asked("merge attributes", "");

  /** What is asked in every build, by nobody in particular. */
  private static final List<Asked> ALWAYS =
      List.of(MERGES, TrustBaseline.ALL_HISTORY, DayQuestions.DAY);

  private final Workspace written;
  private final Settings settings;
  private final Options options;

  /**
   * What to publish and where.
   *
   * @param profile what is published
   * @param output opens where it goes
   * @param version of the program, shown on pages
   * @param desk the origin for which pages are made on which reviewers sign; null for none
   * @param caching where to look for what need not be done again, and to leave it; null for nowhere
   */
  public record Options(
      BuildProfile profile,
      Output.Opener output,
      String version,
      @Nullable String desk,
      @Nullable Caching caching) {
    /** Without pages on which reviewers sign, and with nothing taken over. */
    public Options(BuildProfile profile, Output.Opener output, String version) {
      this(profile, output, version, null, null);
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

    /** How many findings of a level are about what is not published as it is today. */
    public int unpublished(Level level) {
      if (report.count(level) == 0) {
        return 0;
      }
      Set<Finding> here = new HashSet<>(shown.findings());
      return (int)
          report.findings().stream()
              .filter(finding -> finding.level() == level && !here.contains(finding))
              .count();
    }
  }

  /** A build of a workspace. */
  public Build(Workspace workspace, Settings settings, Options options) {
    this.written = workspace;
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
    try (Output output = options.output().open()) {
      return run(output);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Result run(Output output) throws IOException {
    RecordingTree tree = recording();
    Workspace workspace = options.caching() == null ? written : written.recorded(tree);
    EarlierBuild earlier = new EarlierBuild(options.caching(), house(workspace));
    Listing listing = workspace.listing();
    TodaysAnswers now = beforeReading(workspace, tree, listing);
    BuildState.Given same = earlier.nothingChanged(now).orElse(null);
    if (same != null) {
      return result(same);
    }
    earlier.beginWith(output);
    RunContext desk = RunContext.open(workspace, settings);
    Publishing publishing = new Publishing(desk, options.profile());
    Catalogue catalogue =
        new Catalogue.Reader(desk, publishing, earlier, answers(desk, publishing, now))
            .read(listing.files());
    PublishContext context =
        new PublishContext(desk, publishing, catalogue, output, earlier, options.version());
    try (Publishers publishers = Publishers.open(context, options.desk())) {
      Result result = run(listing, context, publishers);
      Map<Asked, String> read = tree.answers();
      ALWAYS.forEach(question -> read.put(question, now.answer(question)));
      earlier.leave(output, publishers, read, result);
      return result;
    }
  }

  /** Only who knows the secret can make another file of the same digest, and it is soon made. */
  private RecordingTree recording() {
    Caching caching = options.caching();
    return caching == null
        ? new RecordingTree(written.content())
        : new RecordingTree(written.content(), caching.folder()::digest);
  }

  private Result run(Listing listing, PublishContext context, Publishers publishers)
      throws IOException {
    BuildTally tally = new BuildTally(context.desk(), options.profile());
    articles(listing, context, publishers, tally);
    CheckReport report = tally.report(listing);
    publishers.finish(new FinishedCorpus(listing, report));
    putInPlace(context.output());
    Addresses addresses = publishers.addresses();
    return new Result(
        report,
        tally.shown(listing, report),
        tally.failures(),
        addresses.published(),
        addresses.withheld(),
        addresses.earlier());
  }

  /** To what can be asked before references are read. */
  private TodaysAnswers beforeReading(Workspace workspace, RecordingTree tree, Listing listing) {
    // Not the tree that records: what is asked only to compare is not what was built from.
    CorpusFiles files = CorpusFiles.of(written.content(), listing.files());
    return new TodaysAnswers(
        List.of(
            tree::answer,
            files::answer,
            workspace.footing()::answer,
            question -> DayQuestions.answer(question, settings.asOf()),
            question ->
                question.equals(MERGES)
                    ? Optional.of(
                        String.join(";", MergeAttributes.missing(written.root(), listing)))
                    : Optional.empty()));
  }

  /** To all questions but those for other articles. */
  private static TodaysAnswers answers(
      RunContext desk, Publishing publishing, TodaysAnswers before) {
    return before.with(List.of(desk.shelves().library()::answer, publishing::answer));
  }

  /** What a build gave that is the same again. */
  private static Result result(BuildState.Given given) {
    CheckReport shown = given.shown();
    return new Result(
        given.report(),
        shown == null ? given.report() : shown,
        List.of(),
        given.published(),
        given.withheld(),
        given.earlier());
  }

  /** What every article depends on. */
  private String house(Workspace workspace) {
    Caching caching = options.caching();
    return caching == null
        ? ""
        : String.join(
            "\n",
            caching.program(),
            options.version(),
            options.profile().word(),
            workspace.houseDigest());
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
    CorpusFiles corpora = CorpusFiles.of(context.desk().workspace().content(), listing.files());
    ArticleWork work =
        new ArticleWork(
            new Examiner(context.desk(), corpora, Examiner.For.PAGES), context, publishers);
    settings.progress().begin("articles", listing.files().size());
    try {
      OrderedWork.<ArticleFile, ArticleWork.Written, IOException>run(
          listing.files(),
          settings.jobs(),
          work::on,
          written -> {
            tally.add(written.article(), written.failure());
            written.rest().add(written.article());
            settings.progress().step();
          });
    } finally {
      settings.progress().end();
    }
  }
}
