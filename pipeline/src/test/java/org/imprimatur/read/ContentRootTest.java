package org.imprimatur.read;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.imprimatur.finding.Finding;
import org.imprimatur.source.Region;
import org.imprimatur.source.Source;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContentRootTest {
  @TempDir Path temp;
  private Path root;

  @BeforeEach
  void makeRoot() throws IOException {
    root = temp.resolve("root");
    put("imprimatur.yaml", "site: {id: a, title: A}\n");
  }

  @Test
  void articlesAreListedByIdWhateverTheOrderOnDisk() throws IOException {
    put("articles/b.md", "b");
    put("articles/a/z.md", "z");
    put("articles/a/a.patient.md", "a");
    put("articles/a/a.review.jsonl", "{}");
    put("articles/a/figure.svg", "<svg/>");
    put("articles/a-b.md", "a-b");
    Listing listing = open().articles();
    assertEquals(
        List.of("a-b", "a/a.patient", "a/z", "b"),
        listing.files().stream().map(ArticleFile::id).toList());
    assertEquals(List.of(), listing.findings());
  }

  @Test
  void theRootIsFoundFromAFolderInside() throws IOException {
    put("articles/a/z.md", "z");
    assertEquals(
        root, ContentRoot.find(root.resolve("articles/a")).map(ContentRoot::path).orElseThrow());
    assertTrue(ContentRoot.find(temp).isEmpty());
    IOException e = assertThrows(IOException.class, () -> ContentRoot.open(temp));
    assertTrue(String.valueOf(e.getMessage()).contains("imprimatur.yaml"), e.toString());
  }

  @Test
  void linksOutOfTheRootAreToldAndNotRead() throws IOException {
    Path outside = Files.writeString(temp.resolve("secret.md"), "secret");
    Path folder = Files.createDirectory(temp.resolve("outside"));
    Files.writeString(folder.resolve("x.md"), "secret");
    put("articles/in.md", "in");
    Files.createSymbolicLink(root.resolve("articles/out.md"), outside);
    Files.createSymbolicLink(root.resolve("articles/folder"), folder);
    Files.createSymbolicLink(root.resolve("articles/nowhere.md"), temp.resolve("nothing"));
    Files.createSymbolicLink(root.resolve("articles/twin.md"), root.resolve("articles/in.md"));
    ContentRoot content = open();
    Listing listing = content.articles();
    assertEquals(List.of("in", "twin"), listing.files().stream().map(ArticleFile::id).toList());
    assertEquals(
        List.of(
            "articles/folder article/outside-root",
            "articles/nowhere.md article/unreadable",
            "articles/out.md article/outside-root"),
        told(listing.findings()));
    for (String path :
        List.of("articles/out.md", "articles/folder/x.md", "../secret.md", "/etc/passwd")) {
      assertNull(content.read(path).source(), path);
      assertFalse(content.hasFile(path), path);
      assertTrue(content.bytes(path, 100).isEmpty(), path);
    }
    assertTrue(content.hasFile("articles/in.md"));
    assertFalse(content.hasFile("articles/\0"));
    assertFalse(content.hasFile("articles"));
  }

  @Test
  void aLoopOfLinksEnds() throws IOException {
    put("articles/a.md", "a");
    Files.createSymbolicLink(root.resolve("articles/loop"), root.resolve("articles"));
    Files.createSymbolicLink(root.resolve("articles/self.md"), root.resolve("articles/self.md"));
    Listing listing = open().articles();
    assertEquals(List.of("a"), listing.files().stream().map(ArticleFile::id).toList());
    assertEquals(2, listing.findings().size());
  }

  @Test
  void badNamesAreTold() throws IOException {
    for (String name :
        List.of(
            "search.md",
            "Topics/x.md",
            ".hidden.md",
            ".git/x.md",
            "a\\b.md",
            "a\nb.md",
            "a#b.md",
            "index.html.md",
            "a/index.html.md",
            "cafe\u0301.md",
            "x .md",
            "UPPER.MD",
            "feed.xml.md",
            ".md")) {
      put("articles/" + name, "x");
    }
    Files.createDirectories(root.resolve("articles/folder.md"));
    put("articles/fine.md", "x");
    Listing listing = open().articles();
    assertEquals(List.of("fine"), listing.files().stream().map(ArticleFile::id).toList());
    assertEquals(15, listing.findings().size(), told(listing.findings()).toString());
    listing
        .findings()
        .forEach(f -> assertTrue(f.path().chars().noneMatch(Character::isISOControl), f.path()));
  }

  @Test
  void idsThatDifferInCaseOnlyAreToldOnBoth() throws IOException {
    put("articles/Spine/a.md", "x");
    put("articles/spine/A.md", "x");
    put("articles/spine/b.md", "x");
    Listing listing = open().articles();
    assertEquals(
        List.of("spine/A", "spine/b"), listing.files().stream().map(ArticleFile::id).toList());
    assertEquals(
        List.of(
            "articles/Spine/a.md article/duplicate-id", "articles/spine/A.md article/duplicate-id"),
        told(listing.findings()));
  }

  @Test
  void whereFoldersDifferInCaseOnlyTheOneWithLedgersIsRead() throws IOException {
    put("articles/Spine/a.md", "x");
    put("articles/Spine/a.review.jsonl", "x");
    put("articles/spine/b.md", "x");
    put("articles/spine/c.md", "x");
    put("articles/STRASSE/a.md", "x");
    put("articles/stra\u00dfe/b.md", "x");
    Listing listing = open().articles();
    assertEquals(
        List.of("Spine/a", "stra\u00dfe/b"),
        listing.files().stream().map(ArticleFile::id).toList());
    assertEquals(3, listing.findings().size(), told(listing.findings()).toString());
  }

  @Test
  void namesThatWindowsKeepsForDevicesAreNoIds() throws IOException {
    for (String id :
        List.of("con", "NUL", "spine/aux", "prn/a", "com1", "lpt9.patient", "nul.a", "com\u00b9")) {
      put("articles/" + id + ".md", "x");
      assertTrue(ContentRoot.idFault(id) != null, id);
    }
    for (String id : List.of("cone", "com10", "auxiliary", "spine/console", "lpt", "com")) {
      assertEquals(null, ContentRoot.idFault(id), id);
    }
    Listing listing = open().articles();
    assertEquals(List.of(), listing.files());
    assertEquals(8, listing.findings().size());
    listing.findings().forEach(f -> assertEquals("article/bad-id", f.rule()));
  }

  @Test
  void utf8IsReadWithAndWithoutMarkAndLineEndsAreKept() throws IOException {
    Loaded loaded = read("\uFEFFé\r\nb\rc".getBytes(UTF_8));
    assertEquals("é\r\nb\rc", text(loaded));
    assertEquals(List.of(), loaded.findings());
  }

  @Test
  void theFirstByteThatIsNoUtf8IsShownAndTheRestIsRead() throws IOException {
    byte[] bytes =
        "one\ntwo \u00e9 three\u00e9".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    Loaded loaded = read(bytes);
    assertEquals("one\ntwo \uFFFD three\uFFFD", text(loaded));
    Finding finding = loaded.findings().get(0);
    assertEquals("article/encoding", finding.rule());
    assertEquals(new Region(2, 5, 2, 6), finding.region());
    assertTrue(finding.message().contains("0xE9"), finding.message());
    assertEquals(1, loaded.findings().size());
  }

  @Test
  void utf16AndNulAreEncodingFindings() throws IOException {
    byte[] body = "ab".getBytes(UTF_16LE);
    byte[] marked = {(byte) 0xFF, (byte) 0xFE, body[0], body[1], body[2], body[3]};
    Loaded utf16 = read(marked);
    assertEquals("ab", text(utf16));
    assertEquals(List.of("articles/x.md article/encoding"), told(utf16.findings()));
    Loaded nul = read("a\0b".getBytes(UTF_8));
    assertEquals("a\uFFFDb", text(nul));
    assertEquals(new Region(1, 2, 1, 3), nul.findings().get(0).region());
  }

  @Test
  void invisibleRunsAreToldOnceEachAndJoinersInTheirScriptsAreText() throws IOException {
    Loaded loaded = read("5\u200B\u202E mg\nok \u2060".getBytes(UTF_8));
    assertEquals(
        List.of(new Region(1, 2, 1, 4), new Region(2, 4, 2, 5)),
        loaded.findings().stream().map(Finding::region).toList());
    assertTrue(loaded.findings().get(0).message().contains("U+200B"));
    assertEquals(List.of(), read("क्‍ष می‌خواهم 👩‍⚕️ soft".getBytes(UTF_8)).findings());
    assertEquals(1, read("a\u200Db".getBytes(UTF_8)).findings().size());
  }

  @Test
  void manyInvisibleRunsAreSummedUp() throws IOException {
    Loaded loaded = read("a\u200B".repeat(1000).getBytes(UTF_8));
    assertEquals(InvisibleCharacters.MOST, loaded.findings().size());
    assertTrue(
        loaded.findings().get(InvisibleCharacters.MOST - 1).message().contains("950 more places"));
  }

  @Test
  void tooLongArticlesAreToldAndNotRead() throws IOException {
    byte[] bytes = new byte[(int) ContentRoot.LONGEST_ARTICLE + 1];
    java.util.Arrays.fill(bytes, (byte) 'a');
    Loaded loaded = read(bytes);
    assertNull(loaded.source());
    assertEquals(List.of("articles/x.md article/too-large"), told(loaded.findings()));
  }

  private ContentRoot open() throws IOException {
    return ContentRoot.open(root);
  }

  private Loaded read(byte[] bytes) throws IOException {
    Path file = root.resolve("articles/x.md");
    Files.createDirectories(root.resolve("articles"));
    Files.write(file, bytes);
    return open().read(new ArticleFile("x", "articles/x.md"));
  }

  private static String text(Loaded loaded) {
    Source source = loaded.source();
    assertNotNull(source);
    return source.text();
  }

  private static List<String> told(List<Finding> findings) {
    return findings.stream().map(f -> f.path() + " " + f.rule()).toList();
  }

  private void put(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Path folder = file.getParent();
    assertNotNull(folder);
    Files.createDirectories(folder);
    Files.writeString(file, text);
  }
}
