package org.imprimatur.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.imprimatur.browser.Browser;
import org.imprimatur.browser.SiteServer;
import org.imprimatur.model.CheckedArticle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.json.Json;

/**
 * {@code search.js} in a real browser against Lucene: the same tokens, the same results in the same
 * order with the same scores, bit for bit.
 */
@Tag("browser")
final class BrowserSearchIT {
  private static final String POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'";
  private static @Nullable Browser browser;
  @TempDir private Path folder;

  @BeforeAll
  static void open() {
    browser = Browser.open();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  private static Browser browser() {
    return java.util.Objects.requireNonNull(browser);
  }

  @Test
  void answersAsLuceneDoesInASmallCorpus() throws Exception {
    compare(Small.articles(), Small.QUESTIONS, "spine/pinched-nerve");
  }

  /** Every so many questions: {@link NodeSearchIT} puts all that were written to this corpus. */
  @Test
  void answersAsLuceneDoesInALargeCorpus() throws Exception {
    List<String> questions = new ArrayList<>(Small.QUESTIONS);
    for (int i = 0; i < 40; i++) {
      int rank = (i * i * 7) % 3000;
      String first = Articles.word(rank);
      String second = Articles.word(i % 50);
      questions.add(
          switch (i % 5) {
            case 0 -> first;
            case 1 -> first + " " + second;
            case 2 -> "\"" + Articles.word(i % 9) + " of\" " + second;
            case 3 -> second + " " + first + " " + Articles.word(i) + " " + Articles.word(2 * i);
            default -> "\"of " + Articles.word(i % 12) + "\"";
          });
    }
    List<String> some =
        IntStream.range(0, questions.size())
            .filter(i -> i % SearchCall.EVERY == 0)
            .mapToObj(questions::get)
            .toList();
    compare(Articles.many(400, 12), some, "a000003/topic-3");
  }

  @Test
  void anEmptySiteFindsNothing() throws Exception {
    compare(List.of(), List.of("nerve", "", "\"a b\""), "none");
  }

  /** Requests name shards only, and no question stands in an address. */
  @Test
  void aQuestionDoesNotLeaveThePage() throws Exception {
    export(Articles.many(50, 5), Small.SYNONYMS);
    try (SiteServer server = SiteServer.start(folder.resolve("site"), POLICY)) {
      load(server);
      browser().requests();
      String word = Articles.word(3);
      String question = Answers.ascii("unmistakable " + word);
      given(
          List.of(
              "[\"search\"," + question + ",{}]",
              "[\"ask\"," + question + ",{\"includePending\":true}]"));
      List<String> requests = browser().requests();
      assertFalse(requests.isEmpty());
      for (String request : requests) {
        assertTrue(
            request.matches(
                server.url().replace(".", "\\.")
                    + "search/([a-z]+\\.js|data-[0-9a-f]{16}/"
                    + "[a-z]{1,2}/[0-9]+/(list|[0-9]+)\\.bin)"),
            request);
      }
    }
  }

  /** What is not whole is refused, and read again once it is whole. */
  @Test
  void aDamagedFileIsRefusedInABrowser() throws Exception {
    export(Articles.many(50, 5), Small.SYNONYMS);
    try (SiteServer server = SiteServer.start(folder.resolve("site"), POLICY)) {
      load(server);
      for (String kind : List.of("at/0/list.bin", "at/0/0.bin", "t/0/0.bin")) {
        Path file = file(kind);
        byte[] whole = Files.readAllBytes(file);
        byte[] damaged = whole.clone();
        for (int i = 0; i < damaged.length; i += 50) {
          damaged[i] ^= 0x10;
        }
        Files.write(file, damaged);
        String said = said(Articles.word(3));
        assertTrue(said.startsWith("search data is damaged or of another build: "), said);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        said = said(Articles.word(3));
        assertTrue(said.startsWith("search data "), said);
        Files.write(file, whole);
      }
      // A search may join what was still being read when the one before it had failed.
      String said = said(Articles.word(3));
      for (int i = 0; i < 20 && !said.equals("found"); i++) {
        said = said(Articles.word(3));
      }
      assertEquals("found", said);
      assertFalse(browser().console().isEmpty(), "requests that failed are named in the console");
    }
  }

  private Path file(String end) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("site"))) {
      return files.filter(file -> file.endsWith(end)).findFirst().orElseThrow();
    }
  }

  /** The message of the error that a search ends with. */
  private static String said(String query) {
    return String.valueOf(
        browser()
            .driver()
            .executeAsyncScript(
                "const done = arguments[1];"
                    + "window.index.search(arguments[0], {limit: 1000})"
                    + ".then(() => done('found'), (e) => done(e.message));",
                query));
  }

  private void compare(Iterable<CheckedArticle> articles, List<String> questions, String article)
      throws Exception {
    Path index = export(articles, Small.SYNONYMS);
    try (SiteServer server = SiteServer.start(folder.resolve("site"), POLICY);
        Searcher searcher = Small.open(index)) {
      load(server);
      for (String question : questions) {
        List<SearchCall> calls = new ArrayList<>(SearchCall.of(searcher, question, article));
        calls.add(
            new SearchCall(
                "search",
                question,
                Map.of(),
                searcher.search(question, SearchOptions.DEFAULT).json()));
        SearchCall.assertSame(calls, given(calls.stream().map(SearchCall::json).toList()));
      }
      assertEquals(List.of(), browser().console());
    }
  }

  /** What the module gives for calls, each a list of function, text and options. */
  private static List<?> given(List<String> calls) {
    Object json =
        browser()
            .driver()
            .executeAsyncScript(
                """
                const [calls, done] = arguments;
                const all = async () => {
                  const out = [];
                  for (const [name, text, options] of JSON.parse(calls)) {
                    out.push(await window.index[name](text, options));
                  }
                  return JSON.stringify(out);
                };
                all().then(done, (e) => done("!" + e.stack));
                """,
                "[" + String.join(",", calls) + "]");
    String text = String.valueOf(json);
    assertFalse(text.startsWith("!"), text);
    return new Json().toType(text, List.class);
  }

  private Path export(Iterable<CheckedArticle> articles, String synonyms) throws IOException {
    Path index = Small.build(folder.resolve("index"), articles, synonyms);
    Path site = folder.resolve("site");
    Small.export(index, (path, content) -> SameBytesTest.write(site.resolve(path), content));
    Files.writeString(
        site.resolve("index.html"), "<!doctype html><script type=module src=start.js></script>");
    Files.writeString(
        site.resolve("start.js"),
        "import { open } from './search/search.js'; window.index = await open();");
    return index;
  }

  private static void load(SiteServer server) {
    browser().driver().get(server.url());
    Object ready =
        browser()
            .driver()
            .executeAsyncScript(
                "const done = arguments[0];const wait = () => window.index ? done(true) :"
                    + " setTimeout(wait, 10); wait();");
    assertEquals(true, ready);
  }
}
