package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program through {@code ./imprimatur}, as a user starts it. */
@Tag("program")
final class LauncherIT {
  private static final Path REPOSITORY =
      Path.of(System.getProperty("imprimatur.repository", "..")).toAbsolutePath().normalize();

  @TempDir Path temp;

  private record Ran(int code, String out, String err) {}

  @Test
  void itRunsFromAnyFolderThroughLinksWithBlanks() throws Exception {
    Path folder = Files.createDirectories(temp.resolve("a folder/deep er"));
    Path inner = Files.createSymbolicLink(temp.resolve("inner link"), REPOSITORY);
    Path link =
        Files.createSymbolicLink(
            folder.resolve("im primatur"), folder.relativize(inner.resolve("imprimatur")));
    Ran ran = run(folder, Map.of(), link.toString(), "--version");
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().matches("imprimatur \\S+\n"), ran.out());
    assertEquals("", ran.err());
  }

  @Test
  void theExitCodeIsHandedOnAndJavaSaysNothing() throws Exception {
    Ran ran = run(temp, Map.of(), launcher(), "chekc");
    assertEquals(2, ran.code());
    assertEquals("", ran.out());
    assertEquals("imprimatur: there is no command \"chekc\"\nDid you mean \"check\"?\n", ran.err());
  }

  @Test
  void outputIsUtf8InAnyLocale() throws Exception {
    Path root = Files.createDirectory(temp.resolve("wurzel-ü"));
    Files.writeString(root.resolve("imprimatur.yaml"), "site: {id: a, title: Ä}\nüx: 1\n");
    Ran ran = run(root, Map.of("LC_ALL", "C", "LANG", "C"), launcher(), "check");
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().contains("unknown key \"üx\""), ran.out());
  }

  @Test
  void aReaderThatGoesAwayIsNoReasonToComplain() throws Exception {
    Ran ran =
        run(temp, Map.of(), "bash", "-c", "'" + launcher() + "' --help | head -n 1 >/dev/null");
    assertEquals("", ran.err());
  }

  @Test
  void aMissingJavaIsToldInASentence() throws Exception {
    Ran ran = run(temp, Map.of("JAVA_HOME", temp.toString()), launcher(), "--version");
    assertEquals(2, ran.code());
    assertEquals("", ran.out());
    assertTrue(ran.err().startsWith("imprimatur: JAVA_HOME is "), ran.err());
  }

  @Test
  void anOldJavaIsToldInASentence() throws Exception {
    Path java = Files.createDirectories(temp.resolve("old/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\n");
    assertTrue(java.toFile().setExecutable(true));
    Files.writeString(temp.resolve("old/release"), "JAVA_VERSION=\"1.8.0_402\"\n");
    Ran ran =
        run(temp, Map.of("JAVA_HOME", temp.resolve("old").toString()), launcher(), "--version");
    assertEquals(2, ran.code());
    assertTrue(ran.err().contains("is Java 1.8.0_402, but 17 or newer is needed"), ran.err());
  }

  @Test
  void aBuildOfTheSamplesCanBeSearched() throws Exception {
    Path out = temp.resolve("out");
    String[] build = {
      launcher(), "build", "--root", REPOSITORY.toString(), "--out", out.toString(), "--json"
    };
    Ran built = run(temp, Map.of("SOURCE_DATE_EPOCH", "1780272000"), build);
    assertTrue(built.code() <= 1, built.err());
    Ran found =
        run(
            temp,
            Map.of(),
            launcher(),
            "search",
            "--root",
            REPOSITORY.toString(),
            "--out",
            out.toString(),
            "--json",
            "nerve");
    assertEquals(0, found.code(), found.err());
    assertTrue(found.out().contains("\"article\""), found.out());
    assertEquals("", found.err());
  }

  @Test
  void inCiSomebodyMustVouchForTheBoardAndATagIsNobody() throws Exception {
    Path root = temp.resolve("house");
    Files.createDirectories(root.resolve("articles"));
    Files.writeString(root.resolve("imprimatur.yaml"), "site: {id: a, title: A}\n");
    Files.writeString(root.resolve("articles/one.review.jsonl"), "");
    String git =
        "git init -q -b main . && git add . && git -c user.name=a -c user.email=a@example.org"
            + " commit -q -m first && git update-ref refs/remotes/origin/main HEAD"
            + " && git tag origin/main";
    assertEquals(0, run(root, Map.of(), "bash", "-c", git).code());
    Ran bare = run(root, Map.of("CI", "true"), launcher(), "check");
    assertEquals(1, bare.code(), bare.err());
    assertTrue(
        bare.out().contains("imprimatur.yaml:1:1: error review/untrusted-board"), bare.out());
    Ran tag = run(root, Map.of("CI", "true"), launcher(), "check", "--trust", "origin/main");
    assertEquals(2, tag.code());
    assertEquals("", tag.out());
    assertTrue(
        tag.err().contains("fits more than one: refs/remotes/origin/main, refs/tags/origin/main"),
        tag.err());
  }

  /** What a contributor committed where the program keeps what it trusts. */
  @Test
  void aCommittedJournalIsRefused() throws Exception {
    ReviewFolder.needs("git");
    Path root = Files.createDirectories(temp.resolve("house/output/.review"));
    Files.writeString(root.resolve("journal"), "anything");
    root = temp.resolve("house");
    Files.writeString(root.resolve("imprimatur.yaml"), "site: {id: a, title: A}\n");
    ReviewFolder.exec(root, "git", "init", "-q", "--template=");
    ReviewFolder.exec(root, "git", "add", "-A");
    Ran ran = run(root, Map.of(), launcher(), "check", "--quiet");
    assertEquals(2, ran.code(), ran.err());
    assertTrue(ran.err().contains("git rm --cached -r -- output/.review"), ran.err());
  }

  /** Java itself ends with 1 then, which would mean findings. */
  @Test
  void aJavaThatDoesNotStartIsWrongUsage() throws Exception {
    Map<String, String> wrong =
        Map.of("JAVA_OPTS", "-Xmx1q", "JAVA_TOOL_OPTIONS", "-XX:+NoSuchOption");
    for (Map.Entry<String, String> each : wrong.entrySet()) {
      Ran ran = run(temp, Map.of(each.getKey(), each.getValue()), launcher(), "--version");
      assertEquals(2, ran.code(), ran.err());
      assertEquals("", ran.out());
      assertTrue(ran.err().startsWith("imprimatur: Java does not start with "), ran.err());
    }
    Ran right = run(temp, Map.of("JAVA_OPTS", "-Xmx1g"), launcher(), "--version");
    assertEquals(0, right.code(), right.err());
    assertEquals("", right.err());
  }

  @Test
  void tooFewFilesAreToldInASentence() throws Exception {
    Path root = Files.createDirectory(temp.resolve("house"));
    Files.writeString(root.resolve("imprimatur.yaml"), "site: {id: a, title: A}\n");
    String jar =
        "\"$JAVA_HOME/bin/java\" -jar '"
            + REPOSITORY.resolve("pipeline/target/imprimatur.jar")
            + "'";
    for (String program : List.of("'" + launcher() + "'", jar)) {
      String line = "ulimit -n 40; " + program + " check";
      Ran ran = run(root, Map.of(), "bash", "-c", line);
      assertEquals(2, ran.code(), ran.err());
      assertTrue(ran.err().startsWith("imprimatur: the system lets "), ran.err());
      assertEquals(1, ran.err().lines().count(), ran.err());
    }
  }

  /** The program is not built through a link that came with the checkout. */
  @Test
  void aLinkInPlaceOfTheBuildsLockIsNotFollowed() throws Exception {
    Path home = Files.createDirectories(temp.resolve("checkout"));
    Files.copy(Path.of(launcher()), home.resolve("imprimatur"), COPY_ATTRIBUTES);
    Path victim = Files.writeString(temp.resolve("victim"), "theirs");
    Path target = Files.createDirectories(home.resolve("pipeline/target"));
    Path lock = Files.createSymbolicLink(target.resolve(".build.lock"), victim);
    Ran ran = run(temp, Map.of(), home.resolve("imprimatur").toString(), "--version");
    assertEquals(2, ran.code(), ran.err());
    assertTrue(ran.err().contains(".build.lock is a symbolic link"), ran.err());
    assertEquals("theirs", Files.readString(victim));
    Files.delete(lock);
    Files.delete(target);
    Files.createSymbolicLink(target, Files.createDirectory(temp.resolve("elsewhere")));
    ran = run(temp, Map.of(), home.resolve("imprimatur").toString(), "--version");
    assertEquals(2, ran.code(), ran.err());
    assertTrue(ran.err().contains("pipeline/target is a symbolic link"), ran.err());
  }

  /** A checkout without sources, where Maven is one of the test's that only copies the program. */
  private Path checkout() throws IOException {
    Path home = Files.createDirectories(temp.resolve("check out"));
    for (String folder : List.of("pipeline/src", "docs/rules", "docs/schema", "articles", "bin")) {
      Files.createDirectories(home.resolve(folder));
    }
    for (String file : List.of("pom.xml", "pipeline/pom.xml")) {
      Files.createFile(home.resolve(file));
    }
    Files.writeString(home.resolve("imprimatur.yaml"), "site: {id: a, title: A}\n");
    Files.copy(Path.of(launcher()), home.resolve("imprimatur"), COPY_ATTRIBUTES);
    Path maven = home.resolve("bin/mvn");
    String copy = "cp -r '" + REPOSITORY.resolve("pipeline/target") + "'/{imprimatur.jar,lib}";
    Files.writeString(maven, "#!/usr/bin/env bash\n" + copy + " pipeline/target/\n");
    assertTrue(maven.toFile().setExecutable(true));
    return home;
  }

  private static Map<String, String> path(Path home) {
    return Map.of("PATH", home.resolve("bin") + ":" + System.getenv("PATH"), "JAVA_OPTS", "");
  }

  @Test
  void classesAreArchivedAndAnArchiveThatCannotBeUsedDoesNoHarm() throws Exception {
    Path home = checkout();
    Map<String, String> path = path(home);
    String[] check = {home.resolve("imprimatur").toString(), "check", "--root", home.toString()};
    Ran first = run(temp, path, check);
    assertEquals(0, first.code(), first.err());
    Path archive = archive(home);
    assertTrue(Files.size(archive) > 1_000_000, "no archive worth its name");
    Map<String, String> strict =
        Map.of("PATH", path.get("PATH"), "JAVA_OPTS", "-Xshare:on -Xlog:disable");
    Ran used = run(temp, strict, check);
    assertEquals(new Ran(0, first.out(), ""), used);
    Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rw-------"));
    byte[] whole = Files.readAllBytes(archive);
    for (int length : List.of(0, 100, whole.length / 2)) {
      Files.write(archive, java.util.Arrays.copyOf(whole, length));
      assertEquals(used, run(temp, path, check), "an archive of " + length + " bytes");
    }
    for (int at : List.of(0, 100, whole.length / 2, whole.length - 1)) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 1;
      Files.write(archive, damaged);
      assertEquals(used, run(temp, path, check), "an archive with another byte at " + at);
    }
  }

  /** Some Java 17 end themselves over the classes of lambdas, when these are archived or read. */
  @Test
  void whereJavaBreaksDownOverLambdasTheyAreNotArchived() throws Exception {
    Path home = checkout();
    Path java = Path.of(System.getProperty("java.home"));
    Path broken = Files.createDirectories(temp.resolve("broken java"));
    Files.copy(java.resolve("release"), broken.resolve("release"));
    Path start = Files.createDirectory(broken.resolve("bin")).resolve("java");
    Files.writeString(
        start,
        """
        #!/usr/bin/env bash
        for word in "$@"; do
          case $word in
            -XX:SharedClassListFile=*) if grep -q '^@lambda' "${word#*=}"; then exit 134; fi ;;
          esac
        done
        exec '%s' "$@"
        """
            .formatted(java.resolve("bin/java")));
    assertTrue(start.toFile().setExecutable(true));
    Map<String, String> environment =
        Map.of(
            "PATH",
            home.resolve("bin") + ":" + System.getenv("PATH"),
            "JAVA_OPTS",
            "",
            "JAVA_HOME",
            broken.toString());
    String[] check = {home.resolve("imprimatur").toString(), "check", "--root", home.toString()};
    Ran first = run(temp, environment, check);
    assertEquals(0, first.code(), first.err());
    assertTrue(Files.size(archive(home)) > 1_000_000, "no archive worth its name");
    assertEquals(new Ran(0, first.out(), ""), run(temp, environment, check));
  }

  private static Path archive(Path home) throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("pipeline/target"))) {
      return files.filter(file -> file.toString().endsWith(".jsa")).findFirst().orElseThrow();
    }
  }

  private static String launcher() {
    return REPOSITORY.resolve("imprimatur").toString();
  }

  @Test
  void serveOpensTheBrowserAtAnAddressThatLetsItIn() throws Exception {
    Path root = temp.resolve("house");
    Files.createDirectories(root.resolve("articles"));
    Files.writeString(root.resolve("imprimatur.yaml"), "site: {id: a, title: House of Samples}\n");
    // The browser of this user tells which address it was given; it ends the preview, too.
    Path bin = Files.createDirectories(temp.resolve("bin"));
    Path told = temp.resolve("told");
    assertEquals(0, new ProcessBuilder("mkfifo", told.toString()).start().waitFor());
    Path browser = bin.resolve("xdg-open");
    Files.writeString(browser, "#!/bin/sh\nprintf '%s\\n' \"$1\" >'" + told + "'\n");
    assertTrue(browser.toFile().setExecutable(true));
    ProcessBuilder builder =
        new ProcessBuilder(launcher(), "serve", "--open", "--quiet", "--root", root.toString());
    builder.environment().putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("PATH", bin + ":" + System.getenv("PATH"));
    builder.redirectErrorStream(true);
    Process serve = builder.start();
    try {
      String address = Files.readString(told).strip();
      assertTrue(address.matches("http://localhost:\\d+/_open/\\S+"), address);
      HttpClient client =
          HttpClient.newBuilder()
              .followRedirects(HttpClient.Redirect.ALWAYS)
              .cookieHandler(new CookieManager())
              .build();
      HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
      String page = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      assertTrue(page.contains("House of Samples"), page);
    } finally {
      serve.destroy();
      serve.waitFor();
    }
  }

  private Ran run(Path folder, Map<String, String> environment, String... words)
      throws IOException, InterruptedException {
    Path err = Files.createTempFile(temp, "err", "");
    List<String> command = new ArrayList<>(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(folder.toFile());
    builder.environment().putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    builder.redirectError(err.toFile());
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ran(process.waitFor(), out, Files.readString(err));
  }
}
