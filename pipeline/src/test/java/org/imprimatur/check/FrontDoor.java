package org.imprimatur.check;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.claim.ClaimReader;
import org.imprimatur.claim.Claims;
import org.imprimatur.drug.Drugs;
import org.imprimatur.finding.Problem;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Configuration;
import org.imprimatur.model.NumberedReference;
import org.imprimatur.model.Person;
import org.imprimatur.model.Policy;
import org.imprimatur.model.Proof;
import org.imprimatur.model.Reference;
import org.imprimatur.parse.ArticleParser;
import org.imprimatur.parse.Parsed;
import org.imprimatur.resolve.ContentOfTest;
import org.imprimatur.resolve.Resolver;
import org.imprimatur.source.Region;
import org.imprimatur.source.Source;
import org.jspecify.annotations.Nullable;

/**
 * Articles of tests on the way every article takes: parsed, their claims read, then checked. The
 * content root they stand in: references {@code known2020}, {@code other2021} and {@code twin2020}
 * (the work of {@code known2020}); the articles {@code fixtures/fires}, {@code fixtures/near-miss}
 * and {@code spine/other}; the files {@code README.md} and, in {@code articles/fixtures}, {@code
 * figure.svg}, which is published, and {@code animated.svg}, {@code photograph.tiff} and {@code
 * poster.svg}, which are not; the board's {@code a.author}; the day 2026-01-31.
 */
final class FrontDoor {
  static final LocalDate AS_OF = LocalDate.of(2026, 1, 31);

  /** Two, so that no citation chooses one that it does not name. */
  private static final Map<String, Reference.Quote> QUOTES =
      Map.of(
          "relief",
              new Reference.Quote("Samplol 5 mg daily relieved pain in 40% of people.", "p. 3"),
          "safety", new Reference.Quote("Rest did not reduce pain.", "p. 4"));

  static final Map<String, Reference> REFERENCES = references();
  private static final String SVG = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 3'>";

  /** Published, and refused under each rule. */
  private static final Map<String, byte[]> FILES =
      Map.of(
          "articles/fixtures/figure.svg", bytes(SVG + "</svg>"),
          "articles/fixtures/animated.svg", bytes(SVG + "<animate/></svg>"),
          "articles/fixtures/photograph.tiff", bytes("II*"),
          "articles/fixtures/poster.svg", bytes(SVG.replace(">", " width='90000'>") + "</svg>"),
          "README.md", bytes("# A page"));

  private static final TestCorpus CORPUS = new TestCorpus();
  private static final Resolver RESOLVER =
      new Resolver(new ContentOfTest(CORPUS::hasArticle, FILES), Configuration.Site.FILES);

  private FrontDoor() {}

  private static byte[] bytes(String content) {
    return content.getBytes(StandardCharsets.UTF_8);
  }

  static CheckContext context(Policy policy) {
    Person author = new Person("a.author", "Sample Author One", List.of("author"), null, List.of());
    return new CheckContext(
        new Configuration(
            new Configuration.Site("test", "Test", null, null, true, List.of()),
            List.of(author),
            policy),
        AS_OF,
        REFERENCES.keySet(),
        Drugs.of("# drugs\nsamplol\n"),
        CORPUS);
  }

  /** The article of a text, with front matter before it. */
  static CheckedArticle article(String id, String text) {
    return read(id, text).article();
  }

  /** What the checks see in an article, with what parser and claim reader saw. */
  static CheckOutcome check(String id, String text) {
    Read read = read(id, text);
    return new Checker(context(Policy.DEFAULT)).check(read.article(), read.earlier());
  }

  /** A body under front matter that nothing is wrong with. */
  static String underFrontMatter(String body) {
    return "---\n"
        + "title: A page\n"
        + "status: submitted\n"
        + "updated: 2026-01-10\n"
        + "authors: [a.author]\n"
        + "---\n\n"
        + body
        + "\n";
  }

  record Read(CheckedArticle article, List<Problem> earlier) {}

  static Read read(String id, String text) {
    ArticleId articleId = new ArticleId(id);
    Parsed parsed = ArticleParser.parse(articleId, Source.of(articleId.path(), text));
    Claims claims =
        ClaimReader.read(parsed.article(), Policy.DEFAULT, REFERENCES::containsKey)
            .with(key -> Optional.ofNullable(REFERENCES.get(key)));
    List<Problem> earlier = new ArrayList<>(parsed.problems());
    earlier.addAll(claims.problems());
    List<NumberedReference> numbered =
        List.of(
            new NumberedReference(
                1,
                List.of("known2020", "twin2020"),
                reference("known2020"),
                List.of(new NumberedReference.Run("A known work.", false, false, false))),
            new NumberedReference(
                2,
                List.of("other2021"),
                reference("other2021"),
                List.of(new NumberedReference.Run("Another work.", false, false, false))));
    CheckedArticle article =
        new CheckedArticle(
            parsed.article(),
            claims.statements(),
            claims.claims(),
            numbered,
            Proof.submitted(List.of()),
            RESOLVER.of(parsed.article()));
    return new Read(article, earlier);
  }

  private static Map<String, Reference> references() {
    Map<String, Reference> references = new LinkedHashMap<>();
    for (String key : List.of("known2020", "other2021", "twin2020")) {
      references.put(key, reference(key));
    }
    return references;
  }

  private static Reference reference(String key) {
    return new Reference(
        key,
        "book",
        "A work for tests",
        2020,
        null,
        null,
        null,
        null,
        "{}",
        new Reference.Governance(
            null,
            null,
            Map.of(),
            null,
            null,
            null,
            null,
            null,
            key.startsWith("o") ? Map.of() : QUOTES),
        "references/test.yaml",
        Region.START);
  }

  private static final class TestCorpus implements Corpus {
    private static final Set<String> ARTICLES =
        Set.of("fixtures/fires", "fixtures/near-miss", "spine/other");

    @Override
    public boolean hasArticle(String id) {
      return ARTICLES.contains(id);
    }

    @Override
    public @Nullable String sameButForCase(String rootRelativePath) {
      return rootRelativePath.equalsIgnoreCase("articles/spine/other.md")
          ? "articles/spine/other.md"
          : null;
    }
  }
}
