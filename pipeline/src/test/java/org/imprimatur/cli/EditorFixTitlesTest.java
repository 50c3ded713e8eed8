package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.junit.jupiter.api.Test;

/** What quick fixes are called: menus have room for a line. */
final class EditorFixTitlesTest extends EditorFolderTests {
  @Test
  void ofManyClaimsTheFirstOnesAreNamedAndTheOthersCounted() throws Exception {
    String text =
        EditorSession.article(
            "First-line care:\n\n- Walks\n- Swims in warm water each day\n- Rides a horse on soft"
                + " ground in the early morning\n- Climbs\n- Sleeps\n- Runs [@running2019]\n");
    try (EditorSession editor = EditorSession.at(root)) {
      editor.open(PATH, text);
      assertEquals(
          "Mark [@running2019]{cover=list} (Sample Society 2019, Running); this covers \"Walks\","
              + " \"Swims in warm water each day\""
              + " and 3 more claims",
          actions(editor, EditorSession.at(text, "Walks", 2)).get(0).getTitle());
    }
  }

  /** Menus have a line: a work is its first author, year and short title. */
  @Test
  void aWorkWithALongTitleIsNamedBriefly() throws Exception {
    write(
        "references/works.yaml",
        """
        references:
          - id: walking2020
            type: report
            title: Walking every day for the pain of the knee in adults of a certain age, a long sample
            author: [{family: Walker, given: A.}, {family: Runner, given: B.}]
            issued: 2020
        """);
    String claim = "Walking for half an hour each day on soft ground helps";
    String text = EditorSession.article(claim + " [@walkin2020].\n");
    try (EditorSession editor = EditorSession.at(root)) {
      editor.open(PATH, text);
      assertEquals(
          "Cite @walking2020 (Walker et al. 2020, Walking every day for the pain\u2026); this"
              + " covers \"Walking for half an hour each day on\u2026\"",
          actions(editor, EditorSession.at(text, "@walkin", 2)).get(0).getTitle());
    }
  }

  private static List<CodeAction> actions(EditorSession editor, Position place) throws Exception {
    return editor
        .server
        .getTextDocumentService()
        .codeAction(
            new CodeActionParams(
                editor.document(PATH), new Range(place, place), new CodeActionContext(List.of())))
        .get(60, TimeUnit.SECONDS)
        .stream()
        .map(either -> either.getRight())
        .toList();
  }
}
