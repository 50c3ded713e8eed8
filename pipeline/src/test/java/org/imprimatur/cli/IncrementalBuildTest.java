package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/**
 * A build that takes over what has not changed gives, byte for byte, what one gives that does
 * everything again; whatever was edited, and whatever was done to what earlier builds left.
 */
final class IncrementalBuildTest extends ReviewFolderTests {
  /** {@code -Dincremental.steps=600} for the long one. */
  private static final int STEPS = Integer.getInteger("incremental.steps", 24);

  private static final long SEED = Long.getLong("incremental.seed", 11);

  private final List<String> done = new ArrayList<>();
  private String profile = "preview";
  private int day;

  @Test
  void whateverIsEditedTheBytesAreThoseOfAFullBuild() throws Exception {
    folder.approve();
    folder.commit();
    RandomEdits edits = new RandomEdits(folder, SEED);
    for (int step = 0; step < STEPS; step++) {
      for (int more = edits.number(3); more >= 0; more--) {
        done.add(edits.next());
      }
      if (edits.chance(6)) {
        profile = edits.chance(2) ? "release" : "preview";
        done.add(profile);
      }
      if (edits.chance(9)) {
        day = edits.number(3) * 400;
        done.add("day " + day);
      }
      if (edits.chance(4)) {
        done.add(harm(edits));
      }
      same();
      done.add("built");
    }
  }

  /** Does something to what builds leave that no build does. */
  private String harm(RandomEdits edits) throws IOException {
    List<Path> cached = files(folder.root.resolve("output/.cache"));
    List<Path> published = files(folder.root.resolve("output/.generations"));
    if (cached.isEmpty() || published.isEmpty()) {
      return "no harm";
    }
    Path one = cached.get(edits.number(cached.size()));
    Path other = cached.get(edits.number(cached.size()));
    Path page = published.get(edits.number(published.size()));
    switch (edits.number(6)) {
      case 0 -> Files.delete(one);
      case 1 -> Files.copy(one, other, StandardCopyOption.REPLACE_EXISTING);
      case 2 -> {
        byte[] bytes = Files.readAllBytes(one);
        bytes[edits.number(bytes.length)] ^= 1;
        Files.write(one, bytes);
      }
      case 3 -> Files.writeString(page, "planted");
      case 4 -> Files.delete(page);
      default -> Files.writeString(page.resolveSibling("planted.html"), "planted");
    }
    return "harm to " + one.getFileName() + " or " + page;
  }

  @Test
  void nothingThatChangedLeavesEverythingInPlace() throws Exception {
    folder.approve();
    same();
    Path before = Files.readSymbolicLink(folder.root.resolve("output/site"));
    same();
    assertEquals(before, Files.readSymbolicLink(folder.root.resolve("output/site")));
    folder.write(ARTICLE, folder.text(ARTICLE) + "\nMore.\n");
    same();
    assertNotEquals(before, Files.readSymbolicLink(folder.root.resolve("output/site")));
  }

  @Test
  void pagesOfArticlesThatDidNotChangeAreTheSameFiles() throws Exception {
    folder.write("articles/topic/other.md", ReviewFolder.article("Walking helps."));
    same();
    Object other = inode("topic/other");
    Object sample = inode("topic/sample");
    folder.write("articles/topic/other.md", ReviewFolder.article("Sleeping helps."));
    same();
    assertNotEquals(other, inode("topic/other"));
    assertEquals(sample, inode("topic/sample"));
  }

  private Object inode(String article) throws IOException {
    return inodeOf(article + "/index.html");
  }

  private Object inodeOf(String path) throws IOException {
    Path file = folder.root.resolve("output/site").resolve(path);
    return Files.getAttribute(file.toRealPath(), "unix:ino");
  }

  /** Ids that begin a range of the index, as any id does whose CRC-32 ends in six zeros. */
  private static List<String> ofRangesOfTheirOwn(int count) {
    List<String> out = new ArrayList<>();
    for (int i = 0; out.size() < count; i++) {
      CRC32 hash = new CRC32();
      hash.update(("topic/a" + i).getBytes(UTF_8));
      if ((hash.getValue() & 63) == 0) {
        out.add("topic/a" + i);
      }
    }
    return out;
  }

  /** The texts of the search data, the files of each range together. */
  private Map<String, Object> texts() throws IOException {
    Path site = folder.root.resolve("output/site").toRealPath();
    Map<String, Object> out = new TreeMap<>();
    for (Path file : files(site.resolve("search"))) {
      String path = site.relativize(file).toString().replace('\\', '/');
      if (path.matches("search/data-[^/]*/[tc]/.*")) {
        out.put(path.replaceFirst("data-[^/]*", "data"), inodeOf(path));
      }
    }
    return out;
  }

  @Test
  void textsOfRangesThatDidNotChangeAreTheSameFilesWhereverTheyGo() throws Exception {
    List<String> ids = ofRangesOfTheirOwn(5);
    for (String id : ids.subList(1, 5)) {
      folder.write("articles/" + id + ".md", ReviewFolder.article("Rest helps " + id + "."));
    }
    same();
    Map<String, Object> before = texts();
    assertTrue(before.size() >= 4 * 4, before::toString);
    folder.write(
        "articles/" + ids.get(2) + ".md", ReviewFolder.article("Walking helps, and sleep does."));
    same();
    Map<String, Object> after = texts();
    assertEquals(before.keySet(), after.keySet());
    assertEquals(4, before.keySet().stream().filter(f -> !isSame(f, before, after)).count());
    folder.write("articles/" + ids.get(0) + ".md", ReviewFolder.article("This comes before all."));
    same();
    assertTrue(texts().values().containsAll(after.values()), "all are there, by other numbers");
    Files.delete(folder.root.resolve("articles/" + ids.get(3) + ".md"));
    same();
  }

  private static boolean isSame(String path, Map<String, Object> one, Map<String, Object> other) {
    return Objects.equals(one.get(path), other.get(path));
  }

  /** The report of all claims has no digest of the whole: that of each part decides. */
  @Test
  void aReportOfClaimsThatWasTouchedCountsByItsPartsAndOneThatWasChangedDoesNot() throws Exception {
    folder.write("articles/topic/other.md", ReviewFolder.article("Walking helps."));
    same();
    Path report = folder.root.resolve("output/report/claims.json");
    Object page = inode("topic/sample");
    Files.setLastModifiedTime(report, FileTime.fromMillis(0));
    change("Sleeping");
    assertEquals(page, inode("topic/sample"), "nothing was made again");
    Files.writeString(report, Files.readString(report).replace("helps", "harms"));
    change("Resting");
    assertFalse(Files.readString(report).contains("harms"));
    Files.writeString(report, "planted", StandardOpenOption.APPEND);
    same();
    change("Standing");
  }

  /** The folder that an article's page lies in. */
  private Object folderOf(String article) throws IOException {
    return Files.getAttribute(
        folder.root.resolve("output/site").resolve(article).toRealPath(), "unix:ino");
  }

  @Test
  void theSiteOfTheBuildBeforeTheLastOneIsUsedAgainAndOnlyIfNobodyTouchedIt() throws Exception {
    folder.write("articles/topic/other.md", ReviewFolder.article("Walking helps."));
    same();
    Object first = folderOf("topic/sample");
    change("Sleeping");
    Object second = folderOf("topic/sample");
    assertNotEquals(first, second);
    Path spare = folder.root.resolve("output/.generations/spare");
    assertTrue(Files.isRegularFile(spare.resolve("topic/sample/index.html")));
    assertFalse(Files.exists(spare.resolve("topic/other/index.html")), "what differs is gone");
    change("Resting");
    assertEquals(first, folderOf("topic/sample"));
    change("Standing");
    assertEquals(second, folderOf("topic/sample"));
    Files.writeString(spare.resolve("topic/sample/planted.html"), "planted");
    change("Lying");
    assertNotEquals(first, folderOf("topic/sample"));
    change("Sitting");
    Files.delete(folder.root.resolve("articles/topic/other.md"));
    same();
    folder.write("articles/topic/other/deeper.md", ReviewFolder.article("Walking helps."));
    same();
    assertEquals(0, build("--no-cache").code());
    assertFalse(Files.exists(spare), "nobody can say what it is");
    same();
  }

  private void change(String how) throws Exception {
    folder.write("articles/topic/other.md", ReviewFolder.article(how + " helps."));
    same();
  }

  @Test
  void whatAnotherSecretSealedIsNotBelieved() throws Exception {
    folder.approve();
    Map<String, String> mine = Map.of("IMPRIMATUR_CACHE_SECRET", "0123456789abcdef".repeat(2));
    assertEquals(0, CommandLine.run(folder.root, mine, "build").code());
    Path before = Files.readSymbolicLink(folder.root.resolve("output/site"));
    Map<String, String> theirs = Map.of("IMPRIMATUR_CACHE_SECRET", "0123456789abcdeg".repeat(2));
    assertEquals(0, CommandLine.run(folder.root, theirs, "build").code());
    Path after = Files.readSymbolicLink(folder.root.resolve("output/site"));
    assertNotEquals(before, after, "everything was made again");
    assertEquals(0, CommandLine.run(folder.root, theirs, "build").code());
    assertEquals(after, Files.readSymbolicLink(folder.root.resolve("output/site")));
    CommandLine.Ran shortOne =
        CommandLine.run(folder.root, Map.of("IMPRIMATUR_CACHE_SECRET", "guess"), "build");
    assertEquals(2, shortOne.code());
    assertTrue(shortOne.err().contains("at least 32 characters"), shortOne.err());
  }

  @Test
  void aCacheThatIsALinkIsNotWrittenThrough() throws Exception {
    Path elsewhere = Files.createDirectories(temp.resolve("elsewhere"));
    Files.createDirectories(folder.root.resolve("output"));
    Files.createSymbolicLink(folder.root.resolve("output/.cache"), elsewhere);
    same();
    same();
    try (Stream<Path> all = Files.list(elsewhere)) {
      assertEquals(List.of(), all.toList());
    }
  }

  private void same() throws Exception {
    Path full = temp.resolve("full");
    CommandLine.Ran made = build();
    CommandLine.Ran again = build("--no-cache", "--out", full.toString());
    String where = folder.root.resolve("output").toString();
    assertEquals(again.out(), made.out(), () -> last().toString());
    assertEquals(again.err().replace(full.toString(), where), made.err(), () -> last().toString());
    assertEquals(again.code(), made.code(), () -> last().toString());
    for (String tree : List.of("site", "index", "report")) {
      Map<String, String> expected = digests(full.resolve(tree));
      Map<String, String> given = digests(folder.root.resolve("output").resolve(tree));
      Set<String> different = new TreeSet<>(expected.keySet());
      different.addAll(given.keySet());
      different.removeIf(path -> Objects.equals(expected.get(path), given.get(path)));
      assertEquals(Set.of(), different, () -> tree + " after " + last());
    }
  }

  private List<String> last() {
    return done.subList(Math.max(0, done.size() - 12), done.size());
  }

  private CommandLine.Ran build(String... more) {
    List<String> args = new ArrayList<>(List.of("build", "--profile", profile, "--as-of"));
    args.add(java.time.LocalDate.of(2026, 6, 1).plusDays(day).toString());
    args.addAll(List.of(more));
    return CommandLine.run(folder.root, args.toArray(String[]::new));
  }

  private static List<Path> files(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(tree.toRealPath())) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static Map<String, String> digests(Path tree) throws Exception {
    Map<String, String> out = new TreeMap<>();
    for (Path file : files(tree)) {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      String path = tree.toRealPath().relativize(file).toString();
      out.put(path, HexFormat.of().formatHex(digest, 0, 8));
    }
    return out;
  }
}
