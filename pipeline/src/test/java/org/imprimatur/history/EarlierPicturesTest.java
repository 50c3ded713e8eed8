package org.imprimatur.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Levels;
import org.imprimatur.model.Picture;
import org.imprimatur.model.Proof;
import org.imprimatur.model.Targets;
import org.imprimatur.parse.ArticleParser;
import org.imprimatur.source.Source;
import org.junit.jupiter.api.Test;

/** What is reported of an earlier revision that is published. */
final class EarlierPicturesTest {

  @Test
  void aPictureThatAnEarlierRevisionLacksIsReportedAtItsFile() {
    Source source =
        Source.of("articles/spine/page.md", "---\ntitle: T\n---\n\n![x](a.svg) ![y](b.svg)\n");
    Article article = ArticleParser.parse(new ArticleId("spine/page"), source).article();
    Picture refused = new Picture.Refused(RuleId.IMAGE_UNSAFE, "moves", "Stop it.");
    CheckedArticle shown =
        new CheckedArticle(
                article, List.of(), List.of(), List.of(), Proof.submitted(List.of("new")))
            .with(new Targets(Map.of("a.svg", refused), Map.of()));
    List<Finding> findings = EarlierPictures.findings(shown, Levels.DEFAULT);
    assertEquals(1, findings.size());
    assertEquals("articles/spine/a.svg", findings.get(0).path());
    assertEquals(
        "the last approved revision of articles/spine/page.md shows this picture, which is not"
            + " published: it moves",
        findings.get(0).message());
  }
}
