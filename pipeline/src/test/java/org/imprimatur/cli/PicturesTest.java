package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pictures through the front door. Each file of {@code pictures/refused} is an error at its place,
 * whose words stand beside it, and is not published; each of {@code pictures/published} is
 * published with the bytes that stand beside it. {@code -Dgolden.update=true} writes both.
 */
final class PicturesTest {
  private static final Path FILES = Path.of("src/test/resources/pictures");
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");
  private static final String HEAD =
      "---\ntitle: T\nstatus: submitted\nupdated: 2026-05-01\nauthors: [a.author]\n---\n\n";

  @TempDir Path root;

  @BeforeEach
  void makeRoot() throws IOException {
    Files.writeString(
        root.resolve("imprimatur.yaml"),
        "site: {id: s, title: S}\npeople: [{id: a.author, name: A, roles: [author]}]\n");
    Files.createDirectories(root.resolve("articles"));
  }

  @Test
  void aDoseOfADrawingStandsInTheText() throws IOException {
    Files.writeString(
        root.resolve("articles/steps.svg"),
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="200" height="90">
          <style>text { font-size: 12px }</style>
          <title>Steps in 75 mg of words</title>
          <text y="20">Naproxen 250<tspan> mg</tspan> or 500 micrograms</text>
          <text y="40">level above 5 mg/L, within 6 hours; 2-4 puffs</text>
        </svg>
        """);
    String picture = "![Then 1 g at night](steps.svg)\n";
    assertEquals(
        List.of(
            "the picture \"steps.svg\" says \"1 g\" and 4 more, which the text of the article does"
                + " not say"),
        dosesInPictures("Text.\n\n" + picture));
    assertEquals(
        List.of(
            "the picture \"steps.svg\" says \"2-4 puffs\", which the text of the article does not"
                + " say"),
        dosesInPictures(
            "Naproxen 250 mg, 75 to 100 mg, 500 mcg of it.\n\n| Then | 1 gram |\n|---|---|\n"
                + "| 2 | puffs |\n\n"
                + picture));
    assertEquals(
        List.of(),
        dosesInPictures("250 mg, 75 mg, 500 \u00B5g, then 1 g. From 2 to 4 puffs.\n\n" + picture));
  }

  private List<String> dosesInPictures(String body) throws IOException {
    Files.writeString(root.resolve("articles/doses.md"), HEAD + body);
    List<String> messages = new ArrayList<>();
    for (JsonNode finding : findings()) {
      if (finding.get("rule").asText().equals("claim/dose-in-picture")) {
        messages.add(finding.get("message").asText());
      }
    }
    return messages;
  }

  @Test
  void whatIsRefusedIsAnErrorAtItsPlaceAndIsNotPublished() throws IOException {
    List<String> names = article("refused", ".svg");
    assertTrue(names.size() > 70, names.toString());
    Map<String, String> found = new TreeMap<>();
    for (JsonNode finding : findings()) {
      if (!finding.get("rule").asText().startsWith("image/")) {
        continue;
      }
      assertEquals("error", finding.get("level").asText());
      assertEquals(1, finding.get("column").asInt());
      String name = names.get((finding.get("line").asInt() - 8) / 2);
      String said =
          finding.get("rule").asText()
              + "\n"
              + finding.get("message").asText()
              + "\n"
              + finding.get("hint").asText()
              + "\n";
      assertEquals(null, found.put(name, said), name + " is reported twice");
    }
    assertEquals(names, List.copyOf(found.keySet()));
    for (Map.Entry<String, String> one : found.entrySet()) {
      golden(beside("refused", one.getKey(), ".expected"), one.getValue().getBytes(UTF_8));
    }
    Document page = built();
    assertEquals(0, page.select(".body img").size());
    assertEquals(names.size(), page.select(".body .image-missing").size());
    try (Stream<Path> files = Files.walk(root.resolve("output/site/page").toRealPath())) {
      List<String> others =
          files
              .filter(Files::isRegularFile)
              .map(file -> String.valueOf(file.getFileName()))
              .filter(name -> !name.equals("index.html") && !name.startsWith("_"))
              .toList();
      assertEquals(List.of(), others, "the page alone, with what is made of its text");
    }
  }

  @Test
  void whatIsPublishedIsBuiltAnew() throws IOException {
    List<String> names = article("published", ".svg");
    assertEquals(
        List.of(),
        findings().stream()
            .filter(f -> f.get("rule").asText().matches("(image|link)/.*"))
            .toList());
    List<Element> images = built().select(".body img");
    assertEquals(names.size(), images.size());
    for (int i = 0; i < names.size(); i++) {
      Path file = root.resolve("output/site/page").resolve(images.get(i).attr("src"));
      golden(beside("published", names.get(i), ".xml"), Files.readAllBytes(file));
    }
  }

  /** The rule that reports an image, and its address. */
  private static final List<String> UNSAID =
      List.of(
          "image/unknown-kind a.png",
          "image/unknown-kind b.txt",
          "link/broken c.png",
          "image/too-large d.png",
          "link/broken e.png",
          "link/broken /articles/a.png",
          "link/broken a.png?b",
          "link/broken a.png#b",
          "link/broken ../../a.png",
          "link/broken https://host.example/a.png",
          "link/broken data:image/png;base64,AA",
          "link/broken %",
          "image/unknown-kind a%2Epng");

  @Test
  void nothingIsPublishedThatIsNotSaid() throws IOException {
    Files.write(root.resolve("articles/a.png"), new byte[0]);
    Files.writeString(root.resolve("articles/b.txt"), "x");
    Files.createDirectory(root.resolve("articles/c.png"));
    try (var large = Files.newByteChannel(root.resolve("articles/d.png"), create())) {
      large.position(16L * 1024 * 1024).write(java.nio.ByteBuffer.wrap(new byte[1]));
    }
    List<String> images = UNSAID.stream().map(each -> each.replaceFirst(".* ", "")).toList();
    StringBuilder text = new StringBuilder(HEAD);
    images.forEach(image -> text.append("![words](").append(image).append(")\n\n"));
    Files.writeString(root.resolve("articles/page.md"), text);
    Map<Integer, String> said = new TreeMap<>();
    for (JsonNode finding : findings()) {
      said.put((finding.get("line").asInt() - 8) / 2, finding.get("rule").asText());
    }
    assertEquals(
        UNSAID.stream().map(each -> each.replaceFirst(" .*", "")).toList(),
        List.copyOf(said.values()));
    assertEquals(images.size(), built().select(".body .image-missing").size());
  }

  @Test
  void noPolicyAndNoSilencePublishesAnUnsafePicture() throws IOException {
    Files.writeString(
        root.resolve("imprimatur.yaml"),
        "site: {id: s, title: S}\npolicy: {levels: {\"image/*\": {submitted: note}}}\n");
    Files.copy(FILES.resolve("refused/script.svg"), root.resolve("articles/a.svg"));
    Files.writeString(
        root.resolve("articles/page.md"),
        HEAD + "Words ![a picture](a.svg) here. {silence=\"image/unsafe\" reason=\"I like it\"}\n");
    List<String> said =
        findings().stream()
            .map(f -> f.get("rule").asText() + " " + f.get("level").asText())
            .toList();
    assertTrue(said.contains("image/unsafe error"), said.toString());
    assertTrue(said.contains("silence/unused warning"), said.toString());
    assertEquals(0, built().select(".body img").size());
  }

  private static java.util.Set<java.nio.file.OpenOption> create() {
    return java.util.Set.of(
        java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.WRITE);
  }

  /** An article that shows all pictures of a folder, the first on line 8; their names, sorted. */
  private List<String> article(String folder, String ending) throws IOException {
    List<String> names = new ArrayList<>();
    StringBuilder text = new StringBuilder(HEAD);
    try (Stream<Path> files = Files.list(FILES.resolve(folder))) {
      for (Path file : files.filter(f -> f.toString().endsWith(ending)).sorted().toList()) {
        String name = String.valueOf(file.getFileName());
        names.add(name);
        Files.copy(file, root.resolve("articles").resolve(name));
        text.append("![words](").append(name).append(")\n\n");
      }
    }
    Files.writeString(root.resolve("articles/page.md"), text);
    return names;
  }

  private List<JsonNode> findings() throws IOException {
    CommandLine.Ran ran = CommandLine.run(root, "check", "--format", "json");
    assertTrue(ran.code() < 2, ran.err());
    List<JsonNode> out = new ArrayList<>();
    new ObjectMapper().readTree(ran.out()).get("findings").forEach(out::add);
    return out;
  }

  private Document built() throws IOException {
    CommandLine.Ran ran = CommandLine.run(root, "build");
    assertTrue(ran.code() < 2, ran.err());
    return Jsoup.parse(Files.readString(root.resolve("output/site/page/index.html")));
  }

  private static Path beside(String folder, String name, String ending) {
    return FILES.resolve(folder).resolve(name.replace(".svg", ending));
  }

  private static void golden(Path file, byte[] found) throws IOException {
    if (UPDATE) {
      Files.write(file, found);
    }
    assertTrue(Files.exists(file), file + " is missing");
    assertArrayEquals(
        Files.readAllBytes(file), found, () -> file + ":\n" + new String(found, UTF_8));
    assertFalse(found.length == 0, file.toString());
  }
}
