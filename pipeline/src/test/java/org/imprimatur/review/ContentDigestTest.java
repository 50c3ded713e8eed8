package org.imprimatur.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Block;
import org.imprimatur.model.FrontMatter;
import org.imprimatur.model.Inline;
import org.imprimatur.model.Status;
import org.imprimatur.parse.ArticleParser;
import org.imprimatur.source.Source;
import org.junit.jupiter.api.Test;

/** What the digest tells apart, and what it does not. */
final class ContentDigestTest {
  private static final String HEAD =
      """
      ---
      title: A sample
      question: What?
      status: submitted
      updated: 2026-01-02
      authors: [a.author]
      topics: [pain]
      ---

      """;

  private static String digest(String markdown) {
    return of(markdown).value();
  }

  private static ContentDigest of(String markdown) {
    Article article = parse(markdown);
    return ContentDigest.of(article, ContentDigest.Beside.NOTHING);
  }

  private static Article parse(String markdown) {
    return ArticleParser.parse(new ArticleId("x"), Source.of("articles/x.md", markdown)).article();
  }

  private static void assertSame(String a, String b) {
    assertEquals(text(HEAD + a), text(HEAD + b));
  }

  private static void assertOther(String a, String b) {
    assertNotEquals(digest(HEAD + a), digest(HEAD + b), () -> a + " | " + b);
  }

  private static String text(String markdown) {
    return text(markdown, ContentDigest.CANON);
  }

  private static String text(String markdown, int canon) {
    return of(markdown).canonical(canon);
  }

  @Test
  void theFormIsTheDocumentedOne() {
    String first =
        "{\"blocks\":[[\"heading\",2,[\"Drugs\"]],[\"bullets\",[[[\"paragraph\",[\"Start with \","
            + "[\"strong\",[\"5 mg\"]],\". \",[\"cite\",[[\"normal\",\"k\",\"\",\"p. 3\"]],"
            + "[null,[],[]]]]]]]]],\"canon\":1,\"front\":{\"audience\":\"professional\",\"authors\":"
            + "[\"a.author\"],\"changes\":[],\"population\":null,\"question\":\"What?\",\"summary\":"
            + "null,\"title\":\"A sample\",\"updated\":\"2026-01-02\"},\"glossary\":[],\"images\":{},"
            + "\"works\":{\"k\":\"unknown\"}}";
    String markdown = HEAD + "## Drugs\n\n- Start with **5 mg**. [@k, p. 3]\n";
    assertEquals(first, text(markdown, ContentDigest.FIRST));
    assertEquals(Sha256.of(first), of(markdown).value(ContentDigest.FIRST));
    String second =
        first
            .replace("\"canon\":1,", "\"canon\":2,\"files\":{},")
            .replace(
                "\"changes\":[],",
                "\"changes\":[],\"evidence-to\":null,\"funding\":null,\"licence\":null,")
            .replace("\"summary\":null,", "\"review-by\":null,\"summary\":null,")
            .replace("\"A sample\",", "\"A sample\",\"topics\":[\"pain\"],")
            .replace("\"images\":{},", "\"governance\":{},\"images\":{},");
    assertEquals(second, text(markdown));
    assertEquals(Sha256.of(second), digest(markdown));
  }

  @Test
  void linesMayBeWrappedAnywhere() {
    assertSame("Start with 5 mg and wait. Then stop.", "Start with\n5 mg   and\nwait. Then\nstop.");
    assertSame("- a *b c* [@k] d\n- e", "- a *b\n  c*\n  [@k] d\n- e");
    assertSame("> one two", "> one\n> two");
    assertSame("a\n\n\n\nb", "a\n\nb\n");
    assertSame("* a\n* b", "- a\n- b");
    assertSame("a\r\nb", "a\nb");
  }

  @Test
  void nothingElseIsEvenedOut() {
    assertOther("Give 5 mg.", "Give 50 mg.");
    assertOther("Give 5 mg.", "Give 5 mg");
    assertOther("a b", "a\u00a0b");
    assertOther("a b", "a\u200bb");
    assertOther("a b", "a \u202eb");
    assertOther("caf\u00e9", "cafe\u0301");
    assertOther("a *b*", "a **b**");
    assertOther("a *b*", "a b");
    assertOther("`a  b`", "`a b`");
    assertOther("```\na  b\n```", "```\na b\n```");
    assertOther("a\\\nb", "a\nb");
    assertOther("[a](x.md)", "[a](y.md)");
    assertOther("[a](x.md)", "[a](x.md \"t\")");
    assertOther("1. a", "2. a");
    assertOther("1. a", "- a");
    assertOther("# a", "## a");
    assertOther("> a", "a");
    assertOther("a [@k]", "a [@l]");
    assertOther("a [@k]", "a [-@k]");
    assertOther("a [@k; @l]", "a [@l; @k]");
    assertOther("a [@k]{cover=list}", "a [@k]");
    assertOther("a [@k]", "a @k");
    assertOther("a. {certainty=low}", "a. {certainty=high}");
    assertOther("a. {certainty=low}", "a.");
    assertOther("| a | b |\n|---|---|\n| 1 | 2 |", "| a | b |\n|---|---|\n| 12 |  |");
    assertOther("| a | b |\n|---|---|\n| 1 | 2 |", "| a | b |\n|---|---|\n| 2 | 1 |");
    assertOther("- a\n- b", "- a\n  - b");
    assertOther("- a\n\n  b", "- a\n- b");
    assertOther("x: <br> y", "x: <hr> y");
  }

  @Test
  void aDoseMovedUnderAnotherDrugIsAnotherArticle() {
    assertOther(
        "- cyclobenzaprine\n  - Start with 5 mg\n- tizanidine\n  - Start low\n",
        "- cyclobenzaprine\n  - Start low\n- tizanidine\n  - Start with 5 mg\n");
    assertOther(
        "- cyclobenzaprine\n- tizanidine\n  - Start with 5 mg\n",
        "- cyclobenzaprine\n  - Start with 5 mg\n- tizanidine\n");
  }

  @Test
  void frontMatterCountsAsFarAsReadersActOnIt() {
    String body = "Text.";
    String good = digest(HEAD + body);
    for (String[] change :
        List.of(
            new String[] {"A sample", "Another"},
            new String[] {"What?", "Why?"},
            new String[] {"2026-01-02", "2026-01-03"},
            new String[] {"[a.author]", "[a.author, b.author]"},
            new String[] {"---\n\n", "summary: x\n---\n\n"},
            new String[] {"---\n\n", "population: x\n---\n\n"},
            new String[] {"---\n\n", "audience: patient\n---\n\n"},
            new String[] {"[pain]", "[heart]"},
            new String[] {"[pain]", "[pain, heart]"},
            new String[] {"---\n\n", "evidence-to: 2026-01-01\n---\n\n"},
            new String[] {"---\n\n", "funding: x\n---\n\n"},
            new String[] {"---\n\n", "licence: x\n---\n\n"},
            new String[] {"---\n\n", "review-by: 2027-01-01\n---\n\n"},
            new String[] {
              "---\n\n", "changes: [{date: 2026-01-01, kind: safety, note: x}]\n---\n\n"
            })) {
      assertNotEquals(good, digest(HEAD.replace(change[0], change[1]) + body), change[1]);
    }
    for (String[] change :
        List.of(
            new String[] {"submitted", "approved"},
            new String[] {"---\n\n", "related: [y]\n---\n\n"})) {
      assertEquals(good, digest(HEAD.replace(change[0], change[1]) + body), change[1]);
    }
  }

  @Test
  void imagesGlossaryAndWorksCount() {
    Kit kit = new Kit();
    kit.blocks = List.of(Kit.paragraph(Kit.image("a.png"), Kit.cite("sample2020")));
    Set<String> seen = new HashSet<>();
    assertTrue(seen.add(kit.content().value()), "missing image");
    kit.images.put("a.png", new byte[] {1});
    assertTrue(seen.add(kit.content().value()));
    kit.images.put("a.png", new byte[] {2});
    assertTrue(seen.add(kit.content().value()), "swapped image");
    kit.works.clear();
    assertTrue(seen.add(kit.content().value()), "unknown key");
    Article article = kit.article();
    for (ContentDigest.Explained explained :
        List.of(
            new ContentDigest.Explained("MRI", "MRI", "a"),
            new ContentDigest.Explained("MRI", "MRI", "b"),
            new ContentDigest.Explained("the drug", "MRI", "a"),
            new ContentDigest.Explained("MRI", "other", "a"))) {
      assertTrue(seen.add(withGlossary(article, explained)), explained.toString());
    }
  }

  @Test
  void twoExplanationsOfOneTermBothCount() {
    Article article = parse(HEAD + "a b");
    ContentDigest.Explained good = new ContentDigest.Explained("b", "drug", "One.");
    ContentDigest.Explained evil = new ContentDigest.Explained("a", "drug", "Another.");
    assertNotEquals(withGlossary(article, good), withGlossary(article, evil, good));
  }

  private static String withGlossary(Article article, ContentDigest.Explained... glossary) {
    List<ContentDigest.Explained> all = List.of(glossary);
    ContentDigest.Beside none = ContentDigest.Beside.NOTHING;
    return ContentDigest.of(
            article, new ContentDigest.Beside(none.images(), none.files(), all, none.works()))
        .value();
  }

  @Test
  void whatAnImagesDescriptionCitesCounts() {
    assertOther("![a [@k]](x.png)", "![a [@l]](x.png)");
    assertOther("![a [@k]](x.png)", "![a](x.png)");
    assertEquals(Set.of("k"), of(HEAD + "![a [@k]](x.png)").works().keySet());
  }

  /**
   * Single-byte changes of real articles: whatever a reader would see otherwise has another digest.
   * What a reader sees is told by a renderer of its own.
   */
  @Test
  void noSingleByteChangeThatAReaderSeesKeepsTheDigest() throws IOException {
    Random random = new Random(5);
    int tried = 0;
    int kept = 0;
    for (String name : List.of("spine/pinched-nerve.md", "spine/lumbar-radiculopathy.patient.md")) {
      byte[] good = Files.readAllBytes(Path.of("..", "articles").resolve(name));
      String digest = digest(new String(good, StandardCharsets.UTF_8));
      String view = View.of(parse(new String(good, StandardCharsets.UTF_8)));
      for (int at = 0; at < good.length; at++) {
        byte[] forged = good.clone();
        forged[at] = (byte) (random.nextBoolean() ? good[at] ^ (1 << random.nextInt(7)) : ' ');
        String text = new String(forged, StandardCharsets.UTF_8);
        tried++;
        if (digest(text).equals(digest)) {
          kept++;
          assertEquals(view, View.of(parse(text)), "byte " + at + " of " + name);
        }
      }
    }
    assertTrue(tried > 7_000, "only " + tried + " changes tried");
    assertTrue(kept < tried / 4, kept + " of " + tried + " changes made no difference");
  }

  /** A page as a reader sees it, white space folded as browsers do. */
  private static final class View {
    private final StringBuilder out = new StringBuilder();

    static String of(Article article) {
      View view = new View();
      FrontMatter front = article.frontMatter();
      view.out.append(front.title()).append('|').append(front.question()).append('|');
      view.out.append(front.summary()).append('|').append(front.population()).append('|');
      view.out.append(front.authors()).append(front.updated()).append(front.changes());
      view.out.append(front.audience());
      article.blocks().forEach(view::block);
      return view.out
          .toString()
          .replaceAll("[ \t\n\f\r]+", " ")
          .replaceAll(" ?(<[/a-z]*>) ?", "$1");
    }

    private void block(Block block) {
      if (block instanceof Block.Heading it) {
        out.append("<h>").append(it.level());
        it.content().forEach(this::inline);
      } else if (block instanceof Block.Paragraph it) {
        out.append("<p>");
        it.content().forEach(this::inline);
      } else if (block instanceof Block.ListBlock it) {
        out.append(it.ordered() ? "<ol>" + it.start() : "<ul>");
        for (Block.Item item : it.items()) {
          out.append("<li>");
          item.blocks().forEach(this::block);
          out.append("</li>");
        }
        out.append("</ul>");
      } else if (block instanceof Block.TableBlock it) {
        List.of(it.header(), it.body())
            .forEach(
                rows -> {
                  out.append("<tb>");
                  rows.forEach(
                      row -> {
                        out.append("<tr>");
                        row.cells()
                            .forEach(
                                cell -> {
                                  out.append("<td>");
                                  cell.content().forEach(this::inline);
                                });
                      });
                });
      } else if (block instanceof Block.Quote it) {
        out.append("<q>");
        it.blocks().forEach(this::block);
        out.append("</q>");
      } else {
        out.append(verbatim(block.toString().replaceAll("Span\\[[^]]*]", "")));
      }
    }

    private void inline(Inline inline) {
      if (inline instanceof Inline.Text it) {
        out.append(it.text().replace("<", "&lt;"));
      } else if (inline instanceof Inline.SoftBreak) {
        out.append('\n');
      } else if (inline instanceof Inline.Emphasis it) {
        out.append("{em ");
        it.content().forEach(this::inline);
        out.append('}');
      } else if (inline instanceof Inline.Strong it) {
        out.append("{strong ");
        it.content().forEach(this::inline);
        out.append('}');
      } else if (inline instanceof Inline.Link it) {
        out.append("{a ").append(it.destination()).append(' ').append(it.title());
        it.content().forEach(this::inline);
        out.append('}');
      } else if (inline instanceof Inline.Code it) {
        out.append("{code ").append(verbatim(it.text())).append('}');
      } else {
        out.append(inline.toString().replaceAll("Span\\[[^]]*]", ""));
      }
    }

    private static String verbatim(String text) {
      return text.replace(' ', '\u2420').replace('\n', '\u2424').replace("<", "&lt;");
    }
  }

  @Test
  void theStatusIsNoPartOfTheContent() {
    Kit kit = new Kit();
    String digest = kit.content().value();
    assertEquals(digest, kit.declare(Status.APPROVED).content().value());
  }
}
