package org.imprimatur.search;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The search modules in Node.js against Lucene: as {@link BrowserSearchIT}, without a browser and
 * therefore with many more questions of a large corpus.
 */
@Tag("program")
final class NodeSearchIT {
  /** All of those that were written, and so many more that are made. */
  private static final int MADE = 100 / SearchCall.EVERY;

  @TempDir private Path folder;

  @Test
  void answersAsLuceneDoes() throws Exception {
    Path index = Small.build(folder.resolve("index"), Articles.many(400, 12), Small.SYNONYMS);
    Small.export(index, (path, content) -> SameBytesTest.write(folder.resolve(path), content));
    List<SearchCall> calls = new ArrayList<>();
    try (Searcher searcher = Small.open(index)) {
      for (String question : questions()) {
        calls.addAll(SearchCall.of(searcher, question, "a000003/topic-3"));
      }
    }
    SearchCall.assertSame(
        calls, NodeScripts.run(folder, calls.stream().map(SearchCall::json).toList()));
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
}
