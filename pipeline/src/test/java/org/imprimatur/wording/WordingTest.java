package org.imprimatur.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class WordingTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  /** Words are named in the program by whole texts, in templates and scripts by the first value. */
  private static final Pattern NAMED = Pattern.compile("\"([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)*)-?\"");

  /** A name of which the program adds the end. */
  private static final Pattern BEGUN = Pattern.compile("\"([a-z-]+\\.[a-z-]+-)\"");

  /** Of these the program says those of a status, an audience ...: a new kind does not compile. */
  private static final List<String> BY_KIND =
      List.of(
          "audience.",
          "callout.",
          "change.",
          "disclaimer.",
          "grade.",
          "month.",
          "review.step-",
          "status.");

  @Test
  void everyShippedLanguageHasAllWordsWithTheSameValues() {
    for (String language : Wording.shipped()) {
      Map<String, String> words = ShippedWords.of(language);
      assertEquals(new TreeSet<>(Wording.names()), new TreeSet<>(words.keySet()), language);
      words.forEach(
          (name, text) ->
              assertEquals(Wording.values(Wording.ENGLISH.say(name)), Wording.values(text), name));
    }
  }

  @Test
  void everyWordIsSaidSomewhere() throws IOException {
    StringBuilder all = new StringBuilder();
    List<Path> folders =
        List.of(
            Path.of("src/main/jte"),
            Path.of("src/main/java/org/imprimatur/site"),
            Path.of("src/main/java/org/imprimatur/wording"),
            Path.of("src/main/resources/site/assets"));
    for (Path folder : folders) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(f -> f.toString().matches(".*\\.(jte|java|js)")).toList()) {
          all.append(Files.readString(file)).append('\n');
        }
      }
    }
    TreeSet<String> named = new TreeSet<>();
    NAMED.matcher(all).results().forEach(found -> named.add(found.group(1)));
    TreeSet<String> begun = new TreeSet<>();
    BEGUN.matcher(all).results().forEach(found -> begun.add(found.group(1)));
    List<String> unsaid = new ArrayList<>();
    for (String name : Wording.names()) {
      String bare = name.replaceAll("-(one|other|on|title)$", "").replace("script.", "");
      boolean isSaid =
          named.contains(bare)
              || named.contains(name)
              || BY_KIND.stream().anyMatch(kind -> name.startsWith(kind))
              || begun.stream().anyMatch(name::startsWith);
      if (!isSaid) {
        unsaid.add(name);
      }
    }
    assertEquals(List.of(), unsaid);
  }

  @Test
  void daysFollowTheLanguage() {
    assertEquals("March 1, 2026", Wording.ENGLISH.day(DAY));
    assertEquals("1. März 2026", Wording.of("de", Map.of()).day(DAY));
    assertEquals("1. März 2026", Wording.of("de-CH", Map.of()).day(DAY));
    Map<String, String> house = Map.of("date", "{day} {month} {year}", "month.3", "mars");
    assertEquals("1 mars 2026", Wording.of("fr", house).day(DAY));
  }

  @Test
  void aHouseChangesWordsButNotThoseOfStatusAndCaution() {
    Map<String, String> own =
        Map.of(
            "site.topics", "Fields",
            "caution.pending", "All is well",
            "status.submitted", "Approved",
            "review.title", "Praise",
            "no.such", "x");
    Wording house = Wording.of("en-GB", own);
    assertEquals("Fields", house.say("site.topics"));
    assertEquals(Wording.ENGLISH.say("caution.pending"), house.say("caution.pending"));
    assertEquals("Not yet reviewed", house.say("status.submitted"));
    assertEquals("Review status", house.say("review.title"));
    assertThrows(IllegalArgumentException.class, () -> house.say("no.such"));
  }

  @Test
  void aLanguageThatIsNotShippedHasItsCautionInEnglish() {
    Wording arabic = Wording.of("ar", Map.of("site.topics", "مواضيع"));
    assertFalse(arabic.isShipped());
    assertEquals("en", arabic.guardLanguage());
    assertEquals(Wording.ENGLISH.say("caution.pending"), arabic.say("caution.pending"));
    assertTrue(arabic.isRightToLeft());
    assertTrue(Wording.of("uz-Arab", Map.of()).isRightToLeft());
    assertFalse(Wording.of("ur-Latn", Map.of()).isRightToLeft());
    assertFalse(Wording.of("de", Map.of()).isRightToLeft());
  }

  @Test
  void valuesStandWhereTheLanguageHasThem() {
    assertEquals("2 of 3 approvals given", Wording.ENGLISH.say("review.given", 2, 3));
    assertEquals("1 article.", Wording.ENGLISH.count("list.articles", 1));
    assertEquals("2 articles.", Wording.ENGLISH.count("list.articles", 2));
    assertEquals(
        "{0} {1}", Wording.of("en", Map.of("site.as-of", "{0}")).say("site.as-of", "{0} {1}"));
  }
}
