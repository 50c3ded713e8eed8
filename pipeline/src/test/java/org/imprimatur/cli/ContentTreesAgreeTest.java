package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.imprimatur.examine.Check;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.read.ContentTree;
import org.imprimatur.read.History;
import org.imprimatur.read.OverlayTree;
import org.imprimatur.read.RecordingTree;
import org.imprimatur.recorded.Asked;
import org.imprimatur.report.ClaimsJson;
import org.imprimatur.run.Caller;
import org.imprimatur.run.Progress;
import org.imprimatur.run.RunContext;
import org.imprimatur.run.Selection;
import org.imprimatur.run.Settings;
import org.imprimatur.run.TrustRequest;
import org.imprimatur.run.Workspace;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whether files lie in a folder, in a git revision, or over an empty folder: the check says the
 * same of them, and asks the same. Nothing is in the folder when the other two are checked.
 */
final class ContentTreesAgreeTest {
  private static final List<String> KEPT = List.of(".git", ".gitattributes");

  private static final List<String> SENTENCES =
      List.of(
          "Rest helps most people [@one].",
          "Give 50 mg every day [@two].",
          "Nobody knows why [@nobody].",
          "See [the other](b.md#drugs) and [no place](deep/c.md#nowhere).",
          "See [a claim](b.md#c-12345678).",
          "See [nothing](missing.md) and [bad case](B.MD).",
          "Fill in [the form](form.pdf) and [the page](form.html).",
          "![Chart](chart.svg)",
          "![Missing](none.svg)",
          "![](deep/chart.svg)",
          "A sample drug is a drug {certainty=low}.",
          "Odd \u200b blank and <b>bold</b> text.",
          "## Drugs",
          "- start with 5 mg",
          "| A | B |\n|---|---|\n| 5 mg [@one] | none |");

  @TempDir Path root;
  private final Map<String, byte[]> files = new TreeMap<>();

  /** What a check gave, and what it asked. */
  private record Checked(List<String> findings, List<String> claims, Map<Asked, String> asked) {}

  @RepeatedTest(6)
  void folderRevisionAndOverlay(RepetitionInfo repetition) throws Exception {
    ReviewFolder.needs("git");
    corpus(new Random(repetition.getCurrentRepetition()));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = root.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    Files.writeString(
        root.resolve(".gitattributes"),
        "*.review.jsonl merge=union -text\n*.comments.jsonl merge=union -text\n");
    ReviewFolder.exec(root, "git", "init", "-q", "-b", "main");
    ReviewFolder.exec(root, "git", "-c", "core.autocrlf=false", "add", "-A", "-f");
    ReviewFolder.exec(root, "git", "commit", "-q", "-m", "sample");
    ContentRoot folder = ContentRoot.open(root);
    Checked expected = check(folder, folder);
    assertTrue(expected.findings().size() > 5, expected.findings().toString());
    assertTrue(expected.claims().size() > 2, expected.claims().toString());
    for (String path : files.keySet()) {
      Files.delete(root.resolve(path));
    }
    try (History history = History.of(folder).orElseThrow()) {
      assertEquals(expected, check(folder, history.tree(history.head().orElseThrow())));
    }
    assertEquals(expected, check(folder, new OverlayTree(folder, files, Set.of())));
    try (Stream<Path> left = Files.walk(root)) {
      assertEquals(
          List.of(),
          left.filter(Files::isRegularFile)
              .map(it -> root.relativize(it))
              .filter(it -> !KEPT.contains(it.getName(0).toString()))
              .toList());
    }
  }

  private void corpus(Random random) {
    put("imprimatur.yaml", "site: {id: sample, title: Sample}\n");
    put(
        "references/works.yaml",
        """
        references:
          - {id: one, type: book, title: One, author: [{family: A}], issued: 2020, article: gone}
          - {id: two, type: book, title: Two, PMID: "12"}
        """);
    put("references/glossary.yaml", "glossary:\n  - {term: sample drug, definition: A drug}\n");
    put("references/retractions.csv", random.nextBoolean() ? "RecordID\n1\n" : "");
    put("references/synonyms.txt", "drug, medicine\n");
    put("articles/chart.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    put("articles/form.pdf", random.nextBoolean() ? "%PDF-1.7" : "<html>");
    put("articles/form.html", "<p>");
    put("articles/search.md", "x");
    put("articles/orphan.review.jsonl", "{}\n");
    if (random.nextBoolean()) {
      put("articles/Deep/d.md", "x");
      put("articles/a.review.jsonl", "no ledger\n");
    }
    for (String id : List.of("a", "b", "deep/c", "deep/e", "f")) {
      StringBuilder text = new StringBuilder("---\ntitle: Sample ");
      text.append(id).append("\nstatus: ");
      text.append(random.nextInt(4) == 0 ? "approved" : "submitted");
      text.append("\nupdated: 2026-05-01\nauthors: [a.author]\nsummary: A.\n---\n\n");
      for (int i = random.nextInt(12); i >= 0; i--) {
        text.append(SENTENCES.get(random.nextInt(SENTENCES.size()))).append("\n\n");
      }
      put("articles/" + id + ".md", text.toString());
    }
    byte[] bad =
        "---\ntitle: caf\u00e9\n---\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    files.put("articles/bad.md", bad);
  }

  private void put(String path, String text) {
    files.put(path, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static Checked check(ContentRoot folder, ContentTree content) throws IOException {
    RecordingTree recording = new RecordingTree(content);
    Workspace workspace =
        Workspace.open(folder, recording, TrustRequest.NOTHING, new Caller(null, notice -> {}));
    Settings settings = new Settings(LocalDate.of(2026, 6, 1), 2, Progress.NONE);
    List<String> claims = new ArrayList<>();
    Check.Result result =
        new Check(RunContext.open(workspace, settings), true)
            .run(
                Selection.ALL,
                examined -> {
                  if (examined.article() != null) {
                    claims.add(examined.article().proof().content());
                    claims.addAll(ClaimsJson.lines(examined.article()));
                  }
                });
    assertEquals(List.of(), result.failures());
    Map<Asked, String> asked = recording.answers();
    // The root itself holds git's folder, too.
    asked.keySet().removeIf(it -> it.kind().equals("names"));
    return new Checked(
        result.report().findings().stream().map(Object::toString).toList(), claims, asked);
  }
}
