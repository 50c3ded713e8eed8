package org.imprimatur.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Proof;
import org.imprimatur.model.Status;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** The feed, and the lists beside A to Z. */
final class NewsFeedTest {
  private static final ArticleId ID = new ArticleId("spine/page");

  private static Corpus corpus() {
    Corpus corpus = new Corpus();
    corpus.add(
        "spine/page",
        """
        ---
        title: "A <page>"
        question: What helps?
        status: submitted
        changes: [{date: 2026-03-02, kind: new, note: First.}]
        ---

        Rest helps.
        """,
        Proof.submitted(List.of()));
    return corpus;
  }

  private static Document read(Corpus corpus, String path) {
    byte[] bytes = Objects.requireNonNull(corpus.site().get(path), path);
    String text = new String(bytes, StandardCharsets.UTF_8);
    return path.endsWith(".xml") ? Jsoup.parse(text, "", Parser.xmlParser()) : Jsoup.parse(text);
  }

  private static News news(Status status, News.Kind kind, String at, String... about) {
    return new News(ID, "A <page>", status, kind, at, List.of(about));
  }

  @Test
  void theFeedTellsWhatTheRecordsSayTheNewestFirst() {
    Corpus corpus = corpus();
    corpus.news.add(
        news(Status.APPROVED, News.Kind.APPROVED, "2026-03-01T10:00:00Z", "One", "Two"));
    corpus.news.add(news(Status.APPROVED, News.Kind.EXPIRED, "2026-04-01"));
    corpus.news.add(news(Status.SUBMITTED, News.Kind.RETRACTED, "2026-05-01", "key one"));
    News.Kind withdrawn = News.Kind.WITHDRAWN;
    ArticleId gone = new ArticleId("spine/gone");
    corpus.news.add(
        new News(gone, null, Status.SUBMITTED, withdrawn, "2026-06-01T10:00:00Z", List.of()));
    Document feed = read(corpus, "feed.xml");
    assertEquals(
        List.of(
            "Withdrawn: Gone",
            "A cited work was retracted: A <page>",
            "Review overdue: A <page>",
            "New: A <page> (Not yet reviewed)",
            "Approved: A <page>"),
        feed.select("entry > title").eachText());
    assertEquals(5, feed.select("entry > id").eachText().stream().distinct().count());
    assertEquals("2026-06-01T10:00:00Z", feed.expectFirst("feed > updated").text());
    List<String> summaries = feed.select("entry > summary").eachText();
    assertTrue(summaries.get(1).startsWith("Exercise caution: content is pending review. "));
    assertEquals("Approved by 2 people: One; Two.", summaries.get(4));
  }

  @Test
  void articlesStandByQuestionAndByOtherNamesWithTheirStatus() {
    Corpus corpus = corpus();
    corpus.otherNames.put("page, so called", Set.of("spine/page", "spine/none"));
    corpus.otherNames.put("nothing", Set.of("spine/none"));
    Document questions = read(corpus, "a-z/questions/index.html");
    assertEquals(
        List.of("What helps? A <page> Not yet reviewed"), questions.select(".names li").eachText());
    assertEquals("../../spine/page/", questions.expectFirst(".names a").attr("href"));
    Document names = read(corpus, "a-z/names/index.html");
    assertEquals(
        List.of("page, so called A <page> Not yet reviewed"), names.select(".names li").eachText());
    Document titles = read(corpus, "a-z/index.html");
    assertEquals("../a-z/questions/", titles.select(".views a").get(1).attr("href"));
  }
}
