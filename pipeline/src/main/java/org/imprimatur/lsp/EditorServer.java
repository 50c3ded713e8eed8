package org.imprimatur.lsp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeLensOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.DidChangeWatchedFilesRegistrationOptions;
import org.eclipse.lsp4j.FileSystemWatcher;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.RenameOptions;
import org.eclipse.lsp4j.SaveOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.run.Caller;
import org.imprimatur.run.Settings;
import org.jspecify.annotations.Nullable;

/** The language server of one editor. It writes nothing and starts no other program. */
public final class EditorServer implements LanguageServer {
  private static final List<String> WATCHED =
      List.of("**/imprimatur.yaml", "**/articles/**", "**/references/**", "**/theme/**");

  private final Start start;
  private final EditedTexts texts = new EditedTexts();
  private @Nullable LanguageClient client;
  private boolean watching;
  private @Nullable Future<Void> listening;

  /**
   * With what it starts.
   *
   * @param named the content root that was named, absolute; null for that of the editor's folder
   * @param folder the current folder, where an editor names none
   * @param caller on whose behalf
   * @param settings the day that counts as today
   * @param voiding whether renaming may end approvals
   * @param version of the program
   */
  public record Start(
      @Nullable Path named,
      Path folder,
      Caller caller,
      Settings settings,
      boolean voiding,
      String version) {}

  private EditorServer(Start start) {
    this.start = start;
  }

  /**
   * Serves an editor until it leaves.
   *
   * @throws IOException when the streams fail
   */
  public static void serve(Start start, InputStream in, OutputStream out) throws IOException {
    EditorServer server = new EditorServer(start);
    Launcher<LanguageClient> launcher = LSPLauncher.createServerLauncher(server, in, out);
    server.client = launcher.getRemoteProxy();
    Future<Void> listening = launcher.startListening();
    server.listening = listening;
    try {
      listening.get();
    } catch (CancellationException left) {
      // The editor said so.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IOException("the editor went away", e);
    } finally {
      server.texts.close();
    }
  }

  @Override
  public CompletableFuture<InitializeResult> initialize(InitializeParams asked) {
    ClientCapabilities can = asked.getCapabilities();
    List<String> offered =
        can == null || can.getGeneral() == null ? null : can.getGeneral().getPositionEncodings();
    Columns columns = Columns.of(offered);
    watching = canWatch(can);
    LanguageClient editor = client;
    try {
      ContentRoot root = root(folder(asked)).orElse(null);
      if (root != null && editor != null) {
        Examining examining = new Examining(root, start.caller(), start.settings());
        OpenFiles files = new OpenFiles(root, examining, this::complain);
        texts.begin(new EditedTexts.Session(root, files, columns, editor, start.voiding()));
      } else {
        complain(
            "There is no content root here: no "
                + ContentRoot.MARK
                + " in this folder or above it. \"imprimatur init\" makes one.");
      }
    } catch (IOException e) {
      complain(String.valueOf(e.getMessage()));
    }
    return CompletableFuture.completedFuture(
        new InitializeResult(capabilities(columns), new ServerInfo("imprimatur", start.version())));
  }

  /** Files that others write, git for one, are looked at again where the editor watches them. */
  @Override
  public void initialized(InitializedParams it) {
    if (watching && client != null) {
      List<FileSystemWatcher> watchers =
          WATCHED.stream().map(glob -> new FileSystemWatcher(Either.forLeft(glob))).toList();
      CompletableFuture<Void> unused =
          client.registerCapability(
              new RegistrationParams(
                  List.of(
                      new Registration(
                          "imprimatur-files",
                          "workspace/didChangeWatchedFiles",
                          new DidChangeWatchedFilesRegistrationOptions(watchers)))));
    }
  }

  private static boolean canWatch(@Nullable ClientCapabilities can) {
    return can != null
        && can.getWorkspace() != null
        && can.getWorkspace().getDidChangeWatchedFiles() != null
        && Boolean.TRUE.equals(
            can.getWorkspace().getDidChangeWatchedFiles().getDynamicRegistration());
  }

  private static ServerCapabilities capabilities(Columns columns) {
    ServerCapabilities offers = new ServerCapabilities();
    TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
    sync.setOpenClose(true);
    sync.setChange(TextDocumentSyncKind.Full);
    sync.setSave(new SaveOptions(false));
    offers.setTextDocumentSync(sync);
    offers.setPositionEncoding(columns.word());
    offers.setCompletionProvider(new CompletionOptions(true, List.of("@", "=", ":")));
    offers.setHoverProvider(true);
    offers.setDefinitionProvider(true);
    offers.setCodeActionProvider(true);
    offers.setReferencesProvider(true);
    offers.setDocumentSymbolProvider(true);
    offers.setWorkspaceSymbolProvider(true);
    offers.setRenameProvider(new RenameOptions(true));
    offers.setInlayHintProvider(true);
    offers.setCodeLensProvider(new CodeLensOptions(false));
    return offers;
  }

  private Optional<ContentRoot> root(Path folder) throws IOException {
    return start.named() == null
        ? ContentRoot.find(folder)
        : Optional.of(ContentRoot.open(start.named()));
  }

  @SuppressWarnings("deprecation") // what editors send that know no folders of a workspace
  private Path folder(InitializeParams asked) {
    String uri =
        asked.getWorkspaceFolders() == null || asked.getWorkspaceFolders().isEmpty()
            ? asked.getRootUri()
            : asked.getWorkspaceFolders().get(0).getUri();
    try {
      return uri == null ? start.folder() : Path.of(URI.create(uri));
    } catch (IllegalArgumentException | FileSystemNotFoundException noFolder) {
      return start.folder();
    }
  }

  private void complain(String message) {
    if (client != null) {
      client.showMessage(new MessageParams(MessageType.Error, message));
    }
  }

  @Override
  public CompletableFuture<Object> shutdown() {
    texts.close();
    return CompletableFuture.completedFuture(new Object());
  }

  @Override
  public void exit() {
    if (listening != null) {
      listening.cancel(true);
    }
  }

  @Override
  public TextDocumentService getTextDocumentService() {
    return texts;
  }

  @Override
  public WorkspaceService getWorkspaceService() {
    return texts.ofWorkspace();
  }
}
