package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The action that installs a release: by its bytes or not at all. */
final class InstallActionTest {
  @TempDir Path temp;
  private PinnedRelease release;

  @BeforeEach
  void release() throws Exception {
    ReviewFolder.needs("bash", "tar", "sha256sum");
    release = new PinnedRelease(temp, "#!/bin/sh\n");
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
    bash.environment().put("URL", PinnedRelease.URL);
    bash.environment().put("SHA256", sha256);
    bash.environment().put("PATH", release.programs + ":" + System.getenv("PATH"));
    Process process = bash.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    int code = process.waitFor();
    boolean isThere = Files.exists(work.resolve("imprimatur/bin/imprimatur"));
    assertEquals(code == 0, isThere, said);
    return code;
  }

  @Test
  void onlyTheBytesThatAreNamedAreInstalled() throws Exception {
    String right = release.sha256();
    assertEquals(0, install(right));
    assertTrue(Files.readString(temp.resolve("path")).endsWith("/imprimatur/bin\n"));
    Files.delete(temp.resolve("path"));
    for (String wrong : new String[] {"0".repeat(64), "", right + "\n" + right, "x"}) {
      assertTrue(install(wrong) != 0, wrong);
      assertFalse(Files.exists(temp.resolve("path")), wrong);
    }
  }

  /** The action, the two workflows and the file for GitLab install it in the same words. */
  @Test
  void theRecipesInstallItAsTheActionDoes() throws IOException {
    String shared = script().lines().skip(2).collect(Collectors.joining("\n"));
    shared = shared.substring(0, shared.indexOf("echo \"$folder/bin\""));
    assertTrue(shared.contains("sha256sum --check"), shared);
    String page = Files.readString(Path.of("../docs/ci.md"));
    String stripped = page.lines().map(String::strip).collect(Collectors.joining("\n"));
    assertEquals(3, stripped.split(Pattern.quote(shared), -1).length - 1);
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
