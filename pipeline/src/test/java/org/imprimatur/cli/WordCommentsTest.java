package org.imprimatur.cli;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.text.JsonReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comments and edits of reviewers in Word that come back, through the front door. */
@Tag("ssh")
final class WordCommentsTest {
  private static final String FILE = "articles/topic/sample.comments.jsonl";
  private static final String ARTICLE = "articles/topic/sample.md";

  @TempDir Path temp;

  private ReviewFolder folder;

  @BeforeEach
  void make() throws Exception {
    ReviewFolder.needs("ssh-keygen", "git");
    folder = new ReviewFolder(temp);
    folder.write(
        ARTICLE,
        ReviewFolder.article(
            "Rest helps [@work]. Walking helps more. Take 5 mg of sampline daily."));
  }

  private WordFile exported() throws IOException {
    CommandLine.Ran ran = folder.run("export", "--docx", ReviewFolder.ID, "--out", "letters");
    assertEquals(0, ran.code(), ran.err());
    return WordFile.open(Files.readAllBytes(folder.root.resolve("letters/topic-sample.docx")));
  }

  private CommandLine.Ran taken(WordFile file, String... more) throws IOException {
    Files.write(folder.root.resolve("reviewed.docx"), file.bytes());
    List<String> words = new ArrayList<>(List.of("import", "--comments", "reviewed.docx"));
    words.addAll(
        List.of("--as", "r.one", "--key", folder.keys.resolve("r.one").toString(), "--yes"));
    words.addAll(List.of(more));
    return CommandLine.run(folder.root, folder.environment(), words.toArray(String[]::new));
  }

  private List<Map<?, ?>> comments() {
    List<Map<?, ?>> out = new ArrayList<>();
    String json = folder.run("review", "comments", "--json").out();
    for (Object each : (List<?>) Objects.requireNonNull(JsonReader.read(json).value())) {
      out.add((Map<?, ?>) each);
    }
    return out;
  }

  private static String bookmark(WordFile file, String words) {
    Matcher claim =
        Pattern.compile("<claim id=\"([^\"]*)\" quote=\"" + Pattern.quote(words))
            .matcher(file.text("customXml/item1.xml"));
    assertTrue(claim.find(), file.text("customXml/item1.xml"));
    return "claim_" + claim.group(1).replace('-', '_');
  }

  @Test
  void eachCommentIsSignedOnItsClaimAndTwiceIsOnce() throws Exception {
    WordFile file = exported();
    file.comment(bookmark(file, "Walking"), "1", "Sample Reader", "How far?");
    file.comment(bookmark(file, "Rest"), "2", "Sample Reader", "For how long?");
    file.remark("3", "An Author", "A mile.")
        .answers(
            "<w15:commentEx w15:paraId=\"00000001\" w15:done=\"1\"/>"
                + "<w15:commentEx w15:paraId=\"00000003\" w15:paraIdParent=\"00000001\" w15:done=\"0\"/>");
    CommandLine.Ran ran = taken(file);
    assertEquals(0, ran.code(), ran.err());
    List<Map<?, ?>> all = comments();
    assertEquals(3, all.size());
    String said = all.toString();
    assertTrue(
        said.contains(
            "\"Sample Reader\" wrote in Word on 2026-05-04T10:00:00Z, on \"Walking helps more.\":"
                + " How far? (Marked as resolved in Word.)"),
        said);
    for (Map<?, ?> one : all) {
      assertEquals("r.one", one.get("by"));
      String text = String.valueOf(one.get("text"));
      String now = String.valueOf(one.get("now"));
      assertTrue(
          now.startsWith(
              text.contains("How long?") || text.contains("how long") ? "Rest" : "Walking"),
          said);
      assertEquals(!text.contains("A mile."), String.valueOf(one.get("answers")).isEmpty());
    }
    String lines = folder.text(FILE);
    CommandLine.Ran again = taken(file);
    assertEquals(0, again.code(), again.err());
    assertTrue(again.err().contains("0 comments signed, 3 there already"), again.err());
    assertEquals(lines, folder.text(FILE));
    assertEquals(0, folder.run("review", "verify").code());
  }

  /** A small file as LibreOffice wrote it again; see the profile word for larger ones. */
  @Test
  void commentsComeBackThroughLibreOffice() throws Exception {
    WordFile file =
        WordFile.open(
            Files.readAllBytes(Path.of("src/test/resources/word/reviewed-in-libreoffice.docx")));
    CommandLine.Ran ran = taken(file);
    assertEquals(0, ran.code(), ran.err());
    assertTrue(
        ran.err().contains("3 comments signed, 0 there already, 0 not taken in; 0 proposed"),
        ran.err());
    String said = comments().toString();
    for (Map<?, ?> one : comments()) {
      String text = String.valueOf(one.get("text"));
      String now = String.valueOf(one.get("now"));
      String begins =
          text.contains("how long") ? "Rest" : text.contains("How far") ? "Walking" : "Take";
      assertTrue(now.startsWith(begins), said);
    }
  }

  @Test
  void aClaimThatWasEditedMeanwhileIsSaid() throws Exception {
    WordFile file = exported();
    file.comment(bookmark(file, "Walking"), "1", "Sample Reader", "How far?");
    file.comment(bookmark(file, "Take 5 mg"), "2", "Sample Reader", "Too much?");
    String article = folder.text(ARTICLE);
    folder.write(
        ARTICLE,
        article.replace("Walking helps more", "Brisk walking helps more").replace("5 mg", "2 mg"));
    CommandLine.Ran ran = taken(file);
    assertEquals(1, ran.code(), ran.err());
    assertTrue(
        ran.err().contains("was edited since the export: it was \"Walking helps more.\""),
        ran.err());
    assertTrue(ran.err().contains("not taken in: Sample Reader"), ran.err());
    assertTrue(ran.err().contains("Too much?"), ran.err());
    assertTrue(ran.err().contains("it was \"Take 5 mg of sampline daily.\""), ran.err());
    assertEquals(1, comments().size());
    String said = comments().toString();
    assertTrue(said.contains("(The claim was then: \"Walking helps more.\".)"), said);
    assertTrue(said.contains("now=Brisk walking helps more."), said);
  }

  @Test
  void editsAreShownAndNeverApplied() throws Exception {
    WordFile file = exported();
    String text = file.text("word/document.xml");
    String who = " w:id=\"90\" w:author=\"Sample Reader\" w:date=\"2026-05-04T10:00:00Z\"";
    text =
        text.replace(
                "Walking helps more.",
                "Walking helps </w:t></w:r><w:del"
                    + who
                    + "><w:r><w:delText>more</w:delText></w:r></w:del><w:ins"
                    + who
                    + "><w:r><w:t>most</w:t></w:r></w:ins><w:r><w:t>.")
            .replace("Take 5 mg", "Take 10 mg")
            .replace(
                ">A summary.<",
                "><w:del/></w:t></w:r><w:ins"
                    + who
                    + "><w:r><w:t>New words</w:t></w:r></w:ins><w:r><w:t>A summary.<");
    file.put("word/document.xml", text);
    String article = folder.text(ARTICLE);
    CommandLine.Ran ran = taken(file);
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().contains("Walking helps [-more-]{+most+}."), ran.out());
    assertTrue(ran.out().contains("(by Sample Reader)"), ran.out());
    assertTrue(ran.out().contains("Take [-5-]{+10+} mg"), ran.out());
    assertTrue(ran.out().contains("(changed without being tracked)"), ran.out());
    assertTrue(
        ran.out().contains("proposed outside of claims: Sample Reader inserted \"New words\""),
        ran.out());
    assertEquals(article, folder.text(ARTICLE));
    assertFalse(Files.exists(folder.root.resolve(FILE)));
  }

  /** Words are all that is left when a text was copied into a new file. */
  @Test
  void withoutBookmarksACommentFindsItsWordsAndTheRestIsListed() throws Exception {
    String place =
        "<w:commentRangeStart w:id=\"%1$s\"/>%2$s<w:commentRangeEnd w:id=\"%1$s\"/>"
            + "<w:r><w:commentReference w:id=\"%1$s\"/></w:r>";
    WordFile file =
        WordFile.of(
            WordFile.paragraph(
                    "",
                    WordFile.run("Rest helps [1]. Walking "),
                    place.formatted("1", WordFile.run("helps")),
                    WordFile.run(" more."))
                + WordFile.paragraph("", place.formatted("2", WordFile.run("Something else."))));
    file.remark("1", "Sample Reader", "How far?").remark("2", "Sample Reader", "What is this?");
    CommandLine.Ran unnamed = taken(file);
    assertEquals(2, unnamed.code());
    assertTrue(unnamed.err().contains("--id ID"), unnamed.err());
    CommandLine.Ran ran = taken(file, "--id", ReviewFolder.ID);
    assertEquals(1, ran.code(), ran.err());
    assertEquals(1, comments().size());
    assertEquals("Walking helps more.", comments().get(0).get("now"));
    assertTrue(ran.err().contains("on \"Something else.\": What is this?"), ran.err());
  }

  @Test
  void aFileOfAnotherSiteOrADamagedOneIsRefused() throws Exception {
    WordFile file = exported();
    file.put(
        "customXml/item1.xml",
        file.text("customXml/item1.xml").replace("site=\"sample-site\"", "site=\"other\""));
    CommandLine.Ran ran = taken(file);
    assertEquals(2, ran.code());
    assertTrue(ran.err().contains("another site, \"other\""), ran.err());
    Files.writeString(folder.root.resolve("bad.docx"), "no zip");
    assertEquals(2, folder.run("import", "--comments", "bad.docx").code());
    assertEquals(2, folder.run("import", "page.txt", "--yes").code());
    assertFalse(Files.exists(folder.root.resolve(FILE)));
  }
}
