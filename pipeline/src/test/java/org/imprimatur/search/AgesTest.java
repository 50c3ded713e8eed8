package org.imprimatur.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is asked about by an age in years: an answer for others is none. */
final class AgesTest {
  private static final String SYNONYMS = "year old, age\n6, six\n# drugs\nsamplazine\n";

  @TempDir private static Path folder;
  private static Searcher searcher;

  @BeforeAll
  static void build() throws IOException {
    Articles article =
        Articles.article("samples/samplazine", "Samplazine")
            .section("Dosing")
            .claim("c-all", "Samplazine for pain is given as 20 mg.")
            .claim("c-infant", "Infants with pain get samplazine 1 mg.")
            .claim("c-child", "Children with pain get samplazine 5 mg.")
            .claim("c-teen", "Teenagers with pain get samplazine 9 mg.")
            .claim("c-old", "Older people with pain get samplazine 10 mg.");
    searcher = Small.open(Small.build(folder, List.of(article.checked()), SYNONYMS));
  }

  @AfterAll
  static void close() throws IOException {
    searcher.close();
  }

  private static List<String> answers(String question) throws IOException {
    return searcher.ask(question, AskOptions.DEFAULT).answers().stream()
        .map(AskResult.Answer::claim)
        .sorted()
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "1 year old, c-infant",
    "6 year old, c-child",
    "6-year-old, c-child",
    "6 years old, c-child",
    "12 yo, c-child",
    "6yo, c-child",
    "6 y/o, c-child",
    "7 yrs old, c-child",
    "65 year old, c-old",
    "999 yo, c-old"
  })
  void anAgeIsAGroupOfPeople(String age, String claim) throws IOException {
    assertEquals(List.of(claim), answers("Samplazine for pain in a " + age), age);
    assertEquals(List.of(claim), answers("Which dose of samplazine for a " + age + "?"), age);
  }

  @Test
  void whoIsNearlyGrownUpIsBoth() throws IOException {
    assertEquals(List.of("c-child", "c-teen"), answers("Samplazine for pain in a 13 year old"));
    assertEquals(List.of("c-child", "c-teen"), answers("Samplazine for pain in a 17 yo"));
  }

  /** Most of medicine speaks of adults without saying so. */
  @Test
  void anAdultAsksAsAnybodyDoes() throws IOException {
    List<String> all = answers("Samplazine for pain");
    assertEquals(5, all.size());
    assertEquals(all, answers("Samplazine for pain in an 18 year old"));
    assertEquals(all, answers("Samplazine for pain, 64 yo"));
  }

  @Test
  void anAgeThatNobodyHasAnAnswerForIsUnknown() throws IOException {
    Path other = folder.resolve("other");
    Articles article =
        Articles.article("samples/samplazine", "Samplazine")
            .section("Dosing")
            .claim("c-all", "Samplazine for pain is given as 20 mg.");
    try (Searcher adults = Small.open(Small.build(other, List.of(article.checked()), SYNONYMS))) {
      AskResult result = adults.ask("Samplazine for pain in a 6 year old", AskOptions.DEFAULT);
      assertEquals(List.of(), result.answers());
      assertEquals(List.of("6 year old"), result.unknown());
      assertEquals(1, adults.ask("Samplazine for pain", AskOptions.DEFAULT).answers().size());
    }
  }

  @Test
  void otherNumbersAreNoAges() throws IOException {
    assertEquals(List.of("c-all"), answers("Is samplazine 20 mg given for pain?"));
    assertEquals(List.of(), answers("Samplazine for pain in a 1234 year old"));
  }
}
