package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Importing through the front door, over more than one run. */
final class ImportTest {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  private static final Path SEEDS = REPOSITORY.resolve("seeds");

  @TempDir Path root;

  @Test
  void thePinchedNervePageGivesTheWorkedExample() throws IOException {
    empty();
    importSeed("pinched-nerve.txt", "spine/pinched-nerve");
    String json = run("check", "--format", "json").out();
    assertEquals(42, number(json, "claims"));
    assertEquals(25, number(json, "direct"));
    assertEquals(2, number(json, "leadIn"));
    assertEquals(0, number(json, "explicit"));
    assertEquals(0, number(json, "table"));
    assertEquals(15, number(json, "uncited"));
    assertEquals(2, json.lines().filter(l -> l.contains("\"rule\":\"cite/unknown-key\"")).count());
    assertEquals(15, json.lines().filter(l -> l.contains("\"rule\":\"claim/uncited\"")).count());
  }

  @Test
  void thePinchedNerveArticleIsReproducibleFromItsSeed() throws IOException {
    empty();
    importSeed("pinched-nerve.txt", "spine/pinched-nerve");
    String drafted = Files.readString(root.resolve("articles/spine/pinched-nerve.md"));
    String kept = Files.readString(REPOSITORY.resolve("articles/spine/pinched-nerve.md"));
    assertEquals(body(kept), body(drafted));
  }

  /** A list right below a line of text holds claims, and none of its doses leaves the check. */
  @Test
  void everyDoseOfAPastedListIsAClaim() throws IOException {
    empty();
    List<String> bullets =
        List.of("- ", "* ", "+ ", "• ", "→ ", "-", "– ", "1. ", "1) ", "a) ", "o ");
    for (String bullet : bullets) {
      String second = bullet.replace("1", "2").replace("a)", "b)");
      Files.writeString(
          root.resolve("page.txt"),
          "Sample treatment of pain\n\nPain is treated.\n\nDrugs\n"
              + bullet
              + "Ibuprofen 400 mg daily\n"
              + second
              + "Naproxen 500 mg daily\n");
      Files.deleteIfExists(root.resolve("articles/page.md"));
      run("import", "page.txt", "--id", "page");
      assertEquals(3, number(run("check", "--format", "json").out(), "claims"), bullet);
    }
  }

  @Test
  void importingAPageTwiceChangesNothing() throws IOException {
    empty();
    importSeed("acute-migraine.txt", "neurology/migraine");
    Map<String, String> first = files();
    CommandLine.Ran again = importSeed("acute-migraine.txt", "neurology/migraine");
    assertEquals("", again.out());
    assertTrue(again.err().contains("nothing to write"), again.err());
    assertEquals(first, files());
  }

  /** Browsers save a page in the encoding that it came in; the page says which. */
  @Test
  void aSavedPageIsReadInTheEncodingItDeclares() throws IOException {
    empty();
    String page =
        "<html><head><meta charset=\"iso-8859-1\"><title>Caf\u00e9</title></head>"
            + "<body><h1>Caf\u00e9</h1><p>\u201cQuoted\u201d words.</p></body></html>";
    Files.write(root.resolve("page.html"), page.getBytes(Charset.forName("windows-1252")));
    run("import", "page.html", "--id", "page");
    String draft = Files.readString(root.resolve("articles/page.md"));
    assertTrue(draft.contains("Caf\u00e9"), draft);
    assertTrue(draft.contains("\u201cQuoted\u201d words."), draft);
  }

  @Test
  void importingReferencesTwiceChangesNothing() throws IOException {
    empty();
    Files.writeString(
        root.resolve("works.ris"),
        """
        TY  - JOUR
        AU  - Sample, Ada
        TI  - Samples in adults
        JO  - Journal of Samples
        PY  - 2020
        VL  - 12
        ER  -
        """);
    assertEquals("references/imported.yaml\n", run("import", "works.ris").out());
    Map<String, String> first = files();
    CommandLine.Ran again = run("import", "works.ris");
    assertEquals("", again.out());
    assertEquals(0, again.code(), again.err());
    assertEquals(first, files());
  }

  @Test
  void aFileWhoseBytesAreNoTextIsNotWrittenAnew() throws IOException {
    empty();
    Files.createDirectory(root.resolve("references"));
    byte[] latin = {'#', ' ', (byte) 0xE9, '\n'};
    Files.write(root.resolve("references/imported.yaml"), latin);
    Files.writeString(
        root.resolve("works.bib"), "@book{a2020b, title = {Samples}, author = {Sample, Ada}}\n");
    CommandLine.Ran ran = run("import", "works.bib");
    assertEquals(2, ran.code());
    assertTrue(ran.err().contains("references/imported.yaml"), ran.err());
    assertTrue(Arrays.equals(latin, Files.readAllBytes(root.resolve("references/imported.yaml"))));
  }

  private void empty() throws IOException {
    Files.writeString(root.resolve("imprimatur.yaml"), "site: {id: empty, title: Empty}\n");
  }

  private CommandLine.Ran importSeed(String seed, String id) {
    CommandLine.Ran ran = run("import", SEEDS.resolve(seed).toString(), "--id", id);
    assertEquals(0, ran.code(), ran.err());
    return ran;
  }

  private CommandLine.Ran run(String... args) {
    return CommandLine.run(root, args);
  }

  private static int number(String json, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\":(\\d+)").matcher(json);
    assertTrue(matcher.find(), json);
    return Integer.parseInt(matcher.group(1));
  }

  private static String body(String article) {
    return article.substring(article.indexOf("\n---\n") + 5);
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> out = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        out.put(
            Objects.requireNonNull(root.relativize(file)).toString(),
            HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return out;
  }
}
