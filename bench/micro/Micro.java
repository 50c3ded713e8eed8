package org.imprimatur.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.imprimatur.claim.ClaimReader;
import org.imprimatur.claim.Claims;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Policy;
import org.imprimatur.model.Status;
import org.imprimatur.parse.ArticleParser;
import org.imprimatur.read.ArticleFile;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.review.Ledger;
import org.imprimatur.review.ReviewProof;
import org.imprimatur.review.ReviewedArticle;
import org.imprimatur.review.Trust;
import org.imprimatur.run.Caller;
import org.imprimatur.run.Progress;
import org.imprimatur.run.Proofs;
import org.imprimatur.run.ReadArticle;
import org.imprimatur.run.RunContext;
import org.imprimatur.run.Settings;
import org.imprimatur.run.TrustRequest;
import org.imprimatur.run.Workspace;
import org.imprimatur.search.AskOptions;
import org.imprimatur.search.AskResult;
import org.imprimatur.search.IndexStore;
import org.imprimatur.search.SearchOptions;
import org.imprimatur.search.SearchResult;
import org.imprimatur.search.Searcher;
import org.imprimatur.source.Source;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What is done most: to one article of about 8.2 KB and 88 claims, the next of the corpus each time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class Micro {
  private final List<Source> sources = new ArrayList<>();
  private final List<Article> articles = new ArrayList<>();
  private final List<Reviewed> reviewed = new ArrayList<>();
  private final List<String> queries = new ArrayList<>();
  private ReviewProof judge;
  private Searcher searcher;
  private IndexStore store;
  private int next;

  private record Reviewed(ReviewedArticle article, byte[] ledger) {}

  /** Reads the corpus. */
  @Setup
  public void read() throws Exception {
    Path root = Path.of(System.getProperty("bench.root"));
    ContentRoot content = ContentRoot.open(root);
    Workspace workspace =
        Workspace.open(content, content, TrustRequest.NOTHING, new Caller(null, notice -> {}));
    RunContext context =
        RunContext.open(workspace, new Settings(LocalDate.of(2026, 11, 29), 1, Progress.NONE));
    Proofs proofs = context.proofs();
    judge = new ReviewProof(proofs.rules(), proofs.amendmentsThatCount());
    for (ArticleFile file : workspace.listing().files()) {
      ReadArticle article = context.articles().read(new ArticleId(file.id())).orElseThrow();
      sources.add(article.article().source());
      articles.add(article.article());
      Path ledger = root.resolve("articles/" + file.id() + ".review.jsonl");
      if (Files.exists(ledger)) {
        reviewed.add(new Reviewed(proofs.subject(article), Files.readAllBytes(ledger)));
      }
      String[] words = article.article().frontMatter().title().split(" ");
      queries.add(words[0] + " " + words[words.length - 1]);
    }
    store = IndexStore.inFolder(Path.of(System.getProperty("bench.index")));
    searcher = Searcher.open(store);
    if (proof().proof().proved() != Status.APPROVED) {
      throw new IllegalStateException("not proved");
    }
  }

  /** Lets go of the index. */
  @TearDown
  public void close() throws Exception {
    searcher.close();
    store.close();
  }

  private <T> T next(List<T> all) {
    next = (next + 1) % all.size();
    return all.get(next);
  }

  /** Markdown and front matter to blocks. */
  @Benchmark
  public Object parse() {
    Source source = next(sources);
    return ArticleParser.parse(new ArticleId("a/b"), source);
  }

  /** Blocks to sentences, and these to claims and what covers them. */
  @Benchmark
  public Claims sentencesAndClaims() {
    return ClaimReader.read(next(articles), Policy.DEFAULT, key -> true);
  }

  /** A ledger of four signed events, its digest of the article made before. */
  @Benchmark
  public ReviewProof.Outcome proof() {
    Reviewed each = next(reviewed);
    return judge.prove(each.article(), Ledger.read(each.ledger(), "x.review.jsonl"), Trust.NONE);
  }

  /** Two words in 200 articles: ten hits with their snippets. */
  @Benchmark
  public SearchResult search() throws Exception {
    return searcher.search(next(queries), SearchOptions.DEFAULT);
  }

  /** A question of two words in 17,000 claims. */
  @Benchmark
  public AskResult ask() throws Exception {
    return searcher.ask(next(queries), AskOptions.DEFAULT);
  }
}
