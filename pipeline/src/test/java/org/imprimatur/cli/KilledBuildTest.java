package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.imprimatur.disk.FaultyDisk;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Builds that take over what earlier ones left, killed or refused by the disk in the middle: what
 * is published is the old output or the new one, whole, and the next build is as if nothing had
 * been. {@code -Dkilled.every=1} tries every step.
 */
final class KilledBuildTest extends ReviewFolderTests {
  private static final int EVERY = Integer.getInteger("killed.every", 193);

  @ParameterizedTest
  @EnumSource(
      value = FaultyDisk.Fault.class,
      names = {"KILL", "FAIL_ONCE", "FAIL_ON"})
  void whatIsPublishedIsWholeAndTheNextBuildIsAsEver(FaultyDisk.Fault fault) throws Exception {
    for (String id : List.of("a/one", "a/two", "b/three")) {
      folder.write("articles/" + id + ".md", ReviewFolder.article("Rest helps " + id + "."));
    }
    folder.approve();
    folder.commit();
    Map<String, String> old = built();
    edit("Rest", "Walking");
    FaultyDisk counted = FaultyDisk.healthy();
    assertEquals(0, CommandLine.run(counted.path(folder.root), "build").code());
    Map<String, String> edited = published();
    int steps = counted.steps().size();
    assertTrue(steps > 60, counted.steps()::toString);
    for (int at = fault.name().length() * 7 % EVERY; at < steps; at += EVERY) {
      edit("Walking", "Rest");
      assertEquals(old, built(), "before step " + at);
      edit("Rest", "Walking");
      FaultyDisk disk = new FaultyDisk(fault, at);
      CommandLine.Ran ran = struck(disk);
      String what = fault + " at " + at + ", " + last(disk) + ": " + ran.err();
      Map<String, String> left = published();
      assertTrue(left.equals(old) || left.equals(edited), what);
      if (fault != FaultyDisk.Fault.KILL) {
        assertFalse(ran.err().contains("\tat "), what);
        assertEquals(ran.code() == 0 ? edited : left, left, what);
      }
      assertEquals(edited, built(), what);
    }
  }

  private CommandLine.Ran struck(FaultyDisk disk) {
    try {
      return CommandLine.run(disk.path(folder.root), "build");
    } catch (FaultyDisk.Killed e) {
      return new CommandLine.Ran(137, "", "");
    }
  }

  private static String last(FaultyDisk disk) {
    List<String> steps = disk.steps();
    return steps.isEmpty() ? "" : steps.get(steps.size() - 1);
  }

  private void edit(String from, String to) throws IOException {
    String path = "articles/a/two.md";
    folder.write(path, folder.text(path).replace(from, to));
  }

  private Map<String, String> built() throws Exception {
    CommandLine.Ran ran = folder.run("build");
    assertEquals(0, ran.code(), ran.err());
    return published();
  }

  /** All files that are published, by their digests. */
  private Map<String, String> published() throws Exception {
    Map<String, String> out = new TreeMap<>();
    for (String part : List.of("site", "index", "report")) {
      Path real = folder.root.resolve("output/" + part).toRealPath();
      try (Stream<Path> files = Files.walk(real)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
          String name = part + "/" + real.relativize(file).toString().replace('\\', '/');
          out.put(name, HexFormat.of().formatHex(Arrays.copyOf(digest, 8)));
        }
      }
    }
    return out;
  }
}
