package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A drug or a work is marked once, and every article that it touches follows. */
final class RecallTest extends ReviewFolderTests {
  private static final String NOTE = "Taken off the market.";

  /** Article to where it mentions samplol, under whatever name. */
  private static final Map<String, String> TOUCHED =
      new TreeMap<>(
          Map.of(
              "a/heading", "## Samplol\n\nText [@other].",
              "a/cell", "| Drug | Dose |\n|---|---|\n| Exemplan | 5 mg [@other] |",
              "a/leadin", "Samplols:\n\n- 5 mg at night [@other]",
              "a/phrase", "Give sample\ntartrate [@other].",
              "a/alt", "![Samplol and rest](p.png)",
              "a/code", "```\nSAMPLOL\n```",
              "a/british", "Faemolol helps [@other]."));

  @BeforeEach
  void write() throws Exception {
    for (Map.Entry<String, String> each : TOUCHED.entrySet()) {
      article(each.getKey(), each.getValue());
    }
    article("a/none", "Samples and plans help [@other]. Sample and tartrate do not [@other].");
    article("a/title", "Text [@other].");
    folder.write(
        "articles/a/title.md",
        folder.text("articles/a/title.md").replace("title: T", "title: On SAMPLOL"));
    article("a/title.patient", "Plain words [@other].");
    folder.write(
        "references/other.yaml",
        "references:\n  - {id: other, type: book, title: B, publisher: P, issued: 2020, author:"
            + " [{family: F}]}\n"
            + "  - {id: twin-one, type: book, title: C, publisher: P, issued: 2020, DOI: 10.1000/x,"
            + " author: [{family: F}]}\n"
            + "  - {id: twin-two, type: book, title: C, publisher: P, issued: 2020, DOI: 10.1000/X,"
            + " author: [{family: F}]}\n");
    folder.write(
        "references/synonyms.txt",
        "# names\nsamplol, sample tartrate, femolol\nexemplan => samplol\nother => thing\n");
    folder.commit();
  }

  private void article(String id, String body) throws Exception {
    folder.write(
        "articles/" + id + ".md",
        "---\ntitle: T\nstatus: submitted\nupdated: 2026-05-01\nauthors: [a.author]\n---\n\n"
            + body
            + "\n");
  }

  private CommandLine.Ran recall(String action, String... more) {
    return CommandLine.run(
        folder.root,
        folder.environment(),
        folder.words(List.of(action), "an.editor", "--yes", more));
  }

  private boolean hasEvent(String id, String action) throws Exception {
    String path = "articles/" + id + ".review.jsonl";
    return Files.exists(folder.root.resolve(path))
        && folder.text(path).contains("\"action\":\"" + action + "\"");
  }

  @Test
  void allThatMentionADrugAreWithdrawnUnderAnyOfItsNames() throws Exception {
    CommandLine.Ran ran =
        recall("withdraw", "--mentioning", "Samplol", "--note", NOTE, "--keep", "a/title.patient");
    assertEquals(0, ran.code(), ran.err());
    for (String id : TOUCHED.keySet()) {
      assertTrue(hasEvent(id, "withdraw"), id);
      assertTrue(ran.out().contains("withdraw " + id + ": submitted"), id);
      assertTrue(folder.text("articles/" + id + ".review.jsonl").contains(NOTE), id);
    }
    assertTrue(hasEvent("a/title", "withdraw"));
    assertFalse(hasEvent("a/none", "withdraw"));
    assertFalse(hasEvent("a/title.patient", "withdraw"));
    assertFalse(hasEvent(ReviewFolder.ID, "withdraw"));
    assertTrue(
        ran.err().contains("8 articles mention Samplol, sample tartrate, femolol, exemplan:"),
        ran.err());
    assertTrue(ran.err().contains("articles/a/cell.md:10: Exemplan"), ran.err());
    CommandLine.Ran again =
        recall("withdraw", "--mentioning", "exemplan", "--note", NOTE, "--keep", "a/title.patient");
    assertEquals(1, again.code());
    assertTrue(again.err().contains("withdrawn already"), again.err());
  }

  @Test
  void allThatCiteAWorkAreFlaggedUnderAnyOfItsKeys() throws Exception {
    article("b/one", "Text [@twin-one].");
    article("b/two", "Text [see @twin-two, p. 3; @other].");
    CommandLine.Ran ran = recall("flag", "--citing", "twin-one", "--note", NOTE);
    assertEquals(0, ran.code(), ran.err());
    assertTrue(folder.text("articles/b/one.review.jsonl").contains("\"works\":{\"twin-one\":"));
    assertTrue(folder.text("articles/b/two.review.jsonl").contains("\"works\":{\"twin-two\":"));
    assertFalse(hasEvent("a/none", "flag"));
    assertEquals(0, folder.run("review", "verify").code());
  }

  @Test
  void anEditionThatReadersStillSeeIsTouchedToo() throws Exception {
    folder.write(ARTICLE, folder.text(ARTICLE).replace("Rest helps.", "Samplol helps."));
    folder.approve();
    folder.commit();
    folder.write(ARTICLE, folder.text(ARTICLE).replace("Samplol helps.", "Rest helps."));
    folder.commit();
    CommandLine.Ran ran =
        recall("withdraw", "--mentioning", "samplol", "--note", NOTE, "--keep", "a/title.patient");
    assertEquals(0, ran.code(), ran.err());
    assertTrue(hasEvent(ReviewFolder.ID, "withdraw"));
    assertTrue(ran.err().contains("in an earlier edition, articles/topic/sample.md:"), ran.err());
  }

  @Test
  void aVersionForOtherReadersIsWithdrawnOrKeptByName() throws Exception {
    CommandLine.Ran open =
        CommandLine.run(
            folder.root,
            folder.environment(),
            folder.words(List.of("withdraw", "a/title"), "an.editor", "--yes", "--note", NOTE));
    assertEquals(2, open.code());
    assertTrue(open.err().contains("a/title.patient is a version"), open.err());
    assertFalse(hasEvent("a/title", "withdraw"));
    CommandLine.Ran typed = typed("withdraw\nyes\n");
    assertEquals(0, typed.code(), typed.err());
    assertTrue(hasEvent("a/title", "withdraw"));
    assertTrue(hasEvent("a/title.patient", "withdraw"));
  }

  @Test
  void whoTypesAnythingElseSignsNothing() throws Exception {
    for (String words : List.of("w\nyes\n", "keep\ny\n", "\n")) {
      assertEquals(1, typed(words).code(), words);
      assertFalse(hasEvent("a/title", "withdraw"), words);
    }
    assertEquals(0, typed("keep\nyes\n").code());
    assertTrue(hasEvent("a/title", "withdraw"));
    assertFalse(hasEvent("a/title.patient", "withdraw"));
  }

  private CommandLine.Ran typed(String words) {
    return CommandLine.typed(
        folder.root,
        folder.environment(),
        new ByteArrayInputStream(words.getBytes(StandardCharsets.UTF_8)),
        folder.words(List.of("withdraw", "a/title"), "an.editor", "--no-color", "--note", NOTE));
  }

  @Test
  void whatCannotBeLookedForIsSaid() {
    assertEquals(2, recall("flag", "--citing", "twin-on", "--note", NOTE).code());
    assertEquals(2, recall("flag", "--mentioning", " - ", "--note", NOTE).code());
    assertEquals(2, recall("flag", "--note", NOTE).code());
    assertEquals(2, recall("flag", "--citing", "other", "--mentioning", "x").code());
    CommandLine.Ran none = recall("flag", "--mentioning", "nimodipine", "--note", NOTE);
    assertEquals(1, none.code());
    assertTrue(none.err().contains("no articles mention nimodipine"), none.err());
    CommandLine.Ran keep =
        recall("flag", "--mentioning", "samplol", "--note", NOTE, "--keep", "a/cel");
    assertEquals(2, keep.code());
    assertTrue(keep.err().contains("Did you mean \"a/cell\"?"), keep.err());
  }
}
