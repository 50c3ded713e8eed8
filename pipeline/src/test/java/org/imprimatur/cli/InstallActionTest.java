package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The action that installs a release: by its bytes or not at all. */
final class InstallActionTest {
  @TempDir Path temp;
  private Path archive;

  @BeforeEach
  void release() throws Exception {
    ReviewFolder.needs("bash", "tar", "sha256sum");
    Path bin = Files.createDirectories(temp.resolve("made/imprimatur-1/bin"));
    Files.writeString(bin.resolve("imprimatur"), "#!/bin/sh\n");
    archive = temp.resolve("release.tar.gz");
    Process tar =
        new ProcessBuilder(
                "tar", "-czf", archive.toString(), "-C", temp.resolve("made").toString(), ".")
            .start();
    assertEquals(0, tar.waitFor());
    // In the place of the network: what is asked for is that file.
    Path curl = Files.createDirectories(temp.resolve("programs")).resolve("curl");
    Files.writeString(
        curl,
        "#!/bin/sh\nwhile [ \"$1\" != --output ]; do shift; done\nexec cp '"
            + archive
            + "' \"$2\"\n");
    assertTrue(curl.toFile().setExecutable(true));
  }

  /** The lines behind {@code run: |}. */
  private static String script() throws IOException {
    String yaml = Files.readString(Path.of("action/action.yml"));
    return yaml.substring(yaml.indexOf("run: |\n") + 7)
        .lines()
        .map(line -> line.strip())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private int install(String sha256) throws Exception {
    Path work = Files.createTempDirectory(temp, "runner temp");
    ProcessBuilder bash =
        new ProcessBuilder("bash", "-c", script())
            .redirectErrorStream(true)
            .directory(temp.toFile());
    bash.environment().put("RUNNER_TEMP", work.toString());
    bash.environment().put("GITHUB_PATH", temp.resolve("path").toString());
    bash.environment().put("URL", "https://releases.example/imprimatur.tar.gz");
    bash.environment().put("SHA256", sha256);
    bash.environment().put("PATH", temp.resolve("programs") + ":" + System.getenv("PATH"));
    Process process = bash.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    int code = process.waitFor();
    boolean isThere =
        Files.exists(work.resolve("imprimatur/imprimatur-1/bin/imprimatur"))
            || Files.exists(work.resolve("imprimatur/bin/imprimatur"));
    assertEquals(code == 0, isThere, said);
    return code;
  }

  @Test
  void onlyTheBytesThatAreNamedAreInstalled() throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(archive));
    String right = HexFormat.of().formatHex(digest);
    assertEquals(0, install(right));
    assertTrue(Files.readString(temp.resolve("path")).endsWith("/imprimatur/bin\n"));
    Files.delete(temp.resolve("path"));
    for (String wrong : new String[] {"0".repeat(64), "", right + "\n" + right, "x"}) {
      assertTrue(install(wrong) != 0, wrong);
      assertFalse(Files.exists(temp.resolve("path")), wrong);
    }
  }

  /** Whoever calls it names bytes; nothing else is fetched, and no other action is called. */
  @Test
  void nothingElseIsCalled() throws IOException {
    String yaml = Files.readString(Path.of("action/action.yml"));
    assertFalse(yaml.contains("uses:"), yaml);
    assertEquals(1, yaml.split("curl ", -1).length - 1);
    assertFalse(script().contains("${{"), "an input is never pasted into a script");
  }
}
