package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.imprimatur.disk.FaultyDisk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two reviewers, each a process of their own, who sign at the same moment, again and again. */
@Tag("program")
final class ReviewersIT {
  /** So many moments at which the two may meet. */
  private static final int ROUNDS = 30;

  private static final String ARTICLE = "articles/topic/sample.md";
  private static final String LEDGER = "articles/topic/sample.review.jsonl";

  @TempDir Path temp;
  private ReviewFolder folder;
  private static final List<Reviewer> REVIEWERS = new ArrayList<>();

  @BeforeAll
  static void start() throws IOException {
    ReviewFolder.needs("ssh-keygen", "git");
    REVIEWERS.add(new Reviewer());
    REVIEWERS.add(new Reviewer());
  }

  @BeforeEach
  void make() throws Exception {
    folder = new ReviewFolder(temp);
  }

  @AfterAll
  static void end() throws Exception {
    for (Reviewer reviewer : REVIEWERS) {
      reviewer.end();
    }
  }

  /**
   * A process that runs the commands that it is told, one a line: the folder, the time, the step at
   * which it ends itself, and the words, between tabs. It answers with the exit code and what it
   * said, in one line.
   */
  static final class OwnProcess {
    private OwnProcess() {}

    public static void main(String[] args) throws IOException {
      BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        List<String> words = List.of(line.split("\t", -1));
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("SOURCE_DATE_EPOCH", words.get(1));
        int halt = Integer.parseInt(words.get(2));
        FaultyDisk disk =
            halt < 0 ? FaultyDisk.healthy() : new FaultyDisk(FaultyDisk.Fault.HALT, halt);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code =
            Main.run(
                words.subList(3, words.size()),
                new Surroundings(
                    disk.path(Path.of(words.get(0))),
                    InputStream.nullInputStream(),
                    out,
                    out,
                    environment,
                    Set.of(),
                    () -> Instant.EPOCH));
        String said = out.toString(UTF_8).replace("\n", " | ");
        System.out.write((code + "\t" + said + "\n").getBytes(UTF_8));
        System.out.flush();
      }
    }
  }

  private record Answer(int code, String said) {}

  private static final class Reviewer {
    private final Process process;
    private final Writer to;
    private final BufferedReader from;

    Reviewer() throws IOException {
      process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  OwnProcess.class.getName())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      to = process.outputWriter(UTF_8);
      from = process.inputReader(UTF_8);
    }

    /**
     * Tells it a command.
     *
     * @param root the content root
     * @param halt the file-system step at which the process ends itself, or -1
     */
    void tell(Path root, String epoch, int halt, String... words) throws IOException {
      to.write(root + "\t" + epoch + "\t" + halt + "\t" + String.join("\t", words) + "\n");
      to.flush();
    }

    Answer answer() throws IOException {
      String line = from.readLine();
      assertTrue(line != null, "the other process has died");
      int tab = line.indexOf('\t');
      return new Answer(Integer.parseInt(line.substring(0, tab)), line.substring(tab + 1));
    }

    void end() throws Exception {
      to.close();
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
      assertEquals(0, process.exitValue());
    }
  }

  /** Both at once; what they answered. */
  private List<Answer> together(String[] first, String[] second) throws IOException {
    String now = folder.environment().getOrDefault("SOURCE_DATE_EPOCH", "");
    REVIEWERS.get(0).tell(folder.root, now, -1, first);
    REVIEWERS.get(1).tell(folder.root, now, -1, second);
    return List.of(REVIEWERS.get(0).answer(), REVIEWERS.get(1).answer());
  }

  private String[] step(String action, String article, String person) {
    return folder.words(List.of(action, article), person, "--yes", "--note", "A note.");
  }

  private void toReview() {
    folder.taken("submit", "a.author");
    folder.taken("start", "an.editor");
  }

  @Test
  void twoApprovalsOfOneArticleAreBothKept() throws Exception {
    toReview();
    Map<String, String> before = folder.content();
    for (int round = 0; round < ROUNDS; round++) {
      folder.restore(before);
      List<Answer> answers =
          together(
              step("approve", ReviewFolder.ID, "r.one"), step("approve", ReviewFolder.ID, "r.two"));
      answers.forEach(answer -> assertEquals(0, answer.code(), answer.said()));
      assertEquals(Set.of("r.one", "r.two"), approvers(LEDGER), answers::toString);
      assertTrue(folder.text(ARTICLE).contains("status: approved"), answers::toString);
      proved(4);
    }
  }

  /** One is enough here: the second may find that nothing is left to do, and is told so. */
  @Test
  void whoComesTooLateIsToldSo() throws Exception {
    folder.write(
        "imprimatur.yaml",
        folder.text("imprimatur.yaml").replace("approvals-needed: 2", "approvals-needed: 1"));
    toReview();
    Map<String, String> before = folder.content();
    for (int round = 0; round < ROUNDS; round++) {
      folder.restore(before);
      List<Answer> answers =
          together(
              step("approve", ReviewFolder.ID, "r.one"), step("approve", ReviewFolder.ID, "r.two"));
      int kept = 0;
      for (Answer answer : answers) {
        kept += answer.code() == 0 ? 1 : 0;
        assertTrue(
            answer.code() == 0
                || (answer.code() == 1 && answer.said().contains("is approved as it stands")),
            answer.said());
      }
      assertTrue(kept > 0, answers::toString);
      assertEquals(kept, approvers(LEDGER).size(), answers::toString);
      proved(2 + kept);
    }
  }

  @Test
  void anApprovalAndARequestForChangesAreBothKeptAndTheRequestHolds() throws Exception {
    toReview();
    folder.taken("approve", "p.one");
    Map<String, String> before = folder.content();
    for (int round = 0; round < ROUNDS; round++) {
      folder.restore(before);
      List<Answer> answers =
          together(
              step("approve", ReviewFolder.ID, "r.one"),
              step("request-changes", ReviewFolder.ID, "r.two"));
      assertEquals(0, answers.get(1).code(), answers::toString);
      boolean both = answers.get(0).code() == 0;
      assertTrue(both || answers.get(0).said().contains("Out of order"), answers::toString);
      assertEquals("submitted", folder.proved());
      proved(both ? 5 : 4);
    }
  }

  @Test
  void twoArticlesDoNotGetInEachOthersWay() throws Exception {
    folder.write("articles/topic/twin.md", ReviewFolder.article("Sleep helps."));
    toReview();
    for (String[] each : new String[][] {{"submit", "a.author"}, {"start", "an.editor"}}) {
      CommandLine.Ran ran =
          CommandLine.run(folder.root, folder.environment(), step(each[0], "topic/twin", each[1]));
      assertEquals(0, ran.code(), ran.err());
    }
    Map<String, String> before = folder.content();
    for (int round = 0; round < ROUNDS; round++) {
      folder.restore(before);
      List<Answer> answers =
          together(
              step("approve", ReviewFolder.ID, "r.one"), step("approve", "topic/twin", "r.two"));
      answers.forEach(answer -> assertEquals(0, answer.code(), answer.said()));
      assertEquals(Set.of("r.one"), approvers(LEDGER));
      assertEquals(Set.of("r.two"), approvers("articles/topic/twin.review.jsonl"));
      proved(3);
    }
  }

  @Test
  void whatAProcessThatIsHaltedLeavesUndoneTheNextReviewerEnds() throws Exception {
    toReview();
    folder.taken("approve", "p.one");
    Map<String, String> before = folder.content();
    String now = folder.environment().getOrDefault("SOURCE_DATE_EPOCH", "");
    FaultyDisk counting = FaultyDisk.healthy();
    String[] first = step("approve", ReviewFolder.ID, "r.one");
    folder.restore(before);
    assertEquals(
        0, CommandLine.run(counting.path(folder.root), folder.environment(), first).code());
    List<String> steps = counting.steps();
    int journal = steps.indexOf("rename to journal");
    for (String at :
        List.of(
            "rename to journal",
            "rename to sample.review.jsonl",
            "rename to sample.md",
            "delete journal")) {
      int halt = steps.indexOf(at);
      assertTrue(halt >= journal && journal > 0, steps::toString);
      folder.restore(before);
      Reviewer dying = new Reviewer();
      dying.tell(folder.root, now, halt, first);
      assertEquals(137, dying.process.waitFor());
      REVIEWERS.get(0).tell(folder.root, now, -1, step("approve", ReviewFolder.ID, "r.two"));
      Answer answer = REVIEWERS.get(0).answer();
      // The first approval was the last one needed: where it happened, nothing is left to do.
      boolean happened = halt > journal;
      assertEquals(happened ? 1 : 0, answer.code(), answer.said());
      assertEquals(Set.of(happened ? "r.one" : "r.two"), approvers(LEDGER), at);
      assertTrue(folder.text(ARTICLE).contains("status: approved"), at);
      proved(4);
    }
  }

  private Set<String> approvers(String ledger) throws IOException {
    Set<String> out = new TreeSet<>();
    for (String line : folder.text(ledger).lines().toList()) {
      if (line.contains("\"action\":\"approve\"")) {
        int by = line.indexOf("\"by\":\"") + 6;
        String who = line.substring(by, line.indexOf('"', by));
        if (!who.equals("p.one")) {
          out.add(who);
        }
      }
    }
    return out;
  }

  /** The ledger has so many lines, all is proved, and nothing half written lies about. */
  private void proved(int lines) throws IOException {
    assertEquals(lines, folder.text(LEDGER).lines().count());
    CommandLine.Ran check = folder.run("check");
    assertEquals(0, check.code(), check.out());
    try (Stream<Path> files = Files.walk(folder.root.resolve("articles"))) {
      assertEquals(0, files.filter(file -> file.toString().endsWith(".part")).count());
    }
    assertTrue(folder.state().stream().noneMatch(file -> file.endsWith("journal")));
  }
}
