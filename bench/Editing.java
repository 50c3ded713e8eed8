import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/**
 * Plays an editor that types into an article of 1,000 lines of a content root, and prints how long
 * after a key its findings come: {@code java Editing ROOT CLASSPATH [KEYS] [PAUSE]}. The pause, in
 * milliseconds, lies between the findings of what was opened and the first key.
 */
final class Editing implements LanguageClient {
  private static final int LINES = 1000;

  private final BlockingQueue<PublishDiagnosticsParams> found = new LinkedBlockingQueue<>();

  public static void main(String[] words) throws Exception {
    int keys = words.length > 2 ? Integer.parseInt(words[2]) : 60;
    int pause = words.length > 3 ? Integer.parseInt(words[3]) : 3000;
    new Editing().run(Path.of(words[0]).toAbsolutePath(), words[1], keys, pause);
  }

  private void run(Path root, String classes, int keys, int pause) throws Exception {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                classes,
                "org.imprimatur.cli.Main",
                "lsp",
                "--as-of",
                "2026-06-01",
                "--root",
                root.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Launcher<LanguageServer> launcher =
        LSPLauncher.createClientLauncher(this, program.getInputStream(), program.getOutputStream());
    launcher.startListening();
    LanguageServer server = launcher.getRemoteProxy();
    InitializeParams params = new InitializeParams();
    params.setCapabilities(new ClientCapabilities());
    params.setWorkspaceFolders(List.of(new WorkspaceFolder(root.toUri().toString(), "bench")));
    server.initialize(params).get();
    server.initialized(new InitializedParams());
    String uri = root.resolve("articles/long.md").toUri().toString();
    String text = article(root);
    int lines = (int) text.lines().count();
    long start = System.nanoTime();
    server
        .getTextDocumentService()
        .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "markdown", 1, text)));
    int findings = found.take().getDiagnostics().size();
    System.out.printf(Locale.ROOT, "opened: %d ms, %d findings%n", since(start), findings);
    Thread.sleep(pause);
    long[] times = new long[keys];
    int line = lines / 2;
    for (int i = 0; i < keys; i++) {
      text = typed(text, line, (char) ('a' + i % 26));
      start = System.nanoTime();
      server
          .getTextDocumentService()
          .didChange(
              new DidChangeTextDocumentParams(
                  new VersionedTextDocumentIdentifier(uri, i + 2),
                  List.of(new TextDocumentContentChangeEvent(text))));
      found.take();
      times[i] = since(start);
    }
    System.out.println(
        "the first ten: " + Arrays.toString(Arrays.copyOf(times, Math.min(10, keys))));
    report(lines + " lines, " + keys + " keys after " + pause + " ms", times);
    start = System.nanoTime();
    int symbols =
        server.getWorkspaceService().symbol(new WorkspaceSymbolParams("")).get().getRight().size();
    System.out.printf(Locale.ROOT, "symbols of the root: %d ms, %d%n", since(start), symbols);
    start = System.nanoTime();
    text = text.replaceFirst("\\[@", "[@x @");
    int at = text.indexOf("[@x @");
    int row = (int) text.substring(0, at).lines().count() - 1;
    int column = at - (text.lastIndexOf('\n', at) + 1) + 2;
    server
        .getTextDocumentService()
        .completion(
            new CompletionParams(new TextDocumentIdentifier(uri), new Position(row, column)))
        .get();
    System.out.printf(Locale.ROOT, "keys behind @: %d ms%n", since(start));
    server.shutdown().get();
    server.exit();
    program.waitFor();
    System.exit(0);
  }

  /** Articles of the root, one after the other, up to a thousand lines. */
  private static String article(Path root) throws Exception {
    List<String> lines = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> all = Files.walk(root.resolve("articles"))) {
      files = all.filter(f -> f.toString().endsWith(".md")).sorted().toList();
    }
    for (Path file : files) {
      List<String> of = Files.readAllLines(file);
      int head = of.subList(1, of.size()).indexOf("---") + 2;
      lines.addAll(lines.isEmpty() ? of : of.subList(head, of.size()));
      if (lines.size() >= LINES) {
        break;
      }
    }
    return String.join("\n", lines.subList(0, Math.min(LINES, lines.size()))) + "\n";
  }

  private static String typed(String text, int line, char key) {
    int at = 0;
    for (int i = 0; i < line; i++) {
      at = text.indexOf('\n', at) + 1;
    }
    int end = text.indexOf('\n', at);
    return text.substring(0, end) + key + text.substring(end);
  }

  private static long since(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }

  private static void report(String what, long[] times) {
    long[] warm = Arrays.copyOfRange(times, Math.min(10, times.length / 2), times.length);
    Arrays.sort(warm);
    System.out.printf(
        Locale.ROOT,
        "%s: first %d ms, then median %d ms, 95%% within %d ms, worst %d ms%n",
        what,
        times[0],
        warm[warm.length / 2],
        warm[(int) Math.min(warm.length - 1, warm.length * 0.95)],
        warm[warm.length - 1]);
  }

  @Override
  public void publishDiagnostics(PublishDiagnosticsParams it) {
    found.add(it);
  }

  @Override
  public void telemetryEvent(Object it) {}

  @Override
  public void showMessage(MessageParams it) {
    System.err.println(it.getMessage());
  }

  @Override
  public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams it) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void logMessage(MessageParams it) {}
}
