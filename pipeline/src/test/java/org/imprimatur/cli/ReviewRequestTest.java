package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Unsigned wishes that somebody reviews an article. */
@Tag("ssh")
final class ReviewRequestTest {
  @TempDir Path temp;

  private ReviewFolder folder;

  @BeforeEach
  void make() throws Exception {
    ReviewFolder.needs("ssh-keygen", "git");
    folder = new ReviewFolder(temp);
    folder.taken("submit", "a.author");
    folder.taken("start", "an.editor");
  }

  private CommandLine.Ran ask(String... words) {
    String[] all = new String[words.length + 3];
    all[0] = "review";
    all[1] = "request";
    all[2] = ReviewFolder.ID;
    System.arraycopy(words, 0, all, 3, words.length);
    return CommandLine.run(folder.root, folder.environment(), all);
  }

  private String calendarAndDashboard() throws Exception {
    assertTrue(folder.run("build").code() < 2);
    Path site = folder.root.resolve("output/site");
    return Files.readString(site.resolve("reviews.ics"))
        + Files.readString(site.resolve("dashboard/index.html"));
  }

  @Test
  void aRequestShowsUntilThePersonHasAnswered() throws Exception {
    CommandLine.Ran ran = ask("--to", "r.two", "--as", "an.editor", "--note", "By Friday?");
    assertEquals(0, ran.code(), ran.err());
    assertEquals("request topic/sample: r.two\n", ran.out());
    assertEquals(
        "{\"article\":\"topic/sample\",\"at\":\"2026-06-01T00:00:02Z\",\"by\":\"an.editor\","
            + "\"note\":\"By Friday?\",\"to\":\"r.two\",\"v\":1}\n",
        folder.text("requests.jsonl"));
    assertTrue(folder.run("review", "status").out().contains("Asked since 2026-06-01: r.two."));
    assertTrue(folder.run("review", "status", "--json").out().contains("\"to\" : \"r.two\""));
    String shown = calendarAndDashboard();
    assertTrue(shown.contains("SUMMARY:Review asked of r.two: Sample"), shown);
    assertTrue(shown.contains("Asked since 2026-06-01: r.two."), shown);
    assertEquals("under-review", folder.proved());
    folder.taken("approve", "r.one");
    assertTrue(folder.run("review", "status").out().contains("Asked since"));
    folder.taken("approve", "r.two");
    assertFalse(folder.run("review", "status").out().contains("Asked since"));
    shown = calendarAndDashboard();
    assertFalse(shown.contains("asked of") || shown.contains("Asked since"), shown);
    assertEquals("approved", folder.proved());
  }

  @Test
  void whatIsNoRequestIsRefusedOrPassedOver() throws Exception {
    assertEquals(2, ask().code());
    assertEquals(2, ask("--to", "r.tow").code());
    assertTrue(ask("--to", "r.tow").err().contains("r.two"));
    assertEquals(2, ask("--to", "r.two", "--as", "nobody").code());
    assertEquals(2, folder.run("review", "request", "no/such", "--to", "r.two").code());
    assertFalse(Files.exists(folder.root.resolve("requests.jsonl")));
    assertEquals(0, ask("--to", "r.two").code());
    folder.write("requests.jsonl", "rubbish\n{}\n" + folder.text("requests.jsonl"));
    assertTrue(folder.run("review", "status").out().contains("Asked since 2026-06-01: r.two."));
    assertEquals("under-review", folder.proved());
  }
}
