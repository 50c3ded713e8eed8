package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an editor is told of the text under its cursor. */
final class EditorSessionTest extends EditorFolderTests {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path FIXTURES = Path.of("src/test/resources/rules");

  /** What {@code check} reports of the saved file. */
  private List<String> checked(String path) throws IOException {
    List<String> out = new ArrayList<>();
    JsonNode json = JSON.readTree(CommandLine.run(root, "check", "--json", path).out());
    for (JsonNode f : json.get("findings")) {
      String hint = f.get("hint").isNull() ? "" : "\n" + f.get("hint").asText();
      out.add(
          f.get("line").asInt()
              + ":"
              + f.get("column").asInt()
              + "-"
              + f.get("endLine").asInt()
              + ":"
              + f.get("endColumn").asInt()
              + " "
              + f.get("rule").asText()
              + " "
              + f.get("message").asText()
              + hint);
    }
    return out;
  }

  /** Of every rule's articles, with the same bytes: the same findings at the same places. */
  @Test
  void theFindingsAreThoseOfTheCheck() throws Exception {
    List<Path> fixtures;
    try (Stream<Path> files = Files.walk(FIXTURES)) {
      fixtures =
          files
              .filter(f -> f.toString().endsWith(".md") && !f.endsWith("README.md"))
              .sorted()
              .toList();
    }
    int findings = 0;
    try (EditorSession editor = EditorSession.at(root, "utf-32", "utf-16")) {
      assertEquals("utf-32", editor.offers.getCapabilities().getPositionEncoding());
      editor.open(PATH, EditorSession.article("Rest.\n"));
      for (Path fixture : fixtures) {
        String text = Files.readString(fixture);
        if (text.startsWith("\uFEFF")) {
          continue;
        }
        write(PATH, text);
        editor.type(PATH, text);
        List<String> told = EditorSession.told(editor.next(PATH));
        assertEquals(checked(PATH), told, fixture.toString());
        findings += told.size();
      }
      assertEquals(0, editor.leave());
    }
    assertTrue(findings > 200, "findings of " + fixtures.size() + " articles: " + findings);
  }

  @Test
  void whatIsNotSavedCountsAndWhatIsClosedDoesNot() throws Exception {
    String saved = EditorSession.article("Walking helps [@walking2020].\n");
    write(PATH, saved);
    try (EditorSession editor = EditorSession.at(root)) {
      assertEquals(List.of(), EditorSession.told(editor.open(PATH, saved)));
      editor.type(PATH, EditorSession.article("Walking helps.\n"));
      assertEquals(List.of("claim/uncited"), codes(editor.next(PATH)));
      editor.type(PATH, EditorSession.article("Walking helps [@new2024].\n"));
      assertEquals(List.of("cite/unknown-key", "claim/uncited"), codes(editor.next(PATH)));
      // A work that is typed into an open file of references is known in the article at once.
      String works = Files.readString(root.resolve("references/works.yaml"));
      String more =
          "  - {id: new2024, type: report, title: New, author: [{literal: S}], issued: 2024}\n";
      editor.type("references/works.yaml", works + more);
      List<String> codes = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        PublishDiagnosticsParams said = editor.published.poll(60, TimeUnit.SECONDS);
        assertNotNull(said);
        codes.addAll(said.getUri().equals(editor.uri(PATH)) ? codes(said) : List.of());
      }
      assertEquals(List.of(), codes);
    }
  }

  private static List<String> codes(PublishDiagnosticsParams said) {
    return said.getDiagnostics().stream().map(d -> d.getCode().getLeft()).sorted().toList();
  }

  /** Two characters beyond the basic plane before the finding: four units, two code points. */
  @Test
  void placesAreCountedAsTheEditorCounts() throws Exception {
    String text =
        EditorSession.article("\uD83D\uDE00\uD83D\uDE00 Take 250mg ibuprofen [@running2019].\n");
    for (String[] way : new String[][] {{"utf-16", "8"}, {"utf-32", "6"}}) {
      try (EditorSession editor = EditorSession.at(root, way[0])) {
        assertEquals(way[0], editor.offers.getCapabilities().getPositionEncoding());
        Diagnostic found = editor.open(PATH, text).getDiagnostics().get(0);
        int column = Integer.parseInt(way[1]) + 2;
        assertEquals("dose/number-unit-space", found.getCode().getLeft());
        assertEquals(
            new Range(new Position(7, column), new Position(7, column + 5)), found.getRange());
        List<CodeAction> actions = actions(editor, found.getRange());
        assertEquals("Write \"250 mg\"", actions.get(0).getTitle());
        Map<String, List<TextEdit>> changes = actions.get(0).getEdit().getChanges();
        TextEdit edit = Objects.requireNonNull(changes.get(editor.uri(PATH))).get(0);
        assertEquals(new TextEdit(found.getRange(), "250 mg"), edit);
      }
    }
  }

  private List<CodeAction> actions(EditorSession editor, Range range) throws Exception {
    return editor
        .server
        .getTextDocumentService()
        .codeAction(
            new CodeActionParams(editor.document(PATH), range, new CodeActionContext(List.of())))
        .get(60, TimeUnit.SECONDS)
        .stream()
        .map(either -> either.getRight())
        .toList();
  }

  @Test
  void everythingOfARuleCanBeFixedAtOnce() throws Exception {
    String text =
        EditorSession.article(
            "Take 250mg ibuprofen [@walking2020].\n\nTake 10mg QD [@walking2020].\n\nRest.\n");
    try (EditorSession editor = EditorSession.at(root)) {
      editor.open(PATH, text);
      Position place = EditorSession.at(text, "10mg", 1);
      List<CodeAction> actions = actions(editor, new Range(place, place));
      assertEquals(
          List.of("Write \"10 mg\"", "Fix all 2 of dose/number-unit-space here"),
          actions.stream().map(CodeAction::getTitle).toList());
      // What needs a decision is not offered.
      Position rest = EditorSession.at(text, "Rest", 1);
      assertEquals(List.of(), actions(editor, new Range(rest, rest)));
    }
  }

  @Test
  void aCitationAClaimAndAFindingAreExplained() throws Exception {
    String text = EditorSession.article("Walking helps [@walking2020]. Take 250mg ibuprofen.\n");
    try (EditorSession editor = EditorSession.at(root)) {
      editor.open(PATH, text);
      String work = hover(editor, EditorSession.at(text, "@walking", 3));
      assertTrue(work.contains("Walker A"), work);
      assertTrue(work.contains("Kind: review"), work);
      // Words of a record are words: no mark-up, no HTML, no link that runs something.
      assertTrue(work.contains("\\*Helps\\*") && work.contains("\\<b\\>helps"), work);
      assertTrue(work.contains("\\[X\\]\\(command"), work);
      assertTrue(work.contains("Covered \\(direct\\) by @walking2020"), work);
      String finding = hover(editor, EditorSession.at(text, "250mg", 2));
      assertTrue(finding.contains("No citation covers this claim"), finding);
      assertTrue(finding.contains("# dose/number-unit-space: "), finding);
      assertEquals("", hover(editor, new Position(999, 999)));
      Location there =
          editor
              .server
              .getTextDocumentService()
              .definition(
                  new DefinitionParams(
                      editor.document(PATH), EditorSession.at(text, "@walking", 3)))
              .get(60, TimeUnit.SECONDS)
              .getLeft()
              .get(0);
      assertEquals(editor.uri("references/works.yaml"), there.getUri());
      assertEquals(1, there.getRange().getStart().getLine());
    }
  }

  @Test
  void whatCannotBeReadIsSaidOnceAndEndsNothing() throws Exception {
    String text = EditorSession.article("Walking helps.\n");
    try (EditorSession editor = EditorSession.at(root)) {
      editor.open(PATH, text);
      editor
          .server
          .getTextDocumentService()
          .didClose(new DidCloseTextDocumentParams(editor.document(PATH)));
      assertEquals(List.of(), editor.next(PATH).getDiagnostics());
      write("imprimatur.yaml", "site: [");
      editor.type(PATH, text);
      editor.type(PATH, text + "\nMore.\n");
      String shown = editor.shown.poll(60, TimeUnit.SECONDS);
      assertNotNull(shown);
      assertTrue(shown.contains("the configuration in imprimatur.yaml cannot be used"), shown);
      // Once this is answered, all that was typed is dealt with.
      assertEquals("", hover(editor, new Position(0, 0)));
      house();
      editor.type(PATH, text + "\nMore.\n\nAnd more.\n");
      assertFalse(editor.next(PATH).getDiagnostics().isEmpty());
      assertNull(editor.shown.poll());
      // Files elsewhere and names that are no paths are none of its business.
      editor.type("../elsewhere.md", text);
      assertEquals(0, editor.leave());
    }
  }

  @Test
  void whereThereIsNoHouseItSaysHowToMakeOne(@TempDir Path nowhere) throws Exception {
    try (EditorSession editor = EditorSession.at(nowhere)) {
      String shown = editor.shown.poll(60, TimeUnit.SECONDS);
      assertNotNull(shown);
      assertTrue(shown.contains("imprimatur init"), shown);
      assertEquals(List.of(), items(editor, new Position(0, 0)));
      assertEquals(0, editor.leave());
    }
  }
}
