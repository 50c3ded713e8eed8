package org.imprimatur.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.imprimatur.examine.ExaminedArticle;
import org.imprimatur.examine.Examiner;
import org.imprimatur.finding.Finding;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.ArticleSummary;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.output.MemoryOutput;
import org.imprimatur.read.ArticleFile;
import org.imprimatur.run.CorpusFiles;
import org.imprimatur.run.RunContext;
import org.imprimatur.run.Settings;
import org.imprimatur.run.Workspace;
import org.imprimatur.search.HouseWords;
import org.imprimatur.search.PreparedArticle;
import org.imprimatur.search.SearchedArticle;
import org.imprimatur.site.SiteBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The pages of single articles, each made when it is asked for, as the build of a preview makes
 * them: for whoever writes an article and looks on. Safe to share between threads.
 */
public final class PreviewPages {
  private final PublishContext context;
  private final Examiner examiner;
  private final ArticlePlanning plans;
  private final SitePublisher site;
  private @Nullable HouseWords words;

  private PreviewPages(PublishContext context) {
    RunContext desk = context.desk();
    List<ArticleFile> files = desk.workspace().listing().files();
    CorpusFiles corpus = CorpusFiles.of(desk.workspace().content(), files);
    this.context = context;
    this.examiner = new Examiner(desk, corpus, Examiner.For.PAGES);
    this.plans = new ArticlePlanning(desk, context.publishing());
    this.site = new SitePublisher(context);
  }

  /**
   * Reads what every page may need of every article.
   *
   * @param version of the program
   * @throws org.imprimatur.run.UnusableException when the policy cannot be used
   */
  public static PreviewPages open(Workspace workspace, Settings settings, String version)
      throws IOException {
    RunContext desk = RunContext.open(workspace, settings);
    Publishing publishing = new Publishing(desk, BuildProfile.PREVIEW);
    EarlierBuild nothing = new EarlierBuild(null, "");
    Catalogue catalogue =
        new Catalogue.Reader(desk, publishing, nothing, new TodaysAnswers(List.of()))
            .read(workspace.listing().files());
    return new PreviewPages(
        new PublishContext(desk, publishing, catalogue, new MemoryOutput(), nothing, version));
  }

  /**
   * The same once some articles have other texts, and nothing else has changed: no ledger, no
   * reference, no picture, no name.
   *
   * @param ids of articles that were there before
   */
  public PreviewPages edited(Set<String> ids) {
    FrontMatters reader = new FrontMatters(context.desk(), context.publishing());
    SortedMap<String, ArticleSummary> all = new TreeMap<>();
    context.catalogue().published().forEach(each -> all.put(each.id().value(), each));
    List<ArticleSummary> before = List.copyOf(all.values());
    for (ArticleFile file : context.desk().workspace().listing().files()) {
      if (ids.contains(file.id())) {
        Optional<ArticleSummary> summary = reader.summary(file);
        all.remove(file.id());
        summary.ifPresent(it -> all.put(file.id(), it));
      }
    }
    List<ArticleSummary> after = List.copyOf(all.values());
    return after.equals(before)
        ? this
        : new PreviewPages(
            new PublishContext(
                context.desk(),
                context.publishing(),
                new Catalogue(after),
                context.output(),
                context.earlier(),
                context.version()));
  }

  /** The content root. */
  public Workspace workspace() {
    return context.desk().workspace();
  }

  /** The file of an article that has a page here; empty where there is none. */
  public Optional<ArticleFile> file(String id) {
    return SiteBuilder.isReserved(new ArticleId(id))
        ? Optional.empty()
        : workspace().listing().files().stream().filter(file -> file.id().equals(id)).findFirst();
  }

  /**
   * What lies at an article's address.
   *
   * @param files by their paths in the site; empty where the article cannot be read
   * @param findings about it alone, as the check has them before it has seen other articles
   */
  public record Page(SortedMap<String, byte[]> files, List<Finding> findings) {
    /** Copies the list. */
    public Page {
      findings = List.copyOf(findings);
    }
  }

  /** An article's page, made from its file as it lies there now. */
  public Page page(ArticleFile file) {
    ExaminedArticle examined = examiner.examine(file);
    ArticlePlanning.Planned planned = plans.of(file, examined);
    SortedMap<String, byte[]> files = new TreeMap<>();
    site.pages(planned.article()).forEach(each -> files.put(each.path(), each.content()));
    List<Finding> findings = new ArrayList<>(examined.findings());
    findings.addAll(planned.more());
    Collections.sort(findings);
    return new Page(files, findings);
  }

  /**
   * An article as search has it, from its file as it lies there now; empty if it is not published.
   */
  public Optional<PreparedArticle> searched(ArticleFile file) {
    CheckedArticle published = plans.of(file, examiner.examine(file)).article().published();
    return published == null
        ? Optional.empty()
        : Optional.of(PreparedArticle.of(SearchedArticle.of(published, words())));
  }

  private synchronized HouseWords words() {
    HouseWords known = words;
    if (known == null) {
      known = IndexPublisher.words(context.desk().shelves());
      words = known;
    }
    return known;
  }

  /** Lists, policy, board and the like, with the assets, by path; reviews stand in no list yet. */
  public SortedMap<String, byte[]> others() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    new SiteBuilder(SitePublisher.shared(context))
        .overall(List.of(), List.of(), each -> files.put(each.path(), each.content()));
    return files;
  }
}
