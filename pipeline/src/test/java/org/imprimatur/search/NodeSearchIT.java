package org.imprimatur.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imprimatur.text.Json;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The search modules in Node.js against Lucene: as {@link BrowserSearchIT}, without a browser and
 * therefore with many more questions.
 */
@Tag("program")
final class NodeSearchIT {
  private static final int MADE = 100;

  @TempDir private Path folder;

  private record Call(String function, String text, Map<String, ?> options, Object lucene) {
    String json() {
      return "[\"%s\",%s,%s]".formatted(function, Answers.ascii(text), Json.compact(options));
    }
  }

  @Test
  void answersAsLuceneDoes() throws Exception {
    Path index = Small.build(folder.resolve("index"), Articles.many(400, 12), Small.SYNONYMS);
    Small.export(index, (path, content) -> SameBytesTest.write(folder.resolve(path), content));
    List<Call> calls = new ArrayList<>();
    try (Searcher searcher = Small.open(index)) {
      for (String question : questions()) {
        SearchOptions most = new SearchOptions(1000, null, null);
        AskOptions all = new AskOptions("a000003/topic-3", 50, true);
        calls.add(new Call("tokens", question, Map.of(), tokens(question)));
        calls.add(
            new Call(
                "search", question, Map.of("limit", 1000), searcher.search(question, most).json()));
        calls.add(
            new Call("ask", question, Map.of(), searcher.ask(question, AskOptions.DEFAULT).json()));
        calls.add(
            new Call(
                "ask",
                question,
                Map.of("article", "a000003/topic-3", "limit", 50, "includePending", true),
                searcher.ask(question, all).json()));
      }
    }
    List<?> given = NodeScripts.run(folder, calls.stream().map(Call::json).toList());
    assertEquals(calls.size(), given.size());
    for (int i = 0; i < given.size(); i++) {
      Call call = calls.get(i);
      Object expected = Answers.read(Json.compact(call.lucene()));
      assertEquals(expected, Answers.floats(given.get(i)), call.json());
    }
  }

  private static List<String> questions() {
    List<String> out = new ArrayList<>(Small.QUESTIONS);
    for (int i = 0; i < MADE; i++) {
      String rare = Articles.word((i * i * 7) % 3000);
      String usual = Articles.word(i % 50);
      out.add(
          switch (i % 5) {
            case 0 -> rare;
            case 1 -> rare + " " + usual;
            case 2 -> "\"" + Articles.word(i % 9) + " of\" " + usual;
            case 3 -> "Which " + usual + " " + rare + " is " + Articles.word(i) + "?";
            default -> "\"of " + Articles.word(i % 12) + "\" " + Articles.word(2 * i);
          });
    }
    return out;
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
