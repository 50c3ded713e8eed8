package org.imprimatur.recorded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What work asks is written down, and what it was told in two ways fits no later answer. */
final class RecordingTest {
  private static final Asked FILE = new Asked("file", "a");

  @Test
  void onlyWorkThatIsRecordedIs() {
    Recording outer = new Recording();
    Recording inner = new Recording();
    Recording.note("file", "nobody", () -> "x");
    outer.during(
        () -> {
          inner.during(
              () -> {
                Recording.note("file", "a", () -> "x");
                return 0;
              });
          Recording.note("file", "b", () -> "y");
          return 0;
        });
    assertEquals(Map.of(FILE, "x"), inner.answers());
    assertEquals(Map.of(new Asked("file", "b"), "y"), outer.answers());
  }

  @Test
  void aQuestionThatWasAnsweredInTwoWaysFitsNeither() {
    Recording recording = new Recording();
    recording.add(FILE, "x");
    recording.add(FILE, "x");
    assertEquals("x", recording.answer(FILE));
    recording.add(FILE, "y");
    assertNotEquals("x", recording.answer(FILE));
    assertNotEquals("y", recording.answer(FILE));
    recording.add(FILE, "y");
    assertNotEquals("y", recording.answer(FILE));
  }

  @Test
  void aMapTellsALookAtOneFromALookAtTheKeysAndFromAll() {
    Map<String, String> values = new TreeMap<>(Map.of("a", "1", "b", "2"));
    assertEquals(Set.of("key"), asked(values, map -> map.get("a")));
    assertEquals(Set.of("key"), asked(values, map -> map.keySet().contains("none")));
    assertEquals(Set.of("key keys"), asked(values, map -> String.join("", map.keySet())));
    assertEquals(Set.of("key all"), asked(values, map -> map.entrySet().iterator().next()));
    assertEquals(Set.of("key all"), asked(values, map -> map.values().iterator().next()));
    WatchedMap<String> one = new WatchedMap<>("key", values, v -> v);
    WatchedMap<String> other =
        new WatchedMap<>("key", new TreeMap<>(Map.of("a", "1", "b", "3")), v -> v);
    assertEquals(one.answer(new Asked("key", "a")), other.answer(new Asked("key", "a")));
    assertEquals(one.answer(new Asked("key keys", "")), other.answer(new Asked("key keys", "")));
    assertNotEquals(one.answer(new Asked("key", "b")), other.answer(new Asked("key", "b")));
    assertNotEquals(one.answer(new Asked("key all", "")), other.answer(new Asked("key all", "")));
    assertEquals(Optional.empty(), one.answer(FILE));
  }

  private static Set<String> asked(
      Map<String, String> values, java.util.function.Function<WatchedMap<String>, Object> look) {
    Recording recording = new Recording();
    WatchedMap<String> map = new WatchedMap<>("key", values, value -> value);
    recording.during(() -> look.apply(map));
    Set<String> kinds = new java.util.TreeSet<>();
    recording.answers().keySet().forEach(asked -> kinds.add(asked.kind()));
    return kinds;
  }

  @Test
  void aDayThatHasComeStaysSoWhateverTheDay() {
    LocalDate day = LocalDate.of(2026, 6, 1);
    Recording recording = new Recording();
    recording.during(() -> DayQuestions.isAhead(day, day));
    Asked asked = recording.answers().firstKey();
    Optional<String> told = Optional.ofNullable(recording.answers().get(asked));
    assertEquals(told, DayQuestions.answer(asked, day.plusYears(9)));
    assertNotEquals(told, DayQuestions.answer(asked, day.minusDays(1)));
  }
}
