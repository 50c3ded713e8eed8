package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.imprimatur.ContinuousIntegration;
import org.imprimatur.examine.Check;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.Person;
import org.imprimatur.model.Proof;
import org.imprimatur.model.Status;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.run.Caller;
import org.imprimatur.run.Progress;
import org.imprimatur.run.RunContext;
import org.imprimatur.run.Selection;
import org.imprimatur.run.Settings;
import org.imprimatur.run.TrustRequest;
import org.imprimatur.run.UnusableException;
import org.imprimatur.run.Workspace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An approved folder in which one byte of a file is another, is gone or is new, as the check sees
 * it: either all that was signed is the same still, or the article is not approved. At every
 * position; the ledger's, with more tries each, are in {@code ForgeryTest}, too.
 */
final class AlteredBytesTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 6, 2);
  private static final String ARTICLE = "articles/topic/sample.md";
  private static final String LEDGER = "articles/topic/sample.review.jsonl";

  @TempDir Path temp;
  private Path root;
  private Proof good;
  private List<Person> board;

  /** How a run ended: what is proved, by which board; null when there is nothing to prove. */
  private record Seen(Proof proof, List<Person> board) {}

  @BeforeEach
  void approve() throws Exception {
    try {
      new ProcessBuilder("ssh-keygen", "-?").redirectErrorStream(true).start().destroy();
    } catch (IOException e) {
      if (ContinuousIntegration.isRunning()) {
        fail("ssh-keygen is missing");
      }
      Assumptions.abort("SKIPPED: ssh-keygen is missing, no alteration was tested");
    }
    ReviewFolder folder = new ReviewFolder(temp.resolve("made"));
    folder.write(
        "references/glossary.yaml",
        "glossary: [{term: rest, also: [repose], definition: Lying.}]\n");
    folder.approve();
    // Outside git: there, the last commit alone would betray a changed ledger.
    root = temp.resolve("plain");
    for (String part : List.of("articles", "references")) {
      CommandLine.copy(folder.root.resolve(part), root.resolve(part));
    }
    Files.copy(folder.root.resolve("imprimatur.yaml"), root.resolve("imprimatur.yaml"));
    Seen seen = check(root);
    assertNotNull(seen);
    assertEquals(Status.APPROVED, seen.proof().proved());
    good = seen.proof();
    board = seen.board();
  }

  @Test
  void ofTheArticle() throws IOException {
    int approved = alter(ARTICLE, 1, 3, this::isSameContent);
    assertTrue(approved > 0, "blanks and the status are no content");
  }

  @Test
  void ofTheReferences() throws IOException {
    alter("references/works.yaml", 1, 3, this::isSameContent);
  }

  @Test
  void ofTheGlossary() throws IOException {
    alter("references/glossary.yaml", 1, 3, this::isSameContent);
  }

  @Test
  void ofTheLedger() throws IOException {
    assertEquals(0, alter(LEDGER, 7, 1, seen -> false));
  }

  /** Who signed must stand there as they signed, with a key for that day. */
  @Test
  void ofTheBoard() throws IOException {
    alter(
        "imprimatur.yaml",
        1,
        2,
        seen ->
            isSameContent(seen)
                && seen.proof().approvals().equals(good.approvals())
                && good.approvals().stream()
                    .allMatch(approval -> isAsBefore(seen.board(), approval)));
  }

  private boolean isSameContent(Seen seen) {
    return seen.proof().content().equals(good.content());
  }

  private boolean isAsBefore(List<Person> people, Proof.Approval approval) {
    Person before = person(board, approval.by());
    Person now = person(people, approval.by());
    LocalDate day = LocalDate.parse(approval.at().substring(0, 10));
    return now.name().equals(before.name())
        && now.has(approval.role())
        && now.keys().stream()
            .anyMatch(
                key ->
                    blob(key).equals(blob(before.keys().get(0)))
                        && key.revoked() == null
                        && (key.from() == null || !day.isBefore(key.from()))
                        && (key.until() == null || !day.isAfter(key.until())));
  }

  private static Person person(List<Person> people, String id) {
    return people.stream().filter(person -> person.id().equals(id)).findFirst().orElseThrow();
  }

  /** Type and base64; what follows is a comment. */
  private static String blob(Person.Key key) {
    return String.join(" ", List.of(key.key().strip().split("\\s+")).subList(0, 2));
  }

  private interface Accepted {
    boolean may(Seen seen);
  }

  /**
   * Alters a file; how many alterations left the article approved, all of them rightly.
   *
   * @param step 1: at every byte
   * @param tries bytes that each byte is replaced with, besides being removed and put behind one
   */
  private int alter(String path, int step, int tries, Accepted accepted) throws IOException {
    byte[] bytes = Files.readAllBytes(root.resolve(path));
    int[] counts =
        IntStream.range(0, 2)
            .parallel()
            .map(half -> alterHalf(path, step, tries, half, accepted))
            .toArray();
    int approved = counts[0] + counts[1];
    int all = bytes.length / step * (tries + 2);
    assertTrue(all > (tries + 1) * (bytes.length / step), "only " + all + " changes tried");
    System.Logger log = System.getLogger(AlteredBytesTest.class.getName());
    log.log(
        System.Logger.Level.INFO,
        "{0} changes of {1} refused, {2} changed nothing that was signed, 0 accepted",
        all - approved,
        path,
        approved);
    return approved;
  }

  private int alterHalf(String path, int step, int tries, int half, Accepted accepted) {
    try {
      Path own = temp.resolve("half" + half);
      CommandLine.copy(root, own);
      byte[] bytes = Files.readAllBytes(root.resolve(path));
      boolean isBoard = path.equals(ContentRoot.MARK);
      Workspace opened =
          isBoard
              ? null
              : Workspace.open(
                  ContentRoot.open(own), TrustRequest.NOTHING, new Caller(null, notice -> {}));
      Random random = new Random(half);
      int approved = 0;
      for (int at = half; at < bytes.length; at += 2 * step) {
        for (byte[] forged : alterations(bytes, at, tries, random)) {
          Files.write(own.resolve(path), forged);
          Seen seen = opened == null ? check(own) : check(opened);
          if (seen != null && seen.proof().proved() == Status.APPROVED) {
            approved++;
            String text = new String(forged, java.nio.charset.StandardCharsets.ISO_8859_1);
            assertTrue(accepted.may(seen), () -> "accepted: " + text);
          }
        }
      }
      return approved;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<byte[]> alterations(byte[] bytes, int at, int tries, Random random) {
    List<byte[]> out = new ArrayList<>();
    for (int i = 0; i < tries; i++) {
      byte[] other = bytes.clone();
      other[at] ^= (byte) (i == 0 ? 1 << random.nextInt(7) : 1 + random.nextInt(255));
      out.add(other);
    }
    byte[] shorter = new byte[bytes.length - 1];
    System.arraycopy(bytes, 0, shorter, 0, at);
    System.arraycopy(bytes, at + 1, shorter, at, shorter.length - at);
    out.add(shorter);
    byte[] longer = new byte[bytes.length + 1];
    System.arraycopy(bytes, 0, longer, 0, at);
    longer[at] = (byte) random.nextInt(256);
    System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
    out.add(longer);
    return out;
  }

  private static @Nullable Seen check(Path folder) throws IOException {
    try {
      return check(
          Workspace.open(
              ContentRoot.open(folder), TrustRequest.NOTHING, new Caller(null, notice -> {})));
    } catch (UnusableException e) {
      return null;
    }
  }

  private static @Nullable Seen check(Workspace workspace) throws IOException {
    List<CheckedArticle> articles = new ArrayList<>();
    Check check = new Check(RunContext.open(workspace, new Settings(AS_OF, 1, Progress.NONE)));
    Check.Result result =
        check.run(
            Selection.ALL,
            examined -> {
              if (examined.article() != null) {
                articles.add(examined.article());
              }
            });
    assertEquals(List.of(), result.failures());
    return articles.isEmpty()
        ? null
        : new Seen(articles.get(0).proof(), workspace.configuration().people());
  }
}
