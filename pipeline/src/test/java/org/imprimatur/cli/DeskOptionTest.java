package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code build --desk} needs, and whose words stand on its pages. */
@Tag("ssh")
final class DeskOptionTest {
  @TempDir Path temp;

  private ReviewFolder folder;
  private Path site;

  @BeforeEach
  void make() throws Exception {
    ReviewFolder.needs("ssh-keygen", "git");
    folder = new ReviewFolder(temp);
    site = folder.root.resolve("output/site");
  }

  private CommandLine.Ran build(String... more) {
    List<String> args = new ArrayList<>(List.of("build"));
    args.addAll(List.of(more));
    return CommandLine.run(folder.root, folder.environment(), args.toArray(String[]::new));
  }

  private void refused(String words, String... more) {
    CommandLine.Ran ran = build(more);
    assertEquals(2, ran.code(), ran.err());
    assertTrue(ran.err().contains(words), ran.err());
    assertFalse(Files.exists(site));
  }

  @Test
  void insideGitItNeedsATrustedRevisionAndAPreview() {
    refused("needs --trust REF", "--desk", "https://review.example");
    refused("needs --trust REF", "--desk", "https://review.example", "--trust", "none");
    refused("goes with the preview", "--desk", "https://review.example", "--profile", "release");
    for (String odd : List.of("review.example", "http://review.example", "https://r.example/x")) {
      refused("is the beginning of an address", "--desk", odd, "--trust", "main");
    }
  }

  @Test
  void withoutItThereAreNoSuchPages() throws Exception {
    folder.taken("submit", "a.author");
    folder.taken("start", "an.editor");
    assertTrue(build().code() < 2);
    assertFalse(Files.exists(site.resolve("review")));
    assertFalse(Files.exists(site.resolve("assets/review")));
  }

  @Test
  void onlyWhatIsInReviewIsSignedAndTheBoardIsTheTrustedOne() throws Exception {
    folder.write("articles/topic/other.md", ReviewFolder.article("Heat helps."));
    folder.taken("submit", "a.author");
    folder.taken("start", "an.editor");
    folder.commit();
    String yaml = folder.text("imprimatur.yaml");
    folder.write("imprimatur.yaml", yaml.replace("Sample r.one", "Somebody Else"));
    String[] desk = {"--desk", "https://review.example", "--trust", "main"};
    assertTrue(build(desk).code() < 2);
    assertTrue(Files.exists(site.resolve("review/topic/sample/index.html")));
    assertFalse(Files.exists(site.resolve("review/topic/other")));
    String house = Files.readString(site.resolve("review/house.json"));
    assertTrue(house.contains("Sample r.one") && !house.contains("Somebody Else"), house);
    assertTrue(house.contains("\"rpId\":\"review.example\""), house);
    String review = Files.readString(site.resolve("review/topic/sample/review.json"));
    // Nobody has a passkey for this address yet.
    assertTrue(review.contains("\"people\":[]"), review);
    assertTrue(review.contains("\"text\":\"Rest helps.\""), review);
    String page = Files.readString(site.resolve("review/topic/sample/index.html"));
    String digest = review.replaceFirst("(?s).*\"content\":\"sha256:(.{8}).*", "$1");
    assertTrue(page.contains("<code>" + digest + "</code>"), page);
    assertTrue(page.contains("noindex"), page);
    String same = Files.readString(site.resolve("review/index.html")) + review + house;
    assertTrue(build(desk).code() < 2);
    assertEquals(
        same,
        Files.readString(site.resolve("review/index.html"))
            + Files.readString(site.resolve("review/topic/sample/review.json"))
            + Files.readString(site.resolve("review/house.json")));
  }
}
