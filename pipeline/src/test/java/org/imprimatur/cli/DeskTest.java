package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.imprimatur.disk.FaultyDisk;
import org.imprimatur.serve.HostileRequests;
import org.junit.jupiter.api.Test;

/** Steps that are taken at a desk: what is hostile, what is old, and several at once. */
final class DeskTest extends DeskTests {
  @Test
  void whatIsHostileIsRefusedAndNoLedgerChanges() throws Exception {
    Map<String, String> before = folder.content();
    try (ServedRun run = desk()) {
      HostileRequests.Target target = target(run);
      int count = 0;
      for (HostileRequests.Hostile hostile : HostileRequests.of(target)) {
        String answer = HostileRequests.send(target.port(), hostile.text());
        assertEquals(hostile.status(), HostileRequests.status(answer), hostile.name());
        assertFalse(answer.contains("Rest helps"), hostile.name());
        assertFalse(answer.contains("\"word\""), hostile.name());
        count++;
      }
      assertTrue(count > 35, "so many: " + count);
      for (String path : new String[] {"/_desk/prepare", "/_desk/sign", "/_desk/record"}) {
        String read = HostileRequests.send(target.port(), target.read(path + "?word=x"));
        assertEquals(404, HostileRequests.status(read), "no effect of a GET: " + path);
        for (String odd : new String[] {"", "[]", "{", "null", "{\"word\":1}"}) {
          int status = HostileRequests.status(post(target, path, odd.isEmpty() ? " " : odd));
          assertTrue(status == 400 || status == 409, path + " " + odd + ": " + status);
        }
      }
      assertEquals(before, folder.content());
    }
    assertEquals(before, folder.content());
  }

  @Test
  void aWordIsGoodForItsEventAndOnce() throws Exception {
    Map<String, String> before = folder.content();
    try (ServedRun run = desk()) {
      HostileRequests.Target target = target(run);
      String prepared = post(target, "/_desk/prepare", wish("approve", "r.one", ""));
      assertEquals(200, HostileRequests.status(prepared), prepared);
      String word = found(WORD, prepared);
      // A line of another event uses the word up.
      String line = folder.text(LEDGER).lines().findFirst().orElseThrow();
      String body = "{\"word\":\"" + word + "\",\"line\":" + quoted(line) + "}";
      assertEquals(409, HostileRequests.status(post(target, "/_desk/record", body)));
      assertEquals(409, HostileRequests.status(post(target, "/_desk/sign", signing(word))));
      assertEquals(409, HostileRequests.status(post(target, "/_desk/sign", signing("guessed"))));
      assertEquals(before, folder.content());
      String again = post(target, "/_desk/prepare", wish("approve", "r.one", ""));
      String done = signed(run, target, again);
      assertEquals(200, HostileRequests.status(done), done);
      String after = folder.text(LEDGER);
      String stale = post(target, "/_desk/sign", signing(found(WORD, again)));
      assertEquals(409, HostileRequests.status(stale), stale);
      assertEquals(after, folder.text(LEDGER));
      assertEquals("under-review", folder.proved());
    }
  }

  @Test
  void nothingIsSignedUnlessTheContentWasTypedInTheTerminal() throws Exception {
    Map<String, String> before = folder.content();
    try (ServedRun run = desk()) {
      HostileRequests.Target target = target(run);
      for (String typed : new String[] {"", "yes", "00000000"}) {
        String prepared = post(target, "/_desk/prepare", wish("approve", "r.one", ""));
        String answer = signed(run, target, prepared, typed);
        assertEquals(409, HostileRequests.status(answer), answer);
        assertTrue(answer.contains("Nothing was signed"), answer);
      }
      assertEquals(before, folder.content());
    }
  }

  @Test
  void whatTheCommandLineRefusesIsRefused() throws Exception {
    Map<String, String> before = folder.content();
    try (ServedRun run = desk()) {
      HostileRequests.Target target = target(run);
      assertRefused(target, wish("approve", "a.author", ""), "cannot approve it");
      assertRefused(target, wish("approve", "an.editor", ""), "not yours");
      assertRefused(target, wish("confirm", "r.one", ""), "Out of order");
      assertRefused(target, wish("request-changes", "r.one", ""), "needs a reason");
      assertRefused(target, wish("approve", "nobody", ""), "not a step");
      assertRefused(target, wish("move", "r.one", ""), "not a step");
      assertRefused(
          target, wish("request-changes", "r.one", ",\"disagreed\":{\"c\":1}"), "not a step");
      assertEquals(before, folder.content());
    }
  }

  @Test
  void disagreementIsSigned() throws Exception {
    try (ServedRun run = desk("--as", "r.one")) {
      HostileRequests.Target target = target(run);
      String more = ",\"note\":\"See the claim.\",\"disagreed\":{\"c-x\":\"Too \\\"bold\\\".\"}";
      String prepared = post(target, "/_desk/prepare", wish("request-changes", "r.one", more));
      String done = signed(run, target, prepared);
      assertEquals(200, HostileRequests.status(done), done);
    }
    assertTrue(folder.text(LEDGER).contains("\"disagreed\":{\"c-x\":\"Too \\\"bold\\\".\"}"));
    assertEquals("submitted", folder.proved());
    assertEquals(0, folder.run("review", "verify", "topic/sample").code());
  }

  @Test
  void aDeskThatIsKilledAtAnyStepLeavesTheOldOrTheNew() throws Exception {
    folder.taken("approve", "r.one");
    Map<String, String> before = folder.content();
    Map<String, String> clock = folder.environment();
    FaultyDisk healthy = FaultyDisk.healthy();
    assertEquals(200, approved(healthy, clock));
    assertEquals("approved", folder.proved());
    Map<String, String> after = folder.content();
    List<String> steps = healthy.steps();
    assertTrue(steps.contains("rename to sample.review.jsonl"), steps::toString);
    int old = 0;
    for (int at = 0; at < steps.size(); at++) {
      folder.restore(before);
      FaultyDisk disk = new FaultyDisk(FaultyDisk.Fault.KILL, at);
      // Its last step comes when all is recorded.
      assertTrue(approved(disk, clock) != 200 || at == steps.size() - 1, steps.get(at));
      assertTrue(disk.hasStruck());
      folder.run("check", "--quiet");
      Map<String, String> then = folder.content();
      old += then.equals(before) ? 1 : 0;
      assertTrue(then.equals(before) || then.equals(after), steps.get(at) + ": " + then);
    }
    assertTrue(old > 0 && old < steps.size(), "old " + old + " of " + steps.size());
  }

  /** The last approval, at a desk on some disk; what the page is answered, 0 for nothing. */
  private int approved(FaultyDisk disk, Map<String, String> clock) throws Exception {
    try (ServedRun run = desk(disk.path(folder.root), clock)) {
      HostileRequests.Target target = target(run);
      String prepared = post(target, "/_desk/prepare", wish("approve", "r.two", ""));
      String answer = signed(run, target, prepared);
      return answer.isEmpty() ? 0 : HostileRequests.status(answer);
    }
  }

  @Test
  void twoDesksAndATerminalLoseNothing() throws Exception {
    try (ServedRun one = desk();
        ServedRun two = desk()) {
      HostileRequests.Target first = target(one);
      HostileRequests.Target second = target(two);
      String mine = post(first, "/_desk/prepare", wish("approve", "r.one", ""));
      String theirs = post(second, "/_desk/prepare", wish("approve", "r.two", ""));
      folder.taken("approve", "p.one");
      String done = signed(one, first, mine);
      assertEquals(200, HostileRequests.status(done), done);
      done = signed(two, second, theirs);
      assertEquals(200, HostileRequests.status(done), done);
    }
    assertEquals(5, folder.text(LEDGER).lines().count());
    for (String person : new String[] {"p.one", "r.one", "r.two"}) {
      assertTrue(folder.text(LEDGER).contains("\"by\":\"" + person + "\""), person);
    }
    assertEquals("approved", folder.proved());
    assertEquals(0, folder.run("review", "verify", "topic/sample").code());
  }

  @Test
  void anArticleThatChangedMeanwhileIsNotSigned() throws Exception {
    try (ServedRun run = desk()) {
      HostileRequests.Target target = target(run);
      String prepared = post(target, "/_desk/prepare", wish("approve", "r.one", ""));
      String ledger = folder.text(LEDGER);
      folder.write("articles/topic/sample.md", ReviewFolder.article("Rest harms."));
      String answer = signed(run, target, prepared);
      assertEquals(409, HostileRequests.status(answer), answer);
      assertEquals(ledger, folder.text(LEDGER));
    }
  }

  @Test
  void theQueueSaysWhatWaitsForWhom() throws Exception {
    folder.write(
        "requests.jsonl",
        "{\"article\":\"topic/sample\",\"at\":\"2026-06-01T00:00:00Z\",\"by\":\"an.editor\","
            + "\"note\":\"\",\"to\":\"r.two\",\"v\":1}\n");
    folder.taken("approve", "r.one");
    try (ServedRun run = desk()) {
      HostileRequests.Target target = target(run);
      String theirs = HostileRequests.send(target.port(), target.read("/_desk/queue?r.two"));
      assertTrue(theirs.contains("\"waits\":true,\"asked\":true"), theirs);
      assertTrue(theirs.contains("\"given\":1,\"needed\":2"), theirs);
      assertTrue(theirs.contains("\"name\":\"Sample r.one\""), theirs);
      String author = HostileRequests.send(target.port(), target.read("/_desk/queue?a.author"));
      assertTrue(author.contains("\"waits\":false"), author);
      String house = HostileRequests.send(target.port(), target.read("/review/house.json"));
      assertTrue(house.contains("not independently trusted"), house);
      assertTrue(house.getBytes(UTF_8).length > 0);
    }
  }

  @Test
  void whoIsNotOnTheBoardIsTold() {
    CommandLine.Ran ran = CommandLine.run(folder.root, "desk", "--as", "nobody");
    assertEquals(2, ran.code());
    assertTrue(ran.err().contains("is not on the board"), ran.err());
  }
}
