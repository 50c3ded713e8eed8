package org.imprimatur.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.imprimatur.source.Source;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.junit.jupiter.api.Test;

/**
 * No word and no dose of a page is lost: each stands in the draft, in its references, or in the
 * list of what was left out. {@code -Dimprimatur.pages.minutes=20} goes on with other pages for so
 * long and says how many there were; {@code -Dimprimatur.pages.seed=7} begins elsewhere.
 */
final class NoWordIsLostTest {
  private static final int PAGES = 20_000;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]{2,}");
  private static final Pattern DOSE =
      Pattern.compile("\\d[\\d.,-]*\\s?(?:mg/kg|mg|mcg|g|mL|units|tablets|µg)(?![\\p{L}])");
  private static final Pattern LISTED = Pattern.compile("(?s)line \\d+: [^\"]*: \"(.*)\"");

  /** The texts of a draft's head and of records: without names of fields, types and keys. */
  private static final Pattern VALUE =
      Pattern.compile("(?<=\\n(?:title|question): ).*|(?<= kind: ).*|\"(?:[^\"\\\\]|\\\\.)*+\"");

  /** Labels of identifiers, which become fields. */
  private static final Set<String> LABELS = Set.of("doi", "pmid", "https", "http", "et", "al");

  @Test
  void everyWordIsKeptOrListed() {
    assertEquals("", lost(1, PAGES));
    long minutes = Long.getLong("imprimatur.pages.minutes", 0);
    if (minutes > 0) {
      goOn(minutes);
    }
  }

  private static void goOn(long minutes) {
    long end = System.nanoTime() + minutes * 60_000_000_000L;
    long seed = Long.getLong("imprimatur.pages.seed", 1_000_000);
    AtomicLong pages = new AtomicLong();
    while (System.nanoTime() < end) {
      assertEquals("", lost(seed + pages.get(), PAGES));
      pages.addAndGet(PAGES);
    }
    System.out.println(pages + " more pages, no word lost (from seed " + seed + ")");
  }

  /** What the first page says that loses a word, or nothing. */
  private static String lost(long from, int pages) {
    return LongStream.range(from, from + pages)
        .parallel()
        .mapToObj(NoWordIsLostTest::check)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String check(long seed) {
    boolean html = seed % 3 == 0;
    RandomPage random = new RandomPage(seed);
    String page = html ? random.html() : random.text();
    String path = html ? "seeds/a.html" : "seeds/a.txt";
    List<String> missing = missing(path, page);
    if (missing.isEmpty()) {
      return "";
    }
    String least = html ? page : shortened(path, page);
    ImportedPage imported = PageImport.read(Source.of(path, least), ImportOptions.NONE);
    return "seed "
        + seed
        + " loses "
        + missing(path, least)
        + " of\n"
        + least
        + "\n--- draft\n"
        + imported.articleMarkdown()
        + imported.referencesYaml()
        + String.join("\n", imported.dropped());
  }

  /** The page without the lines that do not matter. */
  private static String shortened(String path, String page) {
    List<String> lines = new ArrayList<>(Arrays.asList(page.split("\n", -1)));
    for (int i = lines.size() - 1; i >= 0; i--) {
      List<String> fewer = new ArrayList<>(lines);
      fewer.remove(i);
      if (!missing(path, String.join("\n", fewer)).isEmpty()) {
        lines = fewer;
      }
    }
    return String.join("\n", lines);
  }

  private static List<String> missing(String path, String page) {
    ImportedPage imported = PageImport.read(Source.of(path, page), ImportOptions.NONE);
    Map<String, Integer> said = words(path.endsWith(".html") ? visible(page) : page);
    Map<String, Integer> kept = words(kept(imported));
    return said.entrySet().stream()
        .filter(word -> !LABELS.contains(word.getKey()))
        .filter(word -> word.getValue() > kept.getOrDefault(word.getKey(), 0))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The text nodes of a page, but for code. */
  private static String visible(String html) {
    StringBuilder out = new StringBuilder();
    NodeTraversor.traverse(
        (node, depth) -> {
          if (node instanceof TextNode text) {
            Element parent = text.parent();
            boolean code =
                parent != null && Set.of("script", "style").contains(parent.normalName());
            out.append(code ? "" : text.getWholeText()).append('\n');
          }
        },
        Jsoup.parse(html).body());
    return out.toString();
  }

  private static String kept(ImportedPage imported) {
    String draft = imported.articleMarkdown();
    int head = draft.indexOf("\n---\n", 3);
    String body = draft.substring(head + 5).replaceAll("(?<!\\\\)\\[@[^\\]\\\\]*\\]", " ");
    StringBuilder out = new StringBuilder(body.replaceAll("\\\\(?=[^\\p{L}\\d])", ""));
    VALUE
        .matcher(draft.substring(3, head) + "\n" + imported.referencesYaml())
        .results()
        .forEach(value -> out.append('\n').append(value.group().replace("\\\"", "\"")));
    for (String dropped : imported.dropped()) {
      Matcher listed = LISTED.matcher(dropped);
      out.append('\n').append(listed.matches() ? listed.group(1) : "");
    }
    return out.toString();
  }

  private static Map<String, Integer> words(String text) {
    String plain = Cleaning.of(text).toLowerCase(Locale.ROOT);
    Map<String, Integer> out = new TreeMap<>();
    for (Pattern pattern : List.of(WORD, DOSE)) {
      List<String> found =
          pattern
              .matcher(plain)
              .results()
              .map(r -> r.group().replace(" ", ""))
              .collect(Collectors.toList());
      found.forEach(word -> out.merge(word, 1, Integer::sum));
    }
    return out;
  }
}
