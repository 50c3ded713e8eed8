package org.imprimatur.desk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.imprimatur.examine.ExaminedArticle;
import org.imprimatur.history.EarlierEditions;
import org.imprimatur.history.PastEditions;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.NumberedReference;
import org.imprimatur.model.Status;
import org.imprimatur.read.ArticleFile;
import org.imprimatur.run.RunContext;
import org.imprimatur.run.Selection;
import org.imprimatur.search.Mentioned;
import org.jspecify.annotations.Nullable;

/**
 * Finds all articles that rest on a work or mention a drug, so that they can be withdrawn or
 * flagged at once: as they stand, and in the approved editions of the past that readers still find.
 */
public final class RecallDesk {
  private final RunContext desk;
  private final StandingDesk standings;

  RecallDesk(RunContext desk, StandingDesk standings) {
    this.desk = desk;
    this.standings = standings;
  }

  /**
   * An article that is touched.
   *
   * @param id the article
   * @param title its title today
   * @param proved its status
   * @param isWithdrawn whether it was withdrawn already
   * @param work the key by which it cites the work; null where words were looked for
   * @param place where, first: a line of its file, or its title and the like
   * @param words the words there
   * @param isEarlier whether only an approved edition of the past is touched
   */
  public record Touched(
      ArticleId id,
      String title,
      Status proved,
      boolean isWithdrawn,
      @Nullable String work,
      String place,
      String words,
      boolean isEarlier) {}

  /**
   * What was found.
   *
   * @param touched by id
   * @param unread files that cannot be read as articles, so that nobody knows
   */
  public record Found(List<Touched> touched, List<String> unread) {
    /** Copies the lists. */
    public Found {
      touched = List.copyOf(touched);
      unread = List.copyOf(unread);
    }
  }

  /** Where a text is touched: the key of the work, if one was looked for, place and words. */
  private record Hit(@Nullable String work, String place, String words) {}

  /** The articles that cite a work, under this key or another of the same work. */
  public Found citing(String key) throws IOException {
    Set<String> keys = desk.shelves().library().sameWork(key);
    return find(article -> cited(article, keys));
  }

  /** The articles that mention words under any of their names. */
  public Found mentioning(Mentioned words) throws IOException {
    return find(
        article ->
            ArticleWords.of(article)
                .filter(each -> words.in(each.words()).isPresent())
                .findFirst()
                .map(each -> new Hit(null, each.place(), each.words())));
  }

  /** The keys of the works that are known. */
  public Set<String> works() {
    return desk.shelves().library().keySet();
  }

  /** The words under all names that the house's synonyms know. */
  public Mentioned named(String words) {
    return Mentioned.of(words, desk.shelves().synonyms());
  }

  /** The versions for other readers of articles that are not among these. */
  public List<ArticleId> variants(Collection<ArticleId> ids) {
    Set<ArticleId> out = new TreeSet<>();
    for (ArticleFile file : desk.workspace().root().articles().files()) {
      ArticleId id = new ArticleId(file.id());
      boolean isVariant = ids.stream().anyMatch(each -> each.base().equals(id.base()));
      if (isVariant && !ids.contains(id)) {
        out.add(id);
      }
    }
    return List.copyOf(out);
  }

  private Found find(Function<CheckedArticle, Optional<Hit>> hits) throws IOException {
    PastEditions past = new PastEditions(desk, new EarlierEditions(desk));
    List<Touched> touched = new ArrayList<>();
    List<String> unread = new ArrayList<>();
    standings.checked(
        Selection.ALL,
        true,
        examined -> {
          CheckedArticle article = examined.article();
          if (article == null) {
            unread.add(examined.path());
          } else {
            touched(examined, article, hits, past).ifPresent(touched::add);
          }
        });
    return new Found(touched, unread);
  }

  private static Optional<Touched> touched(
      ExaminedArticle examined,
      CheckedArticle article,
      Function<CheckedArticle, Optional<Hit>> hits,
      PastEditions past) {
    Optional<Hit> today = hits.apply(article);
    boolean isProved = examined.proved() != null;
    Optional<Hit> hit =
        today.isPresent() || !isProved
            ? today
            : past.of(article).editions().stream()
                .flatMap(edition -> hits.apply(edition.shown()).stream())
                .findFirst();
    return hit.map(
        each ->
            new Touched(
                article.id(),
                article.article().frontMatter().title(),
                article.proof().proved(),
                article.proof().marks().withdrawn() != null,
                each.work(),
                each.place(),
                each.words(),
                today.isEmpty()));
  }

  private static Optional<Hit> cited(CheckedArticle article, Set<String> keys) {
    for (NumberedReference reference : article.references()) {
      Optional<String> key = reference.keys().stream().filter(keys::contains).findFirst();
      if (key.isPresent()) {
        return Optional.of(
            ArticleWords.citing(article, reference.keys())
                .findFirst()
                .map(each -> new Hit(key.get(), each.place(), each.words()))
                .orElse(new Hit(key.get(), "references", key.get())));
      }
    }
    return Optional.empty();
  }
}
