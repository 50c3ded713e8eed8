package org.imprimatur.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Picture;
import org.imprimatur.model.Proof;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an article's page shows of its images. */
final class ArticleImagesTest {
  private final Corpus corpus = new Corpus();

  @BeforeEach
  void references() {
    for (String key : List.of("r1", "r2")) {
      Map<String, String> fields = Map.of("id", key, "type", "book", "title", "Work " + key);
      corpus.references.put(key, Library.reference(fields));
    }
  }

  private Document render(String body) {
    String front = "---\ntitle: A title\nstatus: submitted\n---\n\n";
    corpus.add("spine/page", front + body, Proof.submitted(List.of("no ledger")));
    return Jsoup.parse(corpus.page("spine/page"));
  }

  @Test
  void imagesOfTheContentRootAreShownAndOthersAreNot() {
    corpus.pictures.put("a.png", new Picture.Published("png", null, new byte[] {1, 2, 3}, ""));
    corpus.pictures.put(
        "../evil.svg", new Picture.Refused(RuleId.IMAGE_UNSAFE, "moves", "Stop it."));
    Document page =
        render(
            """
            ![An "alt"](a.png "Words")

            ![two](../evil.svg)

            ![three](../../secret.txt)

            ![four](../../../etc/passwd.png)

            ![five](https://x.example/a.png)
            """);
    assertEquals(1, page.select(".body img").size());
    Element image = page.expectFirst(".body img");
    assertEquals("An \"alt\"", image.attr("alt"));
    assertEquals("Words", page.select("figcaption").text());
    assertTrue(corpus.site().containsKey("spine/page/" + image.attr("src").substring(2)));
    assertEquals(4, page.select(".image-missing").size());
  }

  @Test
  void anImagesPlaceIsKeptByItsSize() {
    Picture.Size size = new Picture.Size(640, 320);
    corpus.pictures.put("a.png", new Picture.Published("png", size, new byte[] {1}, ""));
    corpus.pictures.put("b.svg", new Picture.Published("svg", null, new byte[] {2}, ""));
    Document page = render("![a](a.png)\n\n![b](b.svg)\n");
    assertEquals(
        List.of("640x320", "x"),
        page.select(".body img").stream()
            .map(image -> image.attr("width") + "x" + image.attr("height"))
            .toList());
  }

  @Test
  void whatAnImagesDescriptionCitesStandsBehindTheImage() {
    corpus.pictures.put("a.png", new Picture.Published("png", null, new byte[] {1, 2, 3}, ""));
    Document page =
        render("![A chart [@r1]](a.png)\n\nAs the chart ![two [@r2]](a.png) shows [@r1].\n");
    Element figure = page.expectFirst("figure");
    assertEquals("A chart", figure.expectFirst("img").attr("alt"));
    assertEquals("#ref-1", figure.expectFirst("figcaption a").attr("href"));
    assertEquals(2, page.select(".body p a[href^='#ref-']").size());
    assertEquals(2, page.select("[id^='ref-']").size());
  }

  @Test
  void theLinesBelowAnImageAreItsCaptionWithTheirClaims() {
    corpus.pictures.put("a.png", new Picture.Published("png", null, new byte[] {1, 2, 3}, ""));
    Document page =
        render(
            """
            ![What it shows](a.png "Title")
            Rest helps [@r1]. It is new.

            - ![Again](a.png)
              Walk daily [@r2].

            Words ![inside](a.png)
            go on.
            """);
    List<String> captions = page.select("figure > figcaption").eachText();
    assertEquals(2, captions.size(), captions.toString());
    assertEquals("Title Rest helps [1]. It is new. [citation needed]", captions.get(0));
    assertTrue(captions.get(1).startsWith("Walk daily"), captions.toString());
    assertEquals(2, page.select("figcaption .claim a.cite").size());
    assertEquals(1, page.select(".body p img").size(), "an image among words is not a figure");
  }

  @Test
  void aPatientReadsFirstWhatToDoInAnEmergencyAndAProfessionalLast() {
    String front = "---\ntitle: A title\nstatus: submitted\naudience: patient\n---\n\nRest.\n";
    corpus.add("spine/page.patient", front, Proof.submitted(List.of("no ledger")));
    Element matter = Jsoup.parse(corpus.page("spine/page.patient")).expectFirst(".matter");
    assertEquals("disclaimer", matter.child(0).className());
    assertTrue(matter.child(0).text().contains("call your local emergency number now"));
    Element other = render("Rest.").expectFirst(".matter");
    assertEquals("ask", other.child(0).className());
    assertEquals(1, other.select(".disclaimer").size());
    assertTrue(other.expectFirst(".disclaimer").elementSiblingIndex() > 2);
  }

  /** A drawing of steps is for those who see it; all others, and search, have the text. */
  @Test
  void whatTheRepositorysDrawingsSayStandsInTheTextOfTheirArticles() throws Exception {
    Corpus own = Corpus.ofRepository();
    int drawings = 0;
    for (CheckedArticle article : own.articles) {
      String id = article.id().value();
      Document page = Jsoup.parse(own.page(id));
      String text = page.select(".body").text().toLowerCase(Locale.ROOT);
      for (Element image : page.select(".body img")) {
        drawings++;
        assertTrue(image.hasAttr("width") && image.hasAttr("height"), id);
        assertTrue(image.closest("figure") != null, id);
        assertTrue(image.parent() != null && image.parent().select("figcaption").hasText(), id);
        byte[] svg = own.site().get(id + "/" + image.attr("src").substring(2));
        String said =
            Jsoup.parse(new String(svg, UTF_8), "", Parser.xmlParser()).select("text").text();
        List<String> numbers = found("[0-9]+", said, text);
        assertEquals(List.of(), numbers, id);
        List<String> words = found("[a-z]{5}", said.toLowerCase(Locale.ROOT), text);
        assertTrue(words.size() < 3, id + " " + words);
      }
    }
    assertEquals(2, drawings);
  }

  /** What a picture says of a kind and the text does not. */
  private static List<String> found(String kind, String said, String text) {
    return Pattern.compile("\\b" + kind)
        .matcher(said)
        .results()
        .map(MatchResult::group)
        .filter(word -> !text.contains(word))
        .toList();
  }
}
