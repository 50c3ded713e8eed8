package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Page and check agree on what links, images and captions are: a link is dead on the page exactly
 * when it has a finding, an image is missing exactly when it has one, and a table's caption on the
 * page is the one whose citation covers its cells.
 */
final class TargetsAgreeTest {
  private static final int ARTICLES = 80;
  private static final Pattern WORD = Pattern.compile("(?:link|img|cell|cap)\\d+");

  private static final List<String> DESTINATIONS =
      List.of(
          "https://example.org/a",
          "http://example.org/a",
          "//example.org/a",
          "https://",
          "mailto:a@example.org",
          "mailto:",
          "tel:+18002221222",
          "tel:none",
          "javascript:alert(1)",
          "page1.md",
          "page1.md?from=a",
          "page1.md#_none",
          "Page1.md",
          "gone.md",
          "page1",
          "form.pdf",
          "form.pdf#page=2",
          "Form.pdf",
          "gone.pdf",
          "disguised.pdf",
          "program.exe",
          "a.gif",
          "picture.svg",
          "../imprimatur.yaml",
          "../../outside.pdf",
          "/articles/page1.md",
          "a%zz.md");

  @TempDir Path root;
  private final Random random = new Random(11);
  private int counter;

  @BeforeEach
  void makeRoot() throws IOException {
    write(
        "imprimatur.yaml",
        "site: {id: s, title: S}\npeople: [{id: a.author, name: A, roles: [author]}]\n");
    write("articles/form.pdf", "%PDF-1.7 form");
    write("articles/disguised.pdf", "<script>alert(1)</script>");
    write("articles/program.exe", "MZ");
    write("articles/a.gif", "GIF89a\1\0\1\0");
    write("articles/picture.svg", "<svg xmlns='http://www.w3.org/2000/svg'><animate/></svg>");
  }

  @Test
  void eachLinkImageAndCaptionIsOneThing() throws IOException {
    Map<String, String> texts = new HashMap<>();
    for (int i = 0; i < ARTICLES; i++) {
      String body = blocks(2 + random.nextInt(6), "", 0);
      String text =
          "---\ntitle: T\nstatus: submitted\nupdated: 2026-05-01\nauthors: [a.author]\n---\n\n"
              + body;
      texts.put("page" + i, text);
      write("articles/page" + i + ".md", text);
    }
    StringBuilder works = new StringBuilder("references:\n");
    for (int i = 0; i <= counter; i++) {
      works.append("  - {id: k%d, type: book, title: Work %d, publisher: P}\n".formatted(i, i));
    }
    write("references/r.yaml", works.toString());
    Map<String, Set<String>> found = findings(texts);
    CommandLine.run(root, "build");
    Map<String, Set<String>> covered = covered();
    Counts counts = new Counts();
    for (Map.Entry<String, String> article : texts.entrySet()) {
      Document page = page(article.getKey());
      links(page, article.getValue(), found.getOrDefault(article.getKey(), Set.of()), counts);
      captions(page, covered, counts);
    }
    assertTrue(counts.links > 100 && counts.dead > 50 && counts.images > 50, counts.toString());
    assertTrue(counts.captions > 30, counts.toString());
  }

  /** So that the test cannot pass by finding nothing. */
  private static final class Counts {
    private int links;
    private int dead;
    private int images;
    private int captions;

    @Override
    public String toString() {
      return links + " links, " + dead + " dead, " + images + " images, " + captions + " captions";
    }
  }

  private static void links(Document page, String text, Set<String> found, Counts counts) {
    Element body = page.selectFirst(".body");
    assertNotNull(body);
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      String name = word.group();
      if (name.startsWith("link")) {
        Element element =
            body.select("a, .no-link").stream()
                .filter(it -> it.text().equals(name))
                .findFirst()
                .orElse(null);
        assertNotNull(element, () -> name + " is neither a link nor a dead one in\n" + text);
        boolean dead = element.hasClass("no-link");
        assertEquals(found.contains(name), dead, () -> name + " in\n" + text);
        counts.links++;
        counts.dead += dead ? 1 : 0;
        assertTrue(dead || leadsSomewhere(page, element), () -> element + " in\n" + text);
      } else if (name.startsWith("img")) {
        boolean shown = !body.select("img[alt=" + name + "]").isEmpty();
        boolean missing =
            body.select(".image-missing").stream()
                .anyMatch(it -> it.text().equals("[Image: " + name + "]"));
        assertTrue(shown != missing, () -> name + " is no image in\n" + text);
        assertEquals(found.contains(name), missing, () -> name + " in\n" + text);
        counts.images++;
      }
    }
  }

  private static boolean leadsSomewhere(Document page, Element link) {
    String href = link.attr("href");
    boolean outside = href.matches("(https?://|mailto:|tel:).+");
    Path folder = Path.of(page.location());
    return outside
        || href.startsWith("#")
        || Files.exists(folder.resolve(href.replaceFirst("[#?].*", "")));
  }

  private static void captions(Document page, Map<String, Set<String>> covered, Counts counts) {
    for (Element table : page.select(".body table")) {
      Set<String> shown = new TreeSet<>();
      Element caption = table.selectFirst("caption");
      Matcher word = WORD.matcher(caption == null ? "" : caption.text());
      while (word.find()) {
        shown.add(word.group().replace("cap", "k"));
        counts.captions++;
      }
      String cell = table.select("td").eachText().get(table.select("td").size() - 1);
      Set<String> keys = covered.getOrDefault(cell.replaceFirst("\\[.*", "").strip(), shown);
      assertTrue(shown.containsAll(keys), () -> keys + " cover " + cell + ", not " + shown);
      assertEquals(shown.isEmpty(), keys.isEmpty(), () -> shown + " stand over " + cell);
    }
  }

  /** The words of links and images that findings stand on, by article. */
  private Map<String, Set<String>> findings(Map<String, String> texts) throws IOException {
    Map<String, Set<String>> out = new HashMap<>();
    JsonNode report =
        new ObjectMapper().readTree(CommandLine.run(root, "check", "--format", "json").out());
    for (JsonNode finding : report.get("findings")) {
      String rule = finding.get("rule").asText();
      boolean isPlace = finding.get("message").asText().contains("leads nowhere: ");
      if ((rule.equals("link/broken") && !isPlace)
          || (rule.startsWith("image/") && !rule.equals("image/no-alt"))) {
        String id = finding.get("path").asText().replaceFirst("articles/(.*)\\.md", "$1");
        String text = texts.getOrDefault(id, "");
        String line = text.split("\n", -1)[finding.get("line").asInt() - 1];
        int column = finding.get("column").asInt() - 1;
        Matcher word = WORD.matcher(line.substring(column));
        assertTrue(word.find(), line);
        out.computeIfAbsent(id, k -> new HashSet<>()).add(word.group());
      }
    }
    return out;
  }

  /**
   * From the text of each cell to the keys that cover it, but those of an item around its table.
   */
  private Map<String, Set<String>> covered() throws IOException {
    Map<String, Set<String>> out = new HashMap<>();
    for (JsonNode claim :
        new ObjectMapper().readTree(root.resolve("output/report/claims.json").toFile())) {
      Set<String> keys = new TreeSet<>();
      claim.get("citations").forEach(key -> keys.add(key.asText()));
      if (!claim.get("coverage").asText().equals("lead-in")) {
        out.put(claim.get("text").asText(), keys);
      }
    }
    return out;
  }

  private Document page(String id) throws IOException {
    Path folder = root.resolve("output/site/" + id);
    return Jsoup.parse(Files.readString(folder.resolve("index.html")), folder.toString());
  }

  private String blocks(int count, String indent, int depth) {
    List<String> out = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      out.add(block(indent, depth));
    }
    return String.join(indent.stripTrailing() + "\n", out);
  }

  private String block(String indent, int depth) {
    int kind = random.nextInt(depth < 2 ? 9 : 6);
    return switch (kind) {
      case 0, 1 -> indent + "See " + inline() + " and " + inline() + " here.\n";
      case 2, 3 -> table(indent);
      case 4, 5 -> indent + "Table: cap%d [@k%d].\n".formatted(++counter, counter);
      case 6 -> blocks(1 + random.nextInt(3), indent + "> ", depth + 1);
      case 7 -> indent + "## Heading " + inline() + "\n";
      default ->
          indent
              + "- item "
              + inline()
              + "\n"
              + indent.stripTrailing()
              + "\n"
              + blocks(1 + random.nextInt(4), indent + "  ", depth + 1);
    };
  }

  private String table(String indent) {
    return indent
        + "| Drug | Dose |\n"
        + indent
        + "|---|---|\n"
        + indent
        + "| first | cell%d |\n".formatted(++counter);
  }

  private String inline() {
    String destination = DESTINATIONS.get(random.nextInt(DESTINATIONS.size()));
    boolean image = random.nextInt(3) == 0;
    return (image ? "![img%d](<%s>)" : "[link%d](<%s>)").formatted(++counter, destination);
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, UTF_8);
  }
}
