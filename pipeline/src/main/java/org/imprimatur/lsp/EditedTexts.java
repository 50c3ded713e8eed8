package org.imprimatur.lsp;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
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
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.imprimatur.finding.Finding;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.source.Source;
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
   */
  record Session(ContentRoot root, OpenFiles files, Columns columns, LanguageClient client) {}

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

  private <T> CompletableFuture<T> ask(String uri, T nothing, Function<Answers, T> answer) {
    Session one = session;
    return one == null
        ? CompletableFuture.completedFuture(nothing)
        : one.files().ask(uri, nothing, file -> answer.apply(new Answers(file, one.columns())));
  }

  @Override
  public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(
      CompletionParams it) {
    return ask(
        it.getTextDocument().getUri(),
        Either.forLeft(List.of()),
        answers -> Either.forLeft(answers.keys(it.getPosition())));
  }

  @Override
  public CompletableFuture<Hover> hover(HoverParams it) {
    return ask(
        it.getTextDocument().getUri(),
        hover(""),
        answers -> hover(answers.hover(it.getPosition())));
  }

  private static Hover hover(String text) {
    return new Hover(new MarkupContent(MarkupKind.MARKDOWN, text));
  }

  @Override
  public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
      definition(DefinitionParams it) {
    return ask(
        it.getTextDocument().getUri(),
        Either.forLeft(List.of()),
        answers ->
            Either.forLeft(answers.record(it.getPosition()).map(this::location).stream().toList()));
  }

  private Location location(Answers.Place record) {
    Session one = session;
    String uri = one == null ? "" : one.root().path().resolve(record.path()).toUri().toString();
    return new Location(uri, record.range());
  }

  @Override
  public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams it) {
    String uri = it.getTextDocument().getUri();
    return ask(
        uri,
        List.of(),
        answers ->
            answers.actions(it.getRange(), uri).stream()
                .map(action -> Either.<Command, CodeAction>forRight(action))
                .toList());
  }

  /** What an editor says of other files. */
  WorkspaceService ofWorkspace() {
    return new WorkspaceService() {
      @Override
      public void didChangeConfiguration(DidChangeConfigurationParams it) {
        // Nothing is set from a workspace.
      }

      @Override
      public void didChangeWatchedFiles(DidChangeWatchedFilesParams it) {
        again();
      }
    };
  }
}
