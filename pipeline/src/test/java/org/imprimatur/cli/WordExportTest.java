package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.imprimatur.text.JsonReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Articles as Word files, and back. */
final class WordExportTest {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  private static final String BODY =
      """

      ## Treatment

      Rest helps.[^1] Walking *helps* **more**.[^two]

      3. three
         - under & three
         - [a link](<https://example.org/a>)
      4. four

      1. another list

      > **Warning:** never 5 < 6 mg.

      | Drug | Dose |
      | --- | --- |
      | A | 5 mg |

      [^1]: The *first* note.
      [^two]: The second note.
      """;

  @TempDir Path temp;

  private static List<String> ids() throws IOException {
    Path articles = REPOSITORY.resolve("articles");
    try (Stream<Path> walk = Files.walk(articles)) {
      return walk.map(file -> articles.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.endsWith(".md"))
          .map(name -> name.substring(0, name.length() - 3))
          .sorted()
          .toList();
    }
  }

  private Map<String, Path> exported(Path out) throws IOException {
    List<String> words = new ArrayList<>(List.of("export", "--docx", "--out", out.toString()));
    words.addAll(ids());
    CommandLine.Ran ran = CommandLine.run(REPOSITORY, words.toArray(String[]::new));
    assertEquals(0, ran.code(), ran.err());
    Map<String, Path> files = new TreeMap<>();
    for (String id : ids()) {
      files.put(id, out.resolve(id.replace('/', '-') + ".docx"));
    }
    return files;
  }

  /** Each claim of each article has one bookmark, around its own words. */
  @Test
  void everyClaimHasOneBookmark() throws IOException {
    Map<String, Path> files = exported(temp);
    for (Map.Entry<String, Path> file : files.entrySet()) {
      WordFile parts = WordFile.open(Files.readAllBytes(file.getValue()));
      String text = parts.text("word/document.xml") + parts.text("word/footnotes.xml");
      List<String> claims = claims(file.getKey());
      List<String> marked = new ArrayList<>();
      Matcher mark = Pattern.compile("w:name=\"claim_([^\"]*)\"").matcher(text);
      while (mark.find()) {
        marked.add(mark.group(1).replace('_', '-'));
      }
      assertFalse(claims.isEmpty(), file.getKey());
      assertEquals(claims, marked, file.getKey());
    }
  }

  private static List<String> claims(String id) {
    CommandLine.Ran ran = CommandLine.run(REPOSITORY, "check", "--explain", id);
    List<String> out = new ArrayList<>();
    Matcher claim =
        Pattern.compile(
                "^  \\d+:\\d+ (\\S+) (?:direct|lead-in|explicit|table|none): ", Pattern.MULTILINE)
            .matcher(ran.out());
    while (claim.find()) {
      out.add(claim.group(1));
    }
    return out;
  }

  /** Every word of every article comes back, as often as it stood there. */
  @Test
  void noWordIsLostOnTheWayThereAndBack() throws IOException {
    Map<String, Path> files = exported(temp.resolve("files"));
    Path house = Files.createDirectories(temp.resolve("house"));
    Files.createDirectories(house.resolve("articles"));
    Files.writeString(house.resolve("imprimatur.yaml"), "site: {id: s, title: S}\n");
    for (Map.Entry<String, Path> file : files.entrySet()) {
      String id = file.getKey().replace('.', '-');
      CommandLine.Ran ran =
          CommandLine.run(house, "import", file.getValue().toString(), "--id", id);
      assertEquals(0, ran.code(), ran.err());
      Map<String, Integer> back = words(Files.readString(house.resolve("articles/" + id + ".md")));
      String article = Files.readString(REPOSITORY.resolve("articles/" + file.getKey() + ".md"));
      words(shown(article))
          .forEach(
              (word, count) ->
                  assertTrue(
                      back.getOrDefault(word, 0) >= count,
                      file.getKey() + ": " + word + " " + count + " > " + back.get(word)));
    }
  }

  /** The words that readers see: no front matter, no keys, no attributes, no addresses. */
  private static String shown(String article) {
    String body = article.substring(article.indexOf("\n---\n", 4) + 5);
    return body.replaceAll("(?s)<!--.*?-->", " ")
        .replaceAll("\\{[^{}\\n]*\\}", " ")
        .replaceAll("-?@[\\p{L}\\p{N}_-]+", " ")
        .replaceAll("\\]\\([^)\\n]*\\)", "] ")
        .replaceAll("(?m)^ *\\d+\\. ", " ");
  }

  private static Map<String, Integer> words(String text) {
    Map<String, Integer> out = new TreeMap<>();
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      out.merge(word.group(), 1, Integer::sum);
    }
    return out;
  }

  @Test
  void theSameArticleGivesTheSameBytesAndNothingIsOverwritten() throws IOException {
    Map<String, Path> first = exported(temp.resolve("a"));
    Map<String, Path> second = exported(temp.resolve("b"));
    for (String id : first.keySet()) {
      assertArrayEquals(
          Files.readAllBytes(Objects.requireNonNull(first.get(id))),
          Files.readAllBytes(Objects.requireNonNull(second.get(id))));
    }
    exported(temp.resolve("a"));
    Path changed = Objects.requireNonNull(first.get("spine/pinched-nerve"));
    Files.writeString(changed, "with comments");
    CommandLine.Ran ran =
        CommandLine.run(
            REPOSITORY,
            "export",
            "--docx",
            "spine/pinched-nerve",
            "--out",
            temp.resolve("a").toString());
    assertEquals(2, ran.code());
    assertTrue(ran.err().contains("exists already and is another file"), ran.err());
    assertEquals("with comments", Files.readString(changed));
  }

  @Test
  void thePagesSayStatusAndDigest() throws IOException {
    CommandLine.Ran ran =
        CommandLine.run(
            REPOSITORY, "export", "--docx", "spine/pinched-nerve", "--out", temp.toString());
    assertEquals(0, ran.code(), ran.err());
    String footer =
        WordFile.open(Files.readAllBytes(temp.resolve("spine-pinched-nerve.docx")))
            .text("word/footer1.xml");
    String status =
        CommandLine.run(REPOSITORY, "review", "status", "spine/pinched-nerve", "--json").out();
    Map<?, ?> standing =
        (Map<?, ?>) ((List<?>) Objects.requireNonNull(JsonReader.read(status).value())).get(0);
    assertTrue(footer.contains(String.valueOf(standing.get("content"))), footer);
    assertTrue(footer.contains("Not yet reviewed"), footer);
  }

  @Test
  void anArticleThatIsNotThereIsSaid() {
    CommandLine.Ran ran =
        CommandLine.run(REPOSITORY, "export", "--docx", "no/such", "--out", temp.toString());
    assertEquals(2, ran.code());
    assertTrue(ran.err().contains("no/such"), ran.err());
    assertEquals(2, CommandLine.run(REPOSITORY, "export", "--docx").code());
  }

  /** Footnotes are Word's own, boxes are boxes, and lists count as they did; all comes back. */
  @Test
  void notesBoxesListsAndTablesComeBackAsTheyWere() throws IOException {
    Path house = Files.createDirectories(temp.resolve("notes"));
    Files.createDirectories(house.resolve("articles"));
    Files.writeString(house.resolve("imprimatur.yaml"), "site: {id: s, title: S}\n");
    Files.writeString(
        house.resolve("articles/a.md"),
        "---\ntitle: T\nstatus: submitted\nupdated: 2026-05-01\nauthors: [x]\n---\n" + BODY);
    assertEquals(0, CommandLine.run(house, "export", "--docx", "a").code());
    assertEquals(0, CommandLine.run(house, "import", "a.docx", "--id", "b").code());
    String back = Files.readString(house.resolve("articles/b.md"));
    String expected =
        BODY.replace("[^two]", "[^2]")
            .replace("note.\n[^2]: ", "note.\n\n[^2]: ")
            .replace("1. another", "5. another")
            .replace("4. four\n\n", "4. four\n")
            .replace("> **Warning:**", "**Warning:**");
    assertEquals(expected, back.substring(back.indexOf("\n## Treatment")));
  }
}
