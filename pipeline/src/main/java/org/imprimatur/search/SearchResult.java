package org.imprimatur.search;

import java.util.List;
import java.util.Map;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/**
 * What a search found.
 *
 * @param query as typed
 * @param total how many articles match, exactly
 * @param hits the best, by falling score, then by article id
 * @param suggestions for typed words that stand in no article; offered, not applied
 * @param unknown typed words and phrases that stand in no article, in any of their forms, and
 *     filters that none passes
 */
public record SearchResult(
    String query, int total, List<Hit> hits, List<Suggestion> suggestions, List<String> unknown) {

  /** Copies the lists. */
  public SearchResult {
    hits = List.copyOf(hits);
    suggestions = List.copyOf(suggestions);
    unknown = List.copyOf(unknown);
  }

  /**
   * An article that matches.
   *
   * @param article its id
   * @param title its title
   * @param url its address in the site
   * @param status its proved status
   * @param score as Lucene gives it
   * @param snippet plain text around the matches
   * @param marked what of title and snippet matched
   */
  public record Hit(
      String article,
      String title,
      String url,
      String status,
      float score,
      String snippet,
      Marked marked) {

    private Map<String, @Nullable Object> json() {
      return Json.object(
          "article",
          article,
          "title",
          title,
          "url",
          url,
          "status",
          status,
          "score",
          Scores.number(score),
          "snippet",
          snippet,
          "marked",
          Json.object("title", pairs(marked.title()), "snippet", pairs(marked.snippet())));
    }

    private static List<List<Integer>> pairs(List<Highlights.Stretch> stretches) {
      return stretches.stream().map(s -> List.of(s.start(), s.end())).toList();
    }
  }

  /** Stretches of title and snippet that matched. */
  record Marked(List<Highlights.Stretch> title, List<Highlights.Stretch> snippet) {
    Marked {
      title = List.copyOf(title);
      snippet = List.copyOf(snippet);
    }
  }

  /**
   * What may have been meant by a word.
   *
   * @param word as typed, folded
   * @param offered words of the articles, the likeliest first
   */
  public record Suggestion(String word, List<String> offered) {
    /** Copies the list. */
    public Suggestion {
      offered = List.copyOf(offered);
    }
  }

  /**
   * The shape of {@code search --json} (contract, section 8), with {@code suggestions} and {@code
   * unknown} added.
   */
  public Map<String, @Nullable Object> json() {
    return Json.object(
        "query",
        query,
        "total",
        total,
        "hits",
        hits.stream().map(Hit::json).toList(),
        "suggestions",
        suggestions.stream()
            .map(s -> Json.object("word", s.word(), "offered", s.offered()))
            .toList(),
        "unknown",
        unknown);
  }
}
