package org.imprimatur.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.imprimatur.browser.RequiredProgram;

/** The search modules in Node.js. */
final class NodeScripts {
  private NodeScripts() {}

  /**
   * Puts calls to an export.
   *
   * @param folder with the export's folder {@code search}
   * @param calls each a list of function, text and options, as JSON
   * @return what each gave
   */
  static List<?> run(Path folder, List<String> calls) throws Exception {
    Path node = RequiredProgram.find("Node.js is needed to test the scripts", List.of("node"));
    Path script = folder.resolve("search.mjs");
    try (InputStream in = NodeScripts.class.getResourceAsStream("/scripts/search.mjs")) {
      Files.write(script, Objects.requireNonNull(in).readAllBytes());
    }
    // Only a package with "type": "module" has modules in files that end in .js.
    Files.writeString(folder.resolve("package.json"), "{\"type\": \"module\"}");
    Path asked = folder.resolve("questions.json");
    Path given = folder.resolve("answers.json");
    Files.writeString(asked, "[" + String.join(",", calls) + "]", UTF_8);
    Process process =
        new ProcessBuilder(
                node.toString(),
                script.toString(),
                folder.resolve("search/search.js").toString(),
                asked.toString(),
                given.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), said);
    Object answers = Answers.read(Files.readString(given, UTF_8));
    assertNotNull(answers);
    return (List<?>) answers;
  }
}
