package org.imprimatur.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.imprimatur.claim.Citations;
import org.imprimatur.claim.ClaimReader;
import org.imprimatur.claim.Claims;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.ArticleSummary;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Configuration;
import org.imprimatur.model.Policy;
import org.imprimatur.model.Proof;
import org.imprimatur.model.Status;
import org.imprimatur.parse.ArticleParser;
import org.imprimatur.picture.PictureReader;
import org.imprimatur.reference.ReferenceLibrary;
import org.imprimatur.review.ContentDigest;
import org.imprimatur.site.GlossaryTerms;
import org.imprimatur.site.SiteBuilder;
import org.imprimatur.site.SiteContext;
import org.imprimatur.source.Source;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;

/**
 * An approval means what the reader sees: two folders whose pages of an article a reader can tell
 * apart, apart in what a content digest covers, have two digests.
 */
final class SeenIsSignedTest {
  private static final int ROUNDS = 500;

  /** Each of these is seen; what it replaces is in {@link #ARTICLE} or a file beside it. */
  private static final String[][] SEEN = {
    {"article", "title: Sample", "title: Simple"},
    {"article", "question: What", "question: Why"},
    {"article", "summary: Rest", "summary: Work"},
    {"article", "population: Adults", "population: Children"},
    {"article", "updated: 2026-05-01", "updated: 2026-05-02"},
    {"article", "authors: [a.author]", "authors: [b.author]"},
    {"article", "audience: professional", "audience: patient"},
    {"article", "kind: amended", "kind: corrected"},
    {"article", "conclusions-changed: false", "conclusions-changed: true"},
    {"article", "note: Shorter", "note: Longer"},
    {"article", "date: 2026-05-01", "date: 2026-04-01"},
    {"article", "5 mg", "50 mg"},
    {"article", "5 mg", "5\u00a0mg"},
    {"article", "5 mg", "5&nbsp;mg"},
    {"article", "5 mg", "&#53;0 mg"},
    {"article", "caf\u00e9", "cafe\u0301"},
    {"article", "## More", "### More"},
    {"article", "3. third", "4. third"},
    {"article", "| Drug | Dose |", "| Dose | Drug |"},
    {"article", "Table: Doses", "Table: Days"},
    {"article", "![Flow chart", "![Chart"},
    {"article", "\"As drawn\"", "\"Redrawn\""},
    {"article", "the chart [@two]](chart.svg", "the chart [@one]](chart.svg"},
    {"article", "https://one.example/", "https://two.example/"},
    {"article", "[see @one, p. 3]", "[see @one, p. 4]"},
    {"article", "[see @one", "[but @one"},
    {"article", "@two says", "[@two] says"},
    {"article", "certainty=low", "certainty=high"},
    {"article", "strength=strong", "strength=conditional"},
    {"article", "`  code", "` code"},
    {"article", "<b>bold</b>", "<i>bold</i>"},
    {"article", "**not**", "*not*"},
    {"article", "line\\\n    break", "line\n    break"},
    {"article", "> Quoted", "Quoted"},
    {"article", "***\n", "\n"},
    {"references", "title: A First Work", "title: A Worst Work"},
    {"references", "family: Sample", "family: Simple"},
    {"references", "volume: \"1\"", "volume: \"2\""},
    {"references", "10.1000/first", "10.1000/worst"},
    {"references", "title: A Second Work", "title: Another Work"},
    {"glossary", "definition: Lying down", "definition: Standing up"},
    {"glossary", "also: [repose]", "also: [repose, people]"},
    {
      "glossary",
      "glossary:\n",
      "glossary:\n  - {term: rest, also: [sample drug], definition: No.}\n"
    },
    {"chart", "<text>", "<text>No "},
  };

  private static final String ARTICLE =
      """
      ---
      title: Sample
      question: What helps?
      status: approved
      updated: 2026-05-01
      authors: [a.author]
      audience: professional
      summary: Rest helps.
      population: Adults
      changes: [{date: 2026-05-01, kind: amended, conclusions-changed: false, note: Shorter}]
      ---

      ## Drugs

      Give 5 mg of the sample drug, **not** 50 mg, to people with a caf\u00e9 [@one]. {certainty=low strength=strong}
      As @two says, bed rest and repose help [see @one, p. 3]; see [a page](https://one.example/).

      - sample drug:
        - Start with 5 mg [@one].
        - `  code`, <b>bold</b>, a line\\
          break and *emphasis*
      - other drug

      ## More

      3. third
      4. fourth

      > Quoted, with *stress* [@two].

      ***

      Table: Doses of the drugs [@one].

      | Drug | Dose |
      |---|:-:|
      | sample drug | 5 mg [@one] |
      | other drug | none |

      ![Flow chart of the chart [@two]](chart.svg "As drawn")

      ```
      code  block
      ```
      """;

  private static final String REFERENCES =
      """
      references:
        - id: one
          type: article-journal
          title: A First Work
          author: [{family: Sample, given: A}]
          issued: {date-parts: [[2020]]}
          container-title: Sample Journal
          volume: "1"
          DOI: 10.1000/first
        - id: two
          type: book
          title: A Second Work
          author: [{family: Other, given: B}]
          issued: 2021
      """;

  private static final String GLOSSARY =
      """
      glossary:
        - {term: rest, also: [repose], definition: Lying down.}
        - {term: sample drug, also: [], definition: A drug that there is not.}
      """;

  private static final String CHART =
      "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>Rest</text></svg>";

  private static final Map<String, String> GOOD =
      Map.of("article", ARTICLE, "references", REFERENCES, "glossary", GLOSSARY, "chart", CHART);

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

  /** Formatting references is what costs, and most states share them. */
  private static final Map<String, ReferenceLibrary> LIBRARIES = new ConcurrentHashMap<>();

  private static final Map<String, SiteBuilder> BUILDERS = new ConcurrentHashMap<>();

  /** Digest and page of one state of the folder. */
  private record State(String digest, String view) {}

  @Test
  void whatAReaderSeesIsInTheDigest() {
    State good = state(GOOD);
    for (String[] change : SEEN) {
      String file = change[0];
      String before = GOOD.getOrDefault(file, "");
      assertTrue(before.contains(change[1]), change[1]);
      Map<String, String> changed = new TreeMap<>(GOOD);
      changed.put(file, before.replace(change[1], change[2]));
      State state = state(changed);
      assertNotEquals(good.digest(), state.digest(), file + ": " + change[2]);
      assertNotEquals(good.view(), state.view(), "not seen, so it proves nothing: " + change[2]);
    }
  }

  @Test
  void invisibleCharactersAreInTheDigestThoughNobodySeesThem() {
    for (String invisible : List.of("\u202e", "\u2066", "\u200b", "\u00ad", "\ufeff", "\u2060")) {
      Map<String, String> changed = new TreeMap<>(GOOD);
      changed.put("article", ARTICLE.replace("5 mg", "5" + invisible + " mg"));
      assertNotEquals(state(GOOD).digest(), state(changed).digest());
    }
  }

  @Test
  void whatIsWrittenInAnotherWayLooksTheSameWhereTheDigestSaysSo() {
    State good = state(GOOD);
    Random random = new Random(20261122);
    int kept = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Map<String, String> changed = new TreeMap<>(GOOD);
      String text = ARTICLE;
      for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
        text = once(text, SAME[random.nextInt(SAME.length)], random);
      }
      changed.put("article", text);
      kept += same(good, changed) ? 1 : 0;
    }
    assertTrue(kept > ROUNDS / 2, "only " + kept + " of " + ROUNDS + " kept the digest");
  }

  @Test
  void noRandomEditIsSeenAndNotSigned() throws IOException {
    State good = state(GOOD);
    Random random = new Random(7);
    int kept = 0;
    for (int round = 0; round < 5 * ROUNDS; round++) {
      Map<String, String> changed = new TreeMap<>(GOOD);
      int die = random.nextInt(20);
      String file = die == 0 ? "references" : die < 4 ? "glossary" : "article";
      changed.compute(file, (name, text) -> edited(text == null ? "" : text, random));
      kept += same(good, changed) ? 1 : 0;
    }
    assertTrue(kept > ROUNDS / 10, "only " + kept + " edits kept the digest");
    String text = Files.readString(Path.of("../articles/neurology/acute-headache.md"));
    Map<String, String> sample = new TreeMap<>(GOOD);
    sample.put("article", text);
    sample.put("glossary", Files.readString(Path.of("../references/glossary.yaml")));
    sample.put("references", Files.readString(Path.of("../references/headache.yaml")));
    State state = state(sample);
    for (int round = 0; round < ROUNDS; round++) {
      sample.put("article", edited(text, random));
      same(state, sample);
    }
  }

  /** Asserts that what looks otherwise has another digest; tells whether it has the same. */
  private static boolean same(State good, Map<String, String> changed) {
    if (!made(changed).digest().value().equals(good.digest())) {
      return false;
    }
    State state = state(changed);
    if (!state.view().equals(good.view())) {
      int at = 0;
      while (state.view().startsWith(good.view().substring(0, at + 1))) {
        at++;
      }
      String expected = good.view().substring(Math.max(0, at - 40));
      String seen = state.view().substring(Math.max(0, at - 40));
      assertEquals(shortened(expected), shortened(seen), () -> String.join("\n", changed.values()));
    }
    return true;
  }

  private static String shortened(String text) {
    return text.substring(0, Math.min(160, text.length()));
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

  private static ReferenceLibrary library(String yaml) {
    return ReferenceLibrary.load(
        List.of(Source.of("references/works.yaml", yaml)),
        null,
        new ReferenceLibrary.Options("american-medical-association", LocalDate.EPOCH));
  }

  /** An article with what its page shows besides it. */
  private record Made(
      Article article,
      ReferenceLibrary library,
      Glossary glossary,
      Function<String, Optional<byte[]>> images,
      ContentDigest digest) {}

  private static Made made(Map<String, String> files) {
    Source source = Source.of("articles/topic/sample.md", files.getOrDefault("article", ""));
    Article article = ArticleParser.parse(new ArticleId("topic/sample"), source).article();
    ReferenceLibrary library =
        LIBRARIES.computeIfAbsent(files.getOrDefault("references", ""), SeenIsSignedTest::library);
    Glossary glossary =
        Glossary.read(Source.of("references/glossary.yaml", files.getOrDefault("glossary", "")));
    byte[] chart = files.getOrDefault("chart", "").getBytes(StandardCharsets.UTF_8);
    Map<String, byte[]> images = Map.of("articles/topic/chart.svg", chart);
    Function<String, Optional<byte[]>> shelf = path -> Optional.ofNullable(images.get(path));
    Shown shown = new Shown(GlossaryTerms.of(glossary.entries()), shelf, library::get);
    return new Made(article, library, glossary, shelf, shown.digest(article));
  }

  private static State state(Map<String, String> files) {
    Made made = made(files);
    Article article = made.article();
    ReferenceLibrary library = made.library();
    Claims claims = ClaimReader.read(article, List.of(), library.keys()::contains);
    Proof proof = new Proof(Status.APPROVED, List.of(), null, null, "", List.of());
    CheckedArticle checked =
        new CheckedArticle(
            article,
            claims.statements(),
            claims.claims(),
            library.number(Citations.of(article.blocks())),
            proof,
            pictures(made).of(article));
    String shared = String.join("\0", List.copyOf(files.values()).subList(1, files.size()));
    SiteContext.Library shelf = new SiteContext.Library(library::get);
    SiteBuilder builder =
        BUILDERS.computeIfAbsent(
            shared, key -> new SiteBuilder(context(checked, made.glossary(), shelf)));
    byte[] page = builder.article(checked).get(0).content();
    String html = new String(page, StandardCharsets.UTF_8);
    return new State(made.digest().value(), View.of(html));
  }

  private static Pictures pictures(Made made) {
    return new Pictures(
        path -> made.images().apply(path).map(bytes -> PictureReader.read(path, bytes)));
  }

  private static SiteContext context(
      CheckedArticle article, Glossary glossary, SiteContext.Library shelf) {
    return new SiteContext(
        new Configuration(
            new Configuration.Site("sample", "Sample", null, null, true),
            List.of(),
            Policy.DEFAULT),
        LocalDate.of(2026, 6, 1),
        List.of(ArticleSummary.of(article.id(), article.article().frontMatter(), article.proof())),
        glossary.entries(),
        shelf,
        List.of(),
        "0");
  }

  /** What of a page is covered, as a reader perceives it: words, their places, links, pictures. */
  private static final class View {
    private final StringBuilder out = new StringBuilder();

    static String of(String html) {
      Document page = Jsoup.parse(html);
      // Not covered: topics, governance fields, status, funding and licence.
      page.select("nav, .references .kind, .work-note, .retracted, .backlinks").remove();
      View view = new View();
      for (String part : List.of("article-head", "body", "references", "terms", "changes")) {
        page.select("." + part).forEach(view::element);
      }
      page.select(".authors, .cite-this").forEach(view::element);
      return view.out
          .toString()
          .replace("\u2420", " ")
          .replaceAll("[ \t\n\f\r]+", " ")
          .replaceAll(" ?(<[^>]*>) ?", "$1");
    }

    private void element(Element element) {
      String tag = element.normalName();
      boolean isPlain =
          tag.equals("span") || (tag.equals("p") && element.parents().select("li").size() > 0);
      String attributes = "";
      for (String name : List.of("href", "src", "alt", "start", "scope", "datetime")) {
        attributes += element.hasAttr(name) ? " " + name + "=" + element.attr(name) : "";
      }
      if (!isPlain) {
        out.append('<').append(tag).append(attributes.replace('>', ' ')).append('>');
      } else if (tag.equals("p")) {
        out.append(' ');
      }
      for (Node child : element.childNodes()) {
        if (child instanceof TextNode text) {
          String words = text.getWholeText().replace("<", "&lt;").replace(">", "&gt;");
          boolean verbatim = tag.equals("code");
          out.append(verbatim ? words.replace(' ', '\u2422').replace('\n', '\u2424') : words);
        } else if (child instanceof Element inner) {
          element(inner);
        }
      }
      out.append(isPlain ? "" : "</" + tag + ">");
    }
  }
}
