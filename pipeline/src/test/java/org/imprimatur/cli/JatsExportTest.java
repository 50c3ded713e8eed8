package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** {@code export --jats} writes what is proved, whatever became of an article's approval. */
final class JatsExportTest extends ReviewFolderTests {
  private static final String DAY = "2026-06-03";

  private CommandLine.Ran export(String... more) {
    List<String> args = new ArrayList<>(List.of("export", "--jats", ReviewFolder.ID));
    args.addAll(List.of("--as-of", DAY));
    args.addAll(List.of(more));
    return folder.run(args.toArray(String[]::new));
  }

  private Path file() {
    return folder.root.resolve("output/jats/topic/sample/article.xml");
  }

  private Document document() throws Exception {
    return Jsoup.parse(Files.readString(file()), "", Parser.xmlParser());
  }

  private void approve() throws Exception {
    folder.approve();
    folder.commit();
  }

  @Test
  void anApprovedArticleIsWrittenWithItsPeopleAndItsDates() throws Exception {
    approve();
    CommandLine.Ran ran = export();
    assertEquals(0, ran.code(), ran.err());
    assertEquals(file() + "\n", ran.out());
    Document document = document();
    assertEquals("approved", document.select("article-version").text());
    assertEquals(0, document.select("subtitle").size());
    assertTrue(document.select("body").text().contains("Rest helps. [1]"), document.toString());
    assertEquals("A Sample Work", document.select("#ref-1 article-title").text());
    assertEquals(2, document.select("contrib[contrib-type=reviewer]").size());
    String day = document.select("date[date-type=received]").attr("iso-8601-date");
    assertTrue(day.startsWith("2026-06-0"), day);
    String reviewer = document.expectFirst("contrib[contrib-type=reviewer]").text();
    assertTrue(reviewer.contains("approved on 2026-06-0"), reviewer);
    assertEquals(
        List.of("submit", "start", "approve", "approve"),
        document.select("event").eachAttr("event-type").subList(0, 4));
    JatsElements found = new JatsElements();
    found.add(document);
    found.lines().stream()
        .filter(line -> line.startsWith("pub-date "))
        .forEach(
            line -> assertEquals("pub-date [date-type, iso-8601-date, publication-format]", line));
    assertEquals(1, document.select("pub-date[date-type=pub]").size());
    assertEquals(1, document.select("date[date-type=accepted]").size());
    assertTrue(
        document.select("article-id[custom-type=content-digest]").text().startsWith("sha256:"));
  }

  @Test
  void whatIsNotApprovedIsWithheldUnlessDraftsAreAskedFor() throws Exception {
    CommandLine.Ran ran = export();
    assertEquals(1, ran.code(), ran.err());
    assertTrue(ran.err().contains("withheld, since not approved: topic/sample"), ran.err());
    assertFalse(Files.exists(file()));
    assertEquals("", ran.out());
    ran = export("--profile", "preview");
    assertEquals(0, ran.code(), ran.err());
    Document draft = document();
    assertEquals("submitted", draft.select("article-version").text());
    String caution = "Exercise caution: content is pending review";
    assertEquals(caution, draft.select("subtitle").text());
    assertEquals(0, draft.select("pub-date, date[date-type=accepted]").size());
    assertEquals(0, draft.select("contrib[contrib-type=reviewer]").size());
  }

  @Test
  void ofAnArticleThatWasEditedTheApprovedWordsAreWritten() throws Exception {
    approve();
    folder.write(ARTICLE, folder.text(ARTICLE).replace("Rest", "Walking"));
    CommandLine.Ran ran = export();
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.err().contains("last approved revision, since edited"), ran.err());
    String text = document().text();
    assertTrue(text.contains("Rest helps") && !text.contains("Walking"), text);
  }

  @Test
  void ofAWithdrawnArticleANoticeIsWritten() throws Exception {
    approve();
    folder.taken("withdraw", "r.one", "--note", "a secret reason", "--as-of", DAY);
    folder.commit();
    CommandLine.Ran ran = export();
    assertEquals(0, ran.code(), ran.err());
    Document notice = document();
    assertEquals("retraction", notice.select("article").attr("article-type"));
    assertEquals(
        "retracted-article", notice.select("related-article").attr("related-article-type"));
    assertTrue(notice.select("body").text().contains("Withdrawn on June"), notice.toString());
    assertFalse(notice.text().contains("Rest helps"), notice.text());
    assertFalse(notice.text().contains("secret"), "notes are for the house");
  }

  @Test
  void nothingIsWrittenForABoardThatNobodyVouchesForInCi() throws Exception {
    approve();
    for (String form : List.of("--jats", "--docx")) {
      CommandLine.Ran ran =
          CommandLine.run(
              folder.root, Map.of("CI", "1"), "export", form, ReviewFolder.ID, "--as-of", DAY);
      assertEquals(1, ran.code(), ran.err());
    }
    assertFalse(Files.exists(file()));
    assertFalse(Files.exists(folder.root.resolve("topic-sample.docx")));
  }

  @Test
  void whatDoesNotGoTogetherIsRefused() {
    for (String[] words :
        new String[][] {
          {"export", "--docx", ReviewFolder.ID, "--profile", "preview"},
          {"export", "--to", "solr", "load", "--trust", "none"},
          {"export", "--to", "solr", "load", "--profile", "release"},
        }) {
      CommandLine.Ran ran = folder.run(words);
      assertEquals(2, ran.code(), ran.err());
      assertTrue(ran.err().contains(" goes with "), ran.err());
    }
  }

  @Test
  void wrongWordsAreSaidSo() throws Exception {
    assertEquals(2, folder.run("export", "--jats").code());
    CommandLine.Ran ran = folder.run("export", "--jats", "topic/sampel");
    assertEquals(2, ran.code(), ran.err());
    assertTrue(ran.err().contains("topic/sample"), ran.err());
    assertEquals(2, folder.run("export", "--jats", WORKS).code());
  }

  @Test
  void noLinkIsFollowedAndEarlierDocumentsAreReplaced() throws Exception {
    approve();
    assertEquals(0, export().code());
    byte[] first = Files.readAllBytes(file());
    Path elsewhere = Files.writeString(temp.resolve("elsewhere"), "mine");
    Files.delete(file());
    Files.createSymbolicLink(file(), elsewhere);
    assertEquals(0, export("--jobs", "1").code());
    assertArrayEquals(first, Files.readAllBytes(file()));
    assertEquals("mine", Files.readString(elsewhere));
    assertFalse(Files.isSymbolicLink(file()));
    Path topic = folder.root.resolve("output/jats/topic");
    Files.delete(file());
    Files.delete(topic.resolve("sample"));
    Files.delete(topic);
    Files.createSymbolicLink(topic, Files.createDirectory(temp.resolve("other")));
    assertEquals(2, export().code());
    try (var left = Files.list(temp.resolve("other"))) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void dataSaysWhatBecameOfEachArticle() throws Exception {
    String json = export("--json", "--profile", "preview").out();
    assertTrue(json.contains("\"status\" : \"submitted\""), json);
    assertTrue(json.contains("article.xml"), json);
  }
}
