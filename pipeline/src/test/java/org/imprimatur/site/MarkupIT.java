package org.imprimatur.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.imprimatur.browser.RequiredProgram;
import org.imprimatur.wording.Wording;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every page is HTML as the standard has it: the Nu checker finds no error. */
@Tag("program")
final class MarkupIT {
  /** Needs no newer Java than we do. */
  private static final String CHECKER = "vnu-jar@26.9.27";

  @TempDir Path site;

  @Test
  void theCheckerFindsNoErrorOnAnyPage() throws Exception {
    Corpus corpus = Corpus.ofRepository();
    corpus.write(site.resolve("english"));
    corpus.look = Look.of(Wording.of("ar", Map.of()));
    corpus.write(site.resolve("arabic"));
    Path npm = RequiredProgram.find("npm is needed to check the pages", List.of("npm"));
    Path pipeline = Path.of(System.getProperty("imprimatur.repository"), "pipeline").toRealPath();
    Path tools = Files.createDirectories(pipeline.resolve("target/nu-checker"));
    Path jar = tools.resolve("node_modules/vnu-jar/build/dist/vnu.jar");
    if (!Files.exists(jar)) {
      run(
          npm.toString(),
          "install",
          "--silent",
          "--no-audit",
          "--no-fund",
          "--no-package-lock",
          "--prefix",
          tools.toString(),
          CHECKER);
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    run(
        java,
        "-XX:TieredStopAtLevel=1",
        "-Xss4m",
        "-jar",
        jar.toString(),
        "--errors-only",
        "--skip-non-html",
        site.toString());
  }

  private static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), String.join(" ", command) + "\n" + said);
  }
}
