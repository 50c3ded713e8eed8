package org.imprimatur.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Options;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Nearest;
import org.imprimatur.intake.Import;
import org.imprimatur.model.Person;
import org.imprimatur.read.GivenFile;
import org.imprimatur.read.Loaded;
import org.imprimatur.report.Reports;
import org.imprimatur.run.Progress;
import org.imprimatur.run.RefusedException;
import org.imprimatur.run.Settings;
import org.imprimatur.run.TrustRequest;
import org.imprimatur.run.Workspace;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/** {@code import <file>...}. */
final class ImportCommand implements Command {
  private static final String INTO = "references/imported.yaml";

  @Override
  public String name() {
    return "import";
  }

  @Override
  public String summary() {
    return "Take in a page or a Word file as a draft article, or a file of references";
  }

  @Override
  public String operands() {
    return "<file>...";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example(
            "imprimatur import seeds/pinched-nerve.txt --id spine/pinched-nerve",
            "Writes a draft article, and records for the works that the page lists."),
        new Example(
            "imprimatur import search.nbib works.bib", "Adds works that are new to " + INTO + "."),
        new Example(
            "imprimatur import report.docx --id spine/back-pain",
            "Writes a draft from a Word file, and records for the works that it cites."),
        new Example(
            "imprimatur import --comments reviewed.docx --as a.reviewer",
            "Signs the comments of an exported file, each on its claim, and shows its edits."),
        new Example(
            "imprimatur import --verify pubmed.nbib",
            "Compares author, title, year, volume and pages of all records with an export; writes"
                + " nothing."));
  }

  @Override
  public Options options() {
    Options options = new Options();
    options.addOption(
        CommandLineReader.valued("id", "ID", "the article's id (default: made from the title)"));
    options.addOption(
        CommandLineReader.valued(
            "author", "PERSON", "the person of the board who is the draft's author"));
    options.addOption(
        CommandLineReader.valued(
            "into", "FILE", "the file that references are added to (default: " + INTO + ")"));
    options.addOption(
        CommandLineReader.valued(
            "encoding", "NAME", "the encoding of files that are not UTF-8 and do not say so"));
    CommentsImport.add(options);
    options.addOption(
        CommandLineReader.flag("verify", "compare all records with the files, and write nothing"));
    return options;
  }

  /**
   * What is to be taken in.
   *
   * @param names the files, as they were named
   * @param id of the article; null for one made of the title
   * @param author of the article; null for a placeholder
   * @param into the file that references are added to, as it was named; null for the preset
   * @param encoding of files that do not say theirs; null where it is not known
   * @param asOf the day that counts as today
   * @param jobs how many articles are worked on at once
   */
  private record ImportOptions(
      List<String> names,
      @Nullable String id,
      @Nullable String author,
      @Nullable String into,
      @Nullable String encoding,
      LocalDate asOf,
      int jobs) {}

  @Override
  public Task read(GivenArguments words) throws UsageException {
    String id = words.value("id");
    if (words.has("comments")) {
      return CommentsImport.read(words, id == null ? null : articleId(id));
    }
    CommentsImport.refuseOptions(words);
    checkNames(words.operands(), id);
    if (words.has("verify")) {
      checkVerify(words);
      String encoding = encoding(words);
      Settings settings = new Settings(words.asOf(), words.jobs(), Progress.NONE);
      return invocation -> VerifyReport.run(invocation, words.operands(), encoding, settings);
    }
    ImportOptions options =
        new ImportOptions(
            words.operands(),
            id == null ? null : articleId(id),
            words.value("author"),
            words.value("into"),
            encoding(words),
            words.asOf(),
            words.jobs());
    return invocation -> run(invocation, options);
  }

  private static int run(Invocation invocation, ImportOptions options)
      throws UsageException, IOException {
    List<String> names = options.names();
    Workspace workspace = invocation.workspace(TrustRequest.NOTHING);
    Target target =
        new Target(
            authors(options.author(), workspace), into(invocation, options.into(), workspace));
    Import importer =
        new Import(workspace, new Settings(options.asOf(), options.jobs(), Progress.NONE));
    List<Taken> files = new ArrayList<>();
    for (String name : names) {
      files.add(taken(importer, invocation.path(name), name, options, target));
    }
    List<Import.Result> results = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      Import.Result result = result(files.get(i));
      report(invocation, names.get(i), result);
      results.add(result);
    }
    print(invocation, results);
    return results.stream().anyMatch(Import.Result::hasErrors) ? Exit.FINDINGS : Exit.DONE;
  }

  /** A file that was read, on its way in. */
  private interface Taken {
    Import.Result result() throws RefusedException, IOException;
  }

  private static Taken taken(
      Import importer, Path file, String name, ImportOptions options, Target target)
      throws IOException {
    if (Import.holdsWord(name)) {
      byte[] bytes = GivenFile.bytes(file, name);
      return () -> importer.word(bytes, name, options.id(), target.authors());
    }
    Loaded loaded = GivenFile.read(file, name, options.encoding());
    return Import.holdsReferences(name)
        ? () -> importer.references(loaded, target.into())
        : () -> importer.page(loaded, options.id(), target.authors());
  }

  /** What drafts and records are given. */
  private record Target(List<String> authors, String into) {}

  private static void checkVerify(GivenArguments words) throws UsageException {
    for (String name : words.operands()) {
      if (!Import.holdsReferences(name)) {
        throw new UsageException(
            "\"" + name + "\" holds no references to compare with",
            "Name a file that ends in .nbib, .ris, .json or .bib.");
      }
    }
    for (String option : List.of("id", "author", "into")) {
      if (words.value(option) != null) {
        throw new UsageException("--" + option + " does not go with --verify", null);
      }
    }
  }

  private static void checkNames(List<String> names, @Nullable String id) throws UsageException {
    if (names.isEmpty()) {
      throw new UsageException(
          "there is no file to import", "Name one: imprimatur import seeds/page.txt.");
    }
    int pages = 0;
    for (String name : names) {
      if (Import.holdsPage(name) || Import.holdsWord(name)) {
        pages++;
      } else if (!Import.holdsReferences(name)) {
        throw new UsageException(
            "what is in \"" + name + "\" cannot be seen from its name",
            "Pages end in .txt, .md, .html or .docx; references in .bib, .ris, .json or .nbib.");
      }
    }
    if (id != null && pages != 1) {
      throw new UsageException(
          "--id names one article, but " + pages + " pages were given",
          "Import the pages one by one.");
    }
  }

  private static Import.Result result(Taken file) throws UsageException, IOException {
    try {
      return file.result();
    } catch (RefusedException e) {
      throw new UsageException(e.refusal().message(), null);
    }
  }

  private static String articleId(String word) {
    return word.replaceFirst("^articles/", "").replaceFirst("\\.md$", "");
  }

  private static List<String> authors(@Nullable String author, Workspace workspace)
      throws UsageException {
    if (author == null) {
      return List.of();
    }
    List<String> known =
        workspace.configuration().people().stream().map(Person::id).sorted().toList();
    if (!known.contains(author)) {
      throw new UsageException(
          "there is no \"" + author + "\" on the board",
          Nearest.question(author, known)
              .orElse("People of imprimatur.yaml: " + String.join(", ", known) + "."));
    }
    return List.of(author);
  }

  private static @Nullable String encoding(GivenArguments words) throws UsageException {
    String name = words.value("encoding");
    if (name != null && !GivenFile.knowsEncoding(name)) {
      throw new UsageException(
          "there is no encoding \"" + name + "\"",
          "Name one such as windows-1252, iso-8859-2, windows-1251, gb18030 or utf-16.");
    }
    return name;
  }

  /** From here or from the root, but always a file that {@code check} reads references from. */
  private static String into(Invocation invocation, @Nullable String word, Workspace workspace)
      throws UsageException {
    if (word == null) {
      return INTO;
    }
    List<Path> candidates =
        List.of(invocation.path(word), workspace.root().path().resolve(word).normalize());
    for (Path candidate : candidates) {
      Optional<String> path = workspace.root().relative(candidate);
      if (path.isPresent()
          && path.get().matches("references/[A-Za-z0-9][A-Za-z0-9._-]*\\.yaml")
          && !path.get().equals("references/glossary.yaml")) {
        return path.get();
      }
    }
    throw new UsageException(
        "--into names a file of references, not \"" + word + "\"",
        "Write a name such as references/trials.yaml.");
  }

  private static void report(Invocation invocation, String name, Import.Result result)
      throws IOException {
    for (String dropped : result.dropped()) {
      invocation.say(name + ": left out: " + dropped);
    }
    List<Finding> findings = result.findings();
    if (!findings.isEmpty()) {
      StringBuilder text = new StringBuilder();
      Reports.writeFindings(findings, false, text);
      invocation.warn(text.toString().stripTrailing());
    }
    if (result.article() == null) {
      invocation.say(
          name + ": " + result.added().size() + " added, " + result.known().size() + " known");
    }
    if (result.written().isEmpty() && !result.hasErrors()) {
      invocation.say(name + ": nothing to write, all of it is already there");
    }
  }

  private static void print(Invocation invocation, List<Import.Result> results) {
    List<Object> json = new ArrayList<>();
    for (Import.Result result : results) {
      if (invocation.json()) {
        json.add(
            Json.object(
                "article", result.article(),
                "written", result.written(),
                "added", result.added(),
                "known", result.known(),
                "leftOut", result.dropped().size(),
                "findings", result.findings().size()));
      } else {
        result.written().forEach(invocation.out()::line);
      }
    }
    if (invocation.json()) {
      invocation.out().append(Json.pretty(json));
    }
  }
}
