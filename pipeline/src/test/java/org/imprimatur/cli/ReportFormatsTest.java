package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The formats of {@code check}, through the front door, on samples and on hostile words. */
final class ReportFormatsTest {
  private static final Path SCHEMAS = Path.of("src/test/resources/report");
  private static final Path SAMPLES = Path.of("..").toAbsolutePath().normalize();
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path root;

  @BeforeEach
  void hostileRoot() throws IOException {
    write(
        "imprimatur.yaml",
        "site: {id: sample, title: \"A <b> & \\\"title\\\"\", url: \"https://sample.example/\"}\n");
    write(
        "articles/a/first.md",
        article("First, 100%: <i>", "\uD83D\uDE00 Take a < b & \"c\". Take it daily."));
    write("articles/a/second.md", article("Second", "Take ]]> this, now: 50% ::error::more."));
    write("references/works.yaml", "references:\n  - {id: \"x y\", type: book}\n");
  }

  @Test
  void sarifIsValid() throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
            .getSchema(Files.readString(SCHEMAS.resolve("sarif-2.1.0.schema.json")));
    for (String text : new String[] {check("sarif"), samples("sarif")}) {
      assertEquals(List.of(), schema.validate(text, InputFormat.JSON));
    }
    String broken = check("sarif").replace("\"ruleIndex\":", "\"rule_index\":");
    assertNotEquals(List.of(), schema.validate(broken, InputFormat.JSON), "the schema is in force");
  }

  @Test
  void sarifTellsWhatJsonTells() throws IOException {
    JsonNode run = JSON.readTree(check("sarif")).get("runs").get(0);
    JsonNode findings = JSON.readTree(check("json")).get("findings");
    assertEquals("unicodeCodePoints", run.get("columnKind").asText());
    assertEquals(findings.size(), run.get("results").size());
    Set<String> fingerprints = new HashSet<>();
    for (int i = 0; i < findings.size(); i++) {
      JsonNode finding = findings.get(i);
      JsonNode result = run.get("results").get(i);
      JsonNode rule = run.at("/tool/driver/rules").get(result.get("ruleIndex").asInt());
      JsonNode place = result.at("/locations/0/physicalLocation");
      assertEquals(finding.get("rule"), result.get("ruleId"));
      assertEquals(finding.get("rule"), rule.get("id"));
      assertEquals(finding.get("level"), result.get("level"));
      assertEquals(finding.get("path"), place.at("/artifactLocation/uri"));
      assertEquals(finding.get("line"), place.at("/region/startLine"));
      assertEquals(finding.get("column"), place.at("/region/startColumn"));
      assertEquals(finding.get("endColumn"), place.at("/region/endColumn"));
      assertEquals(
          "https://sample.example/rules/#" + rule.get("id").asText().replace('/', '-'),
          rule.get("helpUri").asText());
      fingerprints.add(result.at("/partialFingerprints").toString());
    }
    assertEquals(findings.size(), fingerprints.size(), "each finding has its own fingerprint");
  }

  @Test
  void fingerprintsOutliveLinesThatMove() throws IOException {
    Set<String> before = fingerprints();
    String path = "articles/a/second.md";
    String text = Files.readString(root.resolve(path));
    write(path, text.replace("\n---\n\n", "\n---\n\nWhy?\n\nIs it so?\n\n"));
    assertEquals(before, fingerprints());
  }

  private Set<String> fingerprints() throws IOException {
    Set<String> out = new TreeSet<>();
    for (JsonNode result : JSON.readTree(check("sarif")).at("/runs/0/results")) {
      out.add(result.get("partialFingerprints").toString());
    }
    return out;
  }

  @Test
  void junitIsValid() throws Exception {
    javax.xml.validation.Schema schema =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(SCHEMAS.resolve("junit.xsd").toFile());
    for (String text : new String[] {check("junit"), samples("junit")}) {
      schema.newValidator().validate(new StreamSource(new StringReader(text)));
    }
  }

  @Test
  void junitFailsWhereTheCheckFails() throws Exception {
    assertEquals(0, failures("error", "claim/uncited"));
    assertEquals(2, failures("warning", "claim/uncited"));
  }

  private int failures(String failOn, String rule) throws Exception {
    CommandLine.Ran ran = CommandLine.run(root, "check", "--format", "junit", "--fail-on", failOn);
    NodeList cases =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(ran.out())))
            .getElementsByTagName("testcase");
    int count = 0;
    for (int i = 0; i < cases.getLength(); i++) {
      org.w3c.dom.Element testCase = (org.w3c.dom.Element) cases.item(i);
      boolean failed = testCase.getElementsByTagName("failure").getLength() > 0;
      count += failed && testCase.getAttribute("name").equals(rule) ? 1 : 0;
    }
    return count;
  }

  @Test
  void everyLineForGithubIsOneCommand() throws IOException {
    Pattern command =
        Pattern.compile(
            "::(error|warning|notice) file=[^:,\\r]+,line=\\d+,endLine=\\d+(,col=\\d+,endColumn=\\d+)?"
                + ",title=[a-z]+/[a-z-]+::[^\\r]+");
    String text = check("github");
    text.lines().forEach(line -> assertTrue(command.matcher(line).matches(), line));
    assertEquals(JSON.readTree(check("json")).get("findings").size(), text.lines().count());
    assertTrue(text.contains("50%25 ::error::more"), text);
  }

  @Test
  void pathsMayBeCountedFromTheTopOfTheRepository() {
    String text =
        CommandLine.run(root, "check", "--format", "github", "--path-prefix", "docs/care").out();
    assertTrue(text.contains(" file=docs/care/articles/a/first.md,"), text);
  }

  @Test
  void thePageNeedsNothingElseAndShowsWordsAsWords() throws IOException {
    for (String text : new String[] {check("html"), samples("html")}) {
      Document page = Jsoup.parse(text);
      assertEquals(0, page.select("script, link, img, iframe, object, form, [style]").size());
      assertFalse(text.contains("@import") || text.contains("url("), "an external resource");
      for (Element link : page.select("[href], [src]")) {
        assertTrue(link.attr("href").startsWith("https://"), link.outerHtml());
      }
      assertEquals(0, page.select("b, i").size(), "a title was read as markup");
      assertEquals(1, page.select("h1").size());
      assertTrue(page.select("svg.bar[role=img][aria-label]").size() > 1);
      assertFalse(page.select("li pre mark").isEmpty());
    }
    Document page = Jsoup.parse(check("html"));
    assertTrue(page.select("header").text().contains("A <b> & \"title\""));
    int findings = JSON.readTree(check("json")).get("findings").size();
    assertEquals(findings, page.select("main ol > li").size());
  }

  @Test
  void theMarkedWordsAreThoseOfThePlace() {
    Document page = Jsoup.parse(check("html"));
    assertTrue(
        page.select("mark").eachText().stream()
            .anyMatch(t -> t.startsWith("\uD83D\uDE00 Take a < b")),
        page.select("mark").eachText().toString());
  }

  private String check(String format) {
    return ran(root, format);
  }

  private static String samples(String format) {
    return ran(SAMPLES, format);
  }

  private static String ran(Path folder, String format) {
    CommandLine.Ran ran = CommandLine.run(folder, "check", "--quiet", "--format", format);
    assertTrue(ran.code() <= 1, ran.err());
    assertEquals("", ran.err());
    return ran.out();
  }

  private static String article(String title, String body) {
    return "---\ntitle: \""
        + title
        + "\"\nstatus: submitted\nupdated: 2026-01-02\nauthors: [Sample]\ntopics: [\"a <topic>\"]\n---\n\n"
        + body
        + "\n";
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }
}
