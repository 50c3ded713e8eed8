package org.imprimatur.cli;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key or a fixed id gets another name wherever it stands, or nowhere. */
final class EditorRenameTest {
  private static final String PATH = "articles/spine/neck.md";
  private static final String OTHER = "articles/spine/back.md";
  private static final String WORKS = "references/works.yaml";
  private static final String TEXT =
      EditorSession.article(
          """
          \uD83D\uDE00 Walking helps [see @work; @other]. {#walk certainty=low reason="#walk"}

          @{work} agrees.

          See [above](#walk) and [\\#walk](../spine/neck.md#walk).
          """);

  @TempDir Path temp;
  private ReviewFolder folder;

  @BeforeEach
  void house() throws Exception {
    folder = new ReviewFolder(temp);
    folder.write(
        WORKS,
        """
        references:
          - id: "work"
            type: report
            title: The work
            author: [{literal: Sample}]
            issued: 2020
          - id: other
            type: report
            title: Another
            author: [{literal: Sample}]
            issued: 2019
            superseded-by: work
        """);
    folder.write(PATH, TEXT);
    folder.write(
        OTHER, EditorSession.article("Rest helps [@work, p. 2]. See [neck](neck.md#walk).\n"));
  }

  private WorkspaceEdit rename(EditorSession editor, String path, Position place, String name)
      throws Exception {
    return editor
        .server
        .getTextDocumentService()
        .rename(new RenameParams(editor.document(path), place, name))
        .get(60, TimeUnit.SECONDS);
  }

  private String refused(EditorSession editor, String path, Position place, String name) {
    ExecutionException failed =
        assertThrows(ExecutionException.class, () -> rename(editor, path, place, name));
    return requireNonNull((ResponseErrorException) failed.getCause())
        .getResponseError()
        .getMessage();
  }

  /** Makes the changes; the numbers of a check are the same before and after. */
  private Map<String, Integer> apply(WorkspaceEdit edit) throws Exception {
    JsonNode before = summary();
    Map<String, Integer> changed = new TreeMap<>();
    for (Map.Entry<String, List<TextEdit>> file : edit.getChanges().entrySet()) {
      Path path = Path.of(java.net.URI.create(file.getKey()));
      StringBuilder text = new StringBuilder(Files.readString(path));
      List<TextEdit> edits = new ArrayList<>(file.getValue());
      edits.sort(
          Comparator.comparing(
              (TextEdit it) -> offset(text, it.getRange().getStart()), Comparator.reverseOrder()));
      for (TextEdit one : edits) {
        text.replace(
            offset(text, one.getRange().getStart()),
            offset(text, one.getRange().getEnd()),
            one.getNewText());
      }
      Files.writeString(path, text);
      changed.put(folder.root.relativize(path).toString(), edits.size());
    }
    assertEquals(before, summary());
    return changed;
  }

  private static int offset(CharSequence text, Position place) {
    int at = 0;
    for (int line = 0; line < place.getLine(); line++) {
      at = text.toString().indexOf('\n', at) + 1;
    }
    return at + place.getCharacter();
  }

  private JsonNode summary() throws Exception {
    return new ObjectMapper()
        .readTree(CommandLine.run(folder.root, "check", "--json", "--trust", "none").out())
        .get("summary");
  }

  private Position at(String path, String words, int behind) throws Exception {
    return EditorSession.at(folder.text(path), words, behind);
  }

  @Test
  void aKeyIsRenamedInRecordsAndArticles() throws Exception {
    try (EditorSession editor = EditorSession.at(folder.root)) {
      editor.open(PATH, TEXT);
      Position place = at(PATH, "@work", 3);
      assertEquals(
          at(PATH, "work;", 0),
          editor
              .server
              .getTextDocumentService()
              .prepareRename(new PrepareRenameParams(editor.document(PATH), place))
              .get(60, TimeUnit.SECONDS)
              .getFirst()
              .getStart());
      for (String[] bad :
          new String[][] {
            {"other", "\"other\" is already the key of another record."},
            {"two words", "would not be read as the same everywhere"},
            {"a\"b", "would not be read as the same everywhere"},
            {"", "would not be read as the same everywhere"},
            {"a]", "would not be read as the same everywhere"},
          }) {
        String said = refused(editor, PATH, place, bad[0]);
        assertTrue(said.contains(bad[1]), said);
      }
      Map<String, Integer> changed = apply(rename(editor, PATH, place, "sample-2020"));
      assertEquals(Map.of(OTHER, 1, PATH, 2, WORKS, 2, "articles/topic/sample.md", 1), changed);
      assertTrue(folder.text(PATH).contains("[see @sample-2020; @other]"));
      assertTrue(folder.text(PATH).contains("@{sample-2020} agrees"));
      assertTrue(folder.text(WORKS).contains("id: \"sample-2020\""));
      assertTrue(folder.text(WORKS).contains("superseded-by: sample-2020"));
    }
  }

  @Test
  void anIdIsRenamedWithAllLinksToIt() throws Exception {
    try (EditorSession editor = EditorSession.at(folder.root)) {
      editor.open(PATH, TEXT);
      Position place = at(PATH, "{#walk", 4);
      assertTrue(refused(editor, PATH, place, "2 ids").contains("cannot be an id"));
      Map<String, Integer> changed = apply(rename(editor, PATH, place, "walking"));
      assertEquals(Map.of(OTHER, 1, PATH, 3), changed);
      String text = folder.text(PATH);
      assertTrue(text.contains("{#walking certainty=low reason=\"#walk\"}"), text);
      assertTrue(text.contains("[above](#walking)"), text);
      assertTrue(text.contains("[\\#walk](../spine/neck.md#walking)"), text);
      assertTrue(folder.text(OTHER).contains("neck.md#walking"));
    }
  }

  /** A link that spells the id otherwise cannot be changed, so nothing is. */
  @Test
  void whatIsSpelledOtherwiseIsNamed() throws Exception {
    folder.write(OTHER, EditorSession.article("See [neck](neck.md#w%61lk).\n"));
    try (EditorSession editor = EditorSession.at(folder.root)) {
      editor.open(PATH, TEXT);
      String said = refused(editor, PATH, at(PATH, "{#walk", 4), "walking");
      assertTrue(said.contains(OTHER + ", line 8 names \"walk\" in another spelling"), said);
    }
  }

  @Test
  void whereNothingHasANameNothingIsOffered() throws Exception {
    try (EditorSession editor = EditorSession.at(folder.root)) {
      editor.open(PATH, TEXT);
      Position place = at(PATH, "helps", 1);
      assertNull(
          editor
              .server
              .getTextDocumentService()
              .prepareRename(new PrepareRenameParams(editor.document(PATH), place))
              .get(60, TimeUnit.SECONDS));
      assertTrue(refused(editor, PATH, place, "x").contains("no key or fixed id"));
    }
  }

  @Test
  void anApprovalIsNotEndedUnlessThatIsAllowed() throws Exception {
    folder.commit();
    folder.taken("submit", "a.author");
    folder.taken("start", "an.editor");
    folder.taken("approve", "r.one");
    Position place = at(PATH, "@work", 3);
    try (EditorSession editor = EditorSession.at(folder.root)) {
      editor.open(PATH, TEXT);
      String said = refused(editor, PATH, place, "renamed");
      assertTrue(said.contains("would end the approvals of articles/topic/sample.md."), said);
      // What no approval rests on can be renamed.
      assertNotNull(rename(editor, PATH, at(PATH, "@other", 3), "renamed").getChanges());
      String hover =
          editor
              .server
              .getTextDocumentService()
              .hover(new HoverParams(editor.document(PATH), place))
              .get(60, TimeUnit.SECONDS)
              .getContents()
              .getRight()
              .getValue();
      assertTrue(!hover.contains("ends the approval"), hover);
    }
    try (EditorSession editor = EditorSession.with(folder.root, "lsp", "--void-approvals")) {
      editor.open(PATH, TEXT);
      assertEquals(4, apply(rename(editor, PATH, place, "renamed")).size());
    }
  }

  /** What an edit would end is said before it is made, on the claim and above the status. */
  @Test
  void anApprovalIsNamedWhereAnEditWouldEndIt() throws Exception {
    folder.commit();
    folder.taken("submit", "a.author");
    folder.taken("start", "an.editor");
    folder.taken("approve", "r.one");
    String path = "articles/topic/sample.md";
    try (EditorSession editor = EditorSession.at(folder.root)) {
      editor.open(path, folder.text(path));
      String hover = hover(editor, path, "Rest helps");
      assertTrue(hover.contains("An edit ends the approval of Sample r\\.one"), hover);
      assertEquals(
          "status: under-review; approvals: 1 of 2; claims: 1 of 1 covered", lens(editor, path));
      // The ledger speaks of the text that is saved: once it is another, nothing is approved.
      editor.type(path, folder.text(path).replace("Rest helps", "Rest may help"));
      editor.next(path);
      assertTrue(lens(editor, path).contains("approvals: 0 of 2"), lens(editor, path));
    }
  }

  @Test
  void severalApprovalsAreNamedInOneSentence() throws Exception {
    folder.commit();
    folder.taken("submit", "a.author");
    folder.taken("start", "an.editor");
    folder.taken("approve", "r.one");
    folder.taken("approve", "r.two");
    String path = "articles/topic/sample.md";
    try (EditorSession editor = EditorSession.at(folder.root)) {
      editor.open(path, folder.text(path));
      String hover = hover(editor, path, "Rest helps");
      assertTrue(
          hover.contains("An edit ends the approvals of Sample r\\.one and Sample r\\.two\\."),
          hover);
    }
  }

  private String hover(EditorSession editor, String path, String words) throws Exception {
    return editor
        .server
        .getTextDocumentService()
        .hover(new HoverParams(editor.document(path), at(path, words, 2)))
        .get(60, TimeUnit.SECONDS)
        .getContents()
        .getRight()
        .getValue();
  }

  private static String lens(EditorSession editor, String path) throws Exception {
    return editor
        .server
        .getTextDocumentService()
        .codeLens(new CodeLensParams(editor.document(path)))
        .get(60, TimeUnit.SECONDS)
        .get(0)
        .getCommand()
        .getTitle();
  }
}
