package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesCapabilities;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.GeneralClientCapabilities;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/** An editor that talks to {@code imprimatur lsp}, run in this process, over its streams. */
final class EditorSession implements AutoCloseable {
  final LanguageServer server;
  final InitializeResult offers;
  final BlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();
  final BlockingQueue<String> registered = new LinkedBlockingQueue<>();
  final BlockingQueue<String> shown = new LinkedBlockingQueue<>();

  /** What was last said of each file, for tests that keep it. */
  final Map<String, List<String>> said = new HashMap<>();

  private final Path root;
  private final CompletableFuture<Integer> ended;
  private final Socket here;
  private final Socket there;
  private final Future<Void> listening;
  private int version;
  private boolean left;

  private EditorSession(Path root, List<String> words, List<String> encodings) throws Exception {
    this.root = root;
    // Not pipes of Java, which break when the thread that wrote last has ended.
    try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      here = new Socket(door.getInetAddress(), door.getLocalPort());
      there = door.accept();
    }
    Surroundings surroundings =
        new Surroundings(
            root,
            there.getInputStream(),
            there.getOutputStream(),
            new ByteArrayOutputStream(),
            Map.of("SOURCE_DATE_EPOCH", "1780272000"),
            Set.of(),
            () -> Instant.EPOCH);
    ended = new CompletableFuture<>();
    Thread thread = new Thread(() -> ended.complete(Main.run(words, surroundings)));
    thread.setDaemon(true);
    thread.start();
    Launcher<LanguageServer> launcher =
        LSPLauncher.createClientLauncher(
            new Client(), here.getInputStream(), here.getOutputStream());
    listening = launcher.startListening();
    server = launcher.getRemoteProxy();
    InitializeParams params = new InitializeParams();
    params.setWorkspaceFolders(List.of(new WorkspaceFolder(root.toUri().toString(), "house")));
    ClientCapabilities can = new ClientCapabilities();
    GeneralClientCapabilities general = new GeneralClientCapabilities();
    general.setPositionEncodings(encodings);
    can.setGeneral(general);
    DidChangeWatchedFilesCapabilities watching = new DidChangeWatchedFilesCapabilities(true);
    WorkspaceClientCapabilities workspace = new WorkspaceClientCapabilities();
    workspace.setDidChangeWatchedFiles(watching);
    can.setWorkspace(workspace);
    params.setCapabilities(can);
    offers = server.initialize(params).get(60, TimeUnit.SECONDS);
    server.initialized(new InitializedParams());
  }

  static EditorSession at(Path root, String... encodings) throws Exception {
    return new EditorSession(root, List.of("lsp"), List.of(encodings));
  }

  /** With other words of the command line. */
  static EditorSession with(Path root, String... words) throws Exception {
    return new EditorSession(root, List.of(words), List.of());
  }

  String uri(String path) {
    return root.resolve(path).toUri().toString();
  }

  TextDocumentIdentifier document(String path) {
    return new TextDocumentIdentifier(uri(path));
  }

  /** Opens a text, saved or not, and waits for what is said of it. */
  PublishDiagnosticsParams open(String path, String text) throws Exception {
    begin(path, text);
    return next(path);
  }

  /** Opens a text and waits for nothing. */
  void begin(String path, String text) {
    server
        .getTextDocumentService()
        .didOpen(
            new DidOpenTextDocumentParams(
                new TextDocumentItem(uri(path), "markdown", ++version, text)));
  }

  void type(String path, String text) {
    server
        .getTextDocumentService()
        .didChange(
            new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier(uri(path), ++version),
                List.of(new TextDocumentContentChangeEvent(text))));
  }

  PublishDiagnosticsParams next(String path) throws Exception {
    PublishDiagnosticsParams said = published.poll(60, TimeUnit.SECONDS);
    assertNotNull(said, "nothing is said of " + path);
    assertEquals(uri(path), said.getUri());
    return said;
  }

  /** Leaves as editors do; how the program ended. */
  int leave() throws InterruptedException, ExecutionException, TimeoutException {
    left = true;
    server.shutdown().get(60, TimeUnit.SECONDS);
    server.exit();
    return ended.get(60, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws IOException {
    try {
      if (!left) {
        assertEquals(0, leave());
      }
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IOException("the editor could not leave", e);
    } finally {
      here.close();
      there.close();
      listening.cancel(true);
    }
  }

  static String article(String body) {
    return """
        ---
        title: Neck pain
        status: submitted
        updated: 2026-05-20
        authors: [a.author]
        ---

        """
        + body;
  }

  /** Where in a text some words stand, so many characters behind their beginning. */
  static Position at(String text, String words, int behind) {
    int at = text.indexOf(words) + behind;
    int line = (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    return new Position(line, at - (text.lastIndexOf('\n', at - 1) + 1));
  }

  /** What was said of a file, as people count. */
  static List<String> told(PublishDiagnosticsParams said) {
    List<String> out = new ArrayList<>();
    for (Diagnostic d : said.getDiagnostics()) {
      Range r = d.getRange();
      out.add(
          (r.getStart().getLine() + 1)
              + ":"
              + (r.getStart().getCharacter() + 1)
              + "-"
              + (r.getEnd().getLine() + 1)
              + ":"
              + (r.getEnd().getCharacter() + 1)
              + " "
              + d.getCode().getLeft()
              + " "
              + d.getMessage());
    }
    return out;
  }

  private final class Client implements LanguageClient {
    @Override
    public CompletableFuture<Void> registerCapability(RegistrationParams it) {
      it.getRegistrations().forEach(one -> registered.add(one.getMethod()));
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void publishDiagnostics(PublishDiagnosticsParams it) {
      published.add(it);
    }

    @Override
    public void showMessage(MessageParams it) {
      shown.add(it.getMessage());
    }

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams it) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void logMessage(MessageParams it) {}

    @Override
    public void telemetryEvent(Object it) {}
  }
}
