package org.imprimatur.publish;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.imprimatur.claim.Citations;
import org.imprimatur.claim.ClaimReader;
import org.imprimatur.claim.Claims;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.ArticleSummary;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Configuration;
import org.imprimatur.model.FrontMatter;
import org.imprimatur.model.Mark;
import org.imprimatur.model.Person;
import org.imprimatur.model.Policy;
import org.imprimatur.model.Proof;
import org.imprimatur.model.Status;
import org.imprimatur.parse.ArticleParser;
import org.imprimatur.read.ContentTree;
import org.imprimatur.read.TreeOfTest;
import org.imprimatur.reference.ReferenceLibrary;
import org.imprimatur.resolve.Resolver;
import org.imprimatur.review.ContentDigest;
import org.imprimatur.run.CorpusFiles;
import org.imprimatur.run.Glossary;
import org.imprimatur.run.PageContent;
import org.imprimatur.search.IndexedText;
import org.imprimatur.site.GlossaryTerms;
import org.imprimatur.site.SiteBuilder;
import org.imprimatur.site.SiteContext;
import org.imprimatur.source.Source;

/** An article with all that its page shows, as files that tests change. */
final class SampleFolder {
  static final String ARTICLE =
      """
      ---
      title: Sample
      question: What helps?
      status: approved
      updated: 2026-05-01
      authors: [a.author]
      audience: professional
      summary: Rest helps.
      population: Adults
      topics: [first-topic, second-topic]
      evidence-to: 2026-04-30
      funding: A grant
      licence: Free
      review-by: 2027-05-01
      related: [topic/other]
      changes: [{date: 2026-05-01, kind: amended, conclusions-changed: false, note: Shorter}]
      ---

      ## Drugs

      Give 5 mg of the sample drug, **not** 50 mg, to people with a caf\u00e9 [@one]. {certainty=low strength=strong}
      As @two says, bed rest and repose help [see @one, p. 3]; see [a page](https://one.example/).
      Fill in [the form](form.pdf#page=2).

      - sample drug:
        - Start with 5 mg [@one].
        - `  code`, <b>bold</b>, a line\\
          break and *emphasis*
      - other drug

      ## More

      3. third
      4. fourth

      > Quoted, with *stress* [@two].

      ***

      Table: Doses of the drugs [@one].

      | Drug | Dose |
      |---|:-:|
      | sample drug | 5 mg [@one] |
      | other drug | none |

      ![Flow chart of the chart [@two]](chart.svg "As drawn")

      ```
      code  block
      ```
      """;

  static final String REFERENCES =
      """
      references:
        - id: one
          type: article-journal
          kind: trial
          title: A First Work
          author: [{family: Sample, given: A}]
          issued: {date-parts: [[2020]]}
          container-title: Sample Journal
          volume: "1"
          DOI: 10.1000/first
          quote: It was so.
          quotes: {a: {sentence: So it was., place: p. 1}}
          justification: It is the first.
          article: topic/other
          review-by: 2031-03-04
          checked: 2026-01-01
        - id: two
          type: book
          title: A Second Work
          author: [{family: Other, given: B}]
          issued: 2021
          PMID: 12
      """;

  static final String GLOSSARY =
      """
      glossary:
        - {term: rest, also: [repose], definition: Lying down.}
        - {term: sample drug, also: [], definition: A drug that there is not.}
      """;

  static final String CHART = "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>Rest</text></svg>";

  static final Map<String, String> GOOD =
      Map.of(
          "article",
          ARTICLE,
          "references",
          REFERENCES,
          "glossary",
          GLOSSARY,
          "chart",
          CHART,
          "form",
          "%PDF-1.7");

  static final Configuration CONFIGURATION =
      new Configuration(
          new Configuration.Site(
              "sample", "Sample", "https://s.example/", "c@s.example", false, List.of("pdf")),
          List.of(
              new Person("a.author", "Sample Author", List.of("author"), "none", List.of()),
              new Person("b.author", "Other Author", List.of("author"), "none", List.of())),
          Policy.DEFAULT);

  /** Formatting references is what costs, and most states share them. */
  private static final Map<String, ReferenceLibrary> LIBRARIES = new ConcurrentHashMap<>();

  private static final Map<Object, SiteBuilder> BUILDERS = new ConcurrentHashMap<>();

  private SampleFolder() {}

  /** The files with one of them changed. */
  static Map<String, String> with(String file, String before, String after) {
    String text = GOOD.getOrDefault(file, "");
    if (!text.contains(before)) {
      throw new IllegalArgumentException(file + " lacks " + before);
    }
    Map<String, String> changed = new TreeMap<>(GOOD);
    changed.put(file, text.replace(before, after));
    return changed;
  }

  /** An article with what its page shows besides it. */
  record Made(
      Article article,
      ReferenceLibrary library,
      Glossary glossary,
      ContentTree files,
      ContentDigest digest) {

    /** What an event would list beside the digest: the cited works' marks. */
    Map<String, List<String>> marks() {
      Map<String, List<String>> out = new TreeMap<>();
      for (String key : digest.works().keySet()) {
        library
            .get(key)
            .map(work -> work.governance().marks().stream().map(Mark::word).toList())
            .filter(marks -> !marks.isEmpty())
            .ifPresent(marks -> out.put(key, marks));
      }
      return out;
    }
  }

  static Made made(Map<String, String> files, Configuration configuration) {
    Source source = Source.of("articles/topic/sample.md", files.getOrDefault("article", ""));
    Article article = ArticleParser.parse(new ArticleId("topic/sample"), source).article();
    String style = configuration.policy().style();
    ReferenceLibrary library =
        LIBRARIES.computeIfAbsent(
            style + "\0" + files.getOrDefault("references", ""),
            key -> library(key.substring(key.indexOf('\0') + 1), style));
    Glossary glossary =
        Glossary.read(Source.of("references/glossary.yaml", files.getOrDefault("glossary", "")));
    Map<String, byte[]> bytes = new TreeMap<>();
    bytes.put("articles/topic/chart.svg", bytes(files.getOrDefault("chart", "")));
    bytes.put("articles/topic/form.pdf", bytes(files.getOrDefault("form", "")));
    ContentTree tree = TreeOfTest.of(bytes);
    PageContent shown =
        new PageContent(
            GlossaryTerms.of(glossary.entries()),
            new PageContent.Files(tree, configuration.site().files()),
            library::get);
    return new Made(article, library, glossary, tree, shown.digest(article));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ReferenceLibrary library(String yaml, String style) {
    return ReferenceLibrary.load(
        List.of(Source.of("references/works.yaml", yaml)),
        null,
        new ReferenceLibrary.Options(style, LocalDate.EPOCH));
  }

  /** The proof of an approved article; its next review is due when its front matter says so. */
  static Proof approved(FrontMatter front) {
    return new Proof(
        Status.APPROVED,
        List.of(
            new Proof.Approval(
                "r.one", "Sample Reviewer", "reviewer", "2026-05-02T10:00:00Z", "I approve.")),
        LocalDate.of(2026, 5, 2),
        front.reviewBy(),
        "sha256:1",
        List.of());
  }

  static CheckedArticle checked(Made made, Proof proof) {
    Claims claims =
        ClaimReader.read(made.article(), Policy.DEFAULT, made.library().keys()::contains);
    return new CheckedArticle(
        made.article(),
        claims.statements(),
        claims.claims(),
        made.library().number(Citations.of(made.article().blocks())),
        proof,
        resolver(made).of(made.article()));
  }

  private static Resolver resolver(Made made) {
    return new Resolver(
        new CorpusFiles(made.files(), article -> true), CONFIGURATION.site().files());
  }

  /** The page's HTML. */
  static String page(Map<String, String> files, Made made, CheckedArticle checked) {
    return page(files, made, checked, CONFIGURATION);
  }

  static String page(
      Map<String, String> files, Made made, CheckedArticle checked, Configuration configuration) {
    List<Object> shared = new ArrayList<>(new TreeMap<>(files).tailMap("b").values());
    shared.addAll(List.of(configuration, checked.proof().proved()));
    SiteBuilder builder =
        BUILDERS.computeIfAbsent(
            shared, key -> new SiteBuilder(context(made, checked, configuration)));
    return new String(builder.article(checked).get(0).content(), StandardCharsets.UTF_8);
  }

  /** What other pages and the index hold of the article. */
  static List<String> elsewhere(Made made, CheckedArticle checked) {
    List<String> out = new ArrayList<>(IndexedText.of(checked));
    new SiteBuilder(context(made, checked, CONFIGURATION))
        .overall(
            List.of(),
            List.of(),
            file -> {
              if (file.path().endsWith("html") || file.path().endsWith("xml")) {
                String text = new String(file.content(), StandardCharsets.UTF_8);
                out.add(file.path() + "\n" + text);
              }
            });
    return out;
  }

  private static SiteContext context(
      Made made, CheckedArticle checked, Configuration configuration) {
    FrontMatter other =
        ArticleParser.parse(
                new ArticleId("topic/other"),
                Source.of("articles/topic/other.md", "---\ntitle: Another article\n---\n"))
            .article()
            .frontMatter();
    Proof proof = approved(other);
    return new SiteContext(
        configuration,
        LocalDate.of(2026, 6, 1),
        List.of(
            ArticleSummary.of(new ArticleId("topic/other"), other, proof),
            ArticleSummary.of(checked.id().patientVariant(), other, proof),
            ArticleSummary.of(checked.id(), checked.article().frontMatter(), checked.proof())),
        made.glossary().entries(),
        new SiteContext.Library(made.library()::get),
        List.of(),
        "0");
  }
}
