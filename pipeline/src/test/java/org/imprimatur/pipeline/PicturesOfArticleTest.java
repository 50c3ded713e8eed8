package org.imprimatur.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.finding.Finding;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Levels;
import org.imprimatur.model.Picture;
import org.imprimatur.model.Proof;
import org.imprimatur.parse.ArticleParser;
import org.imprimatur.source.Source;
import org.junit.jupiter.api.Test;

/** What becomes of all the pictures of one article. */
final class PicturesOfArticleTest {
  private final List<String> asked = new ArrayList<>();

  @Test
  void aFileIsReadOnceHoweverItIsWritten() {
    Article article = article("![a](a.png) ![b](./a.png) ![c](%61.png) ![d](../spine/a.png)\n");
    Map<String, Picture> pictures = new Pictures(this::published).of(article);
    assertEquals(List.of("articles/spine/a.png"), asked);
    assertEquals(4, pictures.size());
  }

  @Test
  void whereverAnImageStandsItIsDecided() {
    Article article =
        article(
            """
            # ![a](a.png)

            - x
              - ![b](b.png)

            > ![c](c.png)

            | ![d](d.png) |
            |-|
            | ![e](e.png) |

            [![f](f.png)](g.md) ***![h ![i](i.png)](h.png)***
            """);
    Map<String, Picture> pictures = new Pictures(this::published).of(article);
    assertEquals(
        List.of("a.png", "b.png", "c.png", "d.png", "e.png", "f.png", "h.png", "i.png"),
        pictures.keySet().stream().sorted().toList());
  }

  @Test
  void theBytesOfAllPicturesTogetherAreBounded() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      text.append("![x](").append(i).append(".png)\n");
    }
    byte[] megabyte = new byte[1024 * 1024];
    Pictures pictures =
        new Pictures(
            path -> {
              asked.add(path);
              return Optional.of(new Picture.Published("png", null, megabyte));
            });
    Map<String, Picture> all = pictures.of(article(text.toString()));
    assertEquals(65, asked.size());
    assertInstanceOf(Picture.Published.class, all.get("63.png"));
    assertInstanceOf(Picture.Refused.class, all.get("64.png"));
    assertInstanceOf(Picture.Refused.class, all.get("99.png"));
  }

  @Test
  void aPictureThatAnEarlierRevisionLacksIsReportedAtItsFile() {
    Article article = article("![x](a.svg) ![y](b.svg)\n");
    Picture refused = new Picture.Refused("image/unsafe", "moves", "Stop it.");
    CheckedArticle shown =
        new CheckedArticle(
                article, List.of(), List.of(), List.of(), Proof.submitted(List.of("new")))
            .with(Map.of("a.svg", refused));
    List<Finding> findings = Pictures.ofEarlier(shown, Levels.DEFAULT);
    assertEquals(1, findings.size());
    assertEquals("articles/spine/a.svg", findings.get(0).path());
    assertEquals(
        "the last approved revision of articles/spine/page.md shows this picture, which is not"
            + " published: it moves",
        findings.get(0).message());
  }

  private Optional<Picture> published(String path) {
    asked.add(path);
    return Optional.of(new Picture.Published("png", null, new byte[] {1}));
  }

  private static Article article(String body) {
    Source source = Source.of("articles/spine/page.md", "---\ntitle: T\n---\n\n" + body);
    return ArticleParser.parse(new ArticleId("spine/page"), source).article();
  }
}
