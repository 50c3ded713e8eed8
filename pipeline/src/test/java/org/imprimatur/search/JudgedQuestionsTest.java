package org.imprimatur.search;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.imprimatur.claim.ClaimReader;
import org.imprimatur.claim.Claims;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.GlossaryEntry;
import org.imprimatur.model.Policy;
import org.imprimatur.model.Proof;
import org.imprimatur.parse.ArticleParser;
import org.imprimatur.run.Glossary;
import org.imprimatur.source.Source;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How well the judged questions of {@code evaluate/} are answered over the example articles: what
 * was reached once must not be lost. The rule was tuned on {@code tuning}, and on {@code kept},
 * {@code kept-later}, {@code kept-third} and {@code kept-fourth} after each had been run once.
 */
final class JudgedQuestionsTest {
  private static final Path SET = Path.of("src/test/resources/evaluate");
  private static final Path ARTICLES = Path.of("../articles");

  @TempDir private static Path folder;
  private static Searcher searcher;

  @BeforeAll
  static void build() throws Exception {
    List<CheckedArticle> articles = new ArrayList<>();
    try (Stream<Path> files = Files.walk(ARTICLES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".md")).toList()) {
        articles.add(article(file));
      }
    }
    articles.sort(Comparator.comparing(article -> article.id().value()));
    String synonyms = Files.readString(Path.of("../references/synonyms.txt"));
    Path glossary = Path.of("../references/glossary.yaml");
    List<GlossaryEntry> terms =
        Glossary.read(Source.of("references/glossary.yaml", Files.readString(glossary))).entries();
    searcher = Small.open(Small.build(folder, articles, HouseWords.text(synonyms, terms)));
  }

  @AfterAll
  static void close() throws Exception {
    searcher.close();
  }

  private static CheckedArticle article(Path file) throws Exception {
    String path = ARTICLES.relativize(file).toString().replace('\\', '/');
    ArticleId id = new ArticleId(path.substring(0, path.length() - ".md".length()));
    Source source = Source.of("articles/" + path, Files.readString(file));
    Article article = ArticleParser.parse(id, source).article();
    Claims claims = ClaimReader.read(article, Policy.DEFAULT, key -> true);
    return new CheckedArticle(
        article, claims.statements(), claims.claims(), List.of(), Proof.submitted(List.of("new")));
  }

  private static JudgedQueries judged(String half, String qrels) throws Exception {
    Path set = SET.resolve(half);
    return JudgedQueries.parse(
        Files.readString(set.resolve("queries.tsv")), Files.readString(set.resolve(qrels)));
  }

  private static EvaluationResult.Row row(EvaluationResult result, String name) {
    return result.rows().stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
  }

  /** How many of the queries of a group, so many of which count. */
  private static long count(double share, int of) {
    return Math.round(share * of);
  }

  /**
   * Asks a half of the questions, pending articles included.
   *
   * @param easy so many easy questions have a right answer first, at least
   * @param paraphrased so many paraphrased ones
   * @param onlyWrong so many answerable ones have wrong answers only, at most
   * @param falsely so many unanswerable ones are answered, at most
   */
  private static void asked(String half, int easy, int paraphrased, int onlyWrong, int falsely)
      throws Exception {
    EvaluationResult result = Evaluation.ofAsk(searcher, judged(half, "claims.qrels"), true);
    String rows = result.rows().toString();
    EvaluationResult.Row all = row(result, "all");
    EvaluationResult.Row e = row(result, "e");
    EvaluationResult.Row p = row(result, "p");
    EvaluationResult.Row u = row(result, "u");
    assertTrue(count(e.precision(), e.answerable()) >= easy, rows);
    assertTrue(count(p.precision(), p.answerable()) >= paraphrased, rows);
    assertTrue(count(all.onlyWrong(), all.answerable()) <= onlyWrong, rows);
    assertTrue(count(u.falseAnswers(), u.queries()) <= falsely, rows);
  }

  /** Reached: 37 of 42, 58 of 79, 5 of 121, 0 of 69; one question less is let pass. */
  @Test
  void theHalfThatWasTunedOn() throws Exception {
    asked("tuning", 36, 57, 6, 1);
  }

  /** Reached: 27 of 28, 39 of 55, 2 of 83, 0 of 49. */
  @Test
  void theHalfThatWasKeptFirst() throws Exception {
    asked("kept", 26, 38, 3, 1);
  }

  /** Reached: 32 of 40, 48 of 70, 7 of 110, 1 of 50. */
  @Test
  void theSetThatWasKeptLater() throws Exception {
    asked("kept-later", 31, 47, 8, 2);
  }

  /** Reached: 37 of 40, 31 of 70, 10 of 110, 2 of 50; in its first run 36, 26, 11 and 4. */
  @Test
  void theSetOfASearchBox() throws Exception {
    asked("kept-third", 36, 30, 11, 3);
  }

  /** Reached: 36 of 40, 23 of 70, 6 of 110, 6 of 50; in its first run 36, 23, 7 and 9. */
  @Test
  void theSetOfPeopleWhoHaveNotReadThePage() throws Exception {
    asked("kept-fourth", 35, 22, 7, 7);
  }
}
