package org.imprimatur.cli;

import java.io.IOException;
import java.nio.file.Path;
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
import org.imprimatur.run.Trusting;
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
    return "Take in a page as a draft article, or a file of references";
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
            "Writes a draft article and records for the works it lists."),
        new Example(
            "imprimatur import search.nbib works.bib", "Adds what is new to " + INTO + "."));
  }

  @Override
  public Options options() {
    Options options = new Options();
    options.addOption(
        CommandLineReader.valued("id", "ID", "the article's id (default: made of the title)"));
    options.addOption(
        CommandLineReader.valued(
            "author", "PERSON", "the person of the board who is the draft's author"));
    options.addOption(
        CommandLineReader.valued(
            "into", "FILE", "the file that references are added to (default: " + INTO + ")"));
    options.addOption(
        CommandLineReader.valued(
            "encoding", "NAME", "what the files are in that are not UTF-8 and do not say so"));
    return options;
  }

  @Override
  public int run(Invocation invocation) throws UsageException, IOException {
    List<String> names = invocation.operands();
    checkNames(invocation, names);
    Workspace workspace = invocation.workspace(Trusting.NOTHING);
    List<String> authors = authors(invocation, workspace);
    String into = into(invocation, workspace);
    String encoding = encoding(invocation);
    Import importer =
        new Import(workspace, new Settings(invocation.asOf(), invocation.jobs(), Progress.NONE));
    List<Loaded> files = new ArrayList<>();
    for (String name : names) {
      files.add(GivenFile.read(invocation.path(name), name, encoding));
    }
    List<Import.Result> results = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      Import.Result result = take(invocation, importer, names.get(i), files.get(i), authors, into);
      tell(invocation, names.get(i), result);
      results.add(result);
    }
    print(invocation, results);
    return results.stream().anyMatch(Import.Result::hasErrors) ? Exit.FINDINGS : Exit.DONE;
  }

  private static void checkNames(Invocation invocation, List<String> names) throws UsageException {
    if (names.isEmpty()) {
      throw new UsageException(
          "there is no file to import", "Name one: imprimatur import seeds/page.txt.");
    }
    int pages = 0;
    for (String name : names) {
      if (Import.holdsPage(name)) {
        pages++;
      } else if (!Import.holdsReferences(name)) {
        throw new UsageException(
            "what is in \"" + name + "\" cannot be told by its name",
            "Pages end in .txt, .md or .html; references in .bib, .ris, .json or .nbib.");
      }
    }
    if (invocation.has("id") && pages != 1) {
      throw new UsageException(
          "--id names one article, but " + pages + " pages were given",
          "Import the pages one by one.");
    }
  }

  private static Import.Result take(
      Invocation invocation,
      Import importer,
      String name,
      Loaded file,
      List<String> authors,
      String into)
      throws UsageException, IOException {
    if (Import.holdsReferences(name)) {
      return importer.references(file, into);
    }
    try {
      String id = invocation.value("id");
      return importer.page(file, id == null ? null : articleId(id), authors);
    } catch (RefusedException e) {
      throw new UsageException(e.refusal().message(), null);
    }
  }

  private static String articleId(String word) {
    return word.replaceFirst("^articles/", "").replaceFirst("\\.md$", "");
  }

  private static List<String> authors(Invocation invocation, Workspace workspace)
      throws UsageException {
    String author = invocation.value("author");
    if (author == null) {
      return List.of();
    }
    List<String> known =
        workspace.configuration().people().stream().map(Person::id).sorted().toList();
    if (!known.contains(author)) {
      throw new UsageException(
          "there is no \"" + author + "\" on the board",
          Nearest.hint(author, known)
              .orElse("People of imprimatur.yaml: " + String.join(", ", known) + "."));
    }
    return List.of(author);
  }

  private static @Nullable String encoding(Invocation invocation) throws UsageException {
    String name = invocation.value("encoding");
    if (name != null && !GivenFile.knowsEncoding(name)) {
      throw new UsageException(
          "there is no encoding \"" + name + "\"",
          "Name one such as windows-1252, iso-8859-2, windows-1251, gb18030 or utf-16.");
    }
    return name;
  }

  /** From here or from the root, but always a file that {@code check} reads references from. */
  private static String into(Invocation invocation, Workspace workspace) throws UsageException {
    String word = invocation.value("into");
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
        "--into names a file that holds references, not \"" + word + "\"",
        "Write a name such as references/trials.yaml.");
  }

  private static void tell(Invocation invocation, String name, Import.Result result)
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
      invocation.say(name + ": nothing to write, all of it is there already");
    }
  }

  private static void print(Invocation invocation, List<Import.Result> results) {
    List<Object> json = new ArrayList<>();
    for (Import.Result result : results) {
      if (invocation.has("json")) {
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
    if (invocation.has("json")) {
      invocation.out().append(Json.pretty(json));
    }
  }
}
