package org.imprimatur.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is kept comes back as it was, and other bytes are not taken for it. */
final class RecordCodecTest {
  private enum Colour {
    RED,
    BLUE
  }

  private record Leaf(@Nullable String text, @Nullable Colour colour) {}

  private record Tree(
      int small,
      long great,
      @Nullable Integer number,
      @Nullable Boolean truth,
      @Nullable LocalDate day,
      List<Leaf> leaves,
      Set<String> names,
      Map<String, Long> counts,
      @Nullable Tree below) {}

  private static final RecordCodec<Tree> TREES = RecordCodec.of(Tree.class);

  private static Tree tree(@Nullable Tree below) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("z", Long.MIN_VALUE);
    counts.put("a", -1L);
    return new Tree(
        Integer.MIN_VALUE,
        Long.MAX_VALUE,
        below == null ? null : 7,
        below == null ? null : false,
        below == null ? null : LocalDate.of(-4, 2, 29),
        List.of(new Leaf("é \ud83d\ude00", Colour.BLUE), new Leaf("\ud800 half", null)),
        new LinkedHashSet<>(List.of("é \ud83d\ude00", "", "b")),
        counts,
        below);
  }

  @Test
  void everyKindOfValueComesBackInItsOrder() {
    Tree whole = tree(tree(null));
    assertEquals(Optional.of(whole), TREES.read(TREES.encode(whole)));
    Tree back = TREES.read(TREES.encode(whole)).orElseThrow();
    assertEquals(List.copyOf(whole.names()), List.copyOf(back.names()));
    assertEquals(List.of("z", "a"), List.copyOf(back.counts().keySet()));
  }

  @Test
  void otherBytesAreNothing() {
    byte[] bytes = TREES.encode(tree(tree(null)));
    for (int length = 0; length < bytes.length; length++) {
      assertEquals(Optional.empty(), TREES.read(Arrays.copyOf(bytes, length)), "cut at " + length);
    }
    assertEquals(Optional.empty(), TREES.read(Arrays.copyOf(bytes, bytes.length + 1)));
    Random random = new Random(3);
    for (int round = 0; round < 20_000; round++) {
      byte[] changed = bytes.clone();
      changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      TREES.read(changed);
    }
  }

  private record Unknown(Object any) {}

  @Test
  void whatCannotBeKeptIsRefusedAtOnce() {
    assertThrows(IllegalArgumentException.class, () -> RecordCodec.of(Unknown.class));
  }
}
