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
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemTag;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an editor is told of the text under its cursor. */
final class EditorSessionTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PATH = "articles/spine/neck.md";
  private static final Path FIXTURES = Path.of("src/test/resources/rules");

  @TempDir Path root;

  @BeforeEach
  void house() throws IOException {
    write(
        "imprimatur.yaml",
        "site: {id: sample, title: Sample}\npeople: [{id: a.author, name: Sample Author}]\n");
    write(
        "references/works.yaml",
        """
        references:
          - id: walking2020
            type: report
            kind: review
            title: "Walking *helps* <b>necks</b> [x](command:y)"
            author: [{family: Walker, given: A.}]
            issued: 2020
            quote: "Walking <b>helps</b>."
          - id: running2019
            type: report
            title: Running
            author: [{literal: Sample Society}]
            issued: 2019
            retracted: {date: 2021-01-01, reason: "Errors in the data", notice: "https://works.example/1"}
        """);
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

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
  void keysAreCompletedInEveryForm() throws Exception {
    try (EditorSession editor = EditorSession.at(root)) {
      for (String begun :
          new String[] {"[@", "[@wal", "[see @wal", "[@a; @wal", "[-@wal", "@wal", "@{wal"}) {
        String text = EditorSession.article("Walking helps " + begun + "\n");
        if (editor.published.isEmpty() && begun.equals("[@")) {
          editor.open(PATH, text);
        } else {
          editor.type(PATH, text);
          editor.next(PATH);
        }
        List<CompletionItem> items = items(editor, EditorSession.at(text, begun, begun.length()));
        assertEquals(2, items.size(), begun);
        CompletionItem walking =
            items.stream()
                .filter(i -> i.getLabel().equals("walking2020"))
                .findFirst()
                .orElseThrow();
        assertEquals(
            "review, 2020. Walking *helps* <b>necks</b> [x](command:y)", walking.getDetail());
        // What is typed is found by the program: editors look at the first 128 characters only.
        String filter = walking.getFilterText();
        assertTrue(
            begun.endsWith("wal") ? filter.equals("wal") : filter.contains("Walker"), filter);
        int typed = begun.length() - 1 - Math.max(begun.lastIndexOf('@'), begun.lastIndexOf('{'));
        Range range = walking.getTextEdit().getLeft().getRange();
        assertEquals(typed, range.getEnd().getCharacter() - range.getStart().getCharacter(), begun);
        CompletionItem retracted =
            items.stream()
                .filter(i -> i.getLabel().equals("running2019"))
                .findFirst()
                .orElseThrow();
        assertEquals(List.of(CompletionItemTag.Deprecated), retracted.getTags());
        assertTrue(retracted.getSortText().compareTo(walking.getSortText()) > 0);
        assertEquals("Retracted. 2019. Running", retracted.getDetail());
        assertShown(editor, walking);
      }
      String mail = EditorSession.article("Write to a@wal\n");
      editor.type(PATH, mail);
      editor.next(PATH);
      assertEquals(List.of(), items(editor, EditorSession.at(mail, "a@wal", 5)));
    }
  }

  private static void assertShown(EditorSession editor, CompletionItem walking) throws Exception {
    CompletionItem shown =
        editor
            .server
            .getTextDocumentService()
            .resolveCompletionItem(walking)
            .get(60, TimeUnit.SECONDS);
    assertTrue(
        shown.getDocumentation().getLeft().startsWith("Walker A."),
        shown.getDocumentation().getLeft());
  }

  private List<CompletionItem> items(EditorSession editor, Position place) throws Exception {
    Either<List<CompletionItem>, CompletionList> said =
        editor
            .server
            .getTextDocumentService()
            .completion(new CompletionParams(editor.document(PATH), place))
            .get(60, TimeUnit.SECONDS);
    assertTrue(said.isLeft() || said.getRight().isIncomplete(), "asked again with each letter");
    return said.isLeft() ? said.getLeft() : said.getRight().getItems();
  }

  /** By words that stand far behind many authors, in any case and without accents. */
  @Test
  void keysAreCompletedByTheLastWordOfALongTitle() throws Exception {
    String names =
        "{literal: M\u00FCller-Sample}, " + "{literal: Another Long Sample Name}, ".repeat(9);
    Files.writeString(
        root.resolve("references/long.yaml"),
        "references:\n  - {id: long2020, type: book, title: \"A long title on the facet joints\", author: ["
            + names
            + "], issued: 2020}\n");
    try (EditorSession editor = EditorSession.at(root)) {
      editor.open(PATH, EditorSession.article("Rest.\n"));
      for (String typed : List.of("FACET", "joints", "muller", "2020", "long2")) {
        String text = EditorSession.article("Walking helps [@" + typed + "\n");
        editor.type(PATH, text);
        editor.next(PATH);
        List<CompletionItem> items = items(editor, EditorSession.at(text, typed, typed.length()));
        List<String> found =
            items.stream()
                .filter(item -> item.getFilterText().equals(typed))
                .map(CompletionItem::getLabel)
                .toList();
        assertTrue(found.contains("long2020"), typed + ": " + found);
        assertEquals(typed.equals("2020"), found.contains("walking2020"), typed);
      }
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
  void theQuotesOfAWorkAreShownAndOffered() throws Exception {
    Path works = root.resolve("references/works.yaml");
    Files.writeString(
        works,
        Files.readString(works)
            + "  - id: quoted2021\n    type: report\n    title: Q\n    issued: 2021\n"
            + "    quotes: {dose: {sentence: Samplol 5 mg helps., place: p. 3}, rest: Rest too.}\n");
    String text = EditorSession.article("Take samplol 5 mg [@quoted2021]{q=dose}.\n");
    try (EditorSession editor = EditorSession.at(root)) {
      editor.open(PATH, text);
      String claim = hover(editor, EditorSession.at(text, "samplol", 2));
      assertTrue(claim.contains("Quoted for it from quoted2021"), claim);
      assertTrue(claim.contains("> Samplol 5 mg helps\\. (p\\. 3)"), claim);
      String work = hover(editor, EditorSession.at(text, "@quoted", 3));
      assertTrue(work.contains("{q=rest}") && work.contains("> Rest too\\."), work);
      List<String> offered =
          editor
              .server
              .getTextDocumentService()
              .completion(
                  new CompletionParams(editor.document(PATH), EditorSession.at(text, "q=dose", 2)))
              .get(60, TimeUnit.SECONDS)
              .map(items -> items, list -> list.getItems())
              .stream()
              .map(CompletionItem::getLabel)
              .toList();
      assertEquals(List.of("dose", "rest"), offered);
    }
  }

  private String hover(EditorSession editor, Position place) throws Exception {
    return editor
        .server
        .getTextDocumentService()
        .hover(new HoverParams(editor.document(PATH), place))
        .get(60, TimeUnit.SECONDS)
        .getContents()
        .getRight()
        .getValue();
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
