package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.imprimatur.browser.RequiredProgram;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Neovim with the settings of {@code docs/editors.md}, as somebody would copy them. */
@Tag("program")
final class NeovimIT {
  @TempDir Path temp;

  @Test
  void theSettingsOfThePageWork() throws Exception {
    Path nvim = RequiredProgram.find("Neovim is needed to play an editor", List.of("nvim"));
    Path house = Files.createDirectories(temp.resolve("a house"));
    CommandLine.run(house, "init", "--title", "Sample", "--author", "Sample Author");
    Path article = house.resolve("articles/neck.md");
    Files.writeString(
        house.resolve("references/neck.yaml"),
        "references:\n  - {id: work, type: report, title: A sample, author: [{literal: B}], issued: 2020}\n");
    Files.writeString(
        article,
        EditorSession.article("Rest helps.\n\n\uD83D\uDE00 Take 250mg of ibuprofen [@work].\n"));
    Files.writeString(temp.resolve("init.lua"), settings(nvim));
    JsonNode said = play(nvim, house, article);
    assertEquals(1, said.get("clients").asInt());
    String findings = said.get("findings").toString();
    assertTrue(findings.contains("claim/uncited 7:0"), findings);
    assertTrue(findings.contains("dose/number-unit-space"), findings);
    assertTrue(said.get("hover").asText().contains("A Sample"), said.toString());
    assertTrue(said.get("keys").asInt() > 0, said.toString());
    assertEquals("1 of 2 covered", said.get("outline").asText());
  }

  /** Those for this version of Neovim. */
  private String settings(Path nvim) throws Exception {
    String version =
        NodePackages.run(temp, nvim.toString(), "--version").lines().findFirst().orElse("");
    boolean isOld = version.matches("NVIM v0\\.(?:\\d|10)\\..*");
    String page =
        Files.readString(Path.of(System.getProperty("imprimatur.repository"), "docs/editors.md"));
    List<String> blocks =
        java.util.regex.Pattern.compile("```lua\\n(.*?)```", java.util.regex.Pattern.DOTALL)
            .matcher(page)
            .results()
            .map(block -> block.group(1))
            .toList();
    assertEquals(2, blocks.size());
    return blocks.get(isOld ? 1 : 0);
  }

  private JsonNode play(Path nvim, Path house, Path article) throws Exception {
    Path bin = Files.createDirectories(temp.resolve("bin"));
    Path program = bin.resolve("imprimatur");
    Files.writeString(
        program,
        "#!/bin/sh\nexec '"
            + Path.of(System.getProperty("java.home"), "bin", "java")
            + "' -XX:TieredStopAtLevel=1 -cp '"
            + System.getProperty("java.class.path")
            + "' org.imprimatur.cli.Main \"$@\"\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path script = Path.of("src/test/resources/editor/neovim.lua").toAbsolutePath();
    String out =
        NodePackages.run(
            house,
            "env",
            "HOME=" + temp,
            "XDG_STATE_HOME=" + temp,
            "PATH=" + bin + ":" + System.getenv("PATH"),
            "ARTICLE=" + article,
            nvim.toString(),
            "--headless",
            "-i",
            "NONE",
            "-n",
            "-u",
            temp.resolve("init.lua").toString(),
            "-c",
            "luafile " + script);
    return new ObjectMapper().readTree(out);
  }
}
