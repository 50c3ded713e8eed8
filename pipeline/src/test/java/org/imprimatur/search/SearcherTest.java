package org.imprimatur.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.text.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SearcherTest {
  @TempDir private static Path folder;
  private static Searcher searcher;

  @BeforeAll
  static void build() throws IOException {
    searcher = Small.open(Small.build(folder));
  }

  @AfterAll
  static void close() throws IOException {
    searcher.close();
  }

  private static List<String> found(String query) throws IOException {
    return searcher.search(query, SearchOptions.DEFAULT).hits().stream()
        .map(SearchResult.Hit::article)
        .toList();
  }

  private static List<String> answers(String question, AskOptions options) throws IOException {
    return searcher.ask(question, options).answers().stream().map(AskResult.Answer::claim).toList();
  }

  @Test
  void ranksTitleAndQuestionFirst() throws IOException {
    assertEquals("spine/pinched-nerve", found("nerve").get(0));
    assertEquals(List.of("spine/root", "spine/pinched-nerve"), found("decompression"));
  }

  @Test
  void tellsHowManyThereAreAndGivesNoMoreThanAsked() throws IOException {
    SearchResult one = searcher.search("heart nerve", new SearchOptions(1, null, null));
    assertEquals(3, one.total());
    assertEquals(1, one.hits().size());
    SearchResult none = searcher.search("heart nerve", new SearchOptions(0, null, null));
    assertEquals(3, none.total());
    assertEquals(List.of(), none.hits());
  }

  @Test
  void keepsToStatusAndTopic() throws IOException {
    SearchOptions draft = new SearchOptions(10, "submitted", null);
    assertEquals(1, searcher.search("decompression", draft).total());
    SearchOptions pain = new SearchOptions(10, null, "pain");
    assertEquals(
        "spine/pinched-nerve", searcher.search("decompression", pain).hits().get(0).article());
    assertEquals(0, searcher.search("heart", pain).total());
  }

  @Test
  void findsSynonymsBelowTheTypedWord() throws IOException {
    assertEquals(List.of("heart/attack", "blood/anaemia"), found("heart attack"));
    assertTrue(found("infarction").equals(List.of("blood/anaemia")));
    assertEquals(List.of("spine/pinched-nerve"), found("paracetamol"));
    assertEquals(List.of("blood/anaemia"), found("anemia"));
    assertEquals(List.of("spine/pinched-nerve"), found("NSAIDs"));
  }

  @Test
  void aPhraseIsWordsInOrder() throws IOException {
    assertEquals(List.of("spine/pinched-nerve"), found("\"pinched nerve\""));
    assertEquals(List.of(), found("\"nerve pinched\""));
    assertEquals(List.of(), found("\"therapy acetaminophen dose\""));
  }

  @Test
  void whatIsQuotedIsRequired() throws IOException {
    assertEquals(List.of("heart/attack"), found("nerve \"emergency\" pain"));
    SearchResult nowhere = searcher.search("pain \"nerve pinched\"", SearchOptions.DEFAULT);
    assertEquals(0, nowhere.total());
    assertEquals(List.of("nerve pinched"), nowhere.unknown());
  }

  @Test
  void filtersMayStandInTheQuery() throws IOException {
    assertEquals(List.of("spine/root"), found("decompression status:submitted"));
    assertEquals(List.of("spine/pinched-nerve"), found("Topic:PAIN decompression"));
    assertEquals(found("topic:pain"), found("topic:\"pain\""));
    assertEquals(found("topic:pain"), found("topic:pa*"));
    assertEquals(List.of("spine/pinched-nerve"), found("topic:pain"));
    assertEquals(List.of(), found("topic:pain status:submitted"));
    SearchResult none = searcher.search("nerve topic:\"no such\"", SearchOptions.DEFAULT);
    assertEquals(0, none.total());
    assertEquals(List.of("topic:\"no such\""), none.unknown());
    assertEquals(found("topic nerve"), found("topic: nerve"));
  }

  /** After each letter of a word that stands somewhere, its article is among the hits. */
  @Test
  void theBeginningOfAWordFindsIt() throws IOException {
    for (String word : List.of("decompression", "exercises", "therapy", "emergency", "the")) {
      for (int n = 1; n <= word.length(); n++) {
        assertFalse(found(word.substring(0, n) + "*").isEmpty(), word.substring(0, n));
      }
    }
    assertEquals(found("decompression"), found("decompressi*"));
    SearchResult begun = searcher.search("penche*", SearchOptions.DEFAULT);
    assertEquals(List.of(), begun.suggestions());
  }

  /** What a drug or a number begins is another drug, or another dose. */
  @Test
  void aDrugAndANumberAreWhole() throws IOException {
    List<CheckedArticle> two =
        List.of(
            Articles.article("a", "Estradiolum").text("Only this one, 50 mg.").checked(),
            Articles.article("b", "Estradiol").text("Only that one, 5 mg.").checked());
    try (Searcher both =
        Small.open(Small.build(folder.resolve("two"), two, "# drugs\nestradiol\n# end drugs\n"))) {
      SearchResult drug = both.search("estradiol*", SearchOptions.DEFAULT);
      assertEquals(List.of("b"), drug.hits().stream().map(SearchResult.Hit::article).toList());
      SearchResult number = both.search("5*", SearchOptions.DEFAULT);
      assertEquals(List.of("b"), number.hits().stream().map(SearchResult.Hit::article).toList());
      assertEquals(2, both.search("estradio*", SearchOptions.DEFAULT).total());
    }
  }

  /** Stems, synonyms, phrases and completions are marked, and nothing else. */
  @Test
  void theMarksAreWhatMatched() throws IOException {
    assertEquals(List.of("Pinched", "nerve", "pinched", "nerve"), marked("pinch* nerves"));
    assertEquals(List.of("Acetaminophen"), marked("paracetamol"));
    assertEquals(List.of("Pinched nerve", "pinched nerve"), marked("\"pinched nerve\""));
  }

  private static List<String> marked(String query) throws IOException {
    SearchResult.Hit hit = searcher.search(query, SearchOptions.DEFAULT).hits().get(0);
    List<String> out = new ArrayList<>();
    hit.marked().title().forEach(s -> out.add(hit.title().substring(s.start(), s.end())));
    hit.marked().snippet().forEach(s -> out.add(hit.snippet().substring(s.start(), s.end())));
    return out;
  }

  /** Title, question, blocks and headings are searched as one text, and stay apart in it. */
  @Test
  void noPhraseReachesFromOnePartIntoTheNext() throws IOException {
    for (String joined :
        List.of(
            "\"nerve pinched\"", // the title, repeated
            "\"root decompression root\"",
            "\"treatment acetaminophen\"",
            "\"anti-inflammatory drugs naproxen\"")) {
      assertEquals(List.of(), found(joined), joined);
      assertFalse(searcher.ask(joined, AskOptions.DEFAULT).answered(), joined);
    }
  }

  @Test
  void theSnippetShowsTheMatch() throws IOException {
    String snippet = searcher.search("yoga", SearchOptions.DEFAULT).hits().get(0).snippet();
    assertTrue(snippet.contains("Yoga and other exercises"), snippet);
    String heart = searcher.search("emergency", SearchOptions.DEFAULT).hits().get(0).snippet();
    assertEquals("First hour › A heart attack is an emergency of the heart. Call for help.", heart);
    String relaxants = searcher.search("start", SearchOptions.DEFAULT).hits().get(0).snippet();
    assertEquals(
        "Treatment › Drugs › cyclobenzaprine 5mg › Muscle relaxants: › Start low", relaxants);
  }

  @Test
  void offersSpellingButNeverAnotherDrug() throws IOException {
    assertEquals(
        List.of(new SearchResult.Suggestion("penched", List.of("pinched"))),
        searcher.search("penched nerve", SearchOptions.DEFAULT).suggestions());
    assertEquals(
        List.of(new SearchResult.Suggestion("cyclobenzaprime", List.of("cyclobenzaprine"))),
        searcher.search("cyclobenzaprime", SearchOptions.DEFAULT).suggestions().stream().toList());
    assertEquals(List.of(), searcher.search("methocarbamol", SearchOptions.DEFAULT).suggestions());
    assertEquals(List.of(), searcher.search("prednisone", SearchOptions.DEFAULT).suggestions());
    assertEquals(List.of(), searcher.search("nerve", SearchOptions.DEFAULT).suggestions());
  }

  @Test
  void answersWithTheClaimItself() throws IOException {
    AskResult result = searcher.ask("Does yoga ease the pain?", AskOptions.DEFAULT);
    AskResult.Answer answer = result.answers().get(0);
    assertEquals("Yoga and other exercises may ease the pain of a pinched nerve.", answer.text());
    assertEquals("spine/pinched-nerve/#c-yoga", answer.url());
    assertEquals(List.of("key-of-c-yoga"), answer.citations());
    assertEquals(List.of("Exercise"), answer.section());
    assertEquals("approved", answer.article().status());
    assertEquals(List.of(), result.nearest());
    assertEquals(List.of(), result.unknown());
  }

  @Test
  void namesTheWordsThatNoApprovedClaimHolds() throws IOException {
    AskOptions pending = new AskOptions(null, 5, true);
    assertEquals(List.of("gout"), unknown("Does yoga help in gout?", AskOptions.DEFAULT));
    assertEquals(List.of("gout"), unknown("Does yoga help in gout?", pending));
    assertEquals(List.of("iron"), unknown("iron for the heart", AskOptions.DEFAULT));
    assertEquals(List.of(), unknown("iron for the heart", pending));
    // Its synonym is known.
    assertEquals(List.of(), unknown("paracetamol", AskOptions.DEFAULT));
  }

  private static List<String> unknown(String question, AskOptions options) throws IOException {
    return searcher.ask(question, options).unknown();
  }

  @Test
  void answersFromTheContext() throws IOException {
    AskResult.Answer answer =
        searcher.ask("cyclobenzaprine for a pinched nerve", AskOptions.DEFAULT).answers().get(0);
    assertEquals("c-mix", answer.claim());
    assertEquals(List.of("cyclobenzaprine 5mg", "Muscle relaxants:"), answer.context());
  }

  @Test
  void neverAnswersForOneDrugWithAnother() throws IOException {
    assertEquals(
        List.of("c-acet"),
        answers("What is the dose of acetaminophen for a pinched nerve?", AskOptions.DEFAULT));
    assertEquals(
        List.of("c-acet"),
        answers("What is the dose of samplobrand for a pinched nerve?", AskOptions.DEFAULT));
    assertEquals(List.of(), answers("How is samplobrand mixed with cyclobenzaprine?", pending(5)));
    AskResult other =
        searcher.ask("What is the dose of prednisone for a pinched nerve?", AskOptions.DEFAULT);
    assertFalse(other.answered());
    assertEquals("spine/pinched-nerve", other.nearest().get(0).article());
  }

  @Test
  void whatOnlyNamesTheSubjectDoesNotAnswer() throws IOException {
    assertEquals(List.of("c-infarct"), answers("Is a heart attack an emergency?", pending(1)));
    assertEquals(List.of(), answers("Which ward treats a heart attack?", pending(5)));
    assertEquals(List.of(), answers("acetaminophen and decompression", pending(5)));
  }

  /** "Emergency heart" means something together, and stands nowhere. */
  @Test
  void wordsThatStandNowhereTogetherAreAskedOneByOne() throws IOException {
    assertEquals(
        List.of("c-infarct", "c-twin-1", "c-twin-2"),
        answers("Is it an emergency heart problem?", pending(5)));
    assertEquals(List.of(), answers("Is it an emergency heart nerve?", pending(5)));
    AskResult subject = searcher.ask("Does yoga help in back pain?", pending(5));
    assertFalse(subject.answered());
    assertEquals(List.of("back pain"), subject.unknown());
  }

  private static AskOptions pending(int limit) {
    return new AskOptions(null, limit, true);
  }

  @Test
  void abstainsFromWhatItDoesNotKnow() throws IOException {
    for (String question :
        List.of("What is the capital of France?", "the of and", "", "pinched nerve acupuncture")) {
      assertFalse(searcher.ask(question, AskOptions.DEFAULT).answered(), question);
    }
  }

  @Test
  void answersFromApprovedArticlesUnlessToldOtherwise() throws IOException {
    assertEquals(List.of(), answers("Is iron given by mouth?", AskOptions.DEFAULT));
    assertEquals(
        List.of("c-iron"), answers("Is iron given by mouth?", new AskOptions(null, 5, true)));
  }

  @Test
  void keepsToTheArticleAndBreaksTiesById() throws IOException {
    assertEquals(List.of("c-twin-1", "c-twin-2"), answers("Whom do I call?", AskOptions.DEFAULT));
    assertEquals(
        List.of(), answers("Whom do I call?", new AskOptions("spine/pinched-nerve", 5, false)));
    assertEquals(List.of(), answers("Whom do I call?", new AskOptions("no/where", 5, false)));
  }

  static List<String> questions() {
    return Small.QUESTIONS;
  }

  @ParameterizedTest
  @MethodSource("questions")
  void anythingMayBeAsked(String question) throws IOException {
    SearchResult found = searcher.search(question, SearchOptions.DEFAULT);
    assertTrue(found.total() >= found.hits().size());
    assertNotNull(Json.compact(found.json()));
    assertNotNull(Json.compact(searcher.ask(question, AskOptions.DEFAULT).json()));
  }

  @Test
  void ordersArticlesOrRefuses(@TempDir Path other) throws IOException {
    try (IndexStore store = IndexStore.inFolder(other);
        IndexBuilder builder = new IndexBuilder(store, "", 2, 1)) {
      builder.add(Articles.article("b", "B").checked());
      assertThrows(
          IllegalArgumentException.class, () -> builder.add(Articles.article("a", "A").checked()));
    }
    assertThrows(IOException.class, () -> Small.open(other));
  }

  @Test
  void anEmptyIndexFindsNothing(@TempDir Path other) throws IOException {
    try (Searcher empty = Small.open(Small.build(other, List.of(), ""))) {
      assertEquals(0, empty.search("nerve", SearchOptions.DEFAULT).total());
      assertFalse(empty.ask("nerve", AskOptions.DEFAULT).answered());
    }
  }
}
