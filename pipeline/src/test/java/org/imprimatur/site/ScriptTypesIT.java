package org.imprimatur.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.imprimatur.browser.RequiredProgram;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The scripts of the pages keep to the types that their comments state: TypeScript checks them. */
@Tag("program")
final class ScriptTypesIT {
  /** The last of the line that runs on Node.js without a compiled part of its own. */
  private static final String TYPESCRIPT = "typescript@5.9.3";

  @Test
  void everyScriptKeepsToItsTypes() throws Exception {
    Path node = RequiredProgram.find("Node.js is needed to check the scripts", List.of("node"));
    Path npm = RequiredProgram.find("npm is needed to check the scripts", List.of("npm"));
    Path pipeline = Path.of(System.getProperty("imprimatur.repository"), "pipeline").toRealPath();
    Path tools = Files.createDirectories(pipeline.resolve("target/typescript"));
    Path compiler = tools.resolve("node_modules/typescript/bin/tsc");
    if (!Files.exists(compiler)) {
      run(
          npm.toString(),
          "install",
          "--silent",
          "--no-audit",
          "--no-fund",
          "--no-package-lock",
          "--prefix",
          tools.toString(),
          TYPESCRIPT);
    }
    run(node.toString(), compiler.toString(), "-p", pipeline.resolve("tsconfig.json").toString());
  }

  private static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), String.join(" ", command) + "\n" + said);
  }
}
