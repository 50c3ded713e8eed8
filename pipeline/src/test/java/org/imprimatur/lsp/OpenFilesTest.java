package org.imprimatur.lsp;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.run.Caller;
import org.imprimatur.run.Progress;
import org.imprimatur.run.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is outdated or cancelled when its turn comes is not done. */
final class OpenFilesTest {
  @TempDir Path folder;
  private final CountDownLatch busy = new CountDownLatch(1);
  private final List<String> seen = new ArrayList<>();
  private final OpenFiles.Report report =
      new OpenFiles.Report() {
        @Override
        public void of(String uri, Examined examined) {
          seen.add(examined.source().text());
        }

        @Override
        public void gone(String uri) {}
      };
  private OpenFiles files;
  private String uri;

  @BeforeEach
  void house() throws Exception {
    Files.writeString(folder.resolve("imprimatur.yaml"), "site: {id: s, title: S}\n");
    Files.createDirectories(folder.resolve("articles"));
    ContentRoot root = ContentRoot.open(folder);
    Settings settings = new Settings(LocalDate.of(2026, 6, 1), 1, Progress.NONE);
    Caller caller = new Caller(null, notice -> {});
    files = new OpenFiles(root, new Examining(root, caller, settings), message -> {});
    uri = root.path().resolve("articles/a.md").toUri().toString();
  }

  @AfterEach
  void end() {
    busy.countDown();
    files.close();
  }

  /** Keeps the one thread busy until the test lets it go on. */
  private void keepBusy() {
    CompletableFuture<String> unused =
        files.askRoot(
            "",
            root -> {
              try {
                busy.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return "";
            });
  }

  @Test
  void aRequestAboutATextThatChangedSinceIsRefused() throws Exception {
    files.hold(uri, "One.", report);
    keepBusy();
    AtomicBoolean answered = new AtomicBoolean();
    CompletableFuture<String> old =
        files.ask(
            uri,
            "",
            (file, root) -> {
              answered.set(true);
              return file.source().text();
            });
    files.hold(uri, "Two.", report);
    CompletableFuture<String> fresh = files.ask(uri, "", (file, root) -> file.source().text());
    busy.countDown();
    assertEquals("Two.", fresh.get(60, TimeUnit.SECONDS));
    ExecutionException failed =
        assertThrows(ExecutionException.class, () -> old.get(60, TimeUnit.SECONDS));
    assertEquals(
        ResponseErrorCode.ContentModified.getValue(),
        requireNonNull((ResponseErrorException) failed.getCause()).getResponseError().getCode());
    assertFalse(answered.get());
  }

  @Test
  void aCancelledRequestIsNotDone() throws Exception {
    files.hold(uri, "One.", report);
    keepBusy();
    AtomicBoolean answered = new AtomicBoolean();
    CompletableFuture<String> gone =
        files.ask(
            uri,
            "",
            (file, root) -> {
              answered.set(true);
              return "";
            });
    CompletableFuture<String> last = files.askRoot("", root -> "done");
    gone.cancel(true);
    busy.countDown();
    assertEquals("done", last.get(60, TimeUnit.SECONDS));
    assertTrue(gone.isCancelled());
    assertFalse(answered.get());
  }

  /** A request that goes through the whole root looks after each article whether it is wanted. */
  @Test
  void aRequestThatIsCancelledWhileItRunsStops() throws Exception {
    Files.writeString(folder.resolve("articles/b.md"), "Text.\n");
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Integer> all =
        files.askRoot(
            0,
            root -> {
              begun.countDown();
              try {
                busy.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              seen.add("begun");
              root.all();
              seen.add("ended");
              return 1;
            });
    begun.await();
    all.cancel(true);
    busy.countDown();
    files.askRoot("", root -> "").get(60, TimeUnit.SECONDS);
    assertThrows(CancellationException.class, all::get);
    assertEquals(List.of("begun"), seen);
  }

  /** Of many changes only what is left counts, and every open file is looked at after the last. */
  @Test
  void allOpenFilesAreLookedAtAfterTheLastChange() throws Exception {
    String other = uri.replace("a.md", "b.md");
    keepBusy();
    files.hold(other, "Other.", report);
    for (int i = 0; i < 5; i++) {
      files.hold(uri, "Text " + i + ".", report);
    }
    busy.countDown();
    files.askRoot("", root -> "").get(60, TimeUnit.SECONDS);
    files.askRoot("", root -> "").get(60, TimeUnit.SECONDS);
    files.askRoot("", root -> "").get(60, TimeUnit.SECONDS);
    assertEquals(List.of("Text 4.", "Other."), seen);
  }
}
