package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.imprimatur.serve.HostileRequests;
import org.imprimatur.text.JsonReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code serve} shows is what {@code build} publishes, of the files as they lie there now. */
final class ServeTest {
  private static final String FRONT =
      "---\ntitle: %s\nstatus: submitted\nupdated: 2026-05-01\nauthors: [a]\ntopics: [spine]\n---\n\n";

  @TempDir Path root;

  @BeforeEach
  void write() throws IOException {
    write(
        "imprimatur.yaml",
        "site: {id: s, title: Sample}\npeople: [{id: a, name: Sample Author, roles: [author]}]\n");
    write("references/r.yaml", "references: [{id: w, type: report, title: Work, issued: 2020}]\n");
    write("articles/spine/neck.md", front("Neck") + "Rest helps [@w]. See [back](back.md).\n");
    write("articles/spine/back.md", front("Back") + "Heat helps.\n");
    write("articles/spine/table.csv", "a,b\n");
    write("articles/spine/linked.md", front("Linked") + "The [table](table.csv) helps.\n");
  }

  private static String front(String title) {
    return FRONT.replace("%s", title);
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.resolveSibling("x").getParent());
    Files.writeString(file, text);
  }

  private ServedRun serve(String... more) throws IOException {
    List<String> args = new ArrayList<>(List.of("serve", "--port", String.valueOf(freePort())));
    args.addAll(List.of(more));
    return new ServedRun(root, Map.of(), args.toArray(String[]::new));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String body(HostileRequests.Target target, String path) throws IOException {
    String answer = HostileRequests.send(target.port(), target.read(path));
    assertEquals(200, HostileRequests.status(answer), path + ": " + answer);
    return new String(answer.split("\r\n\r\n", 2)[1].getBytes(ISO_8859_1), UTF_8);
  }

  /** A page without what was added to it. */
  private static String plain(String page) {
    return page.replaceAll("(?s)<meta name=\"live-page\".*?</script>\n", "");
  }

  /** Asks until a page says something; the run of the test ends what never comes. */
  private static String await(HostileRequests.Target target, String path, String words)
      throws IOException {
    String page = body(target, path);
    while (!page.contains(words)) {
      page = body(target, path);
    }
    return page;
  }

  private Map<String, String> built() throws IOException {
    Path out = root.resolveSibling(root.getFileName() + "-built");
    CommandLine.run(root, "build", "--quiet", "--as-of", "2026-06-01", "--out", out.toString());
    Map<String, String> files = new TreeMap<>();
    Path site = out.resolve("site").toRealPath();
    try (Stream<Path> walk = Files.walk(site)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        String text = new String(Files.readAllBytes(file), UTF_8);
        files.put(site.relativize(file).toString().replace('\\', '/'), text);
      }
    }
    return files;
  }

  @Test
  void everyFileIsThatOfABuild() throws Exception {
    try (ServedRun run = serve("--as-of", "2026-06-01")) {
      HostileRequests.Target target = run.entered("/", "/", "{}");
      Map<String, String> built = built();
      // The search of a preview asks the program.
      built.keySet().removeIf(path -> path.startsWith("search/"));
      assertTrue(built.size() > 40, "so many: " + built.size());
      built.forEach(
          (path, text) -> {
            try {
              assertEquals(text, plain(body(target, "/" + path)), path);
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          });
      assertFalse(Files.exists(root.resolve("output")), "nothing is written");
    }
  }

  @Test
  void whatIsEditedIsServedAndFound() throws Exception {
    try (ServedRun run = serve("--as-of", "2026-06-01")) {
      HostileRequests.Target target = run.entered("/", "/", "{}");
      body(target, "/spine/neck/");
      write("articles/spine/neck.md", front("Stiff neck") + "Gentle massage helps [@w].\n");
      await(target, "/spine/neck/", "Gentle massage helps");
      // Another page that shows its title, and was not looked at before.
      await(target, "/topics/spine/", "Stiff neck");
    }
  }

  @Test
  void namesReferencesAndSettingsAreFollowed() throws Exception {
    try (ServedRun run = serve("--as-of", "2026-06-01")) {
      HostileRequests.Target target = run.entered("/", "/", "{}");
      body(target, "/a-z/");
      write("articles/spine/neck.md", front("Stiff neck") + "Rest helps [@w].\n");
      await(target, "/a-z/", "Stiff neck");
      write(
          "references/r.yaml", "references: [{id: w, type: report, title: Other, issued: 2020}]\n");
      await(target, "/spine/neck/", "Other");
      write("articles/hip/new/hip.md", front("New hip") + "Rest helps [@w].\n");
      await(target, "/a-z/", "New hip");
      Files.delete(root.resolve("articles/spine/back.md"));
      String list = body(target, "/a-z/");
      while (list.contains("spine/back")) {
        list = body(target, "/a-z/");
      }
      write("imprimatur.yaml", "site: {id: s, title: Renamed}\n");
      await(target, "/", "Renamed");
      write("imprimatur.yaml", "site: {id: s, title: [}\n");
      await(target, "/_live/state?/", "the configuration in imprimatur.yaml cannot be used");
      assertTrue(body(target, "/").contains("Renamed"), "the page is as it was");
      write("imprimatur.yaml", "site: {id: s, title: Repaired}\n");
      await(target, "/", "Repaired");
      await(target, "/_live/state?/", "\"problems\":[]");
    }
  }

  @Test
  void searchFollows() throws Exception {
    try (ServedRun run = serve("--as-of", "2026-06-01")) {
      HostileRequests.Target target = run.entered("/", "/", "{}");
      String query = "/_live/search?limit=10&q=acupuncture+OR+neck";
      assertFalse(body(target, query).contains("Acupuncture"));
      write("articles/spine/neck.md", front("Neck") + "Acupuncture helps [@w].\n");
      String after = await(target, query, "Acupuncture helps");
      built();
      assertEquals(asBuilt("search", "acupuncture OR neck"), JsonReader.read(after).value());
      String question = "/_live/ask?includePending=true&q=Does+acupuncture+help%3F";
      assertEquals(
          asBuilt("ask", "--include-pending", "Does acupuncture help?"),
          JsonReader.read(body(target, question)).value());
    }
  }

  /** What the command line finds in what {@link #built} made. */
  private @Nullable Object asBuilt(String... words) {
    Path out = root.resolveSibling(root.getFileName() + "-built");
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--json", "--out", out.toString()));
    return JsonReader.read(CommandLine.run(root, all.toArray(String[]::new)).out()).value();
  }

  @Test
  void strangersGetNothing() throws Exception {
    try (ServedRun run = serve()) {
      HostileRequests.Target target = run.entered("/spine/neck/", "/spine/neck/", "{}");
      for (HostileRequests.Hostile hostile : HostileRequests.of(target)) {
        String answer = HostileRequests.send(target.port(), hostile.text());
        assertEquals(hostile.status(), HostileRequests.status(answer), hostile.name());
        assertFalse(answer.contains("Rest helps"), hostile.name());
      }
      assertEquals(
          404, HostileRequests.status(HostileRequests.send(target.port(), target.honest())));
      String table = HostileRequests.send(target.port(), target.read("/spine/table.csv"));
      for (String path : List.of("/imprimatur.yaml", "/articles/spine/neck.md", "/.git/config")) {
        String answer = HostileRequests.send(target.port(), target.read(path));
        assertEquals(404, HostileRequests.status(answer), path);
      }
      assertTrue(table.contains("nosniff"));
    }
  }

  @Test
  void enterGivesAnotherAddressAndNothingOutlivesTheRun() throws Exception {
    HostileRequests.Target target;
    try (ServedRun run = serve()) {
      String first = run.line();
      target = HostileRequests.Target.opened(first, "/", "/", "{}");
      run.type("");
      String second = run.line();
      assertNotEquals(first, second);
      HostileRequests.Target other = HostileRequests.Target.opened(second, "/", "/", "{}");
      assertTrue(body(other, "/").contains("Sample"));
    }
    try (ServerSocket free = new ServerSocket(target.port(), 1, InetAddress.getLoopbackAddress())) {
      assertEquals(target.port(), free.getLocalPort());
    }
  }

  @Test
  void aNamedPortThatIsTakenIsSaid() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CommandLine.Ran ran =
          CommandLine.run(root, "serve", "--port", String.valueOf(taken.getLocalPort()));
      assertEquals(2, ran.code());
      assertTrue(ran.err().contains("is taken by another program"), ran.err());
    }
    write("imprimatur.yaml", "site: {id: s, title: [}\n");
    CommandLine.Ran ran = CommandLine.run(root, "serve");
    assertEquals(2, ran.code());
    assertTrue(ran.err().contains("cannot be used"), ran.err());
  }
}
