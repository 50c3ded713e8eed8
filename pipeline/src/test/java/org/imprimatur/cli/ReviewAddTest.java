package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.imprimatur.review.Passkey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines of ledgers that were signed elsewhere, taken in by {@code review add}. */
@Tag("ssh")
final class ReviewAddTest {
  private static final String LEDGER = "articles/topic/sample.review.jsonl";
  private static final String ARTICLE = "articles/topic/sample.md";
  private static final String ORIGIN = "https://review.example";

  @TempDir Path temp;

  private final Passkey passkey = new Passkey("review.example");
  private ReviewFolder folder;

  @BeforeEach
  void make() throws Exception {
    ReviewFolder.needs("ssh-keygen", "git");
    folder = new ReviewFolder(temp);
    folder.taken("submit", "a.author");
    folder.taken("start", "an.editor");
  }

  /** What a step would add, taken in a copy and taken back. */
  private String signedElsewhere(String action, String person, String... more) throws Exception {
    String ledger = folder.text(LEDGER);
    String article = folder.text(ARTICLE);
    folder.taken(action, person, more);
    String line = folder.text(LEDGER).substring(ledger.length());
    folder.write(LEDGER, ledger);
    folder.write(ARTICLE, article);
    return line.strip();
  }

  /** The same event, signed with the passkey in a page. */
  private static String resigned(String line, Passkey.Assertion assertion) {
    String unsigned = line.replaceFirst("\"signature\":\"[^\"]*\",", "");
    String signature = assertion.sign(unsigned.getBytes(StandardCharsets.UTF_8));
    return unsigned.replace("\"site\":", "\"signature\":\"" + signature + "\",\"site\":");
  }

  private void enterPasskey(String origin) throws Exception {
    enterPasskey("r.two", origin);
  }

  private void enterPasskey(String person, String origin) throws Exception {
    folder.board(List.of("a.author", "an.editor", "r.one", "r.two", "p.one"), "");
    String yaml = folder.text("imprimatur.yaml");
    int at = yaml.indexOf("keys:", yaml.indexOf("- id: " + person));
    int end = yaml.indexOf('\n', at);
    folder.write(
        "imprimatur.yaml",
        yaml.substring(0, at)
            + "keys: [{key: \""
            + passkey.line()
            + "\", from: 2026-01-01, origins: [\""
            + origin
            + "\"]}]"
            + yaml.substring(end));
  }

  private CommandLine.Ran add(String... lines) throws Exception {
    Path file = Files.writeString(temp.resolve("sent.jsonl"), String.join("\n", lines));
    return CommandLine.run(folder.root, folder.environment(), "review", "add", file.toString());
  }

  private void refused(String words, String... lines) throws Exception {
    String ledger = folder.text(LEDGER);
    String article = folder.text(ARTICLE);
    CommandLine.Ran ran = add(lines);
    assertEquals(1, ran.code(), ran.out() + ran.err());
    assertTrue(ran.err().contains(words), ran.err());
    assertEquals(ledger, folder.text(LEDGER));
    assertEquals(article, folder.text(ARTICLE));
  }

  @Test
  void whatAPasskeySignedOnAPageCompletesAnApproval() throws Exception {
    String line = resigned(signedElsewhere("approve", "r.two"), passkey.on(ORIGIN));
    enterPasskey(ORIGIN);
    folder.taken("approve", "r.one");
    String before = folder.text(LEDGER);
    CommandLine.Ran ran = add(line);
    assertEquals(0, ran.code(), ran.err());
    assertTrue(
        ran.out().contains("sent.jsonl:1: topic/sample: approve by r.two: added; proved: approved"),
        ran.out());
    // It was signed before r.one approved: it is a branch, byte for byte as it was signed.
    assertEquals(before + line + "\n", folder.text(LEDGER));
    assertTrue(folder.text(ARTICLE).contains("status: approved"));
    assertEquals("approved", folder.proved());
    CommandLine.Ran verified = folder.run("review", "verify", "topic/sample");
    assertEquals(0, verified.code(), verified.out() + verified.err());
    assertTrue(
        verified
            .out()
            .contains(
                "signed with a passkey (finger, face or PIN; synced) on https://review.example"),
        verified.out());
    assertTrue(verified.out().contains("signed with a key file"), verified.out());
    CommandLine.Ran again = add(line);
    assertEquals(0, again.code(), again.err());
    assertTrue(again.out().contains("the ledger has it already; proved: approved"), again.out());
    assertEquals(before + line + "\n", folder.text(LEDGER));
  }

  @Test
  void severalLinesAreTakenInEachForItself() throws Exception {
    String one = signedElsewhere("approve", "r.one");
    String two = signedElsewhere("approve", "r.two");
    CommandLine.Ran ran = add(two, "Kind regards", "", one);
    assertEquals(1, ran.code());
    assertTrue(ran.err().contains("sent.jsonl:2: This is not a line of a ledger"), ran.err());
    assertTrue(ran.out().contains("approve by r.one: added; proved: under-review"), ran.out());
    assertTrue(ran.out().contains("approve by r.two: added; proved: approved"), ran.out());
    assertEquals("approved", folder.proved());
    String json =
        CommandLine.run(
                folder.root,
                folder.environment(),
                "review",
                "add",
                "--json",
                temp.resolve("sent.jsonl").toString())
            .out();
    assertTrue(json.contains("\"added\" : false"), json);
    assertTrue(json.contains("\"proved\" : \"approved\""), json);
  }

  @Test
  void whatApproveWouldRefuseIsRefused() throws Exception {
    String line = signedElsewhere("approve", "r.two");
    UnaryOperator<String> withRole =
        text -> text.replace("\"role\":\"reviewer\"", "\"role\":\"editor\"");
    refused("he signature of this event is not valid", withRole.apply(line));
    refused("not a line of a ledger", line.substring(1));
    refused("not a line of a ledger", line.replace(",\"by\"", ", \"by\""));
    String sample = folder.text(ARTICLE);
    folder.write(ARTICLE, sample.replace("Rest helps.", "Rest may help."));
    refused("The article has changed since it was signed", line);
    folder.write(ARTICLE, sample);
    folder.taken("approve", "r.two");
    refused("has approved this article as it stands already", signedAgain(line));
  }

  /** A second later, by the same person. */
  private String signedAgain(String line) throws Exception {
    String text = folder.text(LEDGER);
    int last = text.lastIndexOf('\n', text.length() - 2) + 1;
    folder.write(LEDGER, text.substring(0, last));
    String other = signedElsewhere("approve", "r.two", "--note", "again");
    folder.write(LEDGER, text);
    assertFalse(other.equals(line));
    return other;
  }

  @Test
  void aBranchCountsAsOneAndNoStepIsSkipped() throws Exception {
    String line = signedElsewhere("approve", "r.two");
    String submit = signedElsewhere("withdraw", "r.two", "--note", "Over.");
    folder.taken("request-changes", "r.one", "--note", "Too short.");
    // It was signed before the request, and the request counts last.
    CommandLine.Ran branch = add(line);
    assertEquals(0, branch.code(), branch.err());
    assertTrue(branch.out().contains("added; proved: submitted"), branch.out());
    assertEquals(0, add(submit).code());
    folder.taken("submit", "a.author");
    folder.taken("start", "an.editor");
    String ledger = folder.text(LEDGER);
    String approval = signedElsewhere("approve", "r.one");
    // Not started, as far as this event's own line of steps goes.
    String heads = ledger.substring(0, ledger.lastIndexOf("\n", ledger.length() - 2) + 1);
    folder.write(LEDGER, heads);
    CommandLine.Ran early = add(approval);
    assertEquals(1, early.code());
    assertTrue(early.err().contains("builds on an event that is not in this ledger"), early.err());
  }

  @Test
  void nobodyApprovesWhatTheyWroteNorBeyondTheirRole() throws Exception {
    String line = signedElsewhere("approve", "r.two");
    enterPasskey("a.author", ORIGIN);
    refused(
        "\"a.author\" wrote or submitted this article and cannot approve it",
        resigned(as(line, "a.author", "reviewer"), passkey.on(ORIGIN)));
    enterPasskey("an.editor", ORIGIN);
    refused(
        "Only a reviewer may take the step",
        resigned(as(line, "an.editor", "editor"), passkey.on(ORIGIN)));
    refused(
        "does not have the role reviewer",
        resigned(as(line, "an.editor", "reviewer"), passkey.on(ORIGIN)));
    refused(
        "not that of its step",
        resigned(
            as(line, "r.two", "reviewer").replace("I have read", "I have not read"),
            passkey.on(ORIGIN)));
  }

  private String as(String line, String person, String role) throws Exception {
    enterPasskey(person, ORIGIN);
    return line.replace("\"by\":\"r.two\"", "\"by\":\"" + person + "\"")
        .replace("Sample r.two", "Sample " + person)
        .replace("\"role\":\"reviewer\"", "\"role\":\"" + role + "\"");
  }

  @Test
  void anEventNeedsWhatItBuildsOnAndItsOwnArticle() throws Exception {
    String one = signedElsewhere("approve", "r.one");
    String ledger = folder.text(LEDGER);
    String first = ledger.substring(0, ledger.indexOf('\n') + 1);
    folder.write(LEDGER, first);
    CommandLine.Ran ran = add(one);
    assertEquals(1, ran.code());
    assertTrue(ran.err().contains("builds on an event that is not in this ledger"), ran.err());
    folder.write(LEDGER, ledger);
    refused("There is no article \"topic/other\"", one.replace("topic/sample", "topic/other"));
    refused("There is no article \"../x\"", one.replace("topic/sample", "../x"));
    String yaml = folder.text("imprimatur.yaml");
    folder.write("imprimatur.yaml", yaml.replace("id: sample-site", "id: other-site"));
    CommandLine.Ran other = add(one);
    assertEquals(1, other.code());
    folder.write("imprimatur.yaml", yaml);
    folder.write(ARTICLE, folder.text(ARTICLE).replace(" [@work]", ""));
    CommandLine.Ran changed = add(one);
    assertEquals(1, changed.code());
  }

  @Test
  void theCheckMustBeClean() throws Exception {
    String line = signedElsewhere("approve", "r.two");
    String yaml = folder.text("imprimatur.yaml");
    folder.write(
        "imprimatur.yaml",
        yaml + "  words: [{id: rest, match: [rest], instead: quiet, level: error, why: plain}]\n");
    refused("The check is not clean: 1 error", line);
    folder.write("imprimatur.yaml", yaml);
    assertEquals(0, add(line).code());
  }

  /** Whoever signed did not see the mark. */
  @Test
  void aMarkThatCameSinceIsNotSignedFor() throws Exception {
    String line = signedElsewhere("approve", "r.two");
    String works = folder.text("references/works.yaml");
    folder.write(
        "references/works.yaml",
        works + "    retracted: {date: 2026-01-02, reason: It is a sample.}\n");
    refused("marks are not those of the article as it stands", line);
  }

  @Test
  void forgedPasskeysAreRefused() throws Exception {
    String line = signedElsewhere("approve", "r.two");
    enterPasskey(ORIGIN);
    refused(
        "and the board lists no such origin", resigned(line, passkey.on("https://evil.example")));
    refused("no user verification", resigned(line, passkey.on(ORIGIN).with(1)));
    refused(
        "it was made for \"imprimatur-join\"",
        resigned(line, passkey.on(ORIGIN).in("imprimatur-join")));
    refused("is not \"r.two\"'s on the board", line);
    for (int i : List.of(3, 90, 300)) {
      String good = resigned(line, passkey.on(ORIGIN));
      int at = good.indexOf("\"signature\":\"") + 13 + i;
      char c = good.charAt(at) == 'A' ? 'B' : 'A';
      refused("refused", good.substring(0, at) + c + good.substring(at + 1));
    }
  }

  @Test
  void afterTheWeekItIsTooLate() throws Exception {
    String line = signedElsewhere("approve", "r.two");
    Path file = Files.writeString(temp.resolve("sent.jsonl"), line);
    CommandLine.Ran ran =
        CommandLine.run(folder.root, "review", "add", file.toString(), "--as-of", "2026-06-20");
    assertEquals(1, ran.code());
    assertTrue(ran.err().contains("more than 7 days before 2026-06-20"), ran.err());
    assertEquals(2, folder.run("review", "add").code());
    assertEquals(2, folder.run("review", "add", "no-such-file").code());
  }
}
