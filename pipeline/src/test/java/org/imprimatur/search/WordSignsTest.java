package org.imprimatur.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WordSignsTest {
  /**
   * Texts of the words that stand in the patterns, in any order: many are signs of several words.
   */
  @Test
  void aTextHasTheSignsThatItsPatternsFind() {
    Map<String, WordSigns.Sign> signs = ClaimMark.signs();
    WordSigns asked = new WordSigns(signs);
    List<String> words = words(signs);
    Random random = new Random(7);
    for (int i = 0; i < 200_000; i++) {
      List<String> some = new ArrayList<>();
      for (int n = 1 + random.nextInt(5); n > 0; n--) {
        some.add(words.get(random.nextInt(words.size())));
      }
      List<Tokens.Token> tokens = Tokens.of(String.join(" ", some));
      String joined = WordSigns.joined(tokens);
      Set<String> found = new TreeSet<>();
      signs.forEach(
          (name, sign) -> {
            if (sign.pattern().matcher(joined).find()) {
              found.add(name);
            }
          });
      assertEquals(found, new TreeSet<>(asked.in(tokens)), joined);
    }
  }

  private static List<String> words(Map<String, WordSigns.Sign> signs) {
    Set<String> out =
        new TreeSet<>(
            List.of("2", "bottom line", "in short", "what to do", "as soon as", "meta analysis"));
    signs
        .values()
        .forEach(
            sign -> {
              for (String word : sign.pattern().pattern().split("[^a-z]+", -1)) {
                if (!word.isEmpty()) {
                  out.add(word);
                }
              }
            });
    return List.copyOf(out);
  }
}
