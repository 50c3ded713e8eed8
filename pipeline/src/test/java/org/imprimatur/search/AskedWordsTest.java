package org.imprimatur.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which words of a question are looked for: "IV" is not "I've". */
final class AskedWordsTest {
  private static final String SYNONYMS =
      """
      iv => intravenous
      im => intramuscular
      who, world health organization
      # drugs
      samplazine
      """;

  @TempDir private static Path folder;
  private static Searcher searcher;

  @BeforeAll
  static void build() throws IOException {
    Articles article =
        Articles.article("samples/samplazine", "Samplazine")
            .section("Routes")
            .claim("c-im", "Samplazine is also given as an intramuscular injection.")
            .claim("c-iv", "Samplazine is also given as an intravenous injection.")
            .claim("c-who", "Samplazine injection: the World Health Organization lists it.");
    searcher = Small.open(Small.build(folder, List.of(article.checked()), SYNONYMS));
  }

  @AfterAll
  static void close() throws IOException {
    searcher.close();
  }

  private static String first(String question) throws IOException {
    return searcher.ask(question, AskOptions.DEFAULT).answers().get(0).claim();
  }

  @Test
  void aWordInCapitalsIsNoStopWord() throws IOException {
    assertEquals("c-im", first("IM samplazine injection"));
    assertEquals("c-iv", first("IV samplazine injection"));
    assertEquals("c-who", first("What is the WHO list on samplazine injection?"));
  }

  @Test
  void theSameInSmallLettersStaysOne() throws IOException {
    List<AskResult.Answer> answers =
        searcher.ask("samplazine injection", AskOptions.DEFAULT).answers();
    for (String asked : List.of("i've samplazine injection", "I'VE samplazine injection")) {
      assertEquals(answers, searcher.ask(asked, AskOptions.DEFAULT).answers(), asked);
    }
  }

  /** Who writes everything in capitals says nothing by them. */
  @Test
  void aQuestionInCapitalsIsReadAsOneInSmallLetters() throws IOException {
    assertEquals(
        searcher.ask("who gets samplazine injection", AskOptions.DEFAULT).answers(),
        searcher.ask("WHO GETS SAMPLAZINE INJECTION", AskOptions.DEFAULT).answers());
  }
}
