import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.imprimatur.claim.ClaimReader;
import org.imprimatur.claim.Claims;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.GlossaryEntry;
import org.imprimatur.model.Person;
import org.imprimatur.model.Policy;
import org.imprimatur.model.Status;
import org.imprimatur.parse.ArticleParser;
import org.imprimatur.reference.ReferenceLibrary;
import org.imprimatur.review.Action;
import org.imprimatur.review.Amendments;
import org.imprimatur.review.Board;
import org.imprimatur.review.ContentDigest;
import org.imprimatur.review.Ledger;
import org.imprimatur.review.ReviewProof;
import org.imprimatur.review.ReviewSteps;
import org.imprimatur.review.ReviewedArticle;
import org.imprimatur.review.StatusEdit;
import org.imprimatur.review.Trust;
import org.imprimatur.site.GlossaryTerms;
import org.imprimatur.source.Source;

/**
 * Takes every tenth article of a content root that {@code Generate} made through its review: four
 * events a ledger, signed with keys that are made for it and thrown away. The program takes one
 * article a command; this takes the same steps for all in one go.
 */
final class Reviewed {
  private static final String[][] STEPS = {
    {"SUBMIT", "a.author"},
    {"START", "a.reviewer"},
    {"APPROVE", "a.reviewer"},
    {"APPROVE", "b.reviewer"}
  };
  private static final Pattern TERM = Pattern.compile("term: ([^,]+), definition: (.*)\\}");

  private final Path root;
  private final Signers signers;
  private final ReviewSteps steps;
  private final ReferenceLibrary library;
  private final Set<String> keys;
  private final GlossaryTerms terms;

  private Reviewed(Path root) throws Exception {
    this.root = root;
    this.signers = new Signers("a.author:author", "a.reviewer:reviewer", "b.reviewer:reviewer");
    LocalDate asOf = LocalDate.of(2026, 6, 1);
    this.steps =
        new ReviewSteps(
            new ReviewProof.Rules(Board.of(signers.people()), Policy.DEFAULT, asOf),
            Amendments.NONE);
    List<Source> works = new ArrayList<>();
    for (Path file : files("references", "works-")) {
      works.add(Source.of("references/" + file.getFileName(), Files.readString(file)));
    }
    this.library =
        ReferenceLibrary.load(
            works, null, new ReferenceLibrary.Options(Policy.DEFAULT.style(), asOf));
    this.keys = new HashSet<>(library.keys());
    this.terms = GlossaryTerms.of(glossary());
  }

  public static void main(String[] args) throws Exception {
    Reviewed reviewed = new Reviewed(Path.of(args[0]));
    reviewed.writeBoard();
    List<Path> articles =
        reviewed.files("articles", "article-").stream()
            .filter(file -> file.toString().endsWith("0.md"))
            .toList();
    articles.parallelStream().forEach(reviewed::review);
    System.out.println(articles.size() + " articles approved");
  }

  private List<Path> files(String folder, String name) throws IOException {
    try (Stream<Path> walk = Files.walk(root.resolve(folder))) {
      return walk.filter(file -> file.getFileName().toString().startsWith(name)).sorted().toList();
    }
  }

  private List<GlossaryEntry> glossary() throws IOException {
    List<GlossaryEntry> out = new ArrayList<>();
    Matcher term = TERM.matcher(Files.readString(root.resolve("references/glossary.yaml")));
    while (term.find()) {
      out.add(new GlossaryEntry(term.group(1), List.of(), term.group(2)));
    }
    return out;
  }

  private void writeBoard() throws IOException {
    StringBuilder out = new StringBuilder();
    out.append(
        "site: {id: bench, title: Bench corpus, url: \"https://bench.example/\", sample: true}\n");
    out.append("people:\n");
    for (Person person : signers.people()) {
      out.append("  - {id: ").append(person.id()).append(", name: ").append(person.name());
      out.append(", roles: [")
          .append(person.roles().get(0))
          .append("], interests: none declared, ");
      out.append("keys: [{key: ").append(person.keys().get(0).key()).append("}]}\n");
    }
    Files.writeString(root.resolve("imprimatur.yaml"), out.toString());
  }

  private void review(Path file) {
    try {
      String id =
          root.resolve("articles")
              .relativize(file)
              .toString()
              .replace('\\', '/')
              .replace(".md", "");
      byte[] bytes = Files.readAllBytes(file);
      Source source = Source.of("articles/" + id + ".md", new String(bytes, UTF_8));
      Article article = ArticleParser.parse(new ArticleId(id), source).article();
      Claims claims = ClaimReader.read(article, Policy.DEFAULT, keys::contains);
      ReviewedArticle subject =
          ReviewedArticle.of("bench", article, digest(article), claims.claims(), library::get);
      String path = "articles/" + id + ".review.jsonl";
      byte[] ledger = {};
      for (int i = 0; i < STEPS.length; i++) {
        ledger = step(subject, claims, ledger, path, i);
      }
      Files.write(root.resolve(path), ledger);
      Files.write(file, StatusEdit.apply(bytes, article, Status.APPROVED).orElseThrow());
    } catch (Exception e) {
      throw new IllegalStateException(file.toString(), e);
    }
  }

  private ContentDigest digest(Article article) {
    List<ContentDigest.Explained> explained =
        terms.explainedIn(article).stream()
            .map(
                it ->
                    new ContentDigest.Explained(
                        it.words(), it.entry().term(), it.entry().definition()))
            .toList();
    return ContentDigest.of(
        article,
        new ContentDigest.Beside(
            image -> ContentDigest.ofFile(Optional.empty()),
            link -> Optional.empty(),
            explained,
            library::get));
  }

  private byte[] step(
      ReviewedArticle subject, Claims claims, byte[] before, String path, int number)
      throws Exception {
    Ledger ledger = Ledger.read(before, path);
    String by = STEPS[number][1];
    ReviewSteps.Request request =
        new ReviewSteps.Request(
            Action.valueOf(STEPS[number][0]),
            by,
            Instant.parse("2026-05-0" + (number + 1) + "T09:00:00Z"),
            "",
            claims.claims(),
            List.of(),
            null);
    ReviewSteps.Prepared prepared = steps.prepare(request, subject, ledger, Trust.NONE);
    if (!(prepared instanceof ReviewSteps.Ready ready)) {
      throw new IllegalStateException(prepared.toString());
    }
    String signature =
        "-----BEGIN SSH SIGNATURE-----\n"
            + signers.sign(ready.event().signedBytes(), by)
            + "\n-----END SSH SIGNATURE-----\n";
    ReviewSteps.Signed signed = steps.complete(ready, signature, subject, ledger, Trust.NONE);
    if (!(signed instanceof ReviewSteps.Completed completed)) {
      throw new IllegalStateException(signed.toString());
    }
    return Ledger.append(before, completed.event());
  }
}
