package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that saw many edits knows what one knows that sees the files for the first time: after
 * random edits of open articles, records and settings, saved or not, both say the same.
 */
final class EditorIncrementalTest {
  private static final int ROUNDS = Integer.getInteger("editor.rounds", 6);
  private static final List<String> ARTICLES =
      List.of("articles/a/one.md", "articles/a/two.md", "articles/three.md");
  private static final String WORKS = "references/works.yaml";
  private static final String SETTINGS = "imprimatur.yaml";
  private static final List<String> SENTENCES =
      List.of(
          "Rest helps [@work].",
          "Ice does little.",
          "Walk [@other; @gone]. {#walk}",
          "Take 250mg of ibuprofen QD [@work].",
          "More stands [there](one.md#relief) and [here](two.md#walk).",
          "- One\n- Two [@work]{cover=list}",
          "## Relief",
          "| Drug | Dose |\n|---|---|\n| Ibuprofen [@other] | 5mg |",
          "\uD83D\uDE00 [@work",
          "The patient is a diabetic.");

  @TempDir Path root;
  private final Map<String, String> open = new TreeMap<>();

  private void write(String path, String text) throws Exception {
    Files.createDirectories(root.resolve(path).getParent());
    Files.writeString(root.resolve(path), text);
  }

  private static String records(Random random) {
    StringBuilder out = new StringBuilder("references:\n");
    for (String key : List.of("work", "other", "gone")) {
      if (random.nextInt(4) > 0) {
        out.append("  - {id: ").append(key).append(", type: report, title: T");
        out.append(random.nextInt(3)).append(", author: [{literal: S}], issued: 2020");
        out.append(random.nextInt(4) == 0 ? ", retracted: {date: 2021-01-01}}\n" : "}\n");
      }
    }
    return out.toString();
  }

  private static String settings(Random random) {
    return "site: {id: sample, title: Sample}\npeople: [{id: a.author, name: A}]\npolicy: {levels: {claim/uncited: {submitted: "
        + List.of("note", "warning", "error").get(random.nextInt(3))
        + "}}}\n";
  }

  private static String body(Random random) {
    List<String> parts = new ArrayList<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      parts.add(SENTENCES.get(random.nextInt(SENTENCES.size())));
    }
    return EditorSession.article(String.join("\n\n", parts) + "\n");
  }

  private String text(String path, Random random) {
    return path.equals(WORKS)
        ? records(random)
        : path.equals(SETTINGS) ? settings(random) : body(random);
  }

  @Test
  void afterRandomEditsAFreshServerSaysTheSame() throws Exception {
    long seed = Long.getLong("editor.seed", 7L);
    Random random = new Random(seed);
    for (String path : ARTICLES) {
      write(path, body(random));
    }
    write(WORKS, records(random));
    write(SETTINGS, settings(random));
    int findings = 0;
    try (EditorSession editor = EditorSession.at(root, "utf-16")) {
      for (int round = 0; round < ROUNDS; round++) {
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
          edit(editor, random);
        }
        List<String> known = state(editor);
        try (EditorSession fresh = EditorSession.at(root, "utf-16")) {
          for (Map.Entry<String, String> file : open.entrySet()) {
            fresh.begin(file.getKey(), file.getValue());
          }
          assertEquals(state(fresh), known, "seed " + seed + ", round " + round);
        }
        findings += known.size();
      }
    }
    assertTrue(findings > 5 * ROUNDS, "findings: " + findings);
  }

  private void edit(EditorSession editor, Random random) throws Exception {
    List<String> all = new ArrayList<>(ARTICLES);
    all.addAll(List.of(WORKS, SETTINGS));
    String path = all.get(random.nextInt(all.size()));
    switch (random.nextInt(6)) {
      case 0 -> {
        write(path, text(path, random));
        editor
            .server
            .getWorkspaceService()
            .didChangeWatchedFiles(new DidChangeWatchedFilesParams(List.of()));
      }
      case 1 -> {
        if (open.remove(path) != null) {
          editor
              .server
              .getTextDocumentService()
              .didClose(new DidCloseTextDocumentParams(editor.document(path)));
        }
      }
      case 2 -> {
        if (open.containsKey(path)) {
          write(path, open.get(path));
          editor
              .server
              .getTextDocumentService()
              .didSave(new DidSaveTextDocumentParams(editor.document(path)));
        }
      }
      default -> {
        String text = text(path, random);
        if (open.put(path, text) == null) {
          editor.begin(path, text);
        } else {
          editor.type(path, text);
        }
      }
    }
  }

  /** What is said of each open file, and what is answered about it and the root. */
  private List<String> state(EditorSession editor) throws Exception {
    List<String> out = new ArrayList<>();
    for (String path : open.keySet()) {
      Range all = new Range(new Position(0, 0), new Position(999, 0));
      editor
          .server
          .getTextDocumentService()
          .inlayHint(new InlayHintParams(editor.document(path), all))
          .get(60, TimeUnit.SECONDS)
          .forEach(hint -> out.add(path + " " + hint.getPosition() + hint.getLabel().getLeft()));
      editor
          .server
          .getTextDocumentService()
          .codeLens(new CodeLensParams(editor.document(path)))
          .get(60, TimeUnit.SECONDS)
          .forEach(lens -> out.add(path + " " + lens.getCommand().getTitle()));
    }
    editor
        .server
        .getWorkspaceService()
        .symbol(new WorkspaceSymbolParams(""))
        .get(60, TimeUnit.SECONDS)
        .getRight()
        .forEach(symbol -> out.add(symbol.getName() + " " + symbol.getContainerName()));
    out.addAll(findings(editor));
    return out;
  }

  /**
   * The last that was said of each open file. One file is looked at between two answers, so that
   * after as many answers as there are files all were looked at.
   */
  private List<String> findings(EditorSession editor) throws Exception {
    for (int i = 0; i <= open.size(); i++) {
      editor
          .server
          .getWorkspaceService()
          .symbol(new WorkspaceSymbolParams("x"))
          .get(60, TimeUnit.SECONDS);
    }
    List<PublishDiagnosticsParams> said = new ArrayList<>();
    editor.published.drainTo(said);
    Map<String, List<String>> last = editor.said;
    for (PublishDiagnosticsParams one : said) {
      String path = root.toUri().relativize(URI.create(one.getUri())).getPath();
      last.put(path, EditorSession.told(one));
    }
    List<String> out = new ArrayList<>();
    for (String path : open.keySet()) {
      last.getOrDefault(path, List.of("nothing")).forEach(f -> out.add(path + " " + f));
    }
    return out;
  }
}
