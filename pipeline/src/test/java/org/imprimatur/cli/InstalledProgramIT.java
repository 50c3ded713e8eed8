package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program as it is installed: its launcher and libraries in a folder with a blank, an empty
 * home, and nothing on the search path but the system's own programs.
 */
@Tag("program")
final class InstalledProgramIT {
  /** The day of all commands: 2026-06-01. */
  private static final String EPOCH = "SOURCE_DATE_EPOCH=1780272000";

  @TempDir Path temp;
  private Path program;
  private Path house;
  private Path home;

  /** What a program said. */
  private record Ran(int code, String out, String err) {}

  @BeforeEach
  void install() throws Exception {
    Path repository = Path.of(System.getProperty("imprimatur.repository")).toRealPath();
    Path jar = Path.of(System.getProperty("imprimatur.jar")).toRealPath();
    Path folder = temp.resolve("a folder/imprimatur");
    home = Files.createDirectories(temp.resolve("home"));
    house = Files.createDirectories(temp.resolve("my house"));
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path lib = Files.createDirectories(folder.resolve("lib"));
    Files.createSymbolicLink(lib.resolve("imprimatur.jar"), jar);
    try (Stream<Path> libraries = Files.list(jar.resolveSibling("lib"))) {
      for (Path library : libraries.sorted().toList()) {
        Files.createSymbolicLink(lib.resolve(library.getFileName().toString()), library);
      }
    }
    program = bin.resolve("imprimatur");
    Files.copy(repository.resolve("pipeline/src/dist/bin/imprimatur"), program);
    assertTrue(program.toFile().setExecutable(true));
  }

  private Ran run(List<String> environment, String... words) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("env", "-i", "HOME=" + home, "PATH=/usr/bin:/bin", EPOCH));
    command.addAll(environment);
    command.add(program.toString());
    command.addAll(List.of(words));
    Path err = temp.resolve("err");
    Process process =
        new ProcessBuilder(command).directory(house.toFile()).redirectError(err.toFile()).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ran(process.waitFor(), out, Files.readString(err));
  }

  private Ran run(String... words) throws Exception {
    return run(List.of("JAVA_HOME=" + System.getProperty("java.home")), words);
  }

  private Ran done(String... words) throws Exception {
    Ran ran = run(words);
    assertEquals(0, ran.code(), String.join(" ", words) + "\n" + ran.out() + ran.err());
    return ran;
  }

  @Test
  void theFirstMinutesOfAHouse() throws Exception {
    assertTrue(done("--version").out().startsWith("imprimatur "));
    done("init", "--title", "Guidelines", "--author", "Sample Author");
    done("new", "spine/neck-pain");
    assertTrue(done("check").out().contains("0 errors"));
    done("build", "--quiet");
    assertTrue(Files.exists(house.resolve("output/site/spine/neck-pain/index.html")));
    assertTrue(done("search", "neck").out().contains("spine/neck-pain"));
    assertEquals(2, run("chekc").code());
    Ran evil = run(List.of("JAVA_HOME=/nowhere"), "check");
    assertEquals(2, evil.code());
    assertTrue(evil.err().contains("there is no bin/java in it"), evil.err());
    Ran options =
        run(List.of("JAVA_OPTS=-Xno", "JAVA_HOME=" + System.getProperty("java.home")), "check");
    assertEquals(2, options.code());
    assertTrue(options.err().contains("Java does not start with these options"), options.err());
  }

  /** A Java that came with the program is the one that runs it, whatever else is there. */
  @Test
  void itsOwnJavaComesFirst() throws Exception {
    Path runtime = program.resolveSibling("../runtime").normalize();
    Files.createSymbolicLink(runtime, Path.of(System.getProperty("java.home")));
    Ran ran = run(List.of("JAVA_HOME=/nowhere"), "--version");
    assertEquals(0, ran.code(), ran.err());
  }

  @Test
  void linksLeadToIt() throws Exception {
    Path link = temp.resolve("link");
    Files.createSymbolicLink(link, program);
    program = link;
    assertTrue(done("--version").out().startsWith("imprimatur "));
  }
}
