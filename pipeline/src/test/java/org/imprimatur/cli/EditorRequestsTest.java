package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What editors ask beyond findings: where, what, how much is covered, what could stand here. */
final class EditorRequestsTest {
  private static final String PATH = "articles/spine/neck.md";
  private static final String OTHER = "articles/spine/back.md";
  private static final String WORKS = "references/works.yaml";
  private static final String FACE = "\uD83D\uDE00";

  @TempDir Path root;

  @BeforeEach
  void house() throws IOException {
    write(
        "imprimatur.yaml",
        """
        site: {id: sample, title: Sample}
        people:
          - {id: a.author, name: Sample Author, roles: [author]}
          - {id: an.editor, name: Sample Editor, roles: [editor]}
        """);
    write(
        WORKS,
        """
        references:
          - id: walking2020
            type: report
            title: Walking
            author: [{family: Walker, given: A.}]
            issued: 2020
          - id: running2019
            type: report
            title: Running
            author: [{literal: Sample Society}]
            issued: 2019
            superseded-by: walking2020
        """);
    write(
        OTHER,
        EditorSession.article("Rest helps " + FACE + " [@walking2020].\n")
            .replace("title: Neck pain", "title: Back pain\ntopics: [spine]"));
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static TextDocumentService documents(EditorSession editor) {
    return editor.server.getTextDocumentService();
  }

  private static Position at(String text, String words, int behind) {
    return EditorSession.at(text, words, behind);
  }

  @Test
  void allPlacesOfAWorkAreFoundFromCitationAndRecord() throws Exception {
    String text = EditorSession.article("Walking helps [see @walking2020; @running2019].\n");
    try (EditorSession editor = EditorSession.at(root)) {
      editor.open(PATH, text);
      List<String> all = List.of(WORKS + ":1", WORKS + ":11", OTHER + ":8", PATH + ":7");
      assertEquals(all, references(editor, PATH, at(text, "@walking", 2), true));
      assertEquals(all.subList(1, 4), references(editor, PATH, at(text, "@walking", 2), false));
      assertEquals(List.of(), references(editor, PATH, at(text, "helps", 2), true));
      String works = Files.readString(root.resolve(WORKS));
      editor.open(WORKS, works);
      assertEquals(all, references(editor, WORKS, at(works, "walking2020", 2), true));
      assertEquals(all, references(editor, WORKS, at(works, "by: walking2020", 6), true));
    }
  }

  private List<String> references(EditorSession editor, String path, Position place, boolean own)
      throws Exception {
    List<? extends Location> found =
        documents(editor)
            .references(
                new ReferenceParams(editor.document(path), place, new ReferenceContext(own)))
            .get(60, TimeUnit.SECONDS);
    return found.stream()
        .map(
            it ->
                root.toUri().relativize(java.net.URI.create(it.getUri())).getPath()
                    + ":"
                    + it.getRange().getStart().getLine())
        .toList();
  }

  private static final String SECTIONS =
      EditorSession.article(
          """
          Rest is good.

          ## Care

          Walking helps [@walking2020].

          ### Dose

          Ten steps are enough.

          ## More

          Run [@running2019].
          """);

  @Test
  void anArticleIsOutlinedWithWhatIsCovered() throws Exception {
    String text = SECTIONS;
    try (EditorSession editor = EditorSession.at(root)) {
      editor.open(PATH, text);
      DocumentSymbol title = outline(editor, PATH).get(0);
      assertEquals("Neck pain: 2 of 4 covered", said(title));
      assertEquals(
          List.of("Care: 1 of 2 covered", "More: 1 of 1 covered"),
          title.getChildren().stream().map(EditorRequestsTest::said).toList());
      DocumentSymbol care = title.getChildren().get(0);
      assertEquals(
          List.of("Dose: 0 of 1 covered"),
          care.getChildren().stream().map(EditorRequestsTest::said).toList());
      assertEquals(at(text, "## Care", 0), care.getRange().getStart());
      assertEquals(at(text, "## More", 0), care.getRange().getEnd());
      editor.open(WORKS, Files.readString(root.resolve(WORKS)));
      assertEquals(
          List.of("running2019: Running", "walking2020: Walking"),
          outline(editor, WORKS).stream().map(EditorRequestsTest::said).toList());
    }
  }

  @Test
  void articlesAreFoundByTitleWithWhatIsCovered() throws Exception {
    try (EditorSession editor = EditorSession.at(root)) {
      editor.open(PATH, SECTIONS);
      List<? extends WorkspaceSymbol> all =
          editor
              .server
              .getWorkspaceService()
              .symbol(new WorkspaceSymbolParams("PAIN"))
              .get(60, TimeUnit.SECONDS)
              .getRight();
      assertEquals(
          List.of(
              "Back pain (spine/back, 1 of 1 covered)", "Neck pain (spine/neck, 2 of 4 covered)"),
          all.stream().map(s -> s.getName() + " (" + s.getContainerName() + ")").toList());
    }
  }

  private static String said(DocumentSymbol symbol) {
    return symbol.getName() + ": " + symbol.getDetail();
  }

  private List<DocumentSymbol> outline(EditorSession editor, String path) throws Exception {
    return documents(editor)
        .documentSymbol(new DocumentSymbolParams(editor.document(path)))
        .get(60, TimeUnit.SECONDS)
        .stream()
        .map(it -> it.getRight())
        .toList();
  }

  @Test
  void numbersAndUncitedClaimsStandInTheMarginAndTheStatusAboveIt() throws Exception {
    String text =
        EditorSession.article(
            FACE + " Run [@running2019].\n\nWalk [@walking2020; @running2019].\n\nRest is good.\n");
    for (String encoding : new String[] {"utf-16", "utf-32"}) {
      try (EditorSession editor = EditorSession.at(root, encoding)) {
        editor.open(PATH, text);
        int shift = encoding.equals("utf-32") ? 1 : 0;
        assertEquals(
            List.of("7:" + (20 - shift) + " 1", "9:18 2", "9:32 1", "11:13 uncited"),
            hints(editor, new Range(new Position(0, 0), new Position(99, 0))));
        assertEquals(
            List.of("11:13 uncited"),
            hints(editor, new Range(new Position(10, 0), new Position(12, 0))));
        assertEquals(
            List.of("status: submitted; claims: 2 of 3 covered"),
            documents(editor)
                .codeLens(new CodeLensParams(editor.document(PATH)))
                .get(60, TimeUnit.SECONDS)
                .stream()
                .map(lens -> lens.getCommand().getTitle())
                .toList());
      }
    }
  }

  private List<String> hints(EditorSession editor, Range range) throws Exception {
    return documents(editor)
        .inlayHint(new InlayHintParams(editor.document(PATH), range))
        .get(60, TimeUnit.SECONDS)
        .stream()
        .map(
            hint ->
                hint.getPosition().getLine()
                    + ":"
                    + hint.getPosition().getCharacter()
                    + " "
                    + hint.getLabel().getLeft())
        .toList();
  }

  @Test
  void frontMatterIsCompleted() throws Exception {
    try (EditorSession editor = EditorSession.at(root)) {
      editor.open(PATH, EditorSession.article("Rest.\n"));
      for (String[] expected :
          new String[][] {
            {"stat", "", "status: "},
            {"status: ", "submitted under-review approved"},
            {"status: app", "submitted under-review approved"},
            {"authors: [", "a.author an.editor"},
            {"authors: [a.author, an", "a.author an.editor"},
            {"authors:\n  - ", "a.author an.editor"},
            {"topics: [", "spine"},
            {"related: [", "spine/back"},
            {"audience: ", "professional patient student"},
            {"changes:\n  - {date: 2026-05-01, kind: u", "new updated amended corrected safety"},
            {"summary: Rest", ""},
          }) {
        String text = "---\ntitle: Neck\n" + expected[0];
        List<CompletionItem> items = items(editor, text);
        List<String> words = items.stream().map(CompletionItem::getLabel).toList();
        if (expected.length == 2) {
          assertEquals(expected[1], String.join(" ", words), expected[0]);
        } else {
          assertTrue(words.contains("status") && !words.contains("title"), words.toString());
          assertEquals(
              expected[2], items.get(words.indexOf("status")).getTextEdit().getLeft().getNewText());
        }
      }
    }
  }

  @Test
  void marksAreCompleted() throws Exception {
    try (EditorSession editor = EditorSession.at(root)) {
      editor.open(PATH, EditorSession.article("Rest.\n"));
      String above = EditorSession.article("");
      for (String[] expected :
          new String[][] {
            {FACE + " Rest [@walking2020]{cover=", "paragraph list section"},
            {"Rest [@walking2020]{cover=l", "paragraph list section"},
            {"Rest. {strength=strong certainty=", "high moderate low \"very low\""},
            {"Rest. {certainty=\"very", "high moderate low very low"},
            {"Rest. {strength=", "strong conditional"},
            {"Rest {certainty", ""},
            {"status: ", ""},
          }) {
        String text = above + expected[0];
        List<CompletionItem> items = items(editor, text);
        assertEquals(
            expected[1],
            String.join(
                " ", items.stream().map(i -> i.getTextEdit().getLeft().getNewText()).toList()),
            expected[0]);
      }
    }
  }

  /** At the end of a text, where each item must replace what is typed of it. */
  private List<CompletionItem> items(EditorSession editor, String text) throws Exception {
    editor.type(PATH, text);
    editor.next(PATH);
    int line = (int) text.chars().filter(c -> c == '\n').count();
    Position end = new Position(line, text.length() - text.lastIndexOf('\n') - 1);
    List<CompletionItem> items =
        documents(editor)
            .completion(new CompletionParams(editor.document(PATH), end))
            .get(60, TimeUnit.SECONDS)
            .getLeft();
    for (CompletionItem item : items) {
      Range range = item.getTextEdit().getLeft().getRange();
      assertEquals(end, range.getEnd());
      String typed =
          text.substring(text.length() - (end.getCharacter() - range.getStart().getCharacter()));
      assertTrue(typed.matches("[\\p{L}\\p{N}./-]*"), typed);
    }
    return items;
  }

  @Test
  void aNearKeyAndAWiderReachAreOfferedWithWhatTheyWouldCover() throws Exception {
    String text =
        EditorSession.article(
            "Walking helps [@walkin2020].\n\nFirst-line care:\n\n- Walks\n- Runs [@running2019]\n");
    try (EditorSession editor = EditorSession.at(root)) {
      editor.open(PATH, text);
      CodeAction near = actions(editor, at(text, "@walkin", 2)).get(0);
      assertEquals(
          "Cite @walking2020 (Walker 2020, Walking); this covers \"Walking helps.\"",
          near.getTitle());
      assertEquals("walking2020", edit(editor, near).getNewText());
      assertEquals(at(text, "walkin2020", 0), edit(editor, near).getRange().getStart());
      List<CodeAction> wider = actions(editor, at(text, "Walks", 2));
      assertEquals(1, wider.size(), wider.toString());
      assertEquals(
          "Mark [@running2019]{cover=list} (Sample Society 2019, Running); this covers \"Walks\"",
          wider.get(0).getTitle());
      TextEdit mark = edit(editor, wider.get(0));
      Position behind = at(text, "[@running2019]", 14);
      assertEquals(new TextEdit(new Range(behind, behind), "{cover=list}"), mark);
    }
  }

  private TextEdit edit(EditorSession editor, CodeAction action) {
    Map<String, List<TextEdit>> changes = action.getEdit().getChanges();
    List<TextEdit> edits = Objects.requireNonNull(changes.get(editor.uri(PATH)));
    assertEquals(1, edits.size());
    return edits.get(0);
  }

  private List<CodeAction> actions(EditorSession editor, Position place) throws Exception {
    return documents(editor)
        .codeAction(
            new CodeActionParams(
                editor.document(PATH), new Range(place, place), new CodeActionContext(List.of())))
        .get(60, TimeUnit.SECONDS)
        .stream()
        .map(either -> either.getRight())
        .toList();
  }

  @Test
  void filesOfOthersAreWatchedWhereTheEditorCan() throws Exception {
    try (EditorSession editor = EditorSession.at(root)) {
      assertEquals("workspace/didChangeWatchedFiles", editor.registered.poll(60, TimeUnit.SECONDS));
    }
  }
}
