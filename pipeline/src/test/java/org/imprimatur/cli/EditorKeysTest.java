package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemTag;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.junit.jupiter.api.Test;

/** The keys and quotes that an editor is offered. */
final class EditorKeysTest extends EditorFolderTests {
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
        CompletionItem walking = labelled("walking2020", items);
        assertEquals(
            "review, 2020. Walking *helps* <b>necks</b> [x](command:y)", walking.getDetail());
        // What is typed is found by the program: editors look at the first 128 characters only.
        String filter = walking.getFilterText();
        assertTrue(
            begun.endsWith("wal") ? filter.equals("wal") : filter.contains("Walker"), filter);
        int typed = begun.length() - 1 - Math.max(begun.lastIndexOf('@'), begun.lastIndexOf('{'));
        Range range = walking.getTextEdit().getLeft().getRange();
        assertEquals(typed, range.getEnd().getCharacter() - range.getStart().getCharacter(), begun);
        CompletionItem retracted = labelled("running2019", items);
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

  private static CompletionItem labelled(String label, List<CompletionItem> items) {
    return items.stream().filter(i -> i.getLabel().equals(label)).findFirst().orElseThrow();
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

  /** By words that stand far behind many authors, in any case and without accents. */
  @Test
  void keysAreCompletedByTheLastWordOfALongTitle() throws Exception {
    String names =
        "{literal: M\u00FCller-Sample}, " + "{literal: Another Long Sample Name}, ".repeat(9);
    Files.writeString(
        root.resolve("references/long.yaml"),
        "references:\n"
            + "  - {id: long2020, type: book, title: \"A long title on the facet joints\", author:"
            + " ["
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
  void theQuotesOfAWorkAreShownAndOffered() throws Exception {
    Path works = root.resolve("references/works.yaml");
    Files.writeString(
        works,
        Files.readString(works)
            + "  - id: quoted2021\n"
            + "    type: report\n"
            + "    title: Q\n"
            + "    issued: 2021\n"
            + "    quotes: {dose: {sentence: Samplol 5 mg helps., place: p. 3}, rest: Rest"
            + " too.}\n");
    String text = EditorSession.article("Take samplol 5 mg [@quoted2021]{q=dose}.\n");
    try (EditorSession editor = EditorSession.at(root)) {
      editor.open(PATH, text);
      String claim = hover(editor, EditorSession.at(text, "samplol", 2));
      assertTrue(claim.contains("Quoted for it from quoted2021"), claim);
      assertTrue(claim.contains("> Samplol 5 mg helps\\. (p\\. 3)"), claim);
      String work = hover(editor, EditorSession.at(text, "@quoted", 3));
      assertTrue(work.contains("{q=rest}") && work.contains("> Rest too\\."), work);
      List<String> offered = offered(editor, EditorSession.at(text, "q=dose", 2));
      assertEquals(List.of("dose", "rest"), offered);
    }
  }

  @Test
  void theOutcomesOfASummaryOfFindingsAreOffered() throws Exception {
    String above =
        EditorSession.article(
            """
            | Outcome | Participants | Studies | Relative effect | Absolute effect | Certainty |
            |---|---|---|---|---|---|
            | Pain at 2 weeks [@walking2020] {#pain} | 12 | 1 | RR 0.5 | 5 fewer | Low |
            | Burns [@walking2020] {#burns} | 12 | 1 | RR 0.5 | 5 fewer | Low |
            | Falls [@walking2020] | 12 | 1 | RR 0.5 | 5 fewer | Low |

            """);
    try (EditorSession editor = EditorSession.at(root)) {
      editor.open(PATH, above);
      for (String[] expected :
          new String[][] {
            {"Rest. {strength=strong outcomes=", "pain burns"},
            {"Rest. {outcomes=b", "pain burns"},
            {"Rest. {outcomes=\"pain ", "burns"},
            {"Rest. {outcomes=\"pain bu", "burns"},
            {"Rest. {outcomes=pain ", ""},
          }) {
        String text = above + expected[0];
        editor.type(PATH, text);
        editor.next(PATH);
        Position end = EditorSession.at(text, expected[0], expected[0].length());
        assertEquals(expected[1], String.join(" ", offered(editor, end)), expected[0]);
      }
    }
  }

  private List<String> offered(EditorSession editor, Position place) throws Exception {
    return items(editor, place).stream()
        .map(item -> item.getTextEdit().getLeft().getNewText())
        .toList();
  }
}
