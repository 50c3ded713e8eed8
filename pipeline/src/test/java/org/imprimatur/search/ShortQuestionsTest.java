package org.imprimatur.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each word of a short question tells much of what is asked; a length of time is not left out. */
final class ShortQuestionsTest {
  @TempDir private static Path folder;
  private static Searcher searcher;

  @BeforeAll
  static void build() throws IOException {
    Articles article =
        Articles.article("samples/samplazine", "Samplazine")
            .section("Course")
            .claim("c-guide", "The guideline was renewed in 2026 by the society.")
            .claim("c-given", "Samplazine is given after meals by the nurse.")
            .claim("c-long", "Samplazine is given for 5 days in mild disease.");
    searcher =
        Small.open(
            Small.build(folder, List.of(article.checked()), "# drugs\nsamplazine\n# end drugs\n"));
  }

  @AfterAll
  static void close() throws IOException {
    searcher.close();
  }

  private static List<String> answers(String question) throws IOException {
    return searcher.ask(question, AskOptions.DEFAULT).answers().stream()
        .map(AskResult.Answer::claim)
        .toList();
  }

  @Test
  void onlyALengthOfTimeAnswersHowLong() throws IOException {
    assertEquals(
        List.of("c-given", "c-long"), answers("Is samplazine given?").stream().sorted().toList());
    assertEquals(List.of("c-long"), answers("How long is samplazine given?"));
    assertEquals(List.of("c-long"), answers("How many days is samplazine given?"));
  }

  @Test
  void nothingAnswersWhereHalfIsUnknown() throws IOException {
    assertEquals(List.of("c-guide"), answers("When was the guideline renewed?"));
    assertEquals(List.of(), answers("How do I get a passport renewed?"));
  }
}
