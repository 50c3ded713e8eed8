package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in JATS documents, of this repository's articles and of one with everything. */
final class JatsDocumentTest {
  private static final Path STRESS = Path.of("src/test/resources/jats").toAbsolutePath();

  @TempDir Path out;

  private Path stress() {
    CommandLine.Ran ran =
        CommandLine.run(
            STRESS, "export", "--jats", "a", "--profile", "preview", "--out", out.toString());
    assertEquals(0, ran.code(), ran.err());
    return out.resolve("a/stress/article.xml");
  }

  private void repository() throws Exception {
    Path root = Path.of("..").toRealPath();
    List<String> args = new ArrayList<>(List.of("export", "--jats"));
    try (Stream<Path> folders = Files.list(root.resolve("articles"))) {
      folders
          .filter(Files::isDirectory)
          .map(it -> it.getFileName().toString())
          .sorted()
          .forEach(args::add);
    }
    args.addAll(List.of("--profile", "preview", "--out", out.toString()));
    CommandLine.Ran ran = CommandLine.run(root, args.toArray(String[]::new));
    assertEquals(0, ran.code(), ran.err());
  }

  private List<Document> documents() throws Exception {
    List<Document> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".xml")).sorted().toList()) {
        all.add(Jsoup.parse(Files.readString(file), "", Parser.xmlParser()));
      }
    }
    return all;
  }

  @Test
  void onlyWhatTheTableListsIsWrittenAndAllOfIt() throws Exception {
    stress();
    repository();
    JatsElements found = new JatsElements();
    documents().forEach(found::add);
    List<String> lines = new ArrayList<>(JatsElements.listed().lines());
    assertTrue(lines.removeIf(line -> line.startsWith("pub-date ")), "only of what is approved");
    assertEquals(String.join("\n", lines), String.join("\n", found.lines()));
  }

  @Test
  void idsAreThereOnceAndWhatNamesOneFindsIt() throws Exception {
    stress();
    repository();
    assertTrue(documents().size() > 5);
    for (Document document : documents()) {
      List<String> ids = document.select("[id]").eachAttr("id");
      assertEquals(List.copyOf(new TreeSet<>(ids)), ids.stream().sorted().toList());
      for (String rid : document.select("[rid]").eachAttr("rid")) {
        assertTrue(ids.contains(rid), rid);
      }
    }
  }

  @Test
  void whatAnAuthorWritesIsText() throws Exception {
    String xml = Files.readString(stress());
    assertFalse(xml.contains("<script"), xml);
    assertFalse(xml.contains("<!--"), xml);
    assertEquals(-1, xml.indexOf('\u202e'));
    assertFalse(xml.contains("javascript:"), xml);
    assertFalse(xml.contains("secret"), "the reason of a retraction is for editors");
    Document document = documents().get(1);
    assertEquals(
        "</article-title><script>run()</script> & \"x\" ]]> שלום <!-- c -->",
        document.expectFirst("article-title").text());
    assertEquals(0, document.select("ext-link xref, xref xref").size(), "no link in a link");
  }

  @Test
  void tablesListsAndFiguresAreWhatTheyAre() throws Exception {
    Path file = stress();
    Document document = documents().get(1);
    assertEquals(3, document.select("table-wrap").size());
    assertEquals("With caption [2]", document.select("#table-3 caption").text());
    assertEquals(List.of("3", "4"), document.select("list-item > label").eachText());
    assertEquals("Alt \"text\"", document.select("#fig-1 alt-text").text());
    String picture = document.select("#fig-1 graphic").attr("xlink:href");
    assertTrue(Files.exists(file.resolveSibling(picture)), picture);
    assertEquals(2, document.select("sec sec").size());
    assertEquals("pain", document.select("xref[ref-type=table]").attr("rid"));
    assertEquals("strong recommendation", document.select("[content-type=strength]").text());
    assertEquals("Retracted on 2022-01-01", document.expectFirst("#ref-3 comment").text());
    assertEquals("1012", document.select("#ref-1 lpage").text());
  }

  @Test
  void theSameBytesInAnyLocale() throws Exception {
    byte[] first = Files.readAllBytes(stress());
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-thai"));
      assertArrayEquals(first, Files.readAllBytes(stress()));
    } finally {
      Locale.setDefault(before);
    }
  }
}
