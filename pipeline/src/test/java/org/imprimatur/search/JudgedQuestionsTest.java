package org.imprimatur.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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
import org.imprimatur.model.Policy;
import org.imprimatur.model.Proof;
import org.imprimatur.parse.ArticleParser;
import org.imprimatur.source.Source;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How well the judged questions of {@code evaluate/} are answered over the example articles: what
 * was reached once must not be lost. Nobody tunes on the half that was kept.
 */
final class JudgedQuestionsTest {
  private static final Path SET = Path.of("src/test/resources/evaluate");
  private static final Path ARTICLES = Path.of("../articles");

  @TempDir private static Path folder;
  private static Searcher searcher;

  @BeforeAll
  static void build() throws IOException {
    List<CheckedArticle> articles = new ArrayList<>();
    try (Stream<Path> files = Files.walk(ARTICLES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".md")).toList()) {
        articles.add(article(file));
      }
    }
    articles.sort(Comparator.comparing(article -> article.id().value()));
    String synonyms = Files.readString(Path.of("../references/synonyms.txt"));
    searcher = Small.open(Small.build(folder, articles, synonyms));
  }

  @AfterAll
  static void close() throws IOException {
    searcher.close();
  }

  private static CheckedArticle article(Path file) throws IOException {
    String path = ARTICLES.relativize(file).toString().replace('\\', '/');
    ArticleId id = new ArticleId(path.substring(0, path.length() - ".md".length()));
    Source source = Source.of("articles/" + path, Files.readString(file));
    Article article = ArticleParser.parse(id, source).article();
    Claims claims = ClaimReader.read(article, Policy.DEFAULT, key -> true);
    return new CheckedArticle(
        article, claims.statements(), claims.claims(), List.of(), Proof.submitted(List.of("new")));
  }

  private static JudgedQueries judged(String half, String qrels) throws IOException {
    Path set = SET.resolve(half);
    return JudgedQueries.parse(
        Files.readString(set.resolve("queries.tsv")), Files.readString(set.resolve(qrels)));
  }

  private static EvaluationResult.Row row(EvaluationResult result, String name) {
    return result.rows().stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
  }

  private static void asked(String half, double easy, double paraphrased) throws IOException {
    EvaluationResult result = Evaluation.ofAsk(searcher, judged(half, "claims.qrels"), true);
    String all = result.rows().toString();
    assertTrue(row(result, "e").precision() >= easy, all);
    assertTrue(row(result, "p").precision() >= paraphrased, all);
    assertTrue(row(result, "u").falseAnswers() <= 0.05, all);
    System.out.println(all);
  }

  @Test
  void theHalfThatWasTunedOn() throws IOException {
    asked("tuning", 0.82, 0.53);
  }

  @Test
  void theHalfThatWasKept() throws IOException {
    asked("kept", 0.0, 0.0);
  }

  @Test
  void articlesAreFound() throws IOException {
    for (String half : List.of("tuning", "kept")) {
      EvaluationResult result = Evaluation.ofSearch(searcher, judged(half, "articles.qrels"));
      EvaluationResult.Row all = row(result, "all");
      assertTrue(all.precision() >= 0.9, all.toString());
      assertTrue(all.recall() >= 0.95, all.toString());
      assertEquals(result.rows().get(0), all);
    }
  }
}
