package org.imprimatur.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Nearest;
import org.imprimatur.jats.Jats;
import org.imprimatur.publish.BuildProfile;
import org.imprimatur.publish.JatsExport;
import org.imprimatur.read.ArticleFile;
import org.imprimatur.run.Failure;
import org.imprimatur.run.Selection;
import org.imprimatur.run.Settings;
import org.imprimatur.run.Workspace;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/**
 * {@code export --jats}: articles as JATS documents, each in a folder of its own with the pictures
 * that it shows.
 *
 * @param words the articles, by their ids or folders
 * @param profile what may be written
 * @param out where to; null for the content root's own output folder
 * @param asOf the day that counts as today
 * @param jobs how many articles are read at once
 * @param trust whose board counts
 */
record ExportJats(
    List<String> words,
    BuildProfile profile,
    @Nullable Path out,
    LocalDate asOf,
    int jobs,
    TrustOptions trust) {
  static final String OPTION = "jats";
  private static final String FILE = "article.xml";

  static ExportJats read(GivenArguments words) throws UsageException {
    if (words.operands().isEmpty()) {
      throw new UsageException(
          "export --jats needs to know which articles",
          "Write their ids after it: export --jats spine/neck-pain.");
    }
    String profile = words.choice("profile", BuildProfile.words(), BuildProfile.RELEASE.word());
    return new ExportJats(
        words.operands(),
        BuildProfile.of(profile).orElse(BuildProfile.RELEASE),
        words.path("out"),
        words.asOf(),
        words.jobs(),
        TrustOptions.read(words));
  }

  int run(Invocation invocation) throws UsageException, IOException {
    Workspace workspace = trust.openChecked(invocation);
    List<ArticleFile> articles = articles(workspace);
    Finding untrusted = workspace.untrustedBoard().orElse(null);
    if (untrusted != null) {
      invocation.warn("imprimatur: " + untrusted.message());
      return Exit.FINDINGS;
    }
    Path folder = out == null ? workspace.output(null).resolve(OPTION) : workspace.output(out);
    Settings settings = new Settings(asOf, jobs, ProgressLine.on(invocation));
    JatsExport export = JatsExport.open(workspace, settings, profile);
    List<Object> rows = new ArrayList<>();
    List<String> withheld = new ArrayList<>();
    List<String> earlier = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    for (ArticleFile article : articles) {
      JatsExport.Exported exported = export.article(article);
      Optional.ofNullable(exported.failure()).ifPresent(failures::add);
      Jats.Written document = exported.document();
      Path file = document == null ? null : write(folder, article.id(), document);
      rows.add(
          Json.object(
              "article", article.id(),
              "status", exported.status().isEmpty() ? null : exported.status(),
              "file", file == null ? null : file.toString()));
      if (file == null) {
        withheld.add(article.id());
      } else if (!invocation.json()) {
        invocation.out().line(file.toString());
      }
      if (exported.kind() == JatsExport.Kind.EARLIER) {
        earlier.add(article.id());
      }
    }
    if (invocation.json()) {
      invocation.out().append(Json.pretty(rows));
    }
    return code(invocation, failures, withheld, earlier);
  }

  private static int code(
      Invocation invocation, List<Failure> failures, List<String> withheld, List<String> earlier) {
    if (!earlier.isEmpty()) {
      invocation.warn(
          "imprimatur: written at the last approved revision, since edited: "
              + String.join(", ", earlier));
    }
    if (!withheld.isEmpty()) {
      invocation.warn(
          "imprimatur: withheld, since not approved: "
              + String.join(", ", withheld)
              + "; --profile preview writes drafts, marked as such");
    }
    if (CheckCommand.report(invocation, failures)) {
      return Exit.DEFECT;
    }
    return withheld.isEmpty() ? Exit.DONE : Exit.FINDINGS;
  }

  private List<ArticleFile> articles(Workspace workspace) throws UsageException {
    Set<String> paths = new TreeSet<>();
    for (String word : words) {
      Set<String> found =
          Selection.named(workspace, word)
              .orElseThrow(
                  () ->
                      new UsageException(
                          "there is no article \"" + word + "\"",
                          Nearest.question(word, Selection.names(workspace))
                              .orElse("Name an article by its path below articles/.")));
      paths.addAll(found);
    }
    List<ArticleFile> articles =
        workspace.listing().files().stream().filter(it -> paths.contains(it.path())).toList();
    if (articles.isEmpty()) {
      throw new UsageException(
          "no article is named by " + String.join(", ", words),
          "Name an article by its path below articles/.");
    }
    return articles;
  }

  /** Writes a document; where one lay before, it is replaced whole, and no link is followed. */
  private static Path write(Path folder, String id, Jats.Written document)
      throws UsageException, IOException {
    Path own = folder;
    Files.createDirectories(folder);
    for (String part : id.split("/", -1)) {
      own = own.resolve(part);
      if (!Files.isDirectory(own, LinkOption.NOFOLLOW_LINKS)) {
        if (Files.exists(own, LinkOption.NOFOLLOW_LINKS)) {
          throw new UsageException(
              own + " is not a folder", "Take it away, or name another folder: --out DIR.");
        }
        Files.createDirectory(own);
      }
    }
    for (Map.Entry<String, byte[]> picture : document.pictures().entrySet()) {
      replace(own.resolve(picture.getKey()), picture.getValue());
    }
    Path file = own.resolve(FILE);
    replace(file, document.xml());
    return file;
  }

  private static void replace(Path file, byte[] content) throws IOException {
    Path unfinished = Files.createTempFile(file.getParent(), ".", ".unfinished");
    try {
      Files.write(unfinished, content);
      Files.move(
          unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
