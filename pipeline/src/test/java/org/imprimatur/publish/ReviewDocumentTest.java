package org.imprimatur.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.imprimatur.claim.ClaimReader;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Configuration;
import org.imprimatur.model.Policy;
import org.imprimatur.parse.ArticleParser;
import org.imprimatur.read.TreeOfTest;
import org.imprimatur.reference.ReferenceLibrary;
import org.imprimatur.review.ClaimDigests;
import org.imprimatur.review.ContentDigest;
import org.imprimatur.run.Glossary;
import org.imprimatur.run.PageContent;
import org.imprimatur.site.GlossaryTerms;
import org.imprimatur.source.Source;
import org.imprimatur.text.Json;
import org.imprimatur.text.JsonReader;
import org.junit.jupiter.api.Test;

/** The worked example of {@code docs/review.md}: its bytes are those of the program. */
final class ReviewDocumentTest {
  private static final String HEADING = "## A worked example";

  /** The fenced blocks of the example, in order. */
  private static List<String> fences() throws IOException {
    String document = Files.readString(Path.of("..", "docs", "review.md"));
    String example = document.substring(document.indexOf(HEADING));
    example = example.substring(0, example.indexOf("\n## The proof"));
    List<String> out = new ArrayList<>();
    StringBuilder open = null;
    for (String line : example.split("\n", -1)) {
      if (line.startsWith("```")) {
        if (open != null) {
          out.add(open.toString());
        }
        open = open == null ? new StringBuilder() : null;
      } else if (open != null) {
        open.append(line).append('\n');
      }
    }
    return out;
  }

  @Test
  void theExamplesBytesAreTheProgramsBytes() throws Exception {
    List<String> fences = fences();
    Article article =
        ArticleParser.parse(
                new ArticleId("topic/sample"), Source.of("articles/topic/sample.md", fences.get(0)))
            .article();
    ReferenceLibrary library =
        ReferenceLibrary.load(
            List.of(Source.of("references/works.yaml", fences.get(1))),
            null,
            new ReferenceLibrary.Options("american-medical-association", LocalDate.EPOCH));
    Glossary glossary = Glossary.read(Source.of("references/glossary.yaml", fences.get(2)));
    Map<String, byte[]> files =
        Map.of(
            "articles/topic/chart.svg",
            "<svg/>\n".getBytes(StandardCharsets.UTF_8),
            "articles/form.csv",
            "drug,dose\n".getBytes(StandardCharsets.UTF_8));
    PageContent shown =
        new PageContent(
            GlossaryTerms.of(glossary.entries()),
            new PageContent.Files(TreeOfTest.of(files), Configuration.Site.FILES),
            library::get);
    ContentDigest content = shown.digest(article);
    String csl = library.get("one").orElseThrow().csl();
    assertEquals(fences.get(3), csl + "\n" + sha256(csl) + "\n");
    String form = content.canonical(ContentDigest.CANON);
    assertEquals(fences.get(4).replace("\n", ""), form);
    assertEquals(fences.get(5), content.value() + "\n");
    assertEquals(content.value(), sha256(form));
    assertEquals(fences.get(6), content.value(ContentDigest.FIRST) + "\n");
    assertEquals(content.value(ContentDigest.FIRST), sha256(ofCanon1(form)));
    var claims = ClaimReader.read(article, Policy.DEFAULT, library.keys()::contains).claims();
    StringBuilder digests = new StringBuilder();
    ClaimDigests.of(claims)
        .forEach((id, digest) -> digests.append(id).append(' ').append(digest).append('\n'));
    assertEquals(fences.get(7), digests.toString());
  }

  /** Canon 1 as the page describes it: what it lacks is taken out of the form of canon 2. */
  private static String ofCanon1(String form) {
    Map<String, Object> out = object(form);
    out.put("canon", 1L);
    out.remove("files");
    out.remove("governance");
    Map<String, Object> front = new TreeMap<>();
    List<String> kept =
        List.of(
            "title",
            "question",
            "summary",
            "audience",
            "population",
            "authors",
            "updated",
            "changes");
    ((Map<?, ?>) Objects.requireNonNull(out.get("front")))
        .forEach(
            (key, value) -> {
              if (kept.contains(key)) {
                front.put(String.valueOf(key), value);
              }
            });
    out.put("front", front);
    return Json.canonical(out);
  }

  private static Map<String, Object> object(String json) {
    Map<String, Object> out = new TreeMap<>();
    ((Map<?, ?>) Objects.requireNonNull(JsonReader.read(json).value()))
        .forEach((key, value) -> out.put(String.valueOf(key), value));
    return out;
  }

  private static String sha256(String text) throws Exception {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return "sha256:" + HexFormat.of().formatHex(hash);
  }
}
