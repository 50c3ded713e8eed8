package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What of a release is in a cluster, whatever becomes of an approval. */
final class ClusterReleaseTest extends ReviewFolderTests {
  private static final String DAY = "2026-06-03";
  private FakeCluster cluster;

  @BeforeEach
  void approve() throws Exception {
    cluster = new FakeCluster();
    folder.write("articles/topic/draft.md", ReviewFolder.article("Nobody has read this."));
    folder.approve();
    folder.commit();
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  private CommandLine.Ran publish(String... more) {
    List<String> words =
        new java.util.ArrayList<>(
            List.of("publish", "--engine", cluster.url(), "--alias", "house", "--as-of", DAY));
    words.addAll(List.of(more));
    return folder.run(words.toArray(String[]::new));
  }

  /** Whether a document of any generation holds some words. */
  private boolean holds(String words) {
    return cluster.indices.values().stream()
        .flatMap(documents -> documents.values().stream())
        .anyMatch(document -> String.valueOf(document.fields()).contains(words));
  }

  @Test
  void aReleasePublishesWhatIsPublishedAndNamesTheRest() {
    CommandLine.Ran ran = publish();
    assertEquals(1, ran.code(), ran.err());
    assertTrue(ran.err().contains("withheld, since not approved: topic/draft"), ran.err());
    assertTrue(holds("Rest helps"));
    assertFalse(holds("Nobody has read this"));
    assertEquals(0, publish("--allow-withheld").code());
  }

  @Test
  void nothingIsBuiltForAnAddressThatCannotBeAsked() {
    CommandLine.Ran ran = folder.run("publish", "--engine", "http://x.example", "--alias", "house");
    assertEquals(2, ran.code(), ran.err());
    assertTrue(ran.err().contains("unencrypted"), ran.err());
    assertFalse(Files.exists(folder.root.resolve("output")));
  }

  @Test
  void aWithdrawalTakesTheArticleOutOfEveryGenerationAtOnce() throws Exception {
    publish();
    String first = cluster.aliases.get("house");
    folder.write("references/synonyms.txt", "rest, repose\n");
    folder.commit();
    publish("--keep", "5");
    assertEquals(2, cluster.generations().size());
    folder.taken("withdraw", "an.editor", "--note", "No longer true.");
    CommandLine.Ran ran = publish("--keep", "5", "--json");
    assertTrue(ran.out().contains("\"" + first + "\""), ran.out());
    assertEquals(Set.of(cluster.aliases.get("house")), cluster.generations());
    assertFalse(holds("Rest helps"));
  }

  @Test
  void anEditionThatWasEndedAndApprovedAgainIsKeptInNoGeneration() throws Exception {
    publish();
    String first = cluster.aliases.get("house");
    folder.taken("request-changes", "r.one", "--note", "Say for how long.");
    folder.write(ARTICLE, folder.text(ARTICLE).replace("Rest helps", "Rest helps for a day"));
    folder.approve();
    folder.commit();
    publish("--keep", "5");
    assertFalse(cluster.generations().contains(first), cluster.generations().toString());
    assertTrue(holds("Rest helps for a day"));
  }

  @Test
  void aKeyThatTheTrustedBoardRevokedIsRevokedWhateverTheFolderSays() throws Exception {
    publish();
    String first = cluster.aliases.get("house");
    String board = folder.text("imprimatur.yaml");
    int key = board.indexOf("from: ", board.indexOf("id: p.one"));
    folder.write(
        "imprimatur.yaml",
        board.substring(0, key) + "revoked: 2026-06-02, reason: lost, " + board.substring(key));
    folder.commit();
    folder.write("imprimatur.yaml", board);
    folder.write("articles/topic/other.md", ReviewFolder.article("Nobody has read this, too."));
    publish("--keep", "5", "--trust", "main");
    assertFalse(cluster.generations().contains(first), cluster.generations().toString());
  }
}
