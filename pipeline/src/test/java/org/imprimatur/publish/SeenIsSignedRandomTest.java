package org.imprimatur.publish;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same as {@link SeenIsSignedTest}, for edits that nobody thought of. */
final class SeenIsSignedRandomTest {
  private static final int ROUNDS = 500;

  /** Ways to write the same: what a page shows must not depend on them, as the digest does not. */
  private static final String[][] SAME = {
    {" ", "\n"},
    {" ", "  "},
    {"e", "&#101;"},
    {":", "&#58;"},
    {"a", "&#x61;"},
    {".", "\\."},
    {"*", "_"},
    {"- ", "* "},
    {"\n\n", "\n\n\n"},
    {"\n  - ", "\n\n  - "},
    {"\n- ", "\n\n- "},
    {"\n\n", "\n\n<!-- note -->\n\n"},
    {"g", "g<!-- note -->"},
    {"\n", "\r\n"},
    {"|---|", "|:--|"},
    {"(chart.svg", "(<chart.svg>"},
    {"https://one.example/", "<https://one.example/>"},
    {"***\n", "---\n"},
    {"## Drugs", "Drugs\n-----"},
    {"3. ", "3) "},
    {"```", "~~~"},
    {"\"As drawn\"", "'As drawn'"},
  };

  private static final List<String> TOKENS =
      List.of(
          "[@one]",
          "[@two]",
          "@one",
          "{cover=list}",
          "{certainty=low}",
          "&amp;",
          "&#58;",
          "\\",
          "`",
          "*",
          "**",
          "_",
          "# ",
          "- ",
          "1. ",
          "> ",
          "|",
          "\n",
          "\n\n",
          "  \n",
          "    ",
          "\t",
          "\r\n",
          "<!-- x -->",
          "<b>",
          "\u200b",
          "\u202e",
          "\u00a0",
          "\u00ad",
          "![a](chart.svg)",
          "[a](b.md)",
          "Table: ",
          "rest",
          "sample drug",
          "---",
          "```",
          "[",
          "]",
          "(",
          ")",
          "<",
          ">");

  private static List<String> unsigned = List.of();

  @BeforeAll
  static void readTheDocument() throws IOException {
    unsigned = UnsignedPlaces.from(UnsignedPlaces.HARMLESS);
  }

  @Test
  void whatIsWrittenInAnotherWayLooksTheSameWhereTheDigestSaysSo() {
    String good = page(SampleFolder.GOOD);
    SampleFolder.Made before = SampleFolder.made(SampleFolder.GOOD, SampleFolder.CONFIGURATION);
    Random random = new Random(20261122);
    int kept = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Map<String, String> changed = new TreeMap<>(SampleFolder.GOOD);
      String text = SampleFolder.ARTICLE;
      for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
        text = once(text, SAME[random.nextInt(SAME.length)], random);
      }
      changed.put("article", text);
      kept += same(before, good, changed) ? 1 : 0;
    }
    assertTrue(kept > ROUNDS / 2, "only " + kept + " of " + ROUNDS + " kept the digest");
  }

  @Test
  void noRandomEditIsSeenAndNotSigned() throws IOException {
    String good = page(SampleFolder.GOOD);
    SampleFolder.Made before = SampleFolder.made(SampleFolder.GOOD, SampleFolder.CONFIGURATION);
    Random random = new Random(7);
    int kept = 0;
    for (int round = 0; round < 5 * ROUNDS; round++) {
      Map<String, String> changed = new TreeMap<>(SampleFolder.GOOD);
      int die = random.nextInt(20);
      String file = die == 0 ? "references" : die < 4 ? "glossary" : "article";
      changed.compute(file, (name, text) -> edited(text == null ? "" : text, random));
      kept += same(before, good, changed) ? 1 : 0;
    }
    assertTrue(kept > ROUNDS / 10, "only " + kept + " edits kept the digest");
    String text = Files.readString(Path.of("../articles/neurology/acute-headache.md"));
    Map<String, String> sample = new TreeMap<>(SampleFolder.GOOD);
    sample.put("article", text);
    sample.put("glossary", Files.readString(Path.of("../references/glossary.yaml")));
    sample.put("references", Files.readString(Path.of("../references/headache.yaml")));
    Map<String, String> base = Map.copyOf(sample);
    String page = page(base);
    SampleFolder.Made made = SampleFolder.made(base, SampleFolder.CONFIGURATION);
    for (int round = 0; round < ROUNDS; round++) {
      sample.put("article", edited(text, random));
      same(made, page, sample);
    }
  }

  /** Asserts that what looks otherwise is signed otherwise; tells whether it is signed the same. */
  private static boolean same(SampleFolder.Made before, String good, Map<String, String> changed) {
    SampleFolder.Made after = SampleFolder.made(changed, SampleFolder.CONFIGURATION);
    if (!after.digest().value().equals(before.digest().value())
        || !after.marks().equals(before.marks())) {
      return false;
    }
    PerceivedPage.assertAlike(good, page(changed), () -> String.join("\n", changed.values()));
    return true;
  }

  private static String page(Map<String, String> files) {
    SampleFolder.Made made = SampleFolder.made(files, SampleFolder.CONFIGURATION);
    var checked = SampleFolder.checked(made, SampleFolder.approved(made.article().frontMatter()));
    return PerceivedPage.of(SampleFolder.page(files, made, checked), unsigned);
  }

  /** One random occurrence behind the front matter is written otherwise. */
  private static String once(String text, String[] how, Random random) {
    int body = text.indexOf("---\n\n") + 4;
    int from = body + random.nextInt(Math.max(1, text.length() - body));
    int at = text.indexOf(how[0], from);
    return at < 0 ? text : text.substring(0, at) + how[1] + text.substring(at + how[0].length());
  }

  private static String edited(String text, Random random) {
    int at = random.nextInt(text.length());
    int end = Math.min(text.length(), at + 1 + random.nextInt(8));
    String token = TOKENS.get(random.nextInt(TOKENS.size()));
    return switch (random.nextInt(5)) {
      case 0 -> text.substring(0, at) + token + text.substring(at);
      case 1 -> text.substring(0, at) + text.substring(end);
      case 2 -> text.substring(0, at) + (char) (33 + random.nextInt(94)) + text.substring(at + 1);
      case 3 -> text.substring(0, end) + text.substring(at, end) + text.substring(end);
      default -> moved(text, random);
    };
  }

  private static String moved(String text, Random random) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    String line = lines.remove(random.nextInt(lines.size()));
    lines.add(random.nextInt(lines.size()), line);
    return String.join("\n", lines);
  }
}
