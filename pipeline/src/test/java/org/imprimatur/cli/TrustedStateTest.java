package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.imprimatur.output.DiskOutput;
import org.imprimatur.output.ForgedJournal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What somebody without a key might put where the program keeps what it trusts: journals, locks,
 * generations and links. Whatever they leave in the folder, nothing is written but what the command
 * itself writes.
 */
final class TrustedStateTest extends HostileHouseTests {
  @Test
  void anOldJournalIsIgnoredAndSaidEvenToTheQuiet() throws Exception {
    HostileHouse.putOldJournal(root);
    Map<String, String> before = HostileHouse.everything(temp);
    CommandLine.Ran ran = HostileHouse.run(root, "check --quiet");
    assertTrue(ran.code() < 2, ran.err());
    assertTrue(ran.err().startsWith("imprimatur: output/.review/journal is ignored"), ran.err());
    assertEquals(before, HostileHouse.everything(temp));
  }

  @Test
  void aLockThatIsALinkIsNeitherFollowedNorWritten() throws Exception {
    Path lock = root.resolve("output/.lock");
    for (Path target : new Path[] {victim, temp.resolve("nothing")}) {
      Files.deleteIfExists(lock);
      Files.createSymbolicLink(lock, target);
      CommandLine.Ran ran = HostileHouse.run(root, "build");
      assertEquals(2, ran.code(), ran.err());
      assertTrue(ran.err().contains("output/.lock is a link"), ran.err());
    }
    assertEquals("theirs", Files.readString(victim));
    assertFalse(Files.exists(temp.resolve("nothing")));
  }

  @Test
  void whatALockSaysDoesNothingOnATerminal() throws Exception {
    Path out = root.resolve("output");
    try (var stage = DiskOutput.open(out, "\u001b]0;x\u0007\u202e\nroot:")) {
      CommandLine.Ran ran = HostileHouse.run(root, "build");
      assertEquals(2, ran.code());
      assertEquals(1, ran.err().lines().count(), ran.err());
      assertTrue(ran.err().strip().chars().noneMatch(Character::isISOControl), ran.err());
      assertFalse(ran.err().contains("\u202e"), ran.err());
      stage.publish();
    }
  }

  @Test
  void generationsThatAreALinkReceiveNothing() throws Exception {
    Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
    Files.createSymbolicLink(root.resolve("output/.generations"), elsewhere);
    CommandLine.Ran ran = HostileHouse.run(root, "build");
    assertEquals(2, ran.code(), ran.err());
    assertTrue(ran.err().contains(".generations is a link"), ran.err());
    assertEquals(Map.of(), HostileHouse.everything(elsewhere));
  }

  /** Somebody's own index would answer as this house. */
  @Test
  void aLinkThatIsNoneOfOursIsNotReadAndNotReplaced() throws Exception {
    assertTrue(HostileHouse.run(root, "build").code() < 2);
    Path elsewhere = temp.resolve("elsewhere");
    Path generations = root.resolve("output/.generations");
    CommandLine.copy(generations.resolve("1/index"), elsewhere);
    Map<String, String> before = HostileHouse.everything(elsewhere);
    for (String target :
        new String[] {
          elsewhere.toString(),
          "../../elsewhere",
          ".generations/../../../elsewhere",
          ".generations/1/../index",
          ".generations/1/site",
          ".generations/x/index",
          ".generations/1/index/deeper",
          ".generations/7/index",
          ".generations/8/index",
          "."
        }) {
      for (String made : new String[] {"7", "8"}) {
        HostileHouse.delete(generations.resolve(made));
      }
      Files.createDirectory(generations.resolve("7"));
      Files.createSymbolicLink(generations.resolve("7/index"), elsewhere);
      Files.createSymbolicLink(generations.resolve("8"), generations.resolve("1"));
      Path index = root.resolve("output/index");
      Files.delete(index);
      Files.createSymbolicLink(index, Path.of(target));
      for (String command : new String[] {"search rest", "ask rest", "build"}) {
        CommandLine.Ran ran = HostileHouse.run(root, command);
        assertEquals(2, ran.code(), command + target + ran.out() + ran.err());
        assertTrue(ran.err().contains("output/index "), ran.err());
      }
      assertEquals(before, HostileHouse.everything(elsewhere));
    }
  }

  /**
   * What CI keeps in git's folder is read into no page and no finding, and nothing is put there.
   */
  @Test
  void noLinkOfTheContentLeadsIntoGitsFolder() throws Exception {
    HostileHouse.put(
        root.resolve(".git/secret.md"),
        HostileHouse.ARTICLE.replace("Rest helps.", "Secret token."));
    HostileHouse.put(root.resolve(".git/secret.yaml"), "references: [{id: secret, token: x}]\n");
    Files.createDirectories(root.resolve("references"));
    Files.createSymbolicLink(root.resolve("articles/leak.md"), Path.of("../.git/secret.md"));
    Files.createSymbolicLink(root.resolve("references/leak.yaml"), Path.of("../.git/secret.yaml"));
    Files.createSymbolicLink(root.resolve("articles/git"), Path.of("../.git"));
    HostileHouse.put(
        root.resolve("articles/good.md"), HostileHouse.ARTICLE + "\n![A picture](git/secret.md)\n");
    Map<String, String> before = HostileHouse.everything(root.resolve(".git"));
    for (String command :
        new String[] {"check", "build", "new git/x", "new git/hooks/x", "review diff git/secret"}) {
      CommandLine.Ran ran = HostileHouse.run(root, command);
      assertTrue(ran.code() == 1 || ran.code() == 2, command + ran.err());
      assertFalse((ran.out() + ran.err()).contains("token"), ran.out() + ran.err());
    }
    assertEquals(before, HostileHouse.everything(root.resolve(".git")));
    assertFalse(Files.exists(root.resolve("output/site/leak")));
  }

  /** Git's folder can be faked by anything but its name, which no commit can hold. */
  @Test
  void aFolderThatOnlyLooksLikeGitsIsNotBelieved() throws Exception {
    HostileHouse.delete(root.resolve(".git"));
    for (Path fake : new Path[] {root, root.resolve("fake")}) {
      HostileHouse.put(fake.resolve("HEAD"), "ref: refs/heads/main\n");
      Files.createDirectories(fake.resolve("objects"));
      Files.createDirectories(fake.resolve("refs"));
      HostileHouse.put(
          fake.resolve(HostileHouse.KEY + "journal"), ForgedJournal.of("articles/evil.md"));
    }
    HostileHouse.run(root, "check");
    assertFalse(Files.exists(root.resolve("articles/evil.md")));
    for (String target : new String[] {"fake", "./articles/../fake", root + "/fake"}) {
      HostileHouse.put(root.resolve(".git"), "gitdir: " + target + "\n");
      HostileHouse.run(root, "check");
      assertFalse(Files.exists(root.resolve("articles/evil.md")), target);
      Files.delete(root.resolve(".git"));
    }
    Files.createSymbolicLink(root.resolve(".git"), Path.of("fake"));
    HostileHouse.run(root, "check");
    assertFalse(Files.exists(root.resolve("articles/evil.md")));
  }

  /** Not even for a moment, to try out how exactly the disk keeps times. */
  @Test
  void readingWritesNothingInGitsFolder() throws Exception {
    HostileHouse.git(root, "add", "-A");
    HostileHouse.git(root, "commit", "-q", "-m", "first");
    FileTime then = FileTime.fromMillis(1_000_000_000_000L);
    try (Stream<Path> files = Files.walk(root.resolve(".git"))) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, then);
      }
    }
    for (String command : new String[] {"check", "check --since HEAD", "build", "search rest"}) {
      HostileHouse.run(root, command);
    }
    try (Stream<Path> files = Files.walk(root.resolve(".git"))) {
      for (Path file : files.toList()) {
        assertEquals(then, Files.getLastModifiedTime(file), file.toString());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {".git/hooks/pre-commit", ".git/config", "imprimatur.yaml"})
  void aJournalInGitsFolderNamesContentOnly(String path) throws Exception {
    Path journal = root.resolve(HostileHouse.STATE + "journal");
    HostileHouse.put(journal, ForgedJournal.of("articles/first.md", path));
    HostileHouse.put(journal.resolveSibling("lock"), "a run that ends what another left undone");
    Map<String, String> before = HostileHouse.everything(temp);
    CommandLine.Ran ran = HostileHouse.run(root, "check");
    assertEquals(2, ran.code(), ran.err());
    assertTrue(ran.err().contains("names " + path + ", which is not a content file"), ran.err());
    assertTrue(ran.err().contains(journal.toString()), ran.err());
    assertEquals(before, HostileHouse.everything(temp));
  }

  @Test
  void whatIsBroughtToAnEndIsSaidEvenToTheQuiet() throws Exception {
    HostileHouse.put(
        root.resolve(HostileHouse.STATE + "journal"), ForgedJournal.of("articles/a/first.md"));
    CommandLine.Ran ran = HostileHouse.run(root, "check --quiet");
    assertTrue(ran.code() < 2, ran.err());
    assertEquals(
        "imprimatur: a review step that was interrupted was completed in articles/a/first.md\n",
        ran.err());
    assertEquals(ForgedJournal.CONTENT, Files.readString(root.resolve("articles/a/first.md")));
    assertEquals("", HostileHouse.run(root, "check --quiet").err());
  }

  /** Each working tree has files of its own, and so a state of its own. */
  @Test
  void linkedTreesAndSubmodulesHaveAStateOfTheirOwn() throws Exception {
    HostileHouse.git(root, "add", "-A");
    HostileHouse.git(root, "commit", "-q", "-m", "first");
    Path linked = temp.resolve("linked");
    HostileHouse.git(root, "worktree", "add", "-q", "-b", "other", linked.toString());
    Path house = Files.createDirectory(temp.resolve("house"));
    HostileHouse.git(house, "init", "-q");
    HostileHouse.git(
        house,
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "add",
        "-q",
        root.toString(),
        "sub");
    Path sub = house.resolve("sub");
    HostileHouse.put(
        root.resolve(HostileHouse.STATE + "journal"), ForgedJournal.of("articles/main.md"));
    HostileHouse.put(
        root.resolve(".git/worktrees/linked/" + HostileHouse.KEY + "journal"),
        ForgedJournal.of("articles/linked.md"));
    HostileHouse.put(
        house.resolve(".git/modules/sub/" + HostileHouse.KEY + "journal"),
        ForgedJournal.of("articles/s.md"));
    assertTrue(HostileHouse.run(linked, "check").err().contains("completed in articles/linked.md"));
    assertTrue(HostileHouse.run(sub, "check").err().contains("completed in articles/s.md"));
    assertFalse(Files.exists(root.resolve("articles/main.md")));
    assertTrue(HostileHouse.run(root, "check").err().contains("completed in articles/main.md"));
  }

  @Test
  void outsideOfGitTheJournalIsTheUsersOwn() throws Exception {
    HostileHouse.delete(root.resolve(".git"));
    Path home = temp.resolve("home");
    String key = HostileHouse.key(root.toRealPath().toString().getBytes(UTF_8));
    String place = "imprimatur/" + key + "/journal";
    HostileHouse.put(home.resolve(".local/state/" + place), ForgedJournal.of("articles/one.md"));
    HostileHouse.put(home.resolve("xdg/" + place), ForgedJournal.of("articles/two.md"));
    HostileHouse.put(root.resolve("relative/" + place), ForgedJournal.of("articles/three.md"));
    Map<String, String> user = Map.of("HOME", home.toString());
    CommandLine.Ran ran = HostileHouse.run(root, with(user, "XDG_STATE_HOME", "relative"), "check");
    assertTrue(ran.err().contains("completed in articles/one.md"), ran.err());
    ran =
        HostileHouse.run(
            root, with(user, "XDG_STATE_HOME", home.resolve("xdg").toString()), "check");
    assertTrue(ran.err().contains("completed in articles/two.md"), ran.err());
    assertFalse(Files.exists(root.resolve("articles/three.md")));
  }

  private static Map<String, String> with(Map<String, String> map, String name, String value) {
    Map<String, String> out = new TreeMap<>(map);
    out.put(name, value);
    return out;
  }
}
