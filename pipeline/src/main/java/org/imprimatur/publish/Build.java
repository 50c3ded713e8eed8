package org.imprimatur.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.imprimatur.examine.ArticleBudget;
import org.imprimatur.examine.CheckTally;
import org.imprimatur.examine.CorpusFiles;
import org.imprimatur.examine.ExaminedArticle;
import org.imprimatur.examine.Examiner;
import org.imprimatur.examine.Unfulfillable;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Level;
import org.imprimatur.history.EarlierEditions;
import org.imprimatur.history.EarlierTargets;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.ArticleSummary;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Levels;
import org.imprimatur.model.Status;
import org.imprimatur.model.Targets;
import org.imprimatur.output.OutputStage;
import org.imprimatur.read.ArticleFile;
import org.imprimatur.read.Listing;
import org.imprimatur.report.CheckReport;
import org.imprimatur.report.ClaimsJson;
import org.imprimatur.report.Format;
import org.imprimatur.report.ReportContext;
import org.imprimatur.report.Reports;
import org.imprimatur.review.ReviewCalendar;
import org.imprimatur.run.Desk;
import org.imprimatur.run.Failure;
import org.imprimatur.run.OrderedWork;
import org.imprimatur.run.Proofs;
import org.imprimatur.run.ReferenceShelf;
import org.imprimatur.run.Settings;
import org.imprimatur.run.Workspace;
import org.imprimatur.search.BrowserExport;
import org.imprimatur.search.IndexBuilder;
import org.imprimatur.search.PreparedArticle;
import org.imprimatur.site.SiteBuilder;
import org.imprimatur.site.SiteContext;
import org.imprimatur.site.SiteFile;
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
   * @param out the output folder
   * @param who is told to others who want to build meanwhile
   * @param version of the program, shown on pages
   */
  public record Options(BuildProfile profile, Path out, String who, String version) {}

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
    Desk desk = Desk.open(workspace, settings);
    ReferenceShelf shelves = desk.shelves();
    Publishing publishing = new Publishing(desk, options.profile());
    try (OutputStage stage = OutputStage.open(options.out(), options.who())) {
      Catalogue catalogue = Catalogue.read(desk, listing.files(), publishing);
      SiteWriter site = new SiteWriter(context(shelves, catalogue), stage);
      CorpusFiles corpora = new CorpusFiles(workspace.root(), listing.files());
      Examiner examiner = new Examiner(desk, corpora, true);
      CheckTally tally = new CheckTally(workspace.configuration().policy().levels(), true);
      Overview overview = new Overview(workspace.configuration().policy());
      Addresses addresses = new Addresses(desk, publishing, site);
      CheckTally published = new CheckTally(workspace.configuration().policy().levels(), true);
      Sinks sinks =
          new Sinks(
              stage, site, tally, published, publishing, overview, addresses, new AtomicInteger());
      articles(listing, shelves, examiner, sinks);
      addresses.write(listing);
      new BrowserExport(stage.folder("index")).write(site::write);
      CheckReport report = report(listing, desk, tally, tally.cited());
      site.overall(overview.standings(report, shelves));
      site.write("reviews.ics", calendar(catalogue).getBytes(UTF_8));
      String signers = desk.proofs().rules().board().allowedSigners();
      site.write(SiteBuilder.SIGNERS, signers.getBytes(UTF_8));
      reports(stage, report);
      stage.publish();
      CheckReport shown =
          options.profile() == BuildProfile.PREVIEW
              ? report
              : report(listing, desk, sinks.published(), citedAs(tally, sinks.published()));
      return new Result(
          report,
          shown,
          tally.failures(),
          sinks.pages().get(),
          addresses.withheld(),
          addresses.earlier());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Where an article goes. */
  private record Sinks(
      OutputStage stage,
      SiteWriter site,
      CheckTally tally,
      CheckTally published,
      Publishing publishing,
      Overview overview,
      Addresses addresses,
      AtomicInteger pages) {}

  private String calendar(Catalogue catalogue) {
    return ReviewCalendar.of(
        workspace.configuration().site(), catalogue.published(), settings.asOf());
  }

  /** An article's results, and the files of the site that are still to be written. */
  private record Rendered(
      String id,
      ExaminedArticle examined,
      List<String> claims,
      @Nullable PreparedArticle indexed,
      Publishing.Plan plan,
      @Nullable CheckedArticle published,
      List<SiteFile> files) {

    /** The same, once the files are written. */
    Rendered written() {
      return new Rendered(id, examined, claims, indexed, plan, published, List.of());
    }
  }

  private void articles(Listing listing, ReferenceShelf shelves, Examiner examiner, Sinks sinks)
      throws IOException {
    settings.progress().begin("build", listing.files().size());
    try (IndexBuilder index = new IndexBuilder(sinks.stage().folder("index"), shelves.synonyms());
        Writer file = writer(sinks.stage(), "report/claims.json");
        ClaimsJson claims = new ClaimsJson(file)) {
      OrderedWork.<ArticleFile, Rendered, IOException>run(
          listing.files(),
          settings.jobs(),
          article -> rendered(examiner, sinks, article),
          rendered -> {
            ExaminedArticle examined = rendered.examined();
            sinks.tally().add(examined);
            published(sinks.published(), rendered);
            if (rendered.indexed() != null) {
              index.add(rendered.indexed());
              sinks.pages().incrementAndGet();
            }
            sinks.addresses().add(rendered.id(), examined.proved(), rendered.plan());
            sinks.overview().add(rendered.id(), examined, rendered.published());
            claims.add(rendered.claims());
            settings.progress().step();
          });
      index.finish();
    } finally {
      settings.progress().end();
    }
  }

  /** In a preview, everything is published as it stands, and counted already. */
  private void published(CheckTally published, Rendered rendered) {
    if (options.profile() == BuildProfile.RELEASE) {
      if (rendered.plan().kind() == Publishing.Kind.TODAY) {
        published.add(rendered.examined());
      } else {
        published.remember(rendered.examined(), true);
      }
    }
  }

  private Rendered rendered(Examiner examiner, Sinks sinks, ArticleFile file) {
    ExaminedArticle examined = examiner.examine(file);
    Rendered rendered =
        ArticleBudget.run(
            () -> rendered(sinks, file, examined),
            () ->
                unreadable(
                    sinks,
                    file,
                    ExaminedArticle.unreadable(file.path(), examiner.tooMuch(file), null)));
    // Only now, since what is behind the border may be done twice.
    sinks.site().put(rendered.files());
    return rendered.written();
  }

  private Rendered rendered(Sinks sinks, ArticleFile file, ExaminedArticle examined) {
    CheckedArticle article = examined.article();
    Proofs.Proved proved = examined.proved();
    if (article == null || proved == null) {
      return unreadable(sinks, file, examined);
    }
    try {
      Publishing.Plan plan = sinks.publishing().plan(article.article(), proved);
      EarlierEditions.Edition edition = plan.edition();
      CheckedArticle published =
          edition != null ? edition.shown() : plan.isShown() ? article : null;
      List<Finding> more =
          edition == null || published == null
              ? List.of()
              : EarlierTargets.findings(published, workspace.configuration().policy().levels());
      return new Rendered(
          file.id(),
          examined.withoutFiles(more),
          ClaimsJson.lines(article),
          published == null ? null : PreparedArticle.of(published),
          plan,
          published == null ? null : published.with(Targets.NONE),
          files(article, plan, sinks.site()));
    } catch (UncheckedIOException e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      Failure failure = new Failure(file.path(), e);
      return unreadable(
          sinks, file, ExaminedArticle.unreadable(file.path(), examined.findings(), failure));
    }
  }

  private static Rendered unreadable(Sinks sinks, ArticleFile file, ExaminedArticle examined) {
    Publishing.Plan plan =
        sinks.publishing().withoutArticle(file.id(), "Its file cannot be read as an article.");
    List<SiteFile> files =
        plan.kind() == Publishing.Kind.WITHHELD
            ? List.of()
            : sinks.site().absent(new ArticleId(file.id()), "", plan);
    return new Rendered(file.id(), examined, List.of(), null, plan, null, files);
  }

  /** What stands at the article's address, and the images that it shows. */
  private static List<SiteFile> files(
      CheckedArticle article, Publishing.Plan plan, SiteWriter site) {
    EarlierEditions.Edition edition = plan.edition();
    if (edition != null) {
      return site.earlier(edition, edition.shown());
    }
    if (plan.isShown()) {
      return site.article(article);
    }
    return plan.kind() == Publishing.Kind.WITHHELD
        ? List.of()
        : site.absent(article.id(), article.article().frontMatter().title(), plan);
  }

  private SiteContext context(ReferenceShelf shelves, Catalogue catalogue) {
    return new SiteContext(
        workspace.configuration(),
        settings.asOf(),
        catalogue.published(),
        shelves.glossary().entries(),
        new SiteContext.Library(shelves.library()::get),
        RulePages.texts(workspace.configuration().policy()),
        options.version());
  }

  /** A record that only what is not published cites is no matter of what is. */
  private static Map<String, Status> citedAs(CheckTally all, CheckTally published) {
    Map<String, Status> cited = new TreeMap<>();
    all.cited().keySet().forEach(key -> cited.put(key, Status.SUBMITTED));
    cited.putAll(published.counted());
    return cited;
  }

  private CheckReport report(
      Listing listing, Desk desk, CheckTally tally, Map<String, Status> cited) {
    ReferenceShelf shelves = desk.shelves();
    Levels levels = workspace.configuration().policy().levels();
    tally.add(workspace.findings());
    tally.add(workspace.untrustedBoard().stream().toList());
    for (Finding finding : listing.findings()) {
      tally.add(List.of(finding.at(levels.level(finding.rule(), Status.SUBMITTED))));
    }
    tally.add(desk.proofs().findings(listing));
    tally.add(Unfulfillable.findings(workspace, settings.asOf(), tally.asked()));
    tally.add(shelves.findings(cited, levels, true));
    return tally.report(shelves.library().keys().size());
  }

  private void reports(OutputStage stage, CheckReport report) throws IOException {
    ReportContext context =
        RulePages.context(workspace, settings.asOf(), options.version(), ReportContext.Look.PLAIN);
    Map<String, Format> files = new TreeMap<>();
    files.put("report/findings.json", Format.JSON);
    files.put("report/findings.txt", Format.TEXT);
    files.put("report/report.html", Format.HTML);
    for (Map.Entry<String, Format> file : files.entrySet()) {
      try (Writer out = writer(stage, file.getKey())) {
        Reports.write(file.getValue(), report, context, out);
      }
    }
    try (Writer out = writer(stage, "report/coverage.json")) {
      Reports.writeCoverage(report, out);
    }
  }

  private static Writer writer(OutputStage stage, String path) throws IOException {
    return new OutputStreamWriter(stage.stream(path), UTF_8);
  }

  /** For the index pages: what every page may need of every published article. */
  record Catalogue(List<ArticleSummary> published) {
    static Catalogue read(Desk desk, List<ArticleFile> files, Publishing publishing) {
      Settings settings = desk.settings();
      FrontMatters reader = new FrontMatters(desk, publishing);
      List<ArticleSummary> out = new ArrayList<>();
      settings.progress().begin("front matter", files.size());
      OrderedWork.<ArticleFile, java.util.Optional<ArticleSummary>, RuntimeException>run(
          files,
          settings.jobs(),
          reader::summary,
          summary -> {
            summary.ifPresent(out::add);
            settings.progress().step();
          });
      settings.progress().end();
      return new Catalogue(out);
    }
  }
}
