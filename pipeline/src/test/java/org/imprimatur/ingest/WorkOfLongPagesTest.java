package org.imprimatur.ingest;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.imprimatur.source.Source;
import org.junit.jupiter.api.Test;

/** A page twice as long is looked at twice as often: lines that are asked for are counted. */
final class WorkOfLongPagesTest {
  private static final int LINES = 1_500;

  /** A little more than twice, for what is looked at once. */
  private static final double MOST = 2.2;

  private static final Map<String, Consumer<List<PageLine>>> STAGES =
      Map.of(
          "blocks",
          Blocks::of,
          "outline",
          Outline::mark,
          "title of a text",
          lines -> new HeadFinder(lines, "", false),
          "title of a saved page",
          lines -> new HeadFinder(lines, "Pain", true));

  private static final List<IntFunction<String>> PAGES =
      List.of(
          i -> "Rest helps the pain of most people, as long as they do rest at\n",
          i -> "Pain\n",
          i -> "Log in\n\n",
          i -> "What is pain?\n",
          i -> "Disclaimer\n",
          i -> "\n",
          i -> "# Pain\n",
          i -> (char) ('A' + i % 26) + ". Pain\n",
          i -> "V. Pain\n\nText.\n",
          i -> 1 + i % 900 + ". Item\n",
          i -> "- Item\n",
          i -> "- Menu\n\nLog in\n",
          i -> "Rest.\n\n" + 1 + i % 9 + "\n\n",
          i -> "By Arbor\n",
          i -> "a\tb\nc\td\te\n");

  private static final class Counted extends AbstractList<PageLine> {
    private final List<PageLine> lines;
    private long asked;

    Counted(List<PageLine> lines) {
      this.lines = lines;
    }

    @Override
    public PageLine get(int index) {
      asked++;
      return lines.get(index);
    }

    @Override
    public int size() {
      return lines.size();
    }
  }

  @Test
  void whatIsAskedGrowsWithThePage() {
    for (IntFunction<String> page : PAGES) {
      List<PageLine> once = lines(page, LINES);
      List<PageLine> twice = lines(page, 2 * LINES);
      STAGES.forEach(
          (name, stage) -> {
            long few = asked(stage, once);
            long more = asked(stage, twice);
            assertTrue(
                more <= MOST * few + 100,
                () -> name + " of \"" + page.apply(0) + "\": " + few + ", then " + more);
          });
    }
  }

  private static long asked(Consumer<List<PageLine>> stage, List<PageLine> lines) {
    Counted counted = new Counted(lines);
    stage.accept(counted);
    return counted.asked;
  }

  private static List<PageLine> lines(IntFunction<String> page, int count) {
    String text = IntStream.range(0, count).mapToObj(page).collect(Collectors.joining());
    return TextLines.read(
        Source.of("seeds/a.txt", "How does it hurt?\n\n" + text), new ImportNotes());
  }
}
