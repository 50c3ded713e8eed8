package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.imprimatur.browser.Browser;
import org.imprimatur.browser.SiteServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.json.Json;

/**
 * The program's {@code search} and {@code ask} and the module of the pages give the same over the
 * repository's own articles: ids, order, totals, texts, and scores as 32-bit floats.
 */
@Tag("browser")
final class BuiltSearchIT {
  /** What a clinician or patient would type, and the id that the first hit begins with. */
  private static final Map<String, String> FIRST_HITS =
      Map.ofEntries(
          Map.entry("nsaid back pain", "spine/pinched-nerve"),
          Map.entry("pinched nerve", "spine/pinched-nerve"),
          Map.entry("cyclobenzaprine dose", "spine/pinched-nerve"),
          Map.entry("sciatica treatment", "spine/lumbar-radiculopathy"),
          Map.entry("slipped disc surgery", "spine/lumbar-radiculopathy"),
          Map.entry("gabapentin sciatica", "spine/lumbar-radiculopathy"),
          Map.entry("high blood pressure target", "cardiology/hypertension"),
          Map.entry("htn first line drugs", "cardiology/hypertension"),
          Map.entry("thiazide or ace inhibitor", "cardiology/hypertension"),
          Map.entry("metformin", "endocrinology/type-2-diabetes"),
          Map.entry("t2dm hba1c target", "endocrinology/type-2-diabetes"),
          Map.entry("sglt2 inhibitor heart failure", "endocrinology/type-2-diabetes"),
          Map.entry("pneumonia antibiotics", "infection/community-acquired-pneumonia"),
          Map.entry("steroids in pneumonia", "infection/community-acquired-pneumonia"),
          Map.entry("copd exacerbation prednisone", "respiratory/asthma-copd-corticosteroids"),
          Map.entry("asthma inhaled corticosteroid", "respiratory/asthma-copd-corticosteroids"),
          Map.entry("thunderclap headache ct", "neurology/acute-headache"),
          Map.entry("brain bleed", "neurology/acute-headache"),
          Map.entry("epinephrine dose anaphylaxis", "allergy/anaphylaxis"),
          Map.entry("epipen", "allergy/anaphylaxis"),
          Map.entry("adrenaline auto-injector", "allergy/anaphylaxis"),
          Map.entry("bee sting allergic reaction", "allergy/anaphylaxis"));

  private static final List<String> ODD =
      List.of(
          "the of and",
          "\"back pain\"",
          "\"conservative care\" weeks",
          "5 mg",
          "0.5",
          "HbA1c below 7%",
          "sciatcia",
          "naproxene",
          "paracetamol",
          "\u03B2-blockers",
          "title:nerve AND NOT (pain)~2");

  /** What is called with each query, as pairs of a function and its options. */
  private static final List<String> CALLS =
      List.of(
          "search",
          "{\"limit\":100}",
          "ask",
          "{}",
          "ask",
          "{\"limit\":50,\"includePending\":true}",
          "ask",
          "{\"article\":\"spine/pinched-nerve\",\"includePending\":true}");

  @TempDir private static Path folder;
  private static Browser browser;
  private static SiteServer server;

  @BeforeAll
  static void build() throws Exception {
    CommandLine.Ran built = program("build");
    assertEquals(0, built.code(), built.err());
    Path site = folder.resolve("out/site");
    browser = Browser.open();
    server = SiteServer.start(site);
    browser.driver().get(server.url() + "policy/");
    Object opened =
        browser
            .driver()
            .executeAsyncScript(
                "const done = arguments[0]; import(new URL('../search/search.js',"
                    + " location)).then((m) => m.open()).then((i) => { window.index = i;"
                    + " done(true); }, done);");
    assertEquals(true, opened);
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
    if (server != null) {
      server.close();
    }
  }

  private static CommandLine.Ran program(String command, String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of("--out", folder.resolve("out").toString()));
    all.addAll(Arrays.asList(arguments));
    return CommandLine.run(
        Path.of("..").toRealPath(),
        Map.of("SOURCE_DATE_EPOCH", "1795132800"),
        all.toArray(String[]::new));
  }

  private static Map<String, Object> json(String text) {
    Map<String, Object> out = new Json().toType(text, Json.MAP_TYPE);
    for (String list : List.of("hits", "answers")) {
      if (out.get(list) instanceof List<?> items) {
        for (Object item : items) {
          @SuppressWarnings("unchecked")
          Map<String, Object> map = (Map<String, Object>) item;
          map.computeIfPresent("score", (key, score) -> ((Number) score).floatValue());
        }
      }
    }
    return out;
  }

  private static Map<String, Object> ofProgram(String command, String... arguments)
      throws Exception {
    CommandLine.Ran ran = program(command, arguments);
    assertEquals(0, ran.code(), ran.err());
    return json(ran.out());
  }

  private static Map<String, Object> ofPage(String function, String query, String options) {
    return ofPage(query, List.of(function, options)).get(0);
  }

  /** What the page's module gives for one query: pairs of a function and its options, as JSON. */
  private static List<Map<String, Object>> ofPage(String query, List<String> calls) {
    Object answer =
        browser
            .driver()
            .executeAsyncScript(
                """
                const [query, calls, done] = arguments;
                const all = async () => {
                  const out = [];
                  for (let i = 0; i < calls.length; i += 2) {
                    out.push(JSON.stringify(await window.index[calls[i]](query, JSON.parse(calls[i + 1]))));
                  }
                  return out;
                };
                all().then(done, (e) => done("!" + e.stack));
                """,
                query,
                calls);
    List<?> texts = assertInstanceOf(List.class, answer);
    return texts.stream().map(text -> json(String.valueOf(text))).toList();
  }

  /** What is typed: sensible and odd, the titles and questions of all articles, and some claims. */
  private static List<String> queries() throws Exception {
    TreeSet<String> out = new TreeSet<>(FIRST_HITS.keySet());
    out.addAll(ODD);
    try (Stream<Path> walk = Files.walk(Path.of("../articles"))) {
      for (Path file : walk.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
        for (String line : Files.readString(file, StandardCharsets.UTF_8).lines().toList()) {
          if (line.startsWith("title: ") || line.startsWith("question: ")) {
            out.add(line.substring(line.indexOf(' ') + 1).replace("\"", ""));
          }
        }
      }
    }
    String claims = Files.readString(folder.resolve("out/report/claims.json"));
    List<Map<String, Object>> all = new Json().toType(claims, List.class);
    for (int i = 0; i < all.size(); i += 15) {
      out.add(String.valueOf(all.get(i).get("text")));
    }
    return List.copyOf(out);
  }

  @Test
  void theProgramAndThePageAnswerAlike() throws Exception {
    List<String> queries = queries();
    assertTrue(queries.size() >= 60, queries.toString());
    int answered = 0;
    for (String query : queries) {
      List<Map<String, Object>> page = ofPage(query, CALLS);
      assertEquals(
          ofProgram("search", "--json", "--limit", "100", "--", query), page.get(0), query);
      assertEquals(ofProgram("ask", "--json", "--", query), page.get(1), query);
      Map<String, Object> asked =
          ofProgram("ask", "--json", "--include-pending", "--limit", "50", "--", query);
      assertEquals(asked, page.get(2), query);
      answered += Boolean.TRUE.equals(asked.get("answered")) ? 1 : 0;
      assertEquals(
          ofProgram(
              "ask",
              "--json",
              "--include-pending",
              "--article",
              "spine/pinched-nerve",
              "--",
              query),
          page.get(3),
          query);
    }
    assertTrue(answered > 20, "only " + answered + " answered");
    assertEquals(List.of(), browser.console());
  }

  @Test
  void theRightArticleComesFirst() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, String> wanted : FIRST_HITS.entrySet()) {
      List<?> hits =
          (List<?>) Objects.requireNonNull(ofPage("search", wanted.getKey(), "{}").get("hits"));
      String first = hits.isEmpty() ? "" : String.valueOf(((Map<?, ?>) hits.get(0)).get("article"));
      if (!first.startsWith(wanted.getValue())) {
        wrong.add(wanted + " but " + first);
      }
    }
    assertEquals(List.of(), wrong);
  }
}
