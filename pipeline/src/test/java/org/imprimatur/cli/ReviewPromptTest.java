package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked before a signature, what is answered, and what others do in that moment. */
final class ReviewPromptTest extends ReviewFolderTests {
  private static InputStream typing(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  /** Somebody who, when asked, first waits for something to happen, and then types. */
  private static InputStream afterwards(BooleanSupplier event, String text) {
    InputStream typed = typing(text);
    return new InputStream() {
      private boolean happened;

      @Override
      public int read() throws IOException {
        if (!happened) {
          happened = true;
          assertTrue(event.getAsBoolean());
        }
        return typed.read();
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        int first = length == 0 ? -1 : read();
        if (first >= 0) {
          target[offset] = (byte) first;
        }
        return length == 0 ? 0 : first < 0 ? -1 : 1;
      }
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes\n", "yes", "YES\r\n", " Yes \n"})
  void yesSigns(String answer) {
    CommandLine.Ran ran = folder.asked(typing(answer), "submit", "a.author");
    assertEquals(0, ran.code(), ran.err());
    assertTrue(Files.exists(folder.root.resolve(LEDGER)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"no\n", "", "\n", "yesterday\n", "n\nyes\n", "y\n", "Y\n", "yes!\n", "ye\n"})
  void anythingElseAndTheEndOfInputDoNot(String answer) {
    CommandLine.Ran ran = folder.asked(typing(answer), "submit", "a.author");
    assertEquals(1, ran.code(), ran.err());
    assertTrue(ran.err().contains("Sign this?"), ran.err());
    assertTrue(ran.err().endsWith("imprimatur: nothing was signed\n"), ran.err());
    assertEquals("", ran.out());
    assertFalse(Files.exists(folder.root.resolve(LEDGER)));
  }

  private static final List<String> IDS = List.of(ReviewFolder.ID, "topic/second", "topic/third");

  private void moreArticles() throws Exception {
    for (String id : IDS) {
      folder.write("articles/" + id + ".md", ReviewFolder.article("Rest helps."));
    }
    folder.commit();
  }

  private CommandLine.Ran asked(String typed, List<String> step, String person, String... more) {
    return CommandLine.typed(
        folder.root,
        folder.environment(),
        typing(typed),
        folder.words(step, person, "--no-color", more));
  }

  @Test
  void oneWordSignsAStepForSeveralArticles() throws Exception {
    moreArticles();
    List<String> step = new ArrayList<>(List.of("submit"));
    step.addAll(IDS);
    step.add(ReviewFolder.ID);
    CommandLine.Ran ran = asked("yes\n", step, "a.author");
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.err().contains("Sign these 3? Type yes to sign"), ran.err());
    int shown = 0;
    for (String id : IDS) {
      assertTrue(ran.out().contains("submit " + id + ": submitted\n"), ran.out());
      assertEquals(1, folder.text("articles/" + id + ".review.jsonl").lines().count());
      shown = ran.err().indexOf(id, shown);
      assertTrue(shown >= 0, "each is shown, in the order given: " + ran.err());
    }
    assertEquals(0, folder.run("review", "verify").code());
    step.set(0, "start");
    CommandLine.Ran json = asked("yes\n", step, "an.editor", "--json");
    assertEquals(3, json.out().lines().filter(l -> l.startsWith("{\"article\":")).count());
  }

  @Test
  void anotherWordSignsNoneOfSeveral() throws Exception {
    moreArticles();
    CommandLine.Ran ran = asked("no\n", List.of("submit", IDS.get(0), IDS.get(1)), "a.author");
    assertEquals(1, ran.code(), ran.err());
    assertFalse(Files.exists(folder.root.resolve(LEDGER)));
    // Of a mistyped id nothing is signed either: it is seen before anything is asked.
    CommandLine.Ran typo = asked("yes\n", List.of("submit", IDS.get(0), "topic/secnd"), "a.author");
    assertEquals(2, typo.code());
    assertTrue(typo.err().contains("topic/second"), typo.err());
    assertFalse(Files.exists(folder.root.resolve(LEDGER)));
  }

  @Test
  void oneThatIsRefusedIsNamedAndKeepsNoOther() throws Exception {
    moreArticles();
    assertEquals(0, asked("yes\n", List.of("submit", IDS.get(1)), "a.author").code());
    assertEquals(0, asked("yes\n", List.of("start", IDS.get(1)), "an.editor").code());
    List<String> both = List.of("approve", IDS.get(0), IDS.get(1));
    CommandLine.Ran ran = asked("yes\n", both, "r.one");
    assertEquals(1, ran.code(), ran.err());
    assertTrue(ran.err().contains("refused: " + IDS.get(0) + ": "), ran.err());
    assertTrue(ran.err().contains("Sign this?"), ran.err());
    assertEquals("approve " + IDS.get(1) + ": under-review\n", ran.out());
    assertFalse(Files.exists(folder.root.resolve(LEDGER)));
  }

  /** A reason that was not given is asked for once, and signed for each. */
  @Test
  void oneReasonIsGivenForSeveral() throws Exception {
    moreArticles();
    List<String> ids = IDS.subList(0, 2);
    for (String[] step : new String[][] {{"submit", "a.author"}, {"start", "an.editor"}}) {
      List<String> words = new ArrayList<>(List.of(step[0]));
      words.addAll(ids);
      assertEquals(0, asked("yes\n", words, step[1]).code());
    }
    List<String> words = new ArrayList<>(List.of("request-changes"));
    words.addAll(ids);
    CommandLine.Ran ran = asked("Say more.\nyes\n", words, "r.one");
    assertEquals(0, ran.code(), ran.err());
    for (String id : ids) {
      assertTrue(folder.text("articles/" + id + ".review.jsonl").contains("Say more."), id);
    }
  }

  @Test
  void whoIsNotKnownIsAsked() {
    String[] submit = {"review", "submit", ReviewFolder.ID};
    CommandLine.Ran ran =
        CommandLine.typed(folder.root, folder.environment(), typing("a.autor\nyes\n"), submit);
    assertEquals(2, ran.code());
    assertTrue(ran.err().contains("Who are you on the board?"), ran.err());
    assertTrue(ran.err().contains("  a.author  Sample a.author\n"), ran.err());
    assertTrue(ran.err().contains("Did you mean \"a.author\"?"), ran.err());
    String[] withKey = {
      "review", "submit", ReviewFolder.ID, "--key", folder.keys.resolve("a.author").toString()
    };
    CommandLine.Ran known =
        CommandLine.typed(folder.root, folder.environment(), typing("yes\n"), withKey);
    assertEquals(0, known.code(), known.err());
  }

  @Test
  void bothQuestionsReadTheirOwnLine() throws Exception {
    Files.createDirectories(folder.keys.resolve(".ssh"));
    for (String person : List.of("a.author", "an.editor")) {
      for (String end : List.of("", ".pub")) {
        Files.copy(
            folder.keys.resolve(person + end),
            folder.keys.resolve(".ssh/imprimatur-" + person + end));
      }
    }
    InputStream typed = typing("a.author\nyes\nsecret\n");
    CommandLine.Ran ran =
        CommandLine.typed(
            folder.root, folder.environment(), typed, "review", "submit", ReviewFolder.ID);
    assertEquals(0, ran.code(), ran.err());
    assertEquals("secret\n", new String(typed.readAllBytes(), UTF_8));
  }

  @Test
  void theOneKeyThatJoinMadeTellsWhoSigns() throws Exception {
    Files.createDirectories(folder.keys.resolve(".ssh"));
    for (String end : List.of("", ".pub")) {
      Files.copy(
          folder.keys.resolve("a.author" + end),
          folder.keys.resolve(".ssh/imprimatur-a.author" + end));
    }
    CommandLine.Ran ran =
        CommandLine.run(
            folder.root,
            folder.environment(),
            "review",
            "submit",
            ReviewFolder.ID,
            "--yes",
            "--json");
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().contains("\"by\":\"a.author\""), ran.out());
  }

  @Test
  void whatIsSignedIsShownInPlainWords() throws Exception {
    folder.taken("submit", "a.author");
    CommandLine.Ran start = folder.asked(typing("yes\n"), "start", "an.editor");
    assertTrue(start.err().contains("Next, reviewers read it"), start.err());
    CommandLine.Ran ran = folder.asked(typing("no\n"), "approve", "r.one", "--note", "Fine.");
    List<String> shown = ran.err().lines().toList();
    List<String> expected =
        new ArrayList<>(
            List.of(
                "You are about to sign: I have read this article as it stands and approve its"
                    + " content for publication.",
                "Article: Sample",
                "It makes 1 claim, and cites 1 work.",
                "No earlier version of it was approved: everything in it is new.",
                "Your remark: Fine.",
                "Your interests, as the board states them: nothing stated"));
    expected.removeAll(shown);
    assertEquals(List.of(), expected, ran.err());
  }

  @Test
  void anApprovalGivenMeanwhileIsKept() throws Exception {
    folder.taken("submit", "a.author");
    folder.taken("start", "an.editor");
    CommandLine.Ran ran =
        folder.asked(
            afterwards(() -> folder.step("approve", "r.two").code() == 0, "yes\n"),
            "approve",
            "r.one");
    assertEquals(0, ran.code(), ran.err());
    assertEquals("approve topic/sample: approved\n", ran.out());
    assertEquals(4, folder.text(LEDGER).lines().count());
    assertEquals("approved", folder.proved());
    assertEquals(0, folder.run("check").code(), folder.run("check").out());
  }

  @Test
  void aStatusThatAnothersStepChangedMeanwhileIsNoEdit() throws Exception {
    folder.taken("submit", "a.author");
    folder.taken("start", "an.editor");
    folder.taken("approve", "p.one");
    CommandLine.Ran ran =
        folder.asked(
            afterwards(() -> folder.step("approve", "r.two").code() == 0, "yes\n"),
            "approve",
            "r.one");
    assertEquals(0, ran.code(), ran.err());
    assertEquals(5, folder.text(LEDGER).lines().count());
    assertTrue(folder.text(ARTICLE).contains("status: approved"));
    assertEquals(0, folder.run("review", "verify").code());
  }

  @Test
  void changesRequestedMeanwhileWin() throws Exception {
    folder.taken("submit", "a.author");
    folder.taken("start", "an.editor");
    folder.taken("approve", "p.one");
    CommandLine.Ran ran =
        folder.asked(
            afterwards(
                () -> folder.step("request-changes", "r.two", "--note", "Too short.").code() == 0,
                "yes\n"),
            "approve",
            "r.one");
    assertEquals(0, ran.code(), ran.err());
    assertEquals("approve topic/sample: submitted\n", ran.out());
    assertTrue(ran.err().contains("Changes were requested by Sample r.two"), ran.err());
    assertTrue(ran.err().contains("Too short."), ran.err());
    assertEquals(5, folder.text(LEDGER).lines().count());
    assertEquals("submitted", folder.proved());
    assertEquals(0, folder.run("review", "verify").code());
  }

  @Test
  void anEditMeanwhileIsNeverSigned() throws Exception {
    folder.taken("submit", "a.author");
    folder.taken("start", "an.editor");
    String ledger = folder.text(LEDGER);
    CommandLine.Ran ran =
        folder.asked(
            afterwards(
                () -> {
                  try {
                    folder.write(ARTICLE, folder.text(ARTICLE).replace("Rest", "Walking"));
                    return true;
                  } catch (IOException e) {
                    return false;
                  }
                },
                "yes\n"),
            "approve",
            "r.one");
    assertEquals(1, ran.code(), ran.err());
    assertTrue(ran.err().contains("changed by somebody else meanwhile"), ran.err());
    assertEquals(ledger, folder.text(LEDGER));
    assertEquals("", ran.out());
  }
}
