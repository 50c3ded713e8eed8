package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that shares no code with the server: the one that Visual Studio Code is made with. */
@Tag("program")
final class EditorProtocolIT {
  private static final String CLIENT = "vscode-jsonrpc@8.2.1";

  @TempDir Path root;

  @Test
  void everyRequestIsAnswered() throws Exception {
    Path node = NodePackages.node();
    Path tools = NodePackages.folder("editor-client");
    NodePackages.install(tools, "node_modules/vscode-jsonrpc/node.js", CLIENT);
    Files.writeString(
        root.resolve("imprimatur.yaml"),
        "site: {id: s, title: S}\npeople: [{id: a.author, name: A}]\n");
    Files.createDirectories(root.resolve("articles"));
    Files.createDirectories(root.resolve("references"));
    Files.writeString(
        root.resolve("references/works.yaml"),
        "references:\n  - {id: work, type: report, title: A sample, author: [{literal: B}], issued: 2020}\n");
    Files.writeString(
        root.resolve("articles/a.md"),
        EditorSession.article("## Care\n\n\uD83D\uDE00 Rest 250mg. Walk [@work].\n"));
    JsonNode said = play(node, tools);
    assertOffers(said);
    assertAnswers(said);
    assertEquals("work", said.at("/keys/0/label").asText());
    assertTrue(said.at("/key/documentation").asText().contains("A Sample"));
    // The emoji counts as two.
    assertEquals(22, said.at("/place/start/character").asInt());
    assertEquals(2, said.at("/rename/changes").size());
    assertTrue(said.get("refused").asText().contains("no key or fixed id"));
    // Either the answer was there before it was cancelled, or it is RequestCancelled.
    assertTrue(Set.of("answered", "-32800").contains(said.get("cancelled").asText()));
    assertEquals(0, said.get("exit").asInt());
  }

  private static void assertOffers(JsonNode said) {
    Set<String> offers = new TreeSet<>();
    said.get("offers").forEach(offer -> offers.add(offer.asText()));
    assertTrue(
        offers.containsAll(
            Set.of(
                "codeActionProvider",
                "codeLensProvider",
                "completionProvider",
                "definitionProvider",
                "documentSymbolProvider",
                "hoverProvider",
                "inlayHintProvider",
                "referencesProvider",
                "renameProvider",
                "textDocumentSync",
                "workspaceSymbolProvider")),
        offers.toString());
    assertEquals("utf-16", said.get("encoding").asText());
    assertEquals("[\"workspace/didChangeWatchedFiles\"]", said.get("watched").toString());
  }

  private static void assertAnswers(JsonNode said) {
    assertTrue(said.get("findings").toString().contains("dose/number-unit-space"), said.toString());
    assertTrue(said.get("hover").asText().contains("A Sample"), said.get("hover").asText());
    assertTrue(said.at("/definition/0/uri").asText().endsWith("references/works.yaml"));
    assertEquals(2, said.get("references").size());
    assertEquals("1 of 2 covered", said.at("/outline/0/detail").asText());
    assertEquals("Care", said.at("/outline/0/children/0/name").asText());
    assertEquals("work", said.at("/symbols/0/name").asText());
    assertEquals(List.of("1", "uncited"), labels(said.get("hints")));
    assertEquals(
        "status: submitted; claims: 1 of 2 covered", said.at("/lenses/0/command/title").asText());
    assertTrue(said.get("actions").toString().contains("250 mg"), said.get("actions").toString());
  }

  private static List<String> labels(JsonNode hints) {
    List<String> out = new ArrayList<>();
    hints.forEach(hint -> out.add(hint.get("label").asText()));
    return out.stream().sorted().toList();
  }

  private JsonNode play(Path node, Path tools) throws Exception {
    Path script = Path.of("src/test/resources/editor/client.mjs").toAbsolutePath();
    String out =
        NodePackages.run(
            root,
            node.toString(),
            script.toString(),
            tools.toString(),
            root.toRealPath().toString(),
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "org.imprimatur.cli.Main",
            "lsp");
    return new ObjectMapper().readTree(out);
  }
}
