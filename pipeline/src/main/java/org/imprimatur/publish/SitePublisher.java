package org.imprimatur.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.imprimatur.history.EarlierEditions;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Configuration;
import org.imprimatur.report.ReviewCalendar;
import org.imprimatur.review.Ledger;
import org.imprimatur.run.OpenRequests;
import org.imprimatur.run.RunContext;
import org.imprimatur.search.OtherNames;
import org.imprimatur.site.Look;
import org.imprimatur.site.News;
import org.imprimatur.site.SiteBuilder;
import org.imprimatur.site.SiteContext;
import org.imprimatur.site.SiteFile;
import org.imprimatur.theme.Theme;

/** The site: the articles' pages, those that list them, and what stands at an address instead. */
final class SitePublisher implements Publisher {
  private final RunContext desk;
  private final Catalogue catalogue;
  private final SiteWriter site;
  private final EarlierBuild earlier;
  private final DashboardReviews overview;
  private final Addresses addresses;
  private final List<News> news = new ArrayList<>();

  SitePublisher(PublishContext context) {
    this.desk = context.desk();
    this.catalogue = context.catalogue();
    this.earlier = context.earlier();
    this.site = new SiteWriter(shared(context), context.output());
    this.overview = new DashboardReviews(desk.workspace().configuration().policy());
    this.addresses = new Addresses(desk, context.publishing(), site);
  }

  static SiteContext shared(PublishContext context) {
    RunContext desk = context.desk();
    Configuration configuration = desk.workspace().configuration();
    return new SiteContext(
        configuration,
        desk.settings().asOf(),
        context.catalogue().published(),
        desk.shelves().glossary().entries(),
        new SiteContext.Library(desk.shelves().library()::get, otherNames(context)),
        RulePages.texts(configuration.policy()),
        context.version(),
        look(desk.workspace().theme()));
  }

  private static Map<String, Set<String>> otherNames(PublishContext context) {
    Map<String, String> titles = new HashMap<>();
    context
        .catalogue()
        .published()
        .forEach(article -> titles.put(article.id().value(), article.title()));
    return OtherNames.of(context.desk().shelves().synonyms(), titles);
  }

  private static Look look(Theme theme) {
    return new Look(theme.words(), theme.css(), theme.logo(), theme.icons(), theme.pieces());
  }

  Addresses addresses() {
    return addresses;
  }

  @Override
  public Prepared prepare(PlannedArticle article) {
    ArticleId id = new ArticleId(article.id());
    List<SiteFile> files = site.keeps(id) ? pages(article) : List.of();
    return left -> {
      site.put(files, left);
      return this::add;
    };
  }

  /** What lies at the article's address, and the images that it shows. */
  List<SiteFile> pages(PlannedArticle article) {
    List<SiteFile> files = new ArrayList<>(files(article));
    ledger(article).ifPresent(files::add);
    return files;
  }

  @Override
  public Prepared again(CachedArticle cached, Supplier<PlannedArticle> remade) {
    return left -> {
      site.keep(cached.files(), earlier.output());
      return this::add;
    };
  }

  private void add(ArticleRecord article) {
    addresses.add(article);
    news.addAll(article.news());
    overview.add(article);
  }

  /** What stands at the article's address, and the images that it shows. */
  private List<SiteFile> files(PlannedArticle article) {
    Publishing.Plan plan = article.plan();
    EarlierEditions.Edition edition = plan.edition();
    CheckedArticle published = article.published();
    if (published != null) {
      return site.withHistory(edition, published, article.past());
    }
    CheckedArticle today = article.examined().article();
    String title = today == null ? "" : today.article().frontMatter().title();
    return plan.kind() == Publishing.Kind.WITHHELD
        ? List.of()
        : site.absent(new ArticleId(article.id()), title, plan);
  }

  /** The signed record of an article's review, for readers who verify it themselves. */
  private static Optional<SiteFile> ledger(PlannedArticle article) {
    Ledger ledger = article.ledger();
    ArticleId id = new ArticleId(article.id());
    return ledger != null && article.plan().isShown() && !SiteBuilder.isReserved(id)
        ? Optional.of(
            new SiteFile(id.url() + SiteBuilder.LEDGER, ledger.source().text().getBytes(UTF_8)))
        : Optional.empty();
  }

  @Override
  public String name() {
    return "lists";
  }

  @Override
  public void finish(FinishedCorpus corpus) throws IOException {
    addresses.write(corpus.listing());
    OpenRequests asked = OpenRequests.of(desk);
    site.overall(overview.standings(corpus.report(), desk.shelves(), asked), news);
    String calendar =
        ReviewCalendar.of(
            desk.workspace().configuration().site(),
            catalogue.published(),
            asked::of,
            desk.settings().asOf());
    site.write("reviews.ics", calendar.getBytes(UTF_8));
    String signers = desk.proofs().rules().board().allowedSigners();
    site.write(SiteBuilder.SIGNERS, signers.getBytes(UTF_8));
  }
}
