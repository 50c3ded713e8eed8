package org.imprimatur.lsp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.imprimatur.finding.Finding;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/** What an editor says and asks of its texts. Before a content root is known, nothing is known. */
final class EditedTexts implements TextDocumentService, OpenFiles.Report {
  private volatile @Nullable Session session;

  /**
   * An editor at a content root.
   *
   * @param root the content root
   * @param files what the editor holds
   * @param columns how the editor counts
   * @param client the editor
   * @param voiding whether renaming may end approvals
   */
  record Session(
      ContentRoot root, OpenFiles files, Columns columns, LanguageClient client, boolean voiding) {}

  void begin(Session one) {
    session = one;
  }

  void close() {
    Session one = session;
    if (one != null) {
      one.files().close();
      session = null;
    }
  }

  @Override
  public void didOpen(DidOpenTextDocumentParams it) {
    hold(it.getTextDocument().getUri(), it.getTextDocument().getText());
  }

  @Override
  public void didChange(DidChangeTextDocumentParams it) {
    List<TextDocumentContentChangeEvent> changes = it.getContentChanges();
    if (!changes.isEmpty()) {
      hold(it.getTextDocument().getUri(), changes.get(changes.size() - 1).getText());
    }
  }

  private void hold(String uri, String text) {
    Session one = session;
    if (one != null) {
      one.files().hold(uri, text, this);
    }
  }

  @Override
  public void didClose(DidCloseTextDocumentParams it) {
    Session one = session;
    if (one != null) {
      one.files().release(it.getTextDocument().getUri(), this);
    }
  }

  @Override
  public void didSave(DidSaveTextDocumentParams it) {
    again();
  }

  private void again() {
    Session one = session;
    if (one != null) {
      one.files().again(this);
    }
  }

  @Override
  public void of(String uri, Examined examined) {
    Session one = session;
    if (one != null) {
      List<Diagnostic> all = new ArrayList<>();
      examined.findings().forEach(f -> all.add(diagnostic(f, examined.source(), one.columns())));
      one.client().publishDiagnostics(new PublishDiagnosticsParams(uri, all));
    }
  }

  @Override
  public void gone(String uri) {
    Session one = session;
    if (one != null) {
      one.client().publishDiagnostics(new PublishDiagnosticsParams(uri, List.of()));
    }
  }

  private static Diagnostic diagnostic(Finding finding, Source source, Columns columns) {
    String hint = finding.hint() == null ? "" : "\n" + finding.hint();
    DiagnosticSeverity severity =
        switch (finding.level()) {
          case ERROR -> DiagnosticSeverity.Error;
          case WARNING -> DiagnosticSeverity.Warning;
          case NOTE -> DiagnosticSeverity.Information;
        };
    return new Diagnostic(
        columns.range(source, finding.region()),
        finding.message() + hint,
        severity,
        "imprimatur",
        finding.rule());
  }

  private <T> CompletableFuture<T> ask(TextDocumentIdentifier document, T nothing, Asked<T> asked) {
    Session one = session;
    return one == null
        ? CompletableFuture.completedFuture(nothing)
        : one.files()
            .ask(
                document.getUri(),
                nothing,
                (file, root) -> asked.of(new Answers(file, one.columns()), root));
  }

  /** What is asked of a file. */
  @FunctionalInterface
  private interface Asked<T> {
    T of(Answers answers, Root root) throws IOException;
  }

  @Override
  public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(
      CompletionParams it) {
    return ask(
        it.getTextDocument(),
        Either.forLeft(List.of()),
        (answers, root) -> words(answers, root, it.getPosition()));
  }

  /** Keys are asked for again with each letter, see {@link KeyCompletion}. */
  private static Either<List<CompletionItem>, CompletionList> words(
      Answers answers, Root root, Position place) throws IOException {
    int offset = answers.offset(place);
    int start = answers.source().lineStart(answers.source().lineOf(offset));
    String line = answers.source().slice(new Span(start, offset));
    List<CompletionItem> keys = KeyCompletion.items(answers, line, start);
    if (!keys.isEmpty()) {
      return Either.forRight(new CompletionList(true, keys));
    }
    return Either.forLeft(
        answers.id().isPresent()
            ? new WordCompletion(answers, root, line, start).items()
            : List.of());
  }

  /** The reference in the house's style, once an editor shows a key. */
  @Override
  public CompletableFuture<CompletionItem> resolveCompletionItem(CompletionItem it) {
    Session one = session;
    return one == null || it.getData() == null
        ? CompletableFuture.completedFuture(it)
        : one.files()
            .askRoot(
                it,
                root -> {
                  it.setDocumentation(
                      Answers.formatted(root.context().shelves().library(), it.getLabel()));
                  return it;
                });
  }

  @Override
  public CompletableFuture<Hover> hover(HoverParams it) {
    return ask(
        it.getTextDocument(),
        hover(""),
        (answers, root) -> hover(new Hovers(answers).at(it.getPosition())));
  }

  private static Hover hover(String text) {
    return new Hover(new MarkupContent(MarkupKind.MARKDOWN, text));
  }

  @Override
  public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
      definition(DefinitionParams it) {
    return ask(
        it.getTextDocument(),
        Either.forLeft(List.of()),
        (answers, root) ->
            Either.forLeft(answers.record(it.getPosition()).map(this::location).stream().toList()));
  }

  private Location location(Answers.Place place) {
    return new Location(uri(place.path()), place.range());
  }

  private String uri(String path) {
    Session one = session;
    return one == null ? "" : one.root().path().resolve(path).toUri().toString();
  }

  @Override
  public CompletableFuture<List<? extends Location>> references(ReferenceParams it) {
    boolean own = it.getContext() != null && it.getContext().isIncludeDeclaration();
    return ask(
        it.getTextDocument(),
        List.of(),
        (answers, root) ->
            WhereCited.of(answers, root, it.getPosition(), own).stream()
                .map(this::location)
                .toList());
  }

  @Override
  public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(
      DocumentSymbolParams it) {
    return ask(
        it.getTextDocument(),
        List.of(),
        (answers, root) ->
            new SymbolTree(answers)
                .symbols().stream()
                    .map(symbol -> Either.<SymbolInformation, DocumentSymbol>forRight(symbol))
                    .toList());
  }

  @Override
  public CompletableFuture<List<InlayHint>> inlayHint(InlayHintParams it) {
    return ask(
        it.getTextDocument(),
        List.of(),
        (answers, root) -> new Margin(answers).hints(it.getRange()));
  }

  @Override
  public CompletableFuture<List<? extends CodeLens>> codeLens(CodeLensParams it) {
    return ask(it.getTextDocument(), List.of(), (answers, root) -> new Margin(answers).lenses());
  }

  @Override
  public CompletableFuture<Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>>
      prepareRename(PrepareRenameParams it) {
    boolean voiding = isVoiding();
    return ask(
            it.getTextDocument(),
            Optional.<Range>empty(),
            (answers, root) -> new Renaming(answers, root, voiding).at(it.getPosition()))
        .thenApply(range -> range.map(EditedTexts::renamed).orElse(null));
  }

  private static Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior> renamed(
      Range range) {
    return Either3.forFirst(range);
  }

  private boolean isVoiding() {
    Session one = session;
    return one != null && one.voiding();
  }

  @Override
  public CompletableFuture<WorkspaceEdit> rename(RenameParams it) {
    boolean voiding = isVoiding();
    return ask(
        it.getTextDocument(),
        new WorkspaceEdit(),
        (answers, root) -> {
          Map<String, List<TextEdit>> changes = new LinkedHashMap<>();
          new Renaming(answers, root, voiding)
              .to(it.getPosition(), it.getNewName())
              .forEach((path, edits) -> changes.put(uri(path), edits));
          return new WorkspaceEdit(changes);
        });
  }

  @Override
  public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams it) {
    return ask(
        it.getTextDocument(),
        List.of(),
        (answers, root) ->
            new QuickFixes(answers, it.getTextDocument().getUri())
                .in(it.getRange()).stream()
                    .map(action -> Either.<Command, CodeAction>forRight(action))
                    .toList());
  }

  /** Articles and works by their names. */
  private CompletableFuture<
          Either<List<? extends SymbolInformation>, List<? extends WorkspaceSymbol>>>
      symbols(String query) {
    Session one = session;
    return one == null
        ? CompletableFuture.completedFuture(Either.forRight(List.of()))
        : one.files()
            .askRoot(
                Either.forRight(List.of()),
                root ->
                    Either.forRight(RootSymbols.of(root, one.columns(), query, this::location)));
  }

  /** What an editor says of other files. */
  WorkspaceService ofWorkspace() {
    return new WorkspaceService() {
      @Override
      public void didChangeConfiguration(DidChangeConfigurationParams it) {
        // Nothing is set from a workspace.
      }

      @Override
      public CompletableFuture<
              Either<List<? extends SymbolInformation>, List<? extends WorkspaceSymbol>>>
          symbol(WorkspaceSymbolParams it) {
        return symbols(it.getQuery() == null ? "" : it.getQuery());
      }

      @Override
      public void didChangeWatchedFiles(DidChangeWatchedFilesParams it) {
        again();
      }
    };
  }
}
