package org.imprimatur.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.LinkTarget;
import org.imprimatur.model.Targets;
import org.imprimatur.parse.ArticleParser;
import org.imprimatur.source.Source;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the links and images of one article lead to. */
final class ResolverTest {
  private static final byte[] GIF = "GIF89a\1\0\1\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final List<String> TYPES = List.of("pdf", "csv", "png");

  private final List<String> asked = new ArrayList<>();
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  @Test
  void aFileIsReadOnceHoweverItIsWritten() {
    files.put("articles/spine/a.gif", GIF);
    files.put("articles/spine/b.pdf", bytes("%PDF-1.7"));
    Targets targets =
        targets(
            """
            ![a](a.gif) ![b](./a.gif) ![c](%61.gif) ![d](../spine/a.gif)

            [a](b.pdf) [b](b.pdf#page=2) [c](b.pdf?x) [d](%62.pdf)
            """);
    assertEquals(List.of("articles/spine/b.pdf", "articles/spine/a.gif"), asked);
    assertEquals(4, targets.pictures().size());
    assertEquals(4, targets.links().size());
    targets.links().values().forEach(it -> assertInstanceOf(LinkTarget.File.class, it));
  }

  @Test
  void whereverALinkOrImageStandsItIsDecided() {
    Targets targets =
        targets(
            """
            # ![a](a.png) [a](a.md)

            - x
              - ![b](b.png) [b](b.md)

            > ![c](c.png) [c](c.md)

            | ![d](d.png) [d](d.md) |
            |-|
            | ![e](e.png) [e](e.md) |

            [![f](f.png)](g.md) ***![h ![i](i.png)](h.png) [h](h.md)***
            """);
    assertEquals(
        List.of("a.png", "b.png", "c.png", "d.png", "e.png", "f.png", "h.png", "i.png"),
        targets.pictures().keySet().stream().sorted().toList());
    assertEquals(
        List.of("a.md", "b.md", "c.md", "d.md", "e.md", "g.md", "h.md"),
        targets.links().keySet().stream().sorted().toList());
  }

  @Test
  void theBytesOfAllFilesTogetherAreBounded() {
    StringBuilder text = new StringBuilder();
    byte[] large = new byte[1024 * 1024];
    System.arraycopy(bytes("%PDF-"), 0, large, 0, 5);
    for (int i = 0; i < 100; i++) {
      files.put("articles/spine/" + i + ".pdf", large);
      text.append("[x](").append(i).append(".pdf)\n");
    }
    Map<String, LinkTarget> links = targets(text.toString()).links();
    assertInstanceOf(LinkTarget.File.class, links.get("63.pdf"));
    assertInstanceOf(LinkTarget.Nowhere.class, links.get("64.pdf"));
    assertInstanceOf(LinkTarget.Nowhere.class, links.get("99.pdf"));
    assertEquals(65, asked.size());
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.org/a, Web",
    "http://example.org/a, Web",
    "//example.org/a, Nowhere",
    "https://, Nowhere",
    "https:example.org, Nowhere",
    "mailto:a@example.org, Mail",
    "mailto:, Nowhere",
    "tel:+18002221222, Phone",
    "tel:+1-800-222-1222, Phone",
    "tel:999, Phone",
    "tel:, Nowhere",
    "tel:poison, Nowhere",
    "javascript:alert(1), Nowhere",
    "data:text/html;base64, Nowhere",
    "#dose, Place",
    "page.md#dose, Place",
    "page.md, OfArticle",
    "other.md, OfArticle",
    "other.md?from=a, OfArticle",
    "other.md#dose, OfArticle",
    "../spine/other.md, OfArticle",
    "Other.md, Nowhere",
    "gone.md, Nowhere",
    "other, Nowhere",
    "../../secret.csv, Nowhere",
    "/articles/spine/other.md, Nowhere",
    "table.csv, File",
    "table.csv?v=2, File",
    "gone.csv, Nowhere",
    "page%zz.md, Nowhere",
    "program.exe, Nowhere",
    "noending, Nowhere",
    "disguised.pdf, Nowhere",
    "disguised.csv, Nowhere",
    "binary.csv, Nowhere",
    "wide.csv, Nowhere",
    "empty.pdf, Nowhere",
    ".hidden.csv, Nowhere",
    "../../output/report/claims.csv, Nowhere",
    "../../README.md, Nowhere",
  })
  void aLinkLeadsWhereItsKindSays(String destination, String kind) {
    files.put("articles/spine/table.csv", bytes("a,b\n"));
    files.put("articles/spine/program.exe", bytes("MZ"));
    files.put("articles/spine/noending", bytes("a"));
    files.put("articles/spine/disguised.pdf", bytes("<script>alert(1)</script>"));
    files.put("articles/spine/disguised.csv", bytes(" \n\uFEFF<html>"));
    files.put("articles/spine/binary.csv", new byte[] {1, 0, 2});
    files.put("articles/spine/wide.csv", "<html>".getBytes(StandardCharsets.UTF_16));
    files.put("articles/spine/empty.pdf", new byte[0]);
    files.put("articles/spine/.hidden.csv", bytes("a"));
    files.put("output/report/claims.csv", bytes("a"));
    files.put("README.md", bytes("a"));
    LinkTarget target = target("[x](<" + destination + ">)\n", destination);
    assertEquals(kind, target.getClass().getSimpleName());
    if (target instanceof LinkTarget.Nowhere nowhere) {
      assertTrue(!nowhere.message().isBlank() && !nowhere.hint().isBlank());
    }
  }

  @Test
  void aNameThatDiffersInCaseIsNamed() {
    files.put("articles/spine/Table.csv", bytes("a"));
    LinkTarget.Nowhere target = (LinkTarget.Nowhere) target("[x](table.csv)\n", "table.csv");
    assertEquals(
        "\"articles/spine/Table.csv\" differs only in case, which most web hosts tell apart",
        target.hint());
  }

  private LinkTarget target(String body, String destination) {
    return Objects.requireNonNull(targets(body).links().get(destination));
  }

  private Targets targets(String body) {
    return new Resolver(new Asked(), TYPES).of(article(body));
  }

  /** Notes which files are read. */
  private final class Asked implements LinkableContent {
    private final LinkableContent content =
        new ContentOfTest(id -> id.equals("spine/page") || id.equals("spine/other"), files);

    @Override
    public boolean hasArticle(String id) {
      return content.hasArticle(id);
    }

    @Override
    public boolean hasFile(String path) {
      return content.hasFile(path);
    }

    @Override
    public Optional<byte[]> bytes(String path, int most) {
      asked.add(path);
      return content.bytes(path, most);
    }

    @Override
    public boolean isLonger(String path, int bytes) {
      return content.isLonger(path, bytes);
    }

    @Override
    public @Nullable String sameButForCase(String path) {
      return content.sameButForCase(path);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Article article(String body) {
    Source source = Source.of("articles/spine/page.md", "---\ntitle: T\n---\n\n" + body);
    return ArticleParser.parse(new ArticleId("spine/page"), source).article();
  }
}
