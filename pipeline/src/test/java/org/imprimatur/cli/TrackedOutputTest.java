package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What git tracks where builds write, and the ways that links would take what is written. */
final class TrackedOutputTest extends HostileHouseTests {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "check --quiet",
        "build",
        "search rest",
        "ask rest",
        "review status",
        "review signers",
        "new other"
      })
  void aCommittedJournalOfTheOldKindIsRefused(String command) throws Exception {
    HostileHouse.putOldJournal(root);
    HostileHouse.git(root, "add", "-A", "-f");
    HostileHouse.git(root, "commit", "-q", "-m", "harmless");
    Map<String, String> before = HostileHouse.everything(temp);
    CommandLine.Ran ran = HostileHouse.run(root, command);
    assertEquals(2, ran.code(), ran.out() + ran.err());
    assertEquals("", ran.out());
    assertTrue(ran.err().contains("git tracks files in output, where builds write"), ran.err());
    assertTrue(ran.err().contains("git rm --cached -r -- output/.review"), ran.err());
    assertEquals(before, HostileHouse.everything(temp));
  }

  @ParameterizedTest
  @CsvSource({
    "output/.lock, true",
    "output/.generations, true",
    "output/site, true",
    "output/index, true",
    "output/.cache/entry, false",
    "output/index/segments_1, false",
    "output/.generations/1/index/segments_1, false",
    "output/note.txt, false"
  })
  void whatGitTracksInTheOutputIsRefused(String path, boolean link) throws Exception {
    Path file = root.resolve(path);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    if (link) {
      Files.createSymbolicLink(file, victim);
    } else {
      Files.writeString(file, "x");
    }
    HostileHouse.git(root, "add", "-f", path);
    Map<String, String> before = HostileHouse.everything(temp);
    for (String command : new String[] {"build", "search rest"}) {
      CommandLine.Ran ran = HostileHouse.run(root, command);
      assertEquals(2, ran.code(), ran.err());
      assertTrue(ran.err().contains("  " + path + "\n"), ran.err());
    }
    assertEquals(before, HostileHouse.everything(temp));
  }

  @Test
  void anOutputFolderThatIsALinkIsRefused() throws Exception {
    Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
    HostileHouse.git(root, "rm", "-r", "-q", "--cached", "--ignore-unmatch", "output");
    Files.delete(root.resolve("output/.gitignore"));
    Files.delete(root.resolve("output"));
    Files.createSymbolicLink(root.resolve("output"), elsewhere);
    for (boolean tracked : new boolean[] {false, true}) {
      if (tracked) {
        HostileHouse.git(root, "add", "-f", "output");
      }
      CommandLine.Ran ran = HostileHouse.run(root, "build");
      assertEquals(2, ran.code(), ran.err());
      assertTrue(ran.err().contains(tracked ? "git tracks" : "is a link"), ran.err());
      assertEquals(2, HostileHouse.run(root, "search rest").code());
    }
    assertEquals(Map.of(), HostileHouse.everything(elsewhere));
  }

  @Test
  void aContentRootInAFolderOfTheRepositoryIsNoExcuse() throws Exception {
    Path inner = root.resolve("guidelines");
    HostileHouse.content(inner);
    HostileHouse.putOldJournal(inner);
    HostileHouse.git(root, "add", "-A", "-f");
    CommandLine.Ran ran = HostileHouse.run(inner, "check");
    assertEquals(2, ran.code(), ran.err());
    assertTrue(ran.err().contains("-- output/.review\n"), ran.err());
  }

  /** A form of git's index that JGit cannot read: then the last commit says what is tracked. */
  @Test
  void anIndexInPiecesHidesNothing() throws Exception {
    HostileHouse.put(root.resolve("output/index/segments_1"), "x");
    HostileHouse.git(root, "add", "-A", "-f");
    HostileHouse.git(root, "commit", "-q", "-m", "harmless");
    HostileHouse.git(root, "update-index", "--split-index");
    assertEquals(2, HostileHouse.run(root, "search rest").code());
    HostileHouse.git(root, "rm", "-q", "-r", "output/index");
    HostileHouse.git(root, "commit", "-q", "-m", "gone");
    HostileHouse.git(root, "update-index", "--split-index");
    CommandLine.Ran ran = HostileHouse.run(root, "check");
    assertTrue(ran.code() < 2, ran.err());
  }

  @Test
  void anotherOutputFolderOfTheTreeIsHeldToTheSame() throws Exception {
    HostileHouse.put(root.resolve("docs/.nojekyll"), "");
    HostileHouse.git(root, "add", "-A");
    CommandLine.Ran ran = HostileHouse.run(root, "build --out docs");
    assertTrue(ran.code() < 2, ran.err());
    HostileHouse.git(root, "add", "-f", "docs/site");
    ran = HostileHouse.run(root, "build --out docs");
    assertEquals(2, ran.code(), ran.err());
    assertTrue(ran.err().contains("git rm --cached -r -- docs/site"), ran.err());
    Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
    Files.createSymbolicLink(root.resolve("public"), elsewhere);
    for (String out : new String[] {"public", "public/deeper"}) {
      ran = HostileHouse.run(root, "build --out " + out);
      assertEquals(2, ran.code(), ran.err());
      assertTrue(ran.err().contains("public is a link"), ran.err());
    }
    assertEquals(Map.of(), HostileHouse.everything(elsewhere));
  }

  /** A link that the user made elsewhere is the user's own. */
  @Test
  void anOutputFolderElsewhereMayBeALink() throws Exception {
    Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
    Path link = Files.createSymbolicLink(temp.resolve("link"), elsewhere);
    CommandLine.Ran ran = HostileHouse.run(root, "build --out " + link);
    assertTrue(ran.code() < 2, ran.err());
    ran = HostileHouse.run(root, "search rest --out " + link);
    assertEquals(0, ran.code(), ran.err());
    assertTrue(Files.exists(elsewhere.resolve("site/good/index.html")));
  }
}
