package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.regex.Pattern;
import org.imprimatur.serve.HostileRequests;
import org.junit.jupiter.api.Test;

/** Comments, flags and withdrawals at a desk. */
final class DeskRemarksTest extends DeskTests {
  @Test
  void aCommentIsSignedAnsweredAndClosed() throws Exception {
    String ledger = folder.text(LEDGER);
    try (ServedRun run = desk()) {
      HostileRequests.Target target = target(run);
      String page =
          HostileRequests.send(target.port(), target.read("/review/topic/sample/review.json"));
      String claim = found(Pattern.compile("\"claims\":\\[\\{\"id\":\"([^\"]+)\""), page);
      String said =
          signedRemark(
              run, target, "r.one", "\"claim\":\"" + claim + "\",\"note\":\"For how long?\"");
      assertEquals(200, HostileRequests.status(said), said);
      String digest =
          found(
              Pattern.compile("\"digest\" ?: ?\"(sha256:[0-9a-f]+)\""),
              folder.run("--json", "review", "comments").out());
      String answers = "\"answers\":\"" + digest + "\",\"note\":\"For two weeks.\"";
      assertEquals(200, HostileRequests.status(signedRemark(run, target, "a.author", answers)));
      String closing = "\"answers\":\"" + digest + "\",\"closes\":true,\"note\":\"\"";
      assertRefused(target, wish("comment", "a.author", "," + closing), "can close a comment");
      page = HostileRequests.send(target.port(), target.read("/review/topic/sample/review.json"));
      assertTrue(
          page.contains(
              "\"claim\":\"" + claim + "\",\"quote\":\"Rest helps.\",\"state\":\"answered\""),
          page);
      assertTrue(page.contains("\"text\":\"For two weeks.\""), page);
      assertEquals(200, HostileRequests.status(signedRemark(run, target, "r.one", closing)));
    }
    assertEquals(ledger, folder.text(LEDGER));
    String all = folder.run("review", "comments").out();
    assertTrue(all.contains("closed: "), all);
    assertEquals(0, folder.run("check", "--quiet").code());
  }

  private static String signedRemark(
      ServedRun run, HostileRequests.Target target, String person, String more) throws Exception {
    String prepared = post(target, "/_desk/prepare", wish("comment", person, "," + more));
    assertEquals(200, HostileRequests.status(prepared), prepared);
    return signed(
        run, target, prepared, found(Pattern.compile("\"typed\":\"([0-9a-f]{8})\""), prepared));
  }

  @Test
  void aCommentOfAnotherKindIsNotRecorded() throws Exception {
    Map<String, String> before = folder.content();
    try (ServedRun run = desk()) {
      HostileRequests.Target target = target(run);
      assertRefused(
          target, wish("comment", "r.one", ",\"claim\":\"c-none\",\"note\":\"x\""), "c-none");
      assertRefused(
          target, wish("comment", "r.one", ",\"claim\":\"c-none\",\"note\":\" \""), "needs words");
      String page =
          HostileRequests.send(target.port(), target.read("/review/topic/sample/review.json"));
      String claim = found(Pattern.compile("\"claims\":\\[\\{\"id\":\"([^\"]+)\""), page);
      String wish =
          wish("comment", "r.one", ",\"claim\":\"" + claim + "\",\"note\":\"For how long?\"");
      String prepared = post(target, "/_desk/prepare", wish);
      // The content of the article is not what a comment is signed by.
      String content = folder.run("--json", "review", "status", "topic/sample").out();
      String other = found(Pattern.compile("\"content\" ?: ?\"sha256:([0-9a-f]{8})"), content);
      assertEquals(409, HostileRequests.status(signed(run, target, prepared, other)));
      for (String line :
          new String[] {
            "",
            "{}",
            "[]",
            folder.text(LEDGER).lines().findFirst().orElseThrow(),
            "{\"signature\":\"AAAA\"}"
          }) {
        prepared = post(target, "/_desk/prepare", wish);
        String body = "{\"word\":\"" + found(WORD, prepared) + "\",\"line\":" + quoted(line) + "}";
        String answer = post(target, "/_desk/record", body);
        assertEquals(409, HostileRequests.status(answer), answer);
      }
    }
    assertEquals(before, folder.content());
  }

  @Test
  void whoWithdrawsSaysWhatBecomesOfVersionsForOtherReaders() throws Exception {
    folder.write(
        "articles/topic/sample.patient.md",
        ReviewFolder.article("Rest helps.").replace("status:", "audience: patient\nstatus:"));
    try (ServedRun run = desk()) {
      HostileRequests.Target target = target(run);
      String page =
          HostileRequests.send(target.port(), target.read("/review/topic/sample/review.json"));
      assertTrue(page.contains("\"variants\":[\"topic/sample.patient\"]"), page);
      String note = ",\"note\":\"The trial was retracted.\"";
      assertRefused(
          target, wish("withdraw", "r.one", note), "topic/sample.patient is a version for other");
      String said = note + ",\"variants\":[\"topic/sample.patient\"]";
      String prepared = post(target, "/_desk/prepare", wish("withdraw", "r.one", said));
      String done = signed(run, target, prepared);
      assertEquals(200, HostileRequests.status(done), done);
    }
    assertTrue(folder.text(LEDGER).contains("\"action\":\"withdraw\""));
  }

  @Test
  void aFlagNamesItsWork() throws Exception {
    try (ServedRun run = desk()) {
      HostileRequests.Target target = target(run);
      assertRefused(target, wish("flag", "r.one", ""), "needs a reason");
      String more = ",\"note\":\"Look again.\",\"work\":\"work\"";
      String prepared = post(target, "/_desk/prepare", wish("flag", "r.one", more));
      assertTrue(prepared.contains("\"works\":{\"work\":"), prepared);
      String done = signed(run, target, prepared);
      assertEquals(200, HostileRequests.status(done), done);
      assertTrue(done.contains("\"proved\":\"under-review\""), done);
    }
    assertEquals(0, folder.run("review", "verify", "topic/sample").code());
  }
}
