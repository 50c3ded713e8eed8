package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each step through the command line, from each status, by each role: taken, or refused with exit
 * code 1 and a sentence, and then nothing is written.
 */
final class ReviewRefusedTest extends ReviewFolderTests {
  /** The contract's table of steps, section 7, cell by cell. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "submitted    | submit          | a.author  | submitted",
        "submitted    | submit          | an.editor | submitted",
        "submitted    | submit          | r.one     | only an author or editor may take the step",
        "submitted    | start           | an.editor | under-review",
        "submitted    | start           | r.one     | under-review",
        "submitted    | start           | w.one     | only an editor or reviewer may take the step",
        "submitted    | approve         | r.one     | for an article that is under review",
        "submitted    | request-changes | r.one     | for an article that is under review",
        "submitted    | confirm         | r.one     | for an article that is approved",
        "submitted    | withdraw        | an.editor | submitted",
        "under-review | submit          | a.author  | for an article that is submitted",
        "under-review | start           | an.editor | for an article that is submitted",
        "under-review | approve         | r.one     | under-review",
        "under-review | approve         | p.one     | under-review",
        "under-review | approve         | an.editor | only a reviewer may take the step",
        "under-review | approve         | a.author  | wrote or submitted this article",
        "under-review | request-changes | r.two     | submitted",
        "under-review | request-changes | an.editor | only a reviewer may take the step",
        "under-review | confirm         | r.one     | for an article that is approved",
        "under-review | withdraw        | r.one     | submitted",
        "approved     | submit          | a.author  | for an article that is submitted",
        "approved     | start           | r.one     | for an article that is submitted",
        "approved     | approve         | r.one     | You have approved this article",
        "approved     | approve         | p.one     | This article is approved as it stands",
        "approved     | request-changes | r.one     | submitted",
        "approved     | confirm         | r.one     | approved",
        "approved     | confirm         | a.author  | wrote or submitted this article",
        "approved     | confirm         | an.editor | only a reviewer may take the step",
        "approved     | withdraw        | an.editor | submitted",
        "approved     | withdraw        | w.one     | only an editor or reviewer may take the step"
      })
  void everyStepFromEveryStatus(String from, String action, String person, String then)
      throws Exception {
    folder.addWriter("w.one");
    if (!from.equals("submitted")) {
      folder.taken("submit", "a.author");
      folder.taken("start", "an.editor");
    }
    if (from.equals("approved")) {
      folder.taken("approve", "r.one");
      folder.taken("approve", "r.two");
    }
    Map<String, String> before = folder.content();
    CommandLine.Ran ran = folder.step(action, person, "--json", "--note", "A remark.");
    if (then.contains(" ")) {
      assertEquals(1, ran.code(), ran.err());
      assertTrue(ran.err().contains("imprimatur: refused: "), ran.err());
      assertTrue(ran.err().contains(then), ran.err());
      assertEquals("", ran.out());
      assertEquals(before, folder.content());
      return;
    }
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().contains("\"action\":\"" + action + "\""), ran.out());
    assertTrue(ran.out().contains("\"proved\":\"" + then + "\""), ran.out());
    assertEquals(then, folder.proved());
    assertTrue(folder.text(ARTICLE).contains("status: " + then + "\n"));
    String last = folder.text(LEDGER).lines().reduce("", (a, b) -> b);
    assertTrue(last.contains("\"action\":\"" + action + "\""), last);
    assertTrue(last.contains("\"note\":\"A remark.\""), last);
    assertEquals(0, folder.run("review", "verify").code());
  }

  @Test
  void aKeyOutsideItsDatesIsRefusedBeforeAnythingIsSigned() throws Exception {
    folder.taken("submit", "a.author");
    folder.taken("start", "an.editor");
    String board = folder.text("imprimatur.yaml");
    for (String dates :
        List.of(
            "from: 2026-06-02",
            "from: 2026-01-01, until: 2026-05-31",
            "from: 2026-01-01, revoked: 2026-05-01, reason: lost")) {
      String[] people = board.split("(?=  - id: )", -1);
      for (int i = 0; i < people.length; i++) {
        if (people[i].startsWith("  - id: r.one")) {
          people[i] = people[i].replace("from: 2026-01-01", dates);
        }
      }
      folder.write("imprimatur.yaml", String.join("", people));
      String before = folder.text(LEDGER);
      CommandLine.Ran ran = folder.step("approve", "r.one");
      assertEquals(1, ran.code(), dates + ran.err());
      assertTrue(
          ran.err().contains("Sample r.one has no key on the board that is valid on 2026-06-01"),
          ran.err());
      assertTrue(ran.err().contains("review join --as r.one"), ran.err());
      assertEquals(before, folder.text(LEDGER));
    }
  }

  @Test
  void whatIsNotCleanIsShownWithItsPlaces() throws Exception {
    folder.taken("submit", "a.author");
    folder.taken("start", "an.editor");
    folder.write(ARTICLE, folder.text(ARTICLE).replace("[@work]", "") + "\nSleep helps.\n");
    CommandLine.Ran ran = folder.step("approve", "r.one");
    assertEquals(1, ran.code());
    assertTrue(ran.err().contains("The check is not clean: 2 errors"), ran.err());
    assertTrue(ran.err().contains("articles/topic/sample.md:10:1: error claim/uncited"), ran.err());
    assertTrue(ran.err().contains("Let the author fix them first."), ran.err());
  }

  @Test
  void aMoveIsRefusedWhereThereIsNothingToMoveOrNoPlaceForIt() throws Exception {
    folder.taken("submit", "a.author");
    String twin = "topic/twin";
    CommandLine.Ran still = move(twin, "r.one");
    assertEquals(1, still.code(), still.err());
    assertTrue(still.err().contains("There is still an article \"topic/sample\""), still.err());
    assertTrue(still.err().contains("Rename its file to articles/topic/twin.md"), still.err());
    Files.move(folder.root.resolve(ARTICLE), folder.root.resolve("articles/topic/twin.md"));
    CommandLine.Ran author = move(twin, "a.author");
    assertEquals(1, author.code(), author.err());
    assertTrue(author.err().contains("wrote or submitted this article"), author.err());
    CommandLine.Ran nowhere = move("topic/nowhere", "r.one");
    assertEquals(2, nowhere.code());
    assertTrue(nowhere.err().contains("there is no article \"topic/nowhere\""), nowhere.err());
    CommandLine.Ran moved = move(twin, "r.one");
    assertEquals(0, moved.code(), moved.err());
    assertFalse(Files.exists(folder.root.resolve(LEDGER)));
    CommandLine.Ran again = move(twin, "r.one");
    assertEquals(1, again.code(), again.err());
    assertTrue(again.err().contains("There is no record of a review under"), again.err());
    folder.write(LEDGER, folder.text("articles/topic/twin.review.jsonl"));
    CommandLine.Ran taken = move(twin, "r.one");
    assertEquals(1, taken.code(), taken.err());
    assertTrue(taken.err().contains("already has a record of its own"), taken.err());
  }

  private CommandLine.Ran move(String to, String person) {
    return CommandLine.run(
        folder.root,
        folder.environment(),
        folder.words(List.of("move", ReviewFolder.ID, to), person, "--yes"));
  }

  @Test
  void whatIsMistypedIsAnsweredWithTheNearest() {
    assertUsage("Did you mean \"approve\"?", "review", "aprove", ReviewFolder.ID);
    assertUsage("did you mean \"topic/sample\"?", "review", "status", "topic/smaple");
    assertUsage("did you mean \"topic/sample\"?", "review", "diff", "topic/smaple");
    assertUsage("review approve needs the ids of articles", "review", "approve");
    assertUsage("the old id and the new one", "review", "move", ReviewFolder.ID);
    assertUsage("review what?", "review");
    CommandLine.Ran amend =
        CommandLine.run(
            folder.root,
            folder.environment(),
            folder.words(List.of("amend-reference", "wrok"), "r.one", "--yes"));
    assertEquals(2, amend.code());
    assertTrue(amend.err().contains("did you mean \"work\"?"), amend.err());
    // Paths are what people copy.
    assertEquals(0, folder.run("review", "status", ARTICLE).code());
  }

  private void assertUsage(String message, String... words) {
    CommandLine.Ran ran = folder.run(words);
    assertEquals(2, ran.code(), ran.out());
    assertTrue(ran.err().contains(message), ran.err());
  }

  @Test
  void verifyGivesReviewsAndFindingsAsJson() throws Exception {
    folder.approve();
    folder.write(ARTICLE, folder.text(ARTICLE).replace("Rest", "Walking"));
    CommandLine.Ran ran = folder.run("review", "verify", "--json");
    assertEquals(1, ran.code());
    assertTrue(ran.out().contains("\"reviews\" : ["), ran.out());
    assertTrue(ran.out().contains("\"rule\" : \"review/changed-since-approval\""), ran.out());
    CommandLine.Ran status = folder.run("review", "status");
    assertEquals(0, status.code());
    String reason = "It was edited after it was approved";
    assertEquals(status.out().indexOf(reason), status.out().lastIndexOf(reason), status.out());
  }
}
