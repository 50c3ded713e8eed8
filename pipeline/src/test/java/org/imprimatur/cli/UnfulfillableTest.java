package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A policy that nobody can fulfil is told with its place. */
final class UnfulfillableTest extends ReviewFolderTests {
  private static final List<String> BOARD = List.of("a.author", "an.editor", "r.one", "r.two");

  private List<String> found(String... more) {
    List<String> args = new ArrayList<>(List.of("check"));
    args.addAll(List.of(more));
    CommandLine.Ran ran = folder.run(args.toArray(String[]::new));
    assertEquals(0, ran.code(), ran.out() + ran.err());
    return ran.out()
        .lines()
        .filter(line -> line.contains(" config/unfulfillable: "))
        .map(String::strip)
        .toList();
  }

  private void told(String place, String words) {
    List<String> found = found();
    assertEquals(1, found.size(), found.toString());
    assertTrue(found.get(0).startsWith("imprimatur.yaml:" + place + ": warning "), found.get(0));
    assertTrue(found.get(0).contains(words), found.get(0));
  }

  private void policy(String policy) throws Exception {
    folder.board(BOARD, policy);
  }

  private void topics(String topics) throws Exception {
    folder.write(
        ARTICLE, folder.text(ARTICLE).replace("summary:", "topics: [" + topics + "]\nsummary:"));
  }

  @Test
  void whatCanBeFulfilledIsNotTold() throws Exception {
    topics("spine");
    folder.board(
        List.of("a.author", "r.one", "r.two", "p.one"),
        "  approvals-by-topic: {spine: 3}\n  review-interval-by-topic: {spine: 1 year}\n");
    assertEquals(List.of(), found());
    // "reviewer" is a role as any other.
    policy("  roles-when: {dose-changed: [reviewer]}\n");
    assertEquals(List.of(), found());
  }

  @Test
  void moreApprovalsThanReviewersWithKeysThatAreValid() throws Exception {
    folder.board(List.of("an.editor", "r.one"), "");
    told(
        "12:21",
        "an article needs 2 approvals, and the board has 1 reviewer whose key is valid on"
            + " 2026-06-01 and whose approval counts: r.one");
    assertEquals(List.of(), found("articles/topic/sample.md"));
    assertEquals(1, found("imprimatur.yaml").size());
    // By the day; and the house's preset needs a place, too.
    folder.board(List.of("an.editor", "r.one", "r.two"), "");
    assertEquals(List.of(), found());
    String yaml = folder.text("imprimatur.yaml").replace("  approvals-needed: 2\n", "");
    folder.write("imprimatur.yaml", yaml.replace("policy:\n", ""));
    assertEquals(List.of(), found());
    folder.write(
        "imprimatur.yaml",
        yaml.replaceFirst("(r\\.two\\n(?:.*\\n)*?.*)from: 2026-01-01", "$1until: 2026-05-31")
            .replace("policy:\n", ""));
    told("2:1", "the board has 1 reviewer");
    assertEquals(List.of(), found("--as-of", "2026-05-31"));
    // A house whose board nobody has begun is not told of what it never wrote.
    folder.write("imprimatur.yaml", "site: {id: sample-site, title: Sample}\n");
    assertEquals(List.of(), found());
  }

  @Test
  void aRoleThatNobodyHasOrInWhichNobodyApproves() throws Exception {
    policy("  roles-when: {dose-changed: [pharmacist]}\n");
    told("21:31", "no reviewer whose key is valid on 2026-06-01 has the role \"pharmacist\"");
    policy("  roles-when: {dose-changed: [editor]}\n");
    told("21:31", "nobody approves as editor");
    folder.board(List.of("r.one", "r.two", "p.one"), "  roles-when: {dose-changed: pharmacist}\n");
    assertEquals(List.of(), found());
    folder.board(List.of("r.one", "r.two", "p.one"), "  roles-when: {dose-changed: parmacist}\n");
    assertTrue(folder.run("check").out().contains("did you mean \"pharmacist\"?"));
  }

  @Test
  void aTopicThatNoArticleHas() throws Exception {
    topics("spine");
    policy("  approvals-by-topic: {spin: 2}\n");
    told("21:24", "no article has the topic \"spin\"");
    assertTrue(folder.run("check").out().contains("did you mean \"spine\"?"));
    policy("  review-interval-by-topic: {heart: 1 year}\n");
    told("21:30", "no article has the topic \"heart\"");
    policy("  approvals-by-topic: {spine: 4}\n");
    told(
        "21:31",
        "an article of the topic \"spine\" needs 4 approvals, and the board has 3 reviewers");
  }

  @Test
  void anArticleThatTooManyReviewersWrote() throws Exception {
    policy("");
    folder.write(ARTICLE, folder.text(ARTICLE).replace("[a.author]", "[a.author, Sample r.one]"));
    told("20:21", "too few reviewers of the board may approve topic/sample");
    folder.board(
        List.of("r.one", "r.two", "p.one"), "  roles-when: {dose-changed: [pharmacist]}\n");
    folder.write(
        ARTICLE,
        folder.text(ARTICLE).replace("a.author, Sample r.one", "p.one")
            + "\nTake ibuprofen 400 mg once. [@work]\n");
    told(
        "17:31", "every \"pharmacist\" of the board is an author, or in conflict, of topic/sample");
  }

  @Test
  void aConflictOfInterestLeavesFewerReviewers() throws Exception {
    topics("Spine");
    folder.board(
        List.of("r.one", "r.two"), "  conflicted: [{person: r.one, topics: [spine, hart]}]\n");
    List<String> found = found();
    assertEquals(2, found.size(), found.toString());
    assertTrue(found.get(0).startsWith("imprimatur.yaml:12:21: warning "), found.get(0));
    assertTrue(found.get(0).contains("too few reviewers of the board may approve"), found.get(0));
    assertTrue(found.get(1).startsWith("imprimatur.yaml:13:48: warning "), found.get(1));
    assertTrue(found.get(1).contains("no article has the topic \"hart\""), found.get(1));
  }
}
