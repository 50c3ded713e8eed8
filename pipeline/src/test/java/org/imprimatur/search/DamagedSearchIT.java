package org.imprimatur.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.imprimatur.browser.RequiredProgram;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.text.Json;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Broken data never answers: whatever file of the export is missing, cut short, changed by a bit or
 * another's, a question that needs it is refused with a clear error, and every other is answered as
 * before.
 */
@Tag("program")
final class DamagedSearchIT {
  @TempDir private Path folder;

  @Test
  void noDamagedFileChangesAnAnswer() throws Exception {
    Path site = export("site", Articles.many(40, 4));
    Path foreign = export("foreign", Articles.many(20, 4));
    Path questions = folder.resolve("questions.json");
    Files.writeString(questions, Json.compact(questions()), UTF_8);
    Path node = RequiredProgram.find("Node.js is needed to test the scripts", List.of("node"));
    Process process =
        new ProcessBuilder(
                node.toString(),
                folder.resolve("damage.mjs").toString(),
                site.resolve("search/search.js").toString(),
                foreign.resolve("search").toString(),
                questions.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), said);
    assertTrue(said.matches("done [1-9][0-9]{2,} [1-9][0-9]{2,}\n"), said);
  }

  private static List<Object> questions() {
    String usual = Articles.word(3) + " " + Articles.word(20);
    Map<String, ?> all = Map.of("includePending", true);
    Map<String, ?> one = Map.of("includePending", true, "article", "a000003/topic-3");
    return List.of(
        List.of("search", usual, Map.of("limit", 1000)),
        List.of("search", "\"" + Articles.word(1) + " of\"", Map.of()),
        List.of("search", Articles.word(2500) + "x", Map.of()),
        List.of("ask", usual, all),
        List.of("ask", "\"" + Articles.word(1) + " of\"", all),
        List.of("ask", Articles.word(3), one));
  }

  private Path export(String name, Iterable<CheckedArticle> articles) throws Exception {
    // One range, so that the questions read every file.
    Path index = Small.build(folder.resolve(name + "-index"), articles, Small.SYNONYMS, 64);
    Path site = folder.resolve(name);
    Small.export(index, (path, content) -> SameBytesTest.write(site.resolve(path), content));
    Files.writeString(site.resolve("package.json"), "{\"type\": \"module\"}");
    try (InputStream in = DamagedSearchIT.class.getResourceAsStream("/scripts/damage.mjs")) {
      Files.write(folder.resolve("damage.mjs"), Objects.requireNonNull(in).readAllBytes());
    }
    return site;
  }
}
