package org.imprimatur.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.imprimatur.recorded.Asked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files laid over a tree, and what a recording tree writes down. */
final class ContentTreeTest {
  /** SHA-256 of "a" in Base64 (FIPS 180-4; any {@code sha256sum} says the same). */
  private static final int LONGEST = (int) ContentRoot.LONGEST_FILE;

  private static final String OF_A = "ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs";

  @TempDir Path temp;
  private Path root;

  @BeforeEach
  void makeRoot() throws IOException {
    root = temp.resolve("root");
    put("imprimatur.yaml", "site: {id: a, title: A}\n");
    put("articles/a.md", "a");
    put("articles/b.md", "b");
    put("articles/figure.svg", "<svg/>");
    put("references/works.yaml", "references: []\n");
    Files.writeString(temp.resolve("secret.md"), "secret");
    Files.createSymbolicLink(root.resolve("articles/out.md"), temp.resolve("secret.md"));
  }

  @Test
  void whatIsLaidOverAFileCountsInItsPlace() throws IOException {
    ContentTree tree = over(Map.of("articles/a.md", "other"), Set.of());
    assertEquals("other", text(tree, "articles/a.md"));
    assertEquals("other", text(tree, "articles/./x/../a.md"));
    assertEquals("b", text(tree, "articles/b.md"));
    assertEquals(List.of("a", "b"), ids(tree));
    assertTrue(tree.isLonger("articles/a.md", 4));
    assertTrue(tree.bytes("articles/a.md", 4).isEmpty());
  }

  @Test
  void filesMayBeAddedAndHidden() throws IOException {
    ContentTree tree =
        over(
            Map.of("articles/deep/new.md", "new", "references/more.yaml", "x"),
            Set.of("articles/a.md", "references/works.yaml", "articles/nothing.md"));
    assertEquals(List.of("b", "deep/new"), ids(tree));
    assertEquals(List.of("references/more.yaml"), tree.referenceFiles());
    assertEquals(List.of("b.md", "deep", "figure.svg", "out.md"), tree.names("articles"));
    assertEquals(List.of("new.md"), tree.names("articles/deep"));
    assertFalse(tree.hasFile("articles/a.md"));
    assertFalse(tree.hasEntry("articles/a.md"));
    assertTrue(tree.hasFile("articles/deep/new.md"));
    assertTrue(tree.hasEntry("articles/deep"));
    assertFalse(tree.hasFile("articles/deep"));
    assertEquals(
        List.of("article/outside-root"),
        tree.read("articles/a.md").findings().stream().map(it -> it.rule()).toList());
  }

  @Test
  void namesThatAreLaidOverAreJudgedAsThoseOfAFolder() throws IOException {
    ContentTree tree =
        over(
            Map.of("articles/A.md", "x", "articles/search.md", "x", "articles/c.MD", "x"),
            Set.of());
    List<String> found =
        tree.articles().findings().stream().map(it -> it.path() + " " + it.rule()).toList();
    put("articles/A.md", "x");
    put("articles/search.md", "x");
    put("articles/c.MD", "x");
    assertEquals(
        open().articles().findings().stream().map(it -> it.path() + " " + it.rule()).toList(),
        found);
    assertEquals(ids(open()), ids(tree));
  }

  @Test
  void nothingOutsideTheRootIsReadOrLaidOver() throws IOException {
    ContentTree tree = over(Map.of("articles/a.md", "other"), Set.of());
    for (String path :
        List.of(
            "../secret.md",
            "articles/../../secret.md",
            "articles/out.md",
            "/etc/passwd",
            ".git/config",
            "articles/\0")) {
      assertTrue(tree.read(path).source() == null, path);
      assertTrue(tree.bytes(path, 100).isEmpty(), path);
      assertFalse(tree.hasFile(path), path);
    }
    assertEquals(List.of(), tree.names(".."));
    for (String path :
        List.of("../x.md", "/x.md", "", ".", "articles/../x.md", "a//b", ".git/x", "x/.GIT/y")) {
      assertThrows(IllegalArgumentException.class, () -> over(Map.of(path, "x"), Set.of()), path);
      assertThrows(IllegalArgumentException.class, () -> over(Map.of(), Set.of(path)), path);
    }
  }

  @Test
  void whatIsAskedIsWrittenDownWithItsAnswer() throws IOException {
    RecordingTree tree = new RecordingTree(open());
    tree.read("articles/a.md");
    assertTrue(tree.bytes("articles/a.md", 0).isEmpty());
    tree.bytes("articles/b.md", 0);
    tree.read("articles/none.md");
    tree.read("articles/out.md");
    tree.read("articles");
    tree.hasFile("articles/none.md");
    tree.hasEntry("articles/out.md");
    Map<Asked, String> answers = tree.answers();
    assertEquals(OF_A, answers.get(RecordingTree.ofBytes("articles/a.md", LONGEST)));
    assertEquals("longer than 0", answers.get(RecordingTree.ofBytes("articles/b.md", 0)));
    assertEquals("missing", answers.get(RecordingTree.ofBytes("articles/none.md", LONGEST)));
    assertEquals("missing", answers.get(RecordingTree.ofBytes("articles/out.md", LONGEST)));
    assertEquals("not a file", answers.get(RecordingTree.ofBytes("articles", LONGEST)));
    assertEquals("not there", answers.get(new Asked("file", "articles/none.md")));
    assertEquals("there", answers.get(new Asked("entry", "articles/out.md")));
    assertEquals(8, answers.size(), answers.toString());
  }

  @Test
  void anotherListingIsAnotherAnswer() throws IOException {
    Map<Asked, String> before = listings(open());
    assertEquals(before, listings(open()));
    assertEquals(before, listings(over(Map.of("articles/a.md", "other"), Set.of())));
    put("references/more.yaml", "x");
    put("articles/c.md", "c");
    Map<Asked, String> after = listings(open());
    assertEquals(before.keySet(), after.keySet());
    before.forEach((asked, answer) -> assertFalse(answer.equals(after.get(asked)), asked + answer));
  }

  private static Map<Asked, String> listings(ContentTree tree) {
    RecordingTree recording = new RecordingTree(tree);
    assertEquals(tree.articles(), recording.articles());
    assertEquals(tree.referenceFiles(), recording.referenceFiles());
    assertEquals(tree.names("articles"), recording.names("articles"));
    assertArrayEquals(
        tree.bytes("articles/a.md", 10).orElseThrow(), recording.bytes("articles/a.md", 10).get());
    Map<Asked, String> answers = recording.answers();
    answers.keySet().removeIf(asked -> asked.kind().startsWith("bytes"));
    return answers;
  }

  private ContentTree over(Map<String, String> files, Set<String> hidden) throws IOException {
    Map<String, byte[]> bytes = new java.util.TreeMap<>();
    files.forEach((path, text) -> bytes.put(path, text.getBytes(UTF_8)));
    return new OverlayTree(open(), bytes, hidden);
  }

  private ContentRoot open() throws IOException {
    return ContentRoot.open(root);
  }

  private static List<String> ids(ContentTree tree) {
    return tree.articles().files().stream().map(ArticleFile::id).toList();
  }

  private static String text(ContentTree tree, String path) {
    return Objects.requireNonNull(tree.read(path).source()).text();
  }

  private void put(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }
}
