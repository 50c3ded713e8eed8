package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The extension for Visual Studio Code: small, the same each time, and it trusts no folder. */
@Tag("program")
final class VisualStudioCodeIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST = 200_000;

  @TempDir Path temp;

  private static Path sources() throws Exception {
    Path repository = Path.of(System.getProperty("imprimatur.repository")).toRealPath();
    return repository.resolve("pipeline/editors/vscode");
  }

  @Test
  void itIsPackedSmallAndTheSameEachTime() throws Exception {
    Path node = NodePackages.node();
    Path folder = NodePackages.folder("vscode");
    try (Stream<Path> files = Files.list(sources())) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        Path copy = folder.resolve(file.getFileName().toString());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    NodePackages.install(folder, "node_modules/esbuild/lib/main.js");
    byte[] first = pack(node, folder, temp.resolve("one.vsix"));
    assertArrayEquals(first, pack(node, folder, temp.resolve("two.vsix")));
    assertTrue(first.length < MOST, "bytes: " + first.length);
    Map<String, byte[]> files = entries(first);
    assertEquals(
        List.of(
            "[Content_Types].xml",
            "extension.vsixmanifest",
            "extension/LICENSE.txt",
            "extension/OTHERS.txt",
            "extension/README.md",
            "extension/client.js",
            "extension/package.json"),
        List.copyOf(files.keySet()));
    JsonNode packed = JSON.readTree(files.get("extension/package.json"));
    assertFalse(packed.has("dependencies"), packed.toString());
    // What came with the packages is named with its licence, and nothing else came.
    String others = new String(files.getOrDefault("extension/OTHERS.txt", new byte[0]), UTF_8);
    try (Stream<Path> packages = Files.list(folder.resolve("node_modules"))) {
      for (String name : packages.map(p -> p.getFileName().toString()).sorted().toList()) {
        boolean bundled = !name.startsWith(".") && !name.endsWith("esbuild");
        assertEquals(bundled, others.contains(name + "\n\n"), name);
      }
    }
  }

  private byte[] pack(Path node, Path folder, Path to) throws Exception {
    Path licence = Path.of(System.getProperty("imprimatur.repository"), "LICENSE").toRealPath();
    NodePackages.run(folder, node.toString(), "pack.mjs", to.toString(), licence.toString());
    return Files.readAllBytes(to);
  }

  private static Map<String, byte[]> entries(byte[] archive) throws Exception {
    Map<String, byte[]> out = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive), UTF_8)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        out.put(entry.getName(), zip.readAllBytes());
      }
    }
    return out;
  }

  @Test
  void itNamesExactVersionsAndReadsNoSettingOfAFolder() throws Exception {
    JsonNode manifest = JSON.readTree(sources().resolve("package.json").toFile());
    for (String list : List.of("dependencies", "devDependencies", "overrides")) {
      for (JsonNode version : manifest.get(list)) {
        assertTrue(version.asText().matches("\\d+\\.\\d+\\.\\d+"), list + ": " + version);
      }
    }
    assertFalse(Files.exists(sources().resolve("package-lock.json")));
    assertFalse(manifest.at("/capabilities/untrustedWorkspaces/supported").asBoolean(true));
    JsonNode settings = manifest.at("/contributes/configuration/properties");
    settings.forEach(setting -> assertEquals("machine", setting.get("scope").asText()));
    assertEquals(2, settings.size());
    String pom = Files.readString(Path.of(System.getProperty("imprimatur.repository"), "pom.xml"));
    String version = manifest.get("version").asText();
    assertTrue(
        pom.contains("<version>" + version + "-SNAPSHOT</version>")
            || pom.contains("<version>" + version + "</version>"),
        version);
  }

  @Test
  void nothingStartsInAnUntrustedFolderNorByItsSettings() throws Exception {
    Path script = Path.of("src/test/resources/editor/trust.mjs").toAbsolutePath();
    Path program = Files.createDirectory(temp.resolve("bin")).resolve("imprimatur");
    assertTrue(Files.createFile(program).toFile().setExecutable(true));
    // The editor's own search path has the program's folder; a file of that name lies here, too.
    Files.createFile(temp.resolve("no-such-program"));
    String out =
        NodePackages.run(
            temp,
            "/usr/bin/env",
            "PATH=" + program.getParent() + ":",
            NodePackages.node().toString(),
            script.toString(),
            sources().resolve("client.js").toString(),
            program.toString());
    JsonNode said = JSON.readTree(out);
    assertEquals(0, said.get("untrusted").asInt());
    JsonNode plain = said.at("/started/0");
    assertEquals("imprimatur", plain.get("command").asText());
    assertEquals("[\"lsp\"]", plain.get("args").toString());
    assertEquals("/extension", plain.at("/options/cwd").asText());
    assertEquals("{\"isTrusted\":false,\"supportHtml\":false}", plain.get("markdown").toString());
    // Another setting starts nothing; a setting of the program starts it again, and is obeyed.
    assertEquals(1, said.get("before").asInt());
    assertEquals(program.toString(), said.at("/started/1/command").asText());
    assertEquals("[\"lsp\",\"--void-approvals\"]", said.at("/started/1/args").toString());
    assertEquals(3, said.get("started").size());
    assertEquals(3, said.get("stopped").asInt());
    // What is missing is said in words, with the way to the setting.
    assertEquals(
        "There is no program /nowhere/imprimatur."
            + " Install Imprimatur, or set imprimatur.program to its path.",
        said.at("/said/0").asText());
    assertEquals(
        "The program \"no-such-program\" is not on the search path."
            + " Install Imprimatur, or set imprimatur.program to its path.",
        said.at("/said/1").asText());
    assertEquals(2, said.get("said").size());
    assertEquals("workbench.action.openSettings imprimatur.program", said.at("/opened/0").asText());
  }
}
