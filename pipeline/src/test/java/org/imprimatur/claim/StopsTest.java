package org.imprimatur.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.imprimatur.source.Blanks;
import org.junit.jupiter.api.Test;

/** What ends sentences and what parts words, against Unicode's own properties as ICU knows them. */
final class StopsTest {

  @Test
  void everySentenceTerminalOfUnicodeIsAStop() {
    Set<String> expected = characters(c -> UCharacter.hasBinaryProperty(c, UProperty.S_TERM));
    expected.addAll(Set.of("U+2025", "U+2026", "U+037E"));
    assertEquals(expected, characters(c -> Stops.isStop((char) c)));
  }

  @Test
  void everyWhiteSpaceOfUnicodeIsABlank() {
    Set<String> blanks = characters(c -> Blanks.isBlank((char) c));
    Set<String> missing =
        characters(
            c ->
                UCharacter.isUWhiteSpace(c)
                    || UCharacter.getType(c) == UCharacter.CONTROL
                    || UCharacter.isWhitespace(c));
    missing.removeAll(blanks);
    assertEquals(Set.of(), missing);
  }

  /** Unicode's default ignorable characters take no space, or a whole one. */
  @Test
  void everyIgnorableCharacterIsABlankOrNothing() {
    Set<String> missing =
        characters(
            c ->
                UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
                    && UCharacter.isDefined(c)
                    && !Blanks.isBlank((char) c)
                    && !Blanks.isNothing((char) c));
    // Vowel signs of Khmer and separators of Mongolian are part of their words.
    missing.removeAll(Set.of("U+17B4", "U+17B5", "U+180B", "U+180C", "U+180D", "U+180F"));
    assertEquals(Set.of(), missing);
  }

  @Test
  void noLetterDigitOrSignIsABlankOrNothing() {
    Set<String> odd =
        characters(
            c ->
                (Blanks.isBlank((char) c) || Blanks.isNothing((char) c))
                    && UCharacter.isDefined(c)
                    && !UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
                    && !UCharacter.isUWhiteSpace(c)
                    && UCharacter.getType(c) != UCharacter.CONTROL);
    assertEquals(Set.of("U+2800", "U+FFF9", "U+FFFA", "U+FFFB"), odd);
  }

  private static Set<String> characters(java.util.function.IntPredicate of) {
    return IntStream.range(0, 0x10000)
        .filter(of)
        .mapToObj(c -> String.format("U+%04X", c))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
