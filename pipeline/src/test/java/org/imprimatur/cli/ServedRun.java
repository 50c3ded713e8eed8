package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.imprimatur.serve.HostileRequests;

/** A command that serves pages, run in this process at a terminal, until it is closed. */
final class ServedRun implements AutoCloseable {
  /** It only ends a test that hangs. */
  private static final long HANGS_MINUTES = 5;

  private static final int NOTHING_MORE = -1;

  private final BlockingQueue<Integer> typed = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> ended = new CompletableFuture<>();

  ServedRun(Path root, Map<String, String> environment, String... args) {
    this(root, environment, Instant.parse("2026-06-01T12:00:00Z"), args);
  }

  private ServedRun(Path root, Map<String, String> environment, Instant now, String... args) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("SOURCE_DATE_EPOCH", String.valueOf(now.getEpochSecond()));
    variables.put("XDG_STATE_HOME", Path.of("target", "test-state").toAbsolutePath().toString());
    variables.putAll(environment);
    Surroundings surroundings =
        new Surroundings(
            root,
            new Typed(),
            new Lines(lines),
            new Lines(said),
            variables,
            Set.of("in"),
            () -> now);
    Thread thread = new Thread(() -> ended.complete(Main.run(Arrays.asList(args), surroundings)));
    thread.setDaemon(true);
    thread.start();
  }

  /** The next line that it prints. */
  String line() throws InterruptedException {
    return next(lines);
  }

  /** The next line that it says beside. */
  String saying() throws InterruptedException {
    return next(said);
  }

  private String next(BlockingQueue<String> from) throws InterruptedException {
    while (!ended.isDone()) {
      String line = from.poll(1, TimeUnit.SECONDS);
      if (line != null) {
        return line;
      }
    }
    String line = from.poll();
    assertNotNull(line, () -> "it ended with " + ended.join() + ": " + String.join("\n", said));
    return line;
  }

  /** Types a line. */
  void type(String line) {
    (line + "\n").chars().forEach(typed::add);
  }

  /** What a browser of its user has: name, port and cookie. */
  HostileRequests.Target entered(String page, String write, String body) throws Exception {
    return HostileRequests.Target.opened(line(), page, write, body);
  }

  /** Ends it as its user does. */
  int end() {
    typed.add(NOTHING_MORE);
    return ended.orTimeout(HANGS_MINUTES, TimeUnit.MINUTES).join();
  }

  @Override
  public void close() {
    assertEquals(0, end());
  }

  private final class Typed extends InputStream {
    @Override
    public int read() {
      try {
        return typed.take();
      } catch (InterruptedException e) {
        return NOTHING_MORE;
      }
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
      int next = length == 0 ? 0 : read();
      if (length == 0 || next < 0) {
        return next;
      }
      bytes[from] = (byte) next;
      return 1;
    }
  }

  private static final class Lines extends OutputStream {
    private final BlockingQueue<String> lines;
    private final ByteArrayOutputStream open = new ByteArrayOutputStream();

    Lines(BlockingQueue<String> lines) {
      this.lines = lines;
    }

    @Override
    public synchronized void write(int b) {
      if (b == '\n') {
        lines.add(open.toString(StandardCharsets.UTF_8));
        open.reset();
      } else {
        open.write(b);
      }
    }
  }
}
