package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A house that an editor is open in. */
abstract class EditorFolderTests {
  static final String PATH = "articles/spine/neck.md";

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

  void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  List<CompletionItem> items(EditorSession editor, Position place) throws Exception {
    Either<List<CompletionItem>, CompletionList> said =
        editor
            .server
            .getTextDocumentService()
            .completion(new CompletionParams(editor.document(PATH), place))
            .get(60, TimeUnit.SECONDS);
    assertTrue(said.isLeft() || said.getRight().isIncomplete(), "asked again with each letter");
    return said.isLeft() ? said.getLeft() : said.getRight().getItems();
  }

  String hover(EditorSession editor, Position place) throws Exception {
    return editor
        .server
        .getTextDocumentService()
        .hover(new HoverParams(editor.document(PATH), place))
        .get(60, TimeUnit.SECONDS)
        .getContents()
        .getRight()
        .getValue();
  }
}
