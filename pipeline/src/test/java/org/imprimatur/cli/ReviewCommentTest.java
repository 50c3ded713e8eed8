package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.text.JsonReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signed remarks on claims: {@code review comment} and {@code review comments}. */
@Tag("ssh")
final class ReviewCommentTest {
  private static final String FILE = "articles/topic/sample.comments.jsonl";
  private static final String ARTICLE = "articles/topic/sample.md";

  @TempDir Path temp;

  private ReviewFolder folder;

  @BeforeEach
  void make() throws Exception {
    ReviewFolder.needs("ssh-keygen", "git");
    folder = new ReviewFolder(temp);
  }

  private CommandLine.Ran comment(String person, String... words) {
    List<String> all = new ArrayList<>(List.of("comment", ReviewFolder.ID));
    all.addAll(List.of(words));
    return CommandLine.run(folder.root, folder.environment(), folder.words(all, person, "--yes"));
  }

  private void said(String person, String... words) {
    CommandLine.Ran ran = comment(person, words);
    assertEquals(0, ran.code(), ran.err());
  }

  private void refused(String reason, String person, String... words) throws Exception {
    Path file = folder.root.resolve(FILE);
    String before = Files.exists(file) ? Files.readString(file) : "";
    CommandLine.Ran ran = comment(person, words);
    assertEquals(1, ran.code(), ran.out() + ran.err());
    assertTrue(ran.err().contains(reason), ran.err());
    assertEquals(before, Files.exists(file) ? Files.readString(file) : "");
  }

  private List<Map<?, ?>> comments() {
    CommandLine.Ran ran = folder.run("review", "comments", "--json");
    assertEquals(0, ran.code(), ran.err());
    List<Map<?, ?>> out = new ArrayList<>();
    for (Object each : (List<?>) Objects.requireNonNull(JsonReader.read(ran.out()).value())) {
      out.add((Map<?, ?>) each);
    }
    return out;
  }

  private String claim(String words) {
    String explained = folder.run("check", "--explain", ReviewFolder.ID).out();
    Matcher matcher =
        Pattern.compile("^ +\\d+:\\d+ (\\S+) .*" + Pattern.quote(words), Pattern.MULTILINE)
            .matcher(explained);
    assertTrue(matcher.find(), explained);
    return matcher.group(1);
  }

  private String digest(int index) {
    return String.valueOf(comments().get(index).get("digest"));
  }

  @Test
  void aCommentIsSignedAnsweredAndClosed() throws Exception {
    String claim = claim("Rest helps.");
    said("r.one", claim, "--text", "For whom?");
    Map<?, ?> first = comments().get(0);
    assertEquals("Rest helps.", first.get("quote"));
    assertEquals(claim, first.get("found"));
    assertEquals("open", first.get("exchange"));
    said("a.author", "--answers", digest(0).substring(0, 20), "--text", "For all.");
    assertEquals("answered", comments().get(0).get("exchange"));
    refused("can close a comment", "a.author", "--answers", digest(0), "--close");
    said("r.two", "--answers", digest(0), "--close");
    assertEquals(3, comments().size());
    assertEquals("closed", comments().get(0).get("exchange"));
    String shown = folder.run("review", "comments").out();
    assertTrue(shown.startsWith("topic/sample\n  closed: " + claim + " \"Rest helps.\"\n"), shown);
    assertTrue(shown.contains("Sample r.one at 2026-06-01T00:00:0"), shown);
    assertTrue(shown.contains(" (open): For whom?\n"), shown);
    // No word of it is part of what is approved.
    folder.approve();
    assertEquals("approved", folder.proved());
    said("r.one", "--answers", digest(0), "--text", "I am not sure.");
    assertEquals("open", comments().get(0).get("exchange"));
    assertEquals("approved", folder.proved());
  }

  @Test
  void theSignatureIsThatOfOpenSsh() throws Exception {
    said("r.one", claim("Rest helps."), "--text", "For whom? \u00e4 \"quoted\"");
    String line = folder.text(FILE).strip();
    Matcher signature = Pattern.compile("\"signature\":\"([^\"]+)\",").matcher(line);
    assertTrue(signature.find());
    Files.writeString(temp.resolve("event"), line.replace(signature.group(), ""));
    Files.writeString(
        temp.resolve("event.sig"),
        "-----BEGIN SSH SIGNATURE-----\n"
            + signature.group(1).replaceAll("(.{70})", "$1\n")
            + "\n-----END SSH SIGNATURE-----\n");
    Files.writeString(
        temp.resolve("signers"), "r.one " + Files.readString(folder.keys.resolve("r.one.pub")));
    ReviewFolder.exec(
        temp,
        "sh",
        "-c",
        "ssh-keygen -Y verify -f signers -n imprimatur-comment -I r.one -s event.sig < event");
  }

  @Test
  void whatIsNoCommentIsRefusedOrReported() throws Exception {
    refused("needs words", "r.one", claim("Rest helps."), "--text", " ");
    refused("cannot be closed", "r.one", claim("Rest helps."), "--text", "x", "--close");
    assertEquals(2, comment("r.one", "c-nothing", "--text", "x").code());
    said("r.one", claim("Rest helps."), "--text", "For whom?");
    refused("at least 8 characters", "r.one", "--answers", "sha256:", "--text", "x");
    refused("at least 8 characters", "r.one", "--answers", "0000000000", "--text", "x");
    String good = folder.text(FILE);
    folder.write(FILE, good.replace("For whom?", "For all!"));
    assertTrue(folder.run("check").out().contains("review/bad-signature"));
    assertEquals(0, comments().size());
    refused("nothing can be signed on top", "r.one", claim("Rest helps."), "--text", "x");
    // A line that is wrong takes no other with it.
    folder.write(FILE, good + good.replace("For whom?", "For all!"));
    assertEquals(1, comments().size());
    folder.write(FILE, good + good);
    assertTrue(folder.run("check").out().contains("review/duplicate-event"));
    folder.write(FILE, good + "rubbish\n");
    assertTrue(folder.run("check").out().contains("review/malformed"));
    assertEquals(1, comments().size());
    folder.write("articles/topic/other.comments.jsonl", good);
    assertTrue(folder.run("check").out().contains("review/orphan-ledger"));
  }

  @Test
  void commentsAreNeverRemoved() throws Exception {
    String claim = claim("Rest helps.");
    said("r.one", claim, "--text", "One.");
    said("r.two", claim, "--text", "Two.");
    folder.commit();
    String all = folder.text(FILE);
    assertFalse(folder.run("check").out().contains("review/removed-event"));
    folder.write(FILE, all.substring(0, all.indexOf('\n') + 1));
    for (String[] trust : new String[][] {{}, {"--trust", "main"}}) {
      List<String> args = new ArrayList<>(List.of("check"));
      args.addAll(List.of(trust));
      CommandLine.Ran ran = folder.run(args.toArray(String[]::new));
      assertEquals(1, ran.code());
      assertTrue(
          ran.out().contains("error review/removed-event: a comment was removed"), ran.out());
    }
    refused("nothing can be signed on top", "r.one", claim, "--text", "x");
    Files.delete(folder.root.resolve(FILE));
    assertTrue(folder.run("check").out().contains("review/removed-event"));
  }

  @Test
  void openCommentsHoldAnApprovalWhereThePolicySaysSo() throws Exception {
    said("p.one", claim("Rest helps."), "--text", "For whom?");
    folder.taken("submit", "a.author");
    folder.taken("start", "an.editor");
    folder.taken("approve", "r.one");
    String yaml = folder.text("imprimatur.yaml");
    folder.write("imprimatur.yaml", yaml + "  open-comments: hold\n");
    CommandLine.Ran held = folder.step("approve", "r.two");
    assertEquals(1, held.code());
    assertTrue(held.err().contains("A comment on this article is open."), held.err());
    said("p.one", "--answers", digest(0), "--close");
    folder.taken("approve", "r.two");
    assertEquals("approved", folder.proved());
  }

  @Test
  void whatWasSaidBehindTheBackOfWhoClosedItIsStillOpen() throws Exception {
    said("p.one", claim("Rest helps."), "--text", "For whom?");
    String before = folder.text(FILE);
    said("p.one", "--answers", digest(0), "--close");
    String closed = folder.text(FILE).substring(before.length());
    assertTrue(folder.run("review", "comments").out().contains("closed: c-"));
    folder.write(FILE, before);
    said("a.author", "--answers", digest(0), "--text", "For adults.");
    // As git joins two branches; in either order.
    String answered = folder.text(FILE).substring(before.length());
    for (String both : new String[] {answered + closed, closed + answered}) {
      folder.write(FILE, before + both);
      String shown = folder.run("review", "comments").out();
      assertTrue(shown.contains("answered: c-"), shown);
      assertTrue(shown.contains("For adults."), shown);
    }
    said("p.one", "--answers", digest(0), "--close");
    assertTrue(folder.run("review", "comments").out().contains("closed: c-"));
  }

  @Test
  void commentsFollowAnArticleThatIsMoved() throws Exception {
    said("r.one", claim("Rest helps."), "--text", "For whom?");
    folder.taken("submit", "a.author");
    folder.commit();
    folder.git("mv", ARTICLE, "articles/topic/moved.md");
    CommandLine.Ran ran =
        CommandLine.run(
            folder.root,
            folder.environment(),
            folder.words(List.of("move", ReviewFolder.ID, "topic/moved"), "r.one", "--yes"));
    assertEquals(0, ran.code(), ran.err());
    assertFalse(Files.exists(folder.root.resolve(FILE)));
    assertEquals(1, comments().size());
    CommandLine.Ran checked = folder.run("check");
    assertFalse(checked.out().contains("review/"), checked.out());
  }

  private static final List<String> LINES =
      List.of(
          "## Treatment",
          "Rest helps most people within 6 weeks [@work].",
          "Start with 5 mg of the sample drug once a day [@work].",
          "Raise it to 10 mg of the sample drug after 7 days [@work].",
          "Stop the sample drug when the pain is gone [@work].",
          "## Children",
          "Start with 2 mg of the sample drug once a day [@work].",
          "Raise it to 4 mg of the sample drug after 7 days [@work].",
          "Ask for help when the pain lasts for 3 days [@work].",
          "## Elsewhere",
          "Rest helps few people within 12 weeks [@work].",
          "Walking helps about 40 of 100 people [@work].");

  private void article(List<String> lines) throws Exception {
    String head = ReviewFolder.article("x");
    folder.write(
        ARTICLE,
        head.substring(0, head.indexOf("\nx [@work]")) + "\n" + String.join("\n\n", lines) + "\n");
  }

  private static String edited(String line, Random random) {
    List<String> words = new ArrayList<>(List.of(line.split(" ")));
    int at = random.nextInt(Math.max(1, words.size() - 1));
    switch (random.nextInt(3)) {
      case 0 -> words.set(at, words.get(at).matches("\\d+") ? "77" : "indeed");
      case 1 -> words.add(at, "often");
      default -> words.replaceAll(w -> w.matches("\\d+") ? w + "0" : w);
    }
    return String.join(" ", words);
  }

  private static void edit(List<String> lines, Random random) {
    int at = random.nextInt(lines.size());
    int to = random.nextInt(lines.size());
    switch (random.nextInt(6)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(to, lines.remove(at));
      case 2 -> lines.add(to, lines.get(at));
      case 3 -> lines.add(to, "Something else helps " + random.nextInt(90) + " people [@work].");
      default ->
          lines.set(at, lines.get(at).startsWith("#") ? "## Other" : edited(lines.get(at), random));
    }
    if (lines.isEmpty()) {
      lines.add("Rest helps [@work].");
    }
  }

  private static List<String> numbers(@Nullable Object text) {
    List<String> out = new ArrayList<>();
    Matcher matcher = Pattern.compile("\\d+").matcher(String.valueOf(text));
    while (matcher.find()) {
      out.add(matcher.group());
    }
    out.sort(null);
    return out;
  }

  @Test
  void noEditLosesACommentOrMovesItToOtherNumbers() throws Exception {
    article(LINES);
    List<String> quotes = new ArrayList<>();
    for (String line : LINES) {
      if (!line.startsWith("#")) {
        String words = line.replace(" [@work]", "");
        said("r.one", claim(words), "--text", "On " + words);
        quotes.add(words);
      }
    }
    Random random = new Random(20260615);
    List<String> lines = new ArrayList<>(LINES);
    int found = 0;
    int moved = 0;
    int gone = 0;
    for (int i = 0; i < 200; i++) {
      if (i % 8 == 0) {
        lines = new ArrayList<>(LINES);
      }
      edit(lines, random);
      article(lines);
      List<Map<?, ?>> all = comments();
      assertEquals(
          new TreeSet<>(quotes), new TreeSet<>(all.stream().map(c -> c.get("quote")).toList()));
      for (Map<?, ?> comment : all) {
        if (comment.get("found") == null) {
          gone++;
          continue;
        }
        found++;
        moved += comment.get("found").equals(comment.get("claim")) ? 0 : 1;
        assertNotNull(comment.get("now"));
        assertEquals(numbers(comment.get("quote")), numbers(comment.get("now")), lines::toString);
      }
    }
    assertTrue(found > 1000 && moved > 20 && gone > 50, found + " " + moved + " " + gone);
    String shown = folder.run("review", "comments").out();
    assertTrue(shown.contains("its claim is gone: \""), shown);
  }
}
