package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a change touches, in a repository whose content root is a folder of it. */
final class SinceTest {
  private static final String WORKS =
      """
      references:
        - {id: one, type: book, title: One, author: [{literal: Sample}], publisher: Sample, issued: 2020}
        - {id: two, type: book, title: Two, author: [{literal: Sample}], publisher: Sample, issued: 2020}
      """;

  @TempDir Path top;
  private Path root;

  @BeforeEach
  void repository() throws Exception {
    root = Files.createDirectory(top.resolve("care"));
    write("imprimatur.yaml", "site: {id: care, title: Care}\n");
    write("references/works.yaml", WORKS);
    write("references/glossary.yaml", "glossary:\n  - {term: radiculopathy, definition: A.}\n");
    write("articles/one.md", article("Rest helps [@one]. Sleep helps."));
    write("articles/two.md", article("Walking helps [@two]. Swimming helps."));
    write("articles/three.md", article("Radiculopathy hurts. See [one](one.md)."));
    commit("First");
  }

  @Test
  void nothingChangedIsNothingChecked() {
    CommandLine.Ran ran = since("HEAD");
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().startsWith("0 articles"), ran.out());
    String junit = CommandLine.run(root, "check", "--since", "HEAD", "--format", "junit").out();
    assertTrue(junit.contains("<testcase "), "a report without a test is taken for a broken job");
  }

  @Test
  void aChangedArticleIsCheckedAndOneThatLinksToIt() throws Exception {
    write("articles/one.md", article("Rest helps. Sleep helps."));
    assertEquals(Set.of("articles/one.md", "articles/three.md"), told("HEAD"));
  }

  @Test
  void committedStagedAndNewFilesCount() throws Exception {
    String before = commit("Before");
    write("articles/two.md", article("Walking helps. Swimming helps."));
    commit("Second");
    write("articles/four.md", article("New."));
    try (Git git = Git.open(top.toFile())) {
      git.add().addFilepattern("care/articles/four.md").call();
    }
    write("articles/five.md", article("Newer."));
    assertEquals(Set.of("articles/two.md", "articles/four.md", "articles/five.md"), told(before));
  }

  @Test
  void whatGitIgnoresDoesNotCount() throws Exception {
    Files.writeString(top.resolve(".gitignore"), "drafts/\n");
    write("articles/drafts/six.md", article("Ignored."));
    assertEquals(Set.of(), told("HEAD"));
  }

  @Test
  void aChangedReferenceTouchesWhoCitesIt() throws Exception {
    write("references/works.yaml", WORKS.replace("title: Two", "title: Second"));
    assertEquals(Set.of("articles/two.md"), told("HEAD"));
  }

  @Test
  void movedLinesOfReferencesTouchNobody() throws Exception {
    write("references/works.yaml", "# A remark.\n" + WORKS);
    assertEquals(Set.of(), told("HEAD"));
  }

  @Test
  void aChangedExplanationTouchesWhoUsesTheTerm() throws Exception {
    write("references/glossary.yaml", "glossary:\n  - {term: radiculopathy, definition: B.}\n");
    assertEquals(Set.of("articles/three.md"), told("HEAD"));
  }

  @Test
  void aChangedPolicyTouchesEverything() throws Exception {
    write("imprimatur.yaml", "site: {id: care, title: Better care}\n");
    assertEquals(Set.of(), told("HEAD"));
    write("imprimatur.yaml", "site: {id: care, title: Care}\npolicy: {approvals-needed: 3}\n");
    assertEquals(Set.of("articles/one.md", "articles/two.md", "articles/three.md"), told("HEAD"));
  }

  @Test
  void aDeletedArticleTouchesWhoLinksToIt() throws Exception {
    Files.delete(root.resolve("articles/one.md"));
    CommandLine.Ran ran = since("HEAD");
    assertTrue(ran.out().contains("link/broken"), ran.out());
  }

  @Test
  void whatOnlyTheOtherBranchChangedDoesNotCount() throws Exception {
    try (Git git = Git.open(top.toFile())) {
      git.checkout().setCreateBranch(true).setName("change").call();
      write("articles/one.md", article("Rest helps. Sleep helps."));
      commit("Mine");
      git.checkout().setCreateBranch(true).setName("other").setStartPoint("change~1").call();
      write("articles/two.md", article("Walking helps. Theirs."));
      commit("Theirs");
      git.checkout().setName("change").call();
    }
    assertEquals(Set.of("articles/one.md", "articles/three.md"), told("other"));
  }

  @Test
  void anUnknownRevisionIsWrongUsage() {
    CommandLine.Ran ran = since("nowhere");
    assertEquals(2, ran.code());
    assertTrue(ran.err().contains("nowhere"), ran.err());
  }

  @Test
  void outsideOfARepositoryIsWrongUsage(@TempDir Path elsewhere) throws IOException {
    Files.writeString(elsewhere.resolve("imprimatur.yaml"), "site: {id: a, title: A}\n");
    CommandLine.Ran ran = CommandLine.run(elsewhere, "check", "--since", "HEAD");
    assertEquals(2, ran.code());
    assertTrue(ran.err().contains("git repository"), ran.err());
  }

  private CommandLine.Ran since(String ref) {
    return CommandLine.run(root, "check", "--since", ref);
  }

  /** The articles that findings of uncited claims are told of; each has one. */
  private Set<String> told(String ref) {
    Set<String> out = new TreeSet<>();
    Matcher matcher =
        Pattern.compile("(?m)^  (\\S+?):.* claim/uncited: ").matcher(since(ref).out());
    while (matcher.find()) {
      out.add(matcher.group(1));
    }
    return out;
  }

  /** The id of the commit. */
  private String commit(String message) throws Exception {
    try (Git git =
        Files.exists(top.resolve(".git"))
            ? Git.open(top.toFile())
            : Git.init().setDirectory(top.toFile()).call()) {
      git.add().addFilepattern(".").call();
      return git.commit()
          .setSign(false)
          .setAuthor("Sample", "sample@example.org")
          .setCommitter("Sample", "sample@example.org")
          .setMessage(message)
          .call()
          .name();
    }
  }

  private static String article(String body) {
    return "---\ntitle: A\nstatus: submitted\nupdated: 2026-01-02\nauthors: [Sample]\n---\n\n"
        + body
        + "\n";
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }
}
