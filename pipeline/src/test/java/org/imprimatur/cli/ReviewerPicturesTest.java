package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pictures of the page for reviewers are drawn from what the program prints, here, each time. A
 * picture that is no longer true fails; {@code mvn test -Dtest=ReviewerPicturesTest
 * -Dpictures=write} draws all of them anew.
 */
final class ReviewerPicturesTest {
  private static final Path PICTURES = Path.of("../docs/pictures");
  private static final Path PAGE = Path.of("../docs/reviewers.md");
  private static final String ARTICLE = "articles/spine/neck-pain.md";
  private static final Pattern IMAGE = Pattern.compile("!\\[([^\\]]*)\\]\\(pictures/([^)]+)\\)");

  @TempDir Path temp;
  private final Map<String, String> drawn = new LinkedHashMap<>();
  private final Map<String, String> alternatives = new LinkedHashMap<>();

  @BeforeAll
  static void findPrograms() {
    ReviewFolder.needs("ssh-keygen", "git");
  }

  @Test
  void thePicturesShowWhatTheProgramPrintsNow() throws Exception {
    readPage();
    ReviewFolder folder = new ReviewFolder(temp);
    Files.createDirectories(home().resolve(".ssh"));
    article(folder, "Rest helps little.", "[@work]");
    own(folder, "r.one");
    folder.protect(home().resolve(".ssh/imprimatur-r.one").toString());
    // As it is the first time: the board has the person, but no key yet.
    String board = folder.text("imprimatur.yaml");
    folder.write(
        "imprimatur.yaml", board.replaceFirst("(id: r\\.one\\n(?:.*\\n)*?) +keys: .*\\n", "$1"));
    draw(folder, "join.svg", 0, "review", "join", "--as", "r.one");
    folder.write("imprimatur.yaml", board);
    step(folder, "submit", "a.author");
    step(folder, "start", "an.editor");
    draw(folder, "status.svg", 0, "review", "status", "spine/neck-pain");
    own(folder, "r.one");
    draw(folder, "approve.svg", 0, "review", "approve", "spine/neck-pain", "--as", "r.one");
    article(folder, "Rest helps little.", "[@nothing]");
    own(folder, "r.two");
    draw(folder, "refused.svg", 1, "review", "approve", "spine/neck-pain", "--as", "r.two");
    article(folder, "Rest helps little.", "[@work]");
    step(folder, "approve", "r.two");
    folder.commit();
    folder.write(
        ARTICLE, folder.text(ARTICLE).replace("Rest helps little.", "Walking helps more."));
    draw(folder, "diff.svg", 0, "review", "diff", "spine/neck-pain");
    compare();
  }

  private Path home() {
    return temp.resolve("home");
  }

  private static void article(ReviewFolder folder, String sentence, String cites) throws Exception {
    Files.deleteIfExists(folder.root.resolve("articles/topic/sample.md"));
    Path file = folder.root.resolve(ARTICLE);
    String status = "submitted";
    if (Files.exists(file)) {
      Matcher matcher = Pattern.compile("(?m)^status: (.*)$").matcher(Files.readString(file));
      status = matcher.find() ? matcher.group(1) : status;
    }
    folder.write(
        ARTICLE,
        ReviewFolder.article(sentence)
            .replace("title: Sample", "title: Neck pain (sample)")
            .replace("status: submitted", "status: " + status)
            .replace("[@work]", cites));
  }

  /** Makes a person's key the one at hand. */
  private void own(ReviewFolder folder, String person) throws Exception {
    try (Stream<Path> files = Files.list(home().resolve(".ssh"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    for (String ending : List.of("", ".pub")) {
      Files.copy(
          folder.keys.resolve(person + ending),
          home().resolve(".ssh/imprimatur-" + person + ending),
          java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  private int minutes;

  private void step(ReviewFolder folder, String action, String person) throws Exception {
    own(folder, person);
    run(folder, 0, "review", action, "spine/neck-pain", "--as", person);
  }

  /** What a person at a terminal sees, who answers yes. */
  private String run(ReviewFolder folder, int code, String... args) {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    String epoch = Integer.toString(1780304400 + 60 * minutes++); // 2026-06-01T09:00:00Z
    int ended =
        Main.run(
            Arrays.asList(args),
            new Surroundings(
                folder.root,
                new ByteArrayInputStream("yes\n".getBytes(UTF_8)),
                screen,
                screen,
                Map.of(
                    "SOURCE_DATE_EPOCH", epoch,
                    "PATH", System.getenv("PATH"),
                    "HOME", home().toString()),
                Set.of("in", "out"),
                () -> Instant.EPOCH));
    assertEquals(code, ended, () -> screen.toString(UTF_8));
    return screen.toString(UTF_8);
  }

  private void draw(ReviewFolder folder, String name, int code, String... args) {
    String screen =
        run(folder, code, args)
            .replace(home().toString(), "/home/you")
            .replaceAll("(ssh-ed25519) [A-Za-z0-9+/=]+", "$1 AAAA...")
            // Git's clock is that of the day of the test.
            .replaceAll("revision of \\d{4}-\\d\\d-\\d\\d", "revision of 2026-06-01")
            .replace("anything else to leave it:", "anything else to leave it: yes");
    drawn.put(
        name,
        TerminalPicture.draw(
            alternatives.getOrDefault(name, ""), "imprimatur " + String.join(" ", args), screen));
  }

  private void readPage() throws Exception {
    Matcher image = IMAGE.matcher(Files.readString(PAGE));
    while (image.find()) {
      assertTrue(image.group(1).length() > 20, "an alternative text that tells: " + image.group());
      alternatives.put(image.group(2), image.group(1).replace('\n', ' '));
    }
  }

  private void compare() throws Exception {
    boolean writes = "write".equals(System.getProperty("pictures"));
    if (writes) {
      for (Map.Entry<String, String> picture : drawn.entrySet()) {
        Files.writeString(PICTURES.resolve(picture.getKey()), picture.getValue());
      }
    }
    Set<String> there = new TreeSet<>();
    try (Stream<Path> files = Files.list(PICTURES)) {
      files.forEach(file -> there.add(PICTURES.relativize(file).toString()));
    }
    String site = Files.readString(PICTURES.resolveSibling("site.md"));
    there.removeIf(picture -> site.contains("(pictures/" + picture + ")"));
    assertEquals(
        new TreeSet<>(alternatives.keySet()),
        there,
        "the page shows each picture that the site's does not");
    for (Map.Entry<String, String> picture : drawn.entrySet()) {
      Path file = PICTURES.resolve(picture.getKey());
      assertEquals(
          picture.getValue(),
          Files.exists(file) ? Files.readString(file) : "",
          () ->
              "docs/pictures/"
                  + picture.getKey()
                  + " no longer shows what the program prints. Look at the new one, then run:"
                  + " mvn -pl pipeline test -Dtest=ReviewerPicturesTest -Dpictures=write");
    }
    for (String name : there) {
      long bytes = Files.size(PICTURES.resolve(name));
      assertTrue(bytes < 150_000, name + " has " + bytes + " bytes");
    }
  }
}
