package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.serve.HostileRequests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A desk over a folder whose article waits for approvals, and what a page sends to it. */
abstract class DeskTests {
  static final String LEDGER = "articles/topic/sample.review.jsonl";
  static final Pattern WORD = Pattern.compile("\"word\":\"([^\"]+)\"");
  private static final Pattern CONTENT = Pattern.compile("\"content\":\"sha256:([0-9a-f]{8})");

  @TempDir Path temp;
  ReviewFolder folder;

  @BeforeEach
  void begin() throws Exception {
    ReviewFolder.needs("ssh-keygen", "git");
    folder = new ReviewFolder(temp);
    Path home = Files.createDirectories(folder.keys.resolve(".ssh"));
    for (String person : new String[] {"a.author", "an.editor", "r.one", "r.two"}) {
      Files.copy(folder.keys.resolve(person), home.resolve("imprimatur-" + person));
      Files.copy(
          folder.keys.resolve(person + ".pub"), home.resolve("imprimatur-" + person + ".pub"));
    }
    folder.taken("submit", "a.author");
    folder.taken("start", "an.editor");
  }

  ServedRun desk(String... more) throws Exception {
    return desk(folder.root, folder.environment(), more);
  }

  ServedRun desk(Path root, Map<String, String> clock, String... more) throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    String[] args = new String[more.length + 3];
    args[0] = "desk";
    args[1] = "--port";
    args[2] = String.valueOf(port);
    System.arraycopy(more, 0, args, 3, more.length);
    return new ServedRun(root, clock, args);
  }

  static String wish(String action, String person, String more) {
    return "{\"article\":\"topic/sample\",\"action\":\""
        + action
        + "\",\"person\":\""
        + person
        + "\""
        + more
        + "}";
  }

  static HostileRequests.Target target(ServedRun run) throws Exception {
    return run.entered("/review/topic/sample/", "/_desk/prepare", wish("approve", "r.one", ""));
  }

  static String post(HostileRequests.Target target, String path, String body) throws Exception {
    HostileRequests.Target other =
        new HostileRequests.Target(
            target.host(), target.port(), target.cookie(), target.page(), path, body);
    return HostileRequests.send(target.port(), other.honest());
  }

  static String found(Pattern pattern, String answer) {
    Matcher matcher = pattern.matcher(answer);
    assertTrue(matcher.find(), answer);
    return matcher.group(1);
  }

  static String signing(String word) {
    return "{\"word\":\"" + word + "\"}";
  }

  /** Signs what was prepared, at the terminal of a desk. */
  static String signed(ServedRun run, HostileRequests.Target target, String prepared)
      throws Exception {
    return signed(run, target, prepared, found(CONTENT, prepared));
  }

  static String signed(ServedRun run, HostileRequests.Target target, String prepared, String typed)
      throws Exception {
    CompletableFuture<String> answer = new CompletableFuture<>();
    Thread page =
        new Thread(
            () -> {
              try {
                answer.complete(post(target, "/_desk/sign", signing(found(WORD, prepared))));
              } catch (Exception e) {
                answer.completeExceptionally(e);
              }
            });
    page.start();
    String said = run.saying();
    while (!said.contains("To sign this")) {
      said = run.saying();
    }
    run.type(typed);
    return answer.get();
  }

  static void assertRefused(HostileRequests.Target target, String wish, String words)
      throws Exception {
    String answer = post(target, "/_desk/prepare", wish);
    assertTrue(HostileRequests.status(answer) >= 400, answer);
    assertTrue(answer.contains(words), answer);
  }

  static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
