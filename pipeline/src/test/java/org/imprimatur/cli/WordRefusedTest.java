package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.imprimatur.cli.WordFile.field;
import static org.imprimatur.cli.WordFile.paragraph;
import static org.imprimatur.cli.WordFile.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Word files that cannot be taken in, or are long: nothing is lost, and nothing written by halves.
 */
final class WordRefusedTest extends WordFolderTests {
  @Test
  void whatIsNotAWordFileIsRefusedAndNothingIsWritten() throws IOException {
    byte[] good = WordFile.of(paragraph("", run("Text."))).bytes();
    byte[] cut = java.util.Arrays.copyOf(good, good.length / 3);
    refused(new byte[0], "it is empty");
    refused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0}, "old Word file (.doc)");
    refused("%PDF-1.7".getBytes(UTF_8), "it is a PDF");
    refused("{\\rtf1}".getBytes(UTF_8), "Rich Text Format");
    refused("hello".getBytes(UTF_8), "not a Word file");
    refused(cut, "damaged");
    String macros = "application/vnd.ms-word.document.macroEnabled.main+xml";
    refused(
        WordFile.of("").put("[Content_Types].xml", WordFile.types(macros)).bytes(),
        "with macros (.docm)");
    refused(WordFile.of("").put("../../evil.xml", "<a/>").bytes(), "leads out of it");
    refused(WordFile.of("").put("word/document.xml", "<w:document").bytes(), "not well-formed");
    Path secret = root.resolve("secret.txt");
    Files.writeString(secret, "a secret");
    String entity =
        "<!DOCTYPE w:document [<!ENTITY x SYSTEM \"%s\">]>".formatted(secret.toUri())
            + WordFile.part(
                "document",
                "<w:body>" + paragraph("", run("x")).replace(">x<", ">&x;<") + "</w:body>");
    refused(WordFile.of("").put("word/document.xml", entity).bytes(), "declares a document type");
    refused(
        WordFile.of("").put("word/document.xml", " ".repeat(40_000_000)).bytes(),
        "unpacks to far more");
    refused(
        WordFile.of("").put("word/document.xml", "<a>".repeat(100_000)).bytes(), "nests too deep");
  }

  private void refused(byte[] file, String why) throws IOException {
    Map<String, String> before = files();
    Files.write(root.resolve("report.docx"), file);
    CommandLine.Ran ran = CommandLine.run(root, "import", "report.docx");
    assertEquals(2, ran.code(), ran.err());
    assertTrue(ran.err().contains("report.docx cannot be taken in: "), ran.err());
    assertTrue(ran.err().contains(why), ran.err());
    assertFalse(ran.err().contains("Exception"), ran.err());
    Files.delete(root.resolve("report.docx"));
    assertEquals(before, files());
  }

  @Test
  void aDraftThatSomebodyChangedIsNeverOverwritten() throws IOException {
    taken(paragraph("", run("Text.")));
    Path article = root.resolve("articles/knee/report.md");
    Files.writeString(article, Files.readString(article) + "\nMine.\n");
    Map<String, String> before = files();
    CommandLine.Ran ran = CommandLine.run(root, "import", "report.docx", "--id", "knee/report");
    assertEquals(2, ran.code());
    assertTrue(ran.err().contains("exists already and differs"), ran.err());
    assertEquals(before, files());
  }

  /** Two hundred pages: 5,000 paragraphs, 2,000 citations. */
  @Test
  void aLongFileIsTakenInWhole() throws IOException {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      String item =
          "ADDIN ZOTERO_ITEM CSL_CITATION {\"citationItems\":[{\"itemData\":" + WALKING + "}]}";
      body.append(
          paragraph(
              "",
              run("Sentence number " + i + " says that walking helps in a painful knee"),
              i % 5 < 2 ? field(item, "1") : "",
              run(".")));
    }
    String draft = taken(body.toString());
    assertEquals(2_000, count(draft, "[@sample2020walking]"));
    assertEquals(5_000, count(draft, "Sentence number "));
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> out = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        out.put(
            root.relativize(file).toString(),
            Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1));
      }
    }
    return out;
  }
}
