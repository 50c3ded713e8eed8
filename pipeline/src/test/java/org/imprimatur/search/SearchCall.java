package org.imprimatur.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imprimatur.text.Json;

/**
 * A call of the pages' module, and what Lucene gives for it.
 *
 * @param function of the module
 * @param text that it is called with
 * @param options that it is called with
 * @param lucene what it has to give
 */
record SearchCall(String function, String text, Map<String, ?> options, Object lucene) {
  /**
   * Every so many of the questions that are put to a large corpus: all; {@code -Dsearch.every=3}
   * for who waits for them.
   */
  static final int EVERY = Integer.getInteger("search.every", 1);

  /** The calls of one question: its tokens, all that is found, and two ways to ask. */
  static List<SearchCall> of(Searcher searcher, String question, String article)
      throws IOException {
    SearchOptions most = new SearchOptions(1000, null, null);
    AskOptions pending = new AskOptions(article, 50, true);
    return List.of(
        new SearchCall("tokens", question, Map.of(), tokens(question)),
        new SearchCall(
            "search", question, Map.of("limit", 1000), searcher.search(question, most).json()),
        new SearchCall(
            "ask", question, Map.of(), searcher.ask(question, AskOptions.DEFAULT).json()),
        new SearchCall(
            "ask",
            question,
            Map.of("article", article, "limit", 50, "includePending", true),
            searcher.ask(question, pending).json()));
  }

  /** A list of function, text and options. */
  String json() {
    return "[\"%s\",%s,%s]".formatted(function, Answers.ascii(text), Json.compact(options));
  }

  /** Holds what the module gave against what Lucene gives. */
  static void assertSame(List<SearchCall> calls, List<?> given) {
    assertEquals(calls.size(), given.size());
    for (int i = 0; i < given.size(); i++) {
      Object expected = Answers.read(Json.compact(calls.get(i).lucene()));
      assertEquals(expected, Answers.floats(given.get(i)), calls.get(i).json());
    }
  }

  private static List<Object> tokens(String text) {
    List<Object> out = new ArrayList<>();
    for (Tokens.Token token : Tokens.of(text)) {
      out.add(
          Json.object(
              "term",
              token.term(),
              "word",
              token.word(),
              "start",
              token.start(),
              "end",
              token.end()));
    }
    return out;
  }
}
