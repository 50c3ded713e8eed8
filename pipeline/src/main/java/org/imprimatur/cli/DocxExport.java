package org.imprimatur.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.finding.Finding;
import org.imprimatur.manuscript.ManuscriptExport;
import org.imprimatur.run.Progress;
import org.imprimatur.run.RefusedException;
import org.imprimatur.run.Settings;
import org.imprimatur.run.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * {@code export --docx <id>...}: articles as Word files.
 *
 * @param ids of the articles
 * @param out the folder to write to; null for the one where the command is run
 * @param asOf the day that counts as today
 * @param jobs how many articles are worked on at once
 * @param trust whose board counts for the status in the footer
 */
record DocxExport(
    List<String> ids, @Nullable Path out, LocalDate asOf, int jobs, TrustOptions trust) {

  static DocxExport read(GivenArguments words) throws UsageException {
    if (words.operands().isEmpty()) {
      throw new UsageException(
          "export --docx needs the id of an article", "Write: imprimatur export --docx <id>.");
    }
    List<String> ids =
        words.operands().stream()
            .map(word -> word.replaceFirst("^(\\./)?articles/", "").replaceFirst("\\.md$", ""))
            .toList();
    return new DocxExport(
        ids, words.path("out"), words.asOf(), words.jobs(), TrustOptions.read(words));
  }

  int run(Invocation invocation) throws UsageException, IOException {
    Path folder = out == null ? invocation.surroundings().folder() : out;
    Workspace workspace = trust.openChecked(invocation);
    Finding untrusted = workspace.untrustedBoard().orElse(null);
    if (untrusted != null) {
      invocation.warn("imprimatur: " + untrusted.message());
      return Exit.FINDINGS;
    }
    ManuscriptExport export =
        ManuscriptExport.open(workspace, new Settings(asOf, jobs, Progress.NONE));
    Map<Path, byte[]> files = new LinkedHashMap<>();
    for (String id : ids) {
      Path file = folder.resolve(id.replace('/', '-') + ".docx");
      byte[] bytes = docx(export, id);
      if (files.put(file, bytes) != null) {
        throw new UsageException(
            "two articles would be written to " + file, "Export them one by one, with --out.");
      }
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !isSame(file, bytes)) {
        throw new UsageException(
            file + " exists already and is another file",
            "It may hold comments of a reviewer: move it away, or name another folder with --out.");
      }
    }
    Files.createDirectories(folder);
    for (Map.Entry<Path, byte[]> file : files.entrySet()) {
      write(file.getKey(), file.getValue());
      invocation.out().line(file.getKey().toString());
    }
    return Exit.DONE;
  }

  private static byte[] docx(ManuscriptExport export, String id) throws UsageException {
    try {
      return export.docx(id);
    } catch (RefusedException e) {
      throw new UsageException(e.refusal().message(), null);
    }
  }

  private static boolean isSame(Path file, byte[] bytes) throws IOException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && Files.size(file) == bytes.length
        && Arrays.equals(Files.readAllBytes(file), bytes);
  }

  /** Whole or not at all. */
  private static void write(Path file, byte[] bytes) throws IOException {
    Path unfinished =
        file.resolveSibling("." + file.getFileName() + "-" + ProcessHandle.current().pid());
    try {
      Files.write(unfinished, bytes);
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
