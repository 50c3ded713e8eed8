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
    compare(Articles.many(400, 12), questions, "a000003/topic-3");
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
      call("search", "unmistakable " + word, Map.of());
      call("ask", "unmistakable " + word, Map.of("includePending", true));
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
        String name = question.length() > 80 ? question.substring(0, 80) : question;
        assertEquals(
            Tokens.of(question).stream().map(t -> t.term() + t.start() + "-" + t.end()).toList(),
            tokens(question),
            name);
        check(
            name,
            searcher.search(question, SearchOptions.DEFAULT).json(),
            "search",
            question,
            Map.of());
        check(
            name,
            searcher.search(question, new SearchOptions(1000, null, null)).json(),
            "search",
            question,
            Map.of("limit", 1000));
        check(name, searcher.ask(question, AskOptions.DEFAULT).json(), "ask", question, Map.of());
        check(
            name,
            searcher.ask(question, new AskOptions(article, 50, true)).json(),
            "ask",
            question,
            Map.of("article", article, "limit", 50, "includePending", true));
      }
      assertEquals(List.of(), browser().console());
    }
  }

  private static void check(
      String name,
      Map<String, ?> expected,
      String function,
      String question,
      Map<String, ?> options) {
    Object lucene = Answers.read(org.imprimatur.text.Json.compact(expected));
    assertEquals(lucene, Answers.floats(call(function, question, options)), function + " " + name);
  }

  private static Map<String, Object> call(
      String function, String question, Map<String, ?> options) {
    Object json =
        browser()
            .driver()
            .executeAsyncScript(
                "const done = arguments[3];window.index[arguments[0]](JSON.parse(arguments[1]),"
                    + " JSON.parse(arguments[2])).then((r) => done(JSON.stringify(r)), (e) =>"
                    + " done('!' + e.stack));",
                function,
                Answers.ascii(question),
                org.imprimatur.text.Json.compact(options));
    String text = String.valueOf(json);
    assertFalse(text.startsWith("!"), text);
    return new Json().toType(text, Json.MAP_TYPE);
  }

  private static List<String> tokens(String question) {
    Object json =
        browser()
            .driver()
            .executeScript(
                "return JSON.stringify(window.index.tokens(JSON.parse(arguments[0]))"
                    + ".map((t) => t.term + t.start + '-' + t.end));",
                Answers.ascii(question));
    List<String> out = new Json().toType(String.valueOf(json), List.class);
    return out;
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
