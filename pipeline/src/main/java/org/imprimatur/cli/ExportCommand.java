package org.imprimatur.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.cli.Options;
import org.imprimatur.cluster.LoadFiles;
import org.imprimatur.cluster.LoadFormat;
import org.imprimatur.publish.BuildProfile;
import org.imprimatur.search.EngineDocuments;
import org.jspecify.annotations.Nullable;

/** {@code export}. */
final class ExportCommand implements Command {
  @Override
  public String name() {
    return "export";
  }

  @Override
  public String summary() {
    return "Write articles for Word or as JATS, or the last index for Solr or OpenSearch";
  }

  @Override
  public String operands() {
    return "<id>... | DIR";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example(
            "imprimatur export --docx spine/pinched-nerve --out letters",
            "Writes letters/spine-pinched-nerve.docx, for comments in Word."),
        new Example(
            "imprimatur export --to opensearch load",
            "Writes a template, the documents and sample requests into the new folder load."),
        new Example(
            "imprimatur export --jats spine/neck-pain --out archive",
            "Writes the approved article as archive/spine/neck-pain/article.xml, with its"
                + " pictures."),
        new Example(
            "imprimatur export --jats spine --profile preview",
            "Writes all articles of a folder under output/jats, drafts marked as such."));
  }

  @Override
  public Options options() {
    Options options = new Options();
    options.addOption(
        CommandLineReader.valued(
            "to",
            "ENGINE",
            "write the index of the last build for this engine: "
                + String.join(", ", LoadFormat.words())));
    options.addOption(CommandLineReader.flag("docx", "write articles as Word files"));
    options.addOption(
        CommandLineReader.valued(
            "out",
            "DIR",
            "with --docx or --jats: the folder to write into (default: this one; output/jats in"
                + " the root); with --to: the output folder of the build"));
    options.addOption(
        CommandLineReader.flag(ExportJats.OPTION, "write articles as JATS documents"));
    options.addOption(
        CommandLineReader.valued(
            "profile",
            "PROFILE",
            "with --jats: release (default): approved articles; preview: every article"));
    TrustOptions.add(options);
    return options;
  }

  @Override
  public Map<String, List<String>> choices() {
    return Map.of("to", LoadFormat.words(), "profile", BuildProfile.words());
  }

  @Override
  public Task read(GivenArguments words) throws UsageException {
    if (words.has("docx") && words.has(ExportJats.OPTION)) {
      throw new UsageException(
          "--docx and --jats exclude each other", "Export one after the other.");
    }
    if (words.has("profile") && !words.has(ExportJats.OPTION)) {
      throw new UsageException("--profile goes with --jats", "Leave it out.");
    }
    if (words.has("docx")) {
      return DocxExport.read(words)::run;
    }
    if (words.has(ExportJats.OPTION)) {
      return ExportJats.read(words)::run;
    }
    String word = words.choice("to", LoadFormat.words(), "");
    LoadFormat format =
        LoadFormat.of(word)
            .orElseThrow(
                () ->
                    new UsageException(
                        "export needs to know for which engine",
                        "Write --docx for Word, --jats for archives, or --to "
                            + String.join(" or --to ", LoadFormat.words())
                            + "."));
    if (words.has("trust") || words.has("trust-bootstrap")) {
      throw new UsageException(
          "--trust goes with --docx and --jats",
          "Name it when the index is built: imprimatur build --trust REF.");
    }
    String folder = words.operand("folder to write to");
    Path out = words.path("out");
    return invocation -> run(invocation, format, invocation.path(folder), out);
  }

  private static int run(Invocation invocation, LoadFormat format, Path folder, @Nullable Path out)
      throws UsageException, IOException {
    Path above = folder.getParent();
    if (above == null || !Files.isDirectory(above)) {
      throw new UsageException("there is no folder " + above, "Make it first.");
    }
    if (Files.exists(folder, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      throw new UsageException(
          folder + " exists already", "Name a folder that does not: nothing is overwritten.");
    }
    long process = ProcessHandle.current().pid();
    Path unfinished = above.resolve("." + folder.getFileName() + "-unfinished-" + process);
    Files.createDirectory(unfinished);
    try (EngineDocuments documents = new EngineDocuments(IndexFolder.store(invocation, out))) {
      String name =
          LoadFiles.write(
              format, documents, (path, bytes) -> write(unfinished.resolve(path), bytes));
      Files.move(unfinished, folder);
      invocation.out().line(name);
      invocation.say("wrote " + folder + "; its README.md says how to load it");
    } finally {
      remove(unfinished);
    }
    return Exit.DONE;
  }

  private static void write(Path file, byte[] content) throws IOException {
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.write(file, content);
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }
}
