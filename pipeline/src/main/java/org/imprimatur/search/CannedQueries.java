package org.imprimatur.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Queries and questions made of an index itself, by which two searchers of it can be compared: the
 * same for the same index.
 *
 * @param searches for articles
 * @param questions to claims
 */
public record CannedQueries(List<String> searches, List<String> questions) {
  /** How many results of each are compared. */
  private static final int DEPTH = 20;

  private static final int BEGINNING = 4;
  private static final int WORDS = 8;

  /** Copies the lists. */
  public CannedQueries {
    searches = List.copyOf(searches);
    questions = List.copyOf(questions);
  }

  /**
   * Queries of a sample: words, phrases, beginnings of words, misspelt words, filters; whole claims
   * and titles as questions.
   *
   * @param sample title and text of some claims, in order
   * @param number how many there are of each kind at most
   */
  static CannedQueries of(List<List<String>> sample, int number) {
    Set<String> searches = new LinkedHashSet<>();
    Set<String> questions = new LinkedHashSet<>();
    for (int i = 0; i < sample.size(); i++) {
      String title = sample.get(i).get(0);
      String claim = sample.get(i).get(1);
      List<String> words = Tokens.of(claim).stream().map(Tokens.Token::word).toList();
      String some = String.join(" ", words.subList(0, Math.min(WORDS, words.size())));
      String last = words.isEmpty() ? title : words.get(words.size() - 1);
      searches.add(
          switch (i % 5) {
            case 0 -> some;
            case 1 -> '"' + String.join(" ", words.subList(0, Math.min(2, words.size()))) + '"';
            case 2 -> title + " " + last.substring(0, Math.min(BEGINNING, last.length())) + "*";
            case 3 -> title + " status:approved";
            default -> last + last.charAt(0) + " " + some;
          });
      questions.add(i % 3 == 0 ? title : claim);
    }
    return new CannedQueries(
        searches.stream().limit(number).toList(), questions.stream().limit(number).toList());
  }

  /**
   * Puts all to two searchers.
   *
   * @return what the first one answers otherwise, in a sentence; empty if all is the same
   */
  public String difference(SearchableIndex here, SearchableIndex there) throws IOException {
    for (String query : searches) {
      SearchOptions options = new SearchOptions(DEPTH, null, null);
      String wrong = difference(here.search(query, options), there.search(query, options));
      if (!wrong.isEmpty()) {
        return "the search \"" + query + "\" " + wrong;
      }
    }
    for (String question : questions) {
      AskOptions options = new AskOptions(null, DEPTH, true);
      String wrong = difference(here.ask(question, options), there.ask(question, options));
      if (!wrong.isEmpty()) {
        return "the question \"" + question + "\" " + wrong;
      }
    }
    return "";
  }

  private static String difference(SearchResult here, SearchResult there) {
    if (here.total() != there.total()) {
      return "finds " + there.total() + " articles, not " + here.total();
    }
    List<String> ids = here.hits().stream().map(SearchResult.Hit::article).toList();
    List<String> others = there.hits().stream().map(SearchResult.Hit::article).toList();
    return ids.equals(others) ? "" : "finds " + others + ", not " + ids;
  }

  private static String difference(AskResult here, AskResult there) {
    List<String> ids = new ArrayList<>(here.answers().stream().map(AskResult.Answer::url).toList());
    here.nearest().forEach(near -> ids.add(near.url()));
    List<String> others =
        new ArrayList<>(there.answers().stream().map(AskResult.Answer::url).toList());
    there.nearest().forEach(near -> others.add(near.url()));
    return ids.equals(others) ? "" : "is answered with " + others + ", not " + ids;
  }
}
