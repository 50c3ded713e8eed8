package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What approvals cover beside the text, as reviewers and editors meet it on the command line. */
final class SignedContentTest extends ReviewFolderTests {
  @BeforeEach
  void prepare() throws Exception {
    folder.write("articles/topic/form.pdf", "%PDF-1.7 one");
    folder.write(
        ARTICLE,
        folder.text(ARTICLE).replace("authors:", "topics: [pain]\nauthors:")
            + "\n[Form](form.pdf#page=2)\n");
  }

  private void approved() throws Exception {
    folder.approve();
    folder.commit();
  }

  private void edit(String path, String before, String after) throws Exception {
    String text = folder.text(path);
    assertTrue(text.contains(before), text);
    folder.write(path, text.replace(before, after));
  }

  @Test
  void eachFieldOfThePageIsCoveredAndShownAsAChange() throws Exception {
    approved();
    Map<String, String[]> edits = new LinkedHashMap<>();
    edits.put("Topics: [-pain-]{+heart+}", new String[] {ARTICLE, "[pain]", "[heart]"});
    edits.put(
        "{+Funding: A grant+}", new String[] {ARTICLE, "authors", "funding: A grant\nauthors"});
    edits.put("{+Licence: Free+}", new String[] {ARTICLE, "authors", "licence: Free\nauthors"});
    edits.put(
        "{+Evidence searched to: 2026-01-01+}",
        new String[] {ARTICLE, "authors", "evidence-to: 2026-01-01\nauthors"});
    edits.put(
        "{+Review by: 2027-01-01+}",
        new String[] {ARTICLE, "authors", "review-by: 2027-01-01\nauthors"});
    edits.put(
        "{+Reference work, kind: trial+}",
        new String[] {WORKS, "    title", "    kind: trial\n    title"});
    edits.put(
        "{+Reference work, quote: It helps.+}",
        new String[] {WORKS, "    title", "    quote: It helps.\n    title"});
    edits.put(
        "{+Reference work, quote a: It did. (p. 3)+}",
        new String[] {
          WORKS, "    title", "    quotes: {a: {sentence: It did., place: p. 3}}\n    title"
        });
    edits.put(
        "File: form.pdf#page=2, sha256:", new String[] {"articles/topic/form.pdf", "one", "two"});
    for (Map.Entry<String, String[]> edit : edits.entrySet()) {
      String path = edit.getValue()[0];
      String before = folder.text(path);
      edit(path, edit.getValue()[1], edit.getValue()[2]);
      CommandLine.Ran diff = folder.run("review", "diff", ReviewFolder.ID);
      assertTrue(diff.out().contains(edit.getKey()), edit.getKey() + "\n" + diff.out());
      assertEquals("under-review", folder.proved(), edit.getKey());
      folder.write(path, before);
    }
    assertEquals("approved", folder.proved());
    folder.write(WORKS, folder.text(WORKS) + "    superseded-by: other\n    concern: 2026-05-01\n");
    assertEquals("approved", folder.proved(), "a mark that comes only warns");
  }

  @Test
  void anApprovalOfADayToComeIsSaidNotToCountYet() throws Exception {
    approved();
    CommandLine.Ran early = folder.run("review", "status", "--as-of", "2026-05-30");
    assertTrue(early.out().contains("more than a day after 2026-05-30"), early.out());
    assertFalse(folder.run("review", "verify", "--as-of", "2026-05-30").code() == 0);
    CommandLine.Ran day = folder.run("review", "verify", "--as-of", "2026-05-31");
    assertEquals(0, day.code(), day.out());
  }

  @Test
  void aWordOfTwoScriptsIsFoundWhereverThePageTakesItFrom() throws Exception {
    edit(WORKS, "A Sample Work", "A S\u0430mple Work");
    folder.write(
        "references/glossary.yaml",
        """
        glossary:
          - {term: rest, definition: "L\\u0443ing down."}
          - {term: other, definition: "N\u043et shown."}
        """);
    CommandLine.Ran draft = folder.run("check");
    assertEquals(0, draft.code(), draft.out());
    List<String> found =
        draft.out().lines().filter(line -> line.contains("text/mixed-script")).toList();
    assertEquals(3, found.size(), draft.out());
    assertTrue(found.stream().allMatch(line -> line.contains("warning")), draft.out());
    folder.taken("submit", "a.author");
    folder.taken("start", "an.editor");
    CommandLine.Ran refused = folder.step("approve", "r.one");
    assertEquals(1, refused.code());
    assertTrue(refused.err().contains("2 errors"), refused.err());
    CommandLine.Ran review = folder.run("check");
    assertEquals(1, review.code(), review.out());
    long errors =
        review
            .out()
            .lines()
            .filter(line -> line.contains("text/mixed-script") && line.contains("error"))
            .count();
    assertEquals(2, errors, "a term that no article explains stays a warning");
  }
}
