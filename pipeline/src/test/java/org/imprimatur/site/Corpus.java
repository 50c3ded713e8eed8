package org.imprimatur.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.imprimatur.claim.Citations;
import org.imprimatur.claim.ClaimReader;
import org.imprimatur.claim.Claims;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.ArticleSummary;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Citation;
import org.imprimatur.model.Configuration;
import org.imprimatur.model.GlossaryEntry;
import org.imprimatur.model.NumberedReference;
import org.imprimatur.model.Person;
import org.imprimatur.model.Picture;
import org.imprimatur.model.Policy;
import org.imprimatur.model.Proof;
import org.imprimatur.model.Reference;
import org.imprimatur.model.ReviewStanding;
import org.imprimatur.model.Status;
import org.imprimatur.model.Targets;
import org.imprimatur.parse.ArticleParser;
import org.imprimatur.picture.PictureReader;
import org.imprimatur.resolve.ContentOfTest;
import org.imprimatur.resolve.Resolver;
import org.imprimatur.source.Source;
import org.jspecify.annotations.Nullable;

/** A corpus for tests: articles in, a site out, all in memory. */
final class Corpus {
  static final LocalDate TODAY = LocalDate.parse("2026-11-22");

  final Map<String, Reference> references = new LinkedHashMap<>();

  /** What becomes of images, by destination as articles write it. */
  final Map<String, Picture> pictures = new LinkedHashMap<>();

  final List<CheckedArticle> articles = new ArrayList<>();
  final List<RuleText> rules = new ArrayList<>();
  List<GlossaryEntry> glossary = List.of();
  @Nullable String url = "https://guidelines.example/";
  boolean isSample = true;
  Look look = Look.PLAIN;
  final List<News> news = new ArrayList<>();
  final Map<String, Set<String>> otherNames = new TreeMap<>();

  /** What the house makes of the site. */
  UnaryOperator<Configuration.Site> house = UnaryOperator.identity();

  /** The repository's own articles, one of them approved and one under review. */
  static Corpus ofRepository() throws IOException {
    Corpus corpus = new Corpus();
    corpus.references.putAll(Library.references());
    corpus.glossary = Library.glossary();
    Path folder = Path.of("../articles");
    for (Path file : Library.files(folder, ".svg")) {
      String name = file.getFileName().toString();
      corpus.pictures.put(name, PictureReader.read(name, Files.readAllBytes(file)));
    }
    for (Path file : Library.files(folder, ".md")) {
      String path = folder.relativize(file).toString();
      String id = path.substring(0, path.length() - 3);
      corpus.add(id, Library.read(file), proofFor(id));
    }
    corpus.rules.add(
        new RuleText(
            "claim/uncited",
            "A claim that no citation covers",
            "# claim/uncited: a title\n\nEvery claim needs a `[@key]`.\n\n## Fires\n\n````markdown\n- Heat"
                + " <b>\n````\n\n## How to fix it\n\n- Cite a work\n- or say why it is no claim\n\n##"
                + " Level\n\nSubmitted: warning."));
    return corpus;
  }

  private static Proof proofFor(String id) {
    return switch (id) {
      case "allergy/anaphylaxis" -> approved();
      case "neurology/acute-headache" -> underReview();
      default -> Proof.submitted(List.of("there is no ledger"));
    };
  }

  static Proof approved() {
    return new Proof(
        Status.APPROVED,
        List.of(
            approval("a.reviewer", "Sample Reviewer One, MD", "2026-09-30T08:15:00Z"),
            approval("b.reviewer", "Sample Reviewer Two, MD", "2026-10-02T16:40:00Z")),
        LocalDate.parse("2026-10-02"),
        LocalDate.parse("2028-10-02"),
        "sha256:" + "0123456789abcdef".repeat(4),
        List.of());
  }

  static Proof underReview() {
    return new Proof(
        Status.UNDER_REVIEW,
        List.of(approval("a.reviewer", "Sample Reviewer One, MD", "2026-11-20T08:15:00Z")),
        null,
        null,
        "sha256:" + "fedcba9876543210".repeat(4),
        List.of("1 of 2 approvals was given for today's content"));
  }

  private static Proof.Approval approval(String by, String name, String at) {
    return new Proof.Approval(by, name, "reviewer", at, "I have read it and approve its content");
  }

  /** Adds an article written in Markdown. */
  CheckedArticle add(String id, String markdown, Proof proof) {
    Source source = Source.of("articles/" + id + ".md", markdown);
    Article article = ArticleParser.parse(new ArticleId(id), source).article();
    Claims claims = ClaimReader.read(article, Policy.DEFAULT, references::containsKey);
    CheckedArticle checked =
        new CheckedArticle(
            article,
            claims.statements(),
            claims.claims(),
            number(article),
            proof,
            targets(article));
    articles.add(checked);
    return checked;
  }

  private Targets targets(Article article) {
    Targets found =
        new Resolver(new ContentOfTest(id -> true, Map.of()), Configuration.Site.FILES).of(article);
    Map<String, Picture> known = new LinkedHashMap<>(found.pictures());
    known.putAll(pictures);
    return new Targets(known, found.links());
  }

  private List<NumberedReference> number(Article article) {
    Map<String, NumberedReference> byKey = new LinkedHashMap<>();
    for (Citation citation : Citations.of(article.blocks())) {
      Reference reference = references.get(citation.key());
      if (reference != null && !byKey.containsKey(citation.key())) {
        List<NumberedReference.Run> text =
            List.of(
                upright(reference.title() + ". "),
                new NumberedReference.Run("A Journal", true, false, false),
                upright(reference.doi() == null ? "." : ". doi:" + reference.doi()));
        byKey.put(
            citation.key(),
            new NumberedReference(byKey.size() + 1, List.of(citation.key()), reference, text));
      }
    }
    return List.copyOf(byKey.values());
  }

  private static NumberedReference.Run upright(String text) {
    return new NumberedReference.Run(text, false, false, false);
  }

  SiteContext context() {
    List<ArticleSummary> catalogue =
        articles.stream()
            .map(
                checked ->
                    ArticleSummary.of(
                        checked.id(), checked.article().frontMatter(), checked.proof()))
            .sorted((a, b) -> a.id().compareTo(b.id()))
            .toList();
    return new SiteContext(
        configuration(),
        TODAY,
        catalogue,
        glossary,
        new SiteContext.Library(key -> Optional.ofNullable(references.get(key)), otherNames),
        rules,
        "0.1.0",
        look);
  }

  private Configuration configuration() {
    return new Configuration(
        house.apply(
            new Configuration.Site(
                "example",
                "Example Guidelines",
                url,
                "editors@guidelines.example",
                isSample,
                List.of())),
        List.of(
            person("a.author", "Sample Author One, MD", "author"),
            person("a.reviewer", "Sample Reviewer One, MD", "reviewer"),
            person("b.reviewer", "Sample Reviewer Two, MD", "reviewer")),
        new Policy(
                2,
                Period.ofMonths(24),
                Period.ofDays(90),
                List.of("About this page"),
                "american-medical-association",
                Policy.DEFAULT.levels(),
                Map.of("dose-changed", List.of("pharmacist")),
                Map.of("pain", 3),
                Map.of("infection", Period.ofYears(1)))
            .withConflicted(List.of(new Policy.Conflict("b.reviewer", List.of("spine")))));
  }

  private static Person person(String id, String name, String role) {
    return new Person(id, name, List.of(role), "none declared (2026-01-10)", List.of());
  }

  /** Where the reviews of all articles stand. */
  List<ReviewStanding> standings() {
    return articles.stream()
        .sorted((a, b) -> a.id().compareTo(b.id()))
        .map(
            checked ->
                new ReviewStanding(
                    checked.id(),
                    checked.article().frontMatter().title(),
                    checked.article().frontMatter().status(),
                    checked.proof(),
                    new ReviewStanding.Lacks(
                        true, false, checked.proof().approvals().size(), 2, List.of()),
                    Map.of(),
                    ReviewStanding.Published.of(checked.proof().marks())))
        .toList();
  }

  /** The whole site: path to bytes. */
  Map<String, byte[]> site() {
    Map<String, byte[]> out = new TreeMap<>();
    SiteBuilder builder = new SiteBuilder(context());
    for (CheckedArticle article : articles) {
      builder.article(article).forEach(file -> out.put(file.path(), file.content()));
    }
    builder.overall(
        standings(),
        news,
        file -> {
          if (out.put(file.path(), file.content()) != null) {
            throw new IllegalStateException("two files at " + file.path());
          }
        });
    return out;
  }

  /** The page of one article that was added. */
  String page(String id) {
    return new String(site().get(id + "/index.html"), java.nio.charset.StandardCharsets.UTF_8);
  }

  /** Writes the site into a folder. */
  void write(Path folder) throws IOException {
    for (Map.Entry<String, byte[]> file : site().entrySet()) {
      Path target = folder.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.write(target, file.getValue());
    }
  }
}
