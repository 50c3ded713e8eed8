package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A root whose ledger was signed under canon 1: it stays approved, and shows what that covers. */
final class CanonOneTest {
  private static final Path KEPT = Path.of("src/test/resources/canon1");
  private static final String DAY = "2026-11-28";
  private static final String ARTICLE = "articles/neurology/acute-headache.md";
  private static final String WORKS = "references/headache.yaml";
  private static final String WORD = "Zyzzogeton";

  @TempDir Path root;

  @BeforeEach
  void copy() throws IOException {
    try (Stream<Path> files = Files.walk(KEPT)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = root.resolve(KEPT.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  private CommandLine.Ran run(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--as-of", DAY));
    return CommandLine.run(root, all.toArray(String[]::new));
  }

  private void edit(String path, String before, String after) throws IOException {
    String text = Files.readString(root.resolve(path));
    assertTrue(text.contains(before), path + " lacks " + before);
    Files.writeString(root.resolve(path), text.replace(before, after));
  }

  @Test
  void itsLedgerProvesWhatItProved() throws IOException {
    CommandLine.Ran verified = run("review", "verify");
    assertEquals(0, verified.code(), verified.out());
    assertTrue(verified.out().endsWith("proved: 0 submitted, 0 under-review, 1 approved\n"));
    String status = run("review", "status", "--json").out();
    assertTrue(status.contains("\"proved\" : \"approved\""), status);
    String ledger = Files.readString(root.resolve(ARTICLE.replace(".md", ".review.jsonl")));
    int at = status.indexOf("sha256:");
    assertTrue(ledger.contains("\"content\":\"" + status.substring(at, at + 71) + "\""), status);
    assertTrue(status.contains("Its approvals do not cover topics, funding"), status);
    edit(ARTICLE, "within 6 hours", "within 9 hours");
    CommandLine.Ran edited = run("review", "verify");
    assertEquals(1, edited.code());
    assertTrue(edited.out().contains("review/changed-since-approval"), edited.out());
  }

  @Test
  void itsPageShowsNothingThatItsApprovalsDoNotCover() throws IOException {
    run("build", "--profile", "release");
    Document page = page();
    assertEquals("review approved", page.select(".review").attr("class"));
    for (String hidden : List.of("Funding", "Licence", "Next review due", "Not stated")) {
      String shown = page.text();
      assertEquals(hidden.equals("Next review due"), shown.contains(hidden), hidden);
    }
    assertEquals(0, page.select(".references .kind").size());
    assertEquals(1, page.select(".body img[src$=.svg]").size(), "canon 1 covers pictures");
    assertTrue(page.select(".reasons").text().contains("do not cover topics, funding"));
    edit(ARTICLE, "topics: [headache, migraine, emergency]", "topics: [" + WORD + "]");
    edit(ARTICLE, "funding: \"None\"", "funding: " + WORD + "\nevidence-to: 2025-12-31");
    edit(ARTICLE, "licence: \"CC BY 4.0\"", "licence: " + WORD + "\nreview-by: 2027-03-01");
    edit(
        WORKS,
        "kind: guideline\n",
        "kind: systematic-review\n    quote: "
            + WORD
            + "\n    justification: "
            + WORD
            + "\n    quotes: {a: {sentence: "
            + WORD
            + "}}\n");
    run("build", "--profile", "release");
    assertTrue(run("review", "status", "--json").out().contains("\"proved\" : \"approved\""));
    assertFalse(page().text().contains("Next review due"), "review-by sets it now");
    try (Stream<Path> files = Files.walk(root.resolve("output/site"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        boolean isOfTheHouse = file.toString().contains("/dashboard/");
        for (String word :
            List.of(WORD.toLowerCase(Locale.ROOT), "2025-12-31", "systematic review")) {
          assertFalse(text.contains(word) && !isOfTheHouse, file + " shows " + word);
        }
      }
    }
  }

  private Document page() throws IOException {
    return Jsoup.parse(
        Files.readString(root.resolve("output/site/neurology/acute-headache/index.html")));
  }
}
