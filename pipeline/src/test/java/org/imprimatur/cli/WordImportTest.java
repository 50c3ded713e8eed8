package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.imprimatur.cli.WordFile.field;
import static org.imprimatur.cli.WordFile.mark;
import static org.imprimatur.cli.WordFile.paragraph;
import static org.imprimatur.cli.WordFile.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Word files that are taken in as drafts, through the front door. */
final class WordImportTest extends WordFolderTests {
  private static final String END_NOTE =
      "<EndNote><Cite><Author>Sample</Author><Pages>7</Pages><Prefix>see </Prefix><record>"
          + "<ref-type name=\"Journal Article\">17</ref-type><contributors><authors>"
          + "<author><style face=\"normal\">Sample, A. B.</style></author></authors></contributors>"
          + "<titles><title><style>Heat for a </style><style>painful knee</style></title>"
          + "<secondary-title>Journal of Samples</secondary-title></titles>"
          + "<dates><year>2019</year></dates></record></Cite></EndNote>";

  private static final String SOURCES =
      "<b:Sources xmlns:b=\"http://schemas.openxmlformats.org/officeDocument/2006/bibliography\">"
          + "<b:Source><b:Tag>Smi20</b:Tag><b:SourceType>JournalArticle</b:SourceType>"
          + "<b:Title>Rest for a painful knee</b:Title><b:Year>2021</b:Year>"
          + "<b:StandardNumber>PMID: 99999901</b:StandardNumber></b:Source></b:Sources>";

  private static final String NUMBERS =
      "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"3\"/>"
          + "<w:numFmt w:val=\"decimal\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"bullet\"/>"
          + "</w:lvl></w:abstractNum><w:num w:numId=\"4\"><w:abstractNumId w:val=\"0\"/></w:num>";

  @Test
  void citationsOfZoteroAreKeysWithTheirPlaces() throws IOException {
    String item =
        "ADDIN ZOTERO_ITEM CSL_CITATION {\"citationItems\":[{\"id\":7,\"locator\":\"12-14\","
            + "\"label\":\"page\",\"prefix\":\"see \",\"itemData\":"
            + WALKING
            + "},{\"id\":8,\"suppress-author\":true,\"itemData\":{\"type\":\"article-journal\","
            + "\"title\":\"Heat\",\"PMID\":\"99999901\"}}],\"properties\":{}}";
    String draft = taken(paragraph("", run("Walk"), run(" daily. "), field(item, "[1, 2]")));
    assertEquals("\nWalk daily. [see @sample2020walking, pp. 12-14; -@sample2021rest]\n", draft);
    try (Stream<Path> files = Files.list(root.resolve("references"))) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void citationsOfMendeleyEndNoteAndWordAreKeysToo() throws IOException {
    String mendeley =
        "ADDIN CSL_CITATION {\"citationItems\":[{\"id\":\"ITEM-1\",\"itemData\":" + WALKING + "}]}";
    WordFile file =
        WordFile.of(
            paragraph("", run("One "), field(mendeley, "(1)"), run("."))
                + paragraph("", run("Two "), field("ADDIN EN.CITE " + END_NOTE, "(S)"), run("."))
                + paragraph("", run("Three "), besideTheField(), run("."))
                + paragraph("", run("Four "), field("CITATION Smi20 \\p 3 \\l 1033 ", "(Smi)")));
    file.put("customXml/item1.xml", SOURCES);
    CommandLine.Ran ran = take(file);
    assertEquals(0, ran.code(), ran.err());
    assertEquals(
        """

        One [@sample2020walking].

        Two [see @sample2019heat, p. 7].

        Three [see @sample2019heat, p. 7].

        Four [@sample2021rest, p. 3]
        """,
        body());
    String records = Files.readString(root.resolve("references/knee-report.yaml"));
    assertTrue(records.contains("Heat for a painful knee"), records);
    assertTrue(records.contains("Journal of Samples"), records);
    CommandLine.Ran again = CommandLine.run(root, "import", "report.docx", "--id", "knee/report");
    assertTrue(again.err().contains("nothing to write"), again.err());
    assertEquals(1, count(records, "- id:"));
  }

  /** EndNote keeps long records beside the field, in another one inside it. */
  private static String besideTheField() {
    String data = Base64.getMimeEncoder().encodeToString((END_NOTE + "\0").getBytes(UTF_8));
    return mark("begin", data)
        + WordFile.instruction(" ADDIN EN.CITE ")
        + mark("begin", data)
        + WordFile.instruction(" ADDIN EN.CITE.DATA ")
        + mark("end", "")
        + mark("separate", "")
        + run("(Sample, 2019)")
        + mark("end", "");
  }

  /** A field ends paragraphs later; what a program makes itself is no text of the author. */
  @Test
  void aBibliographyOverParagraphsIsLeftOutAndListed() throws IOException {
    String start =
        mark("begin", "")
            + WordFile.instruction("ADDIN ZOTERO_BIBL {\"custom\":[]} CSL_BIBLIOGRAPHY")
            + mark("separate", "")
            + run("1. First.");
    CommandLine.Ran ran =
        take(
            WordFile.of(
                paragraph("", run("Before."))
                    + paragraph("", start)
                    + paragraph("", run("2. Second."), mark("end", ""))
                    + paragraph("", run("Behind."))));
    assertEquals("\nBefore.\n\nBehind.\n", body());
    assertTrue(ran.err().contains("\"1. First. 2. Second.\""), ran.err());
  }

  @Test
  void trackedChangesAreAcceptedAndListed() throws IOException {
    String who = " w:id=\"1\" w:author=\"Sample Reader\" w:date=\"2026-02-03T10:00:00Z\"";
    CommandLine.Ran ran =
        take(
            WordFile.of(
                paragraph(
                        "",
                        run("Take "),
                        "<w:del" + who + "><w:r><w:delText>50</w:delText></w:r></w:del>",
                        "<w:ins" + who + ">" + run("5") + "</w:ins>",
                        run(" mg."))
                    + "<w:p><w:pPr><w:rPr><w:del"
                    + who
                    + "/></w:rPr></w:pPr>"
                    + run("One ")
                    + "</w:p>"
                    + paragraph("", run("<w:strike/>", "never "), run("paragraph."))));
    assertEquals("\nTake 5 mg.\n\nOne paragraph.\n", body());
    String said = ran.err();
    assertTrue(said.contains("Sample Reader deleted \"50\" on 2026-02-03T10:00:00Z"), said);
    assertTrue(said.contains("Sample Reader inserted \"5\" on 2026-02-03T10:00:00Z"), said);
    assertTrue(said.contains("Sample Reader deleted the end of a paragraph"), said);
    assertTrue(said.contains("struck-out words: \"never \""), said);
  }

  @Test
  void typedSuperscriptsAreFoundAndExponentsAreNot() throws IOException {
    String up = "<w:vertAlign w:val=\"superscript\"/>";
    CommandLine.Ran ran =
        take(
            WordFile.of(
                paragraph("", run("It helps."), run(up, "12"))
                    + paragraph(
                        "", run("A body of 30 kg/m"), run(up, "2"), run(" and 10"), run(up, "-6"))
                    + paragraph("", run("The 1"), run(up, "st"), run(" day."))));
    assertEquals("\nIt helps.¹²\n\nA body of 30 kg/m² and 10⁻⁶\n\nThe 1st day.\n", body());
    assertEquals(1, count(ran.err(), "import/doubtful-number"), ran.err());
    assertTrue(ran.err().contains("report.docx:1:10: "), ran.err());
  }

  @Test
  void listsTablesHeadingsAndEmphasisAreMarkdown() throws IOException {
    String cell = "<w:tc>%s</w:tc>";
    WordFile file =
        WordFile.of(
            paragraph("T", run("Knee pain"))
                + paragraph("H1", run("Treatment"))
                + item(0, "three")
                + item(1, "under three")
                + item(0, "four")
                + paragraph("H2", run("Doses"))
                + "<w:tbl><w:tr>"
                + cell.formatted(paragraph("", run("Drug")))
                + cell.formatted(paragraph("", run("Dose")))
                + "</w:tr><w:tr>"
                + cell.formatted(paragraph("", run("A|B")))
                + cell.formatted(paragraph("", run("5 mg")) + paragraph("", run("daily")))
                + "</w:tr></w:tbl>"
                + paragraph(
                    "", run("<w:b/>", "Never "), run("<w:b/><w:i/>", "5*"), run(" ["), run("x]")));
    file.put("word/numbering.xml", WordFile.part("numbering", NUMBERS));
    assertEquals(0, take(file).code());
    assertEquals(
        """

        ## Treatment

        3. three
           - under three
        4. four

        ### Doses

        | Drug | Dose |
        | --- | --- |
        | A\\|B | 5 mg; daily |

        **Never** ***5\\**** \\[x\\]
        """,
        body());
  }

  @Test
  void theTitleIsThatOfTheStyleOrTheOneHeading() throws IOException {
    taken(paragraph("T", run("Knee pain")) + paragraph("H1", run("More")));
    assertEquals("---\ntitle: Knee pain\n", head());
    Files.delete(root.resolve("articles/knee/report.md"));
    taken(
        paragraph("H1", run("Hip pain")) + paragraph("H2", run("More")) + paragraph("", run("x")));
    assertEquals("---\ntitle: Hip pain\n", head());
  }

  private String head() throws IOException {
    String text = Files.readString(root.resolve("articles/knee/report.md"));
    return text.substring(0, text.indexOf("status:"));
  }

  private static String item(int level, String words) {
    return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"4\"/></w:numPr></w:pPr>%s</w:p>"
        .formatted(level, run(words));
  }

  @Test
  void notesAreFootnotesAndWhatHasNoPlaceIsListed() throws IOException {
    WordFile file =
        WordFile.of(
            paragraph("", run("Text."), "<w:r><w:footnoteReference w:id=\"5\"/></w:r>")
                + paragraph(
                    "", "<w:r><w:drawing><a/></w:drawing></w:r>", run("<w:vanish/>", "secret")));
    file.put(
        "word/footnotes.xml",
        WordFile.part(
            "footnotes",
            "<w:footnote w:type=\"separator\" w:id=\"0\">"
                + paragraph("", run("-"))
                + "</w:footnote><w:footnote w:id=\"5\">"
                + paragraph("", run(" Said "), run("<w:i/>", "there"), run("."))
                + "</w:footnote>"));
    CommandLine.Ran ran = take(file);
    assertEquals("\nText.[^1]\n\n[^1]: Said *there*.\n", body());
    assertTrue(ran.err().contains("left out: a picture"), ran.err());
    assertTrue(ran.err().contains("left out: hidden text: \"secret\""), ran.err());
  }

  /** A small file as LibreOffice writes it; see the profile word for larger ones. */
  @Test
  void aFileOfLibreOfficeIsRead() throws IOException {
    Files.copy(
        Path.of("src/test/resources/word/made-by-libreoffice.docx"), root.resolve("report.docx"));
    CommandLine.Ran ran = CommandLine.run(root, "import", "report.docx", "--id", "knee/report");
    assertEquals(0, ran.code(), ran.err());
    assertEquals(
        """

        ## Treatment

        First-line therapy, *always* with **rest**:

        - Walking
        - Swimming
          1. slow
          2. fast, 5 mg/kg₂ and m²

        Text with a note.[^1] Another [link](<https://example.org/a_b>).

        > Quoted words.

        | Drug | Dose |
        | --- | --- |
        | A\\|b | 5 mg |

        ### More

        3. three
        4. four

        [^1]: The note says *this*.
        """,
        body());
  }
}
