package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which folders {@code --out} may name. */
final class OutputNameTest {
  @TempDir Path temp;
  private Path root;

  @BeforeAll
  static void findPrograms() {
    ReviewFolder.needs("git");
  }

  @BeforeEach
  void make() throws Exception {
    root = HostileHouse.make(temp.resolve("house/root"));
    HostileHouse.put(root.resolve("references/works.yaml"), "references: []\n");
    HostileHouse.put(root.resolve("docs/index.md"), "Our own page.\n");
    HostileHouse.content(temp.resolve("house/other"));
  }

  @ParameterizedTest
  @CsvSource({
    "articles, which builds read",
    "articles/spine/new, which builds read",
    "Articles/new, which builds read",
    "references, which builds read",
    "seeds, which builds read",
    "theme/public, which builds read",
    "., contains the content root",
    "./output/.., contains the content root",
    ".., contains the content root",
    "/, contains the content root",
    ".git, is git's own folder",
    ".git/public, is git's own folder",
    "output/index, in what a build made",
    "output/.generations/1, in what a build made",
    "docs, files that no build put there (index.md)",
    "../other, a content root itself",
    "../other/articles/x, which builds read"
  })
  void aFolderThatIsSomethingElseIsRefused(String out, String why) throws Exception {
    Map<String, String> before = HostileHouse.everything(temp);
    CommandLine.Ran ran = HostileHouse.run(root, "build --out " + out);
    assertEquals(2, ran.code(), ran.out() + ran.err());
    assertTrue(ran.err().contains(why), ran.err());
    assertTrue(ran.err().contains("--out"), ran.err());
    assertEquals(before, HostileHouse.everything(temp));
  }

  @Test
  void aContentRootThatWasBuiltIntoIsStillNone() throws Exception {
    Files.createDirectories(root.resolve(".generations/1"));
    assertEquals(2, HostileHouse.run(root, "build --out .").code());
  }

  @ParameterizedTest
  @CsvSource({
    "public, ''",
    "docs/public, ''",
    "public, .git",
    "public, .nojekyll",
    "public, .gitignore",
    "output, note.txt",
    "output/public, ''",
    "../public, ''",
    "../other/output, ''"
  })
  void aFolderOfItsOwnIsTakenAgainAndAgain(String out, String file) throws Exception {
    Path folder = root.resolve(out);
    if (!file.isEmpty()) {
      HostileHouse.put(folder.resolve(file), "x");
    }
    Files.createDirectories(folder);
    assertTrue(HostileHouse.run(root, "build --out " + out).code() < 2);
    // What somebody puts beside the output later is theirs, and in nobody's way.
    HostileHouse.put(folder.resolve("CNAME"), "guidelines.example");
    CommandLine.Ran ran = HostileHouse.run(root, "build --out " + out);
    assertTrue(ran.code() < 2, ran.err());
    assertTrue(Files.exists(folder.resolve("site/good/index.html")));
    assertEquals("guidelines.example", Files.readString(folder.resolve("CNAME")));
  }
}
