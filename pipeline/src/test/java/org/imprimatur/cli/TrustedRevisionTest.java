package org.imprimatur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.StoredConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which commit a name of {@code --trust} and {@code --since} means, and in which repository. */
final class TrustedRevisionTest {
  private static final PersonIdent SOMEBODY =
      new PersonIdent("Sample", "sample@example.org", Instant.ofEpochSecond(1780272000), utc());

  @TempDir Path temp;
  private Path top;
  private Git git;

  /** The commit that main has, and the one of somebody who would like to be trusted. */
  private String base;

  private String evil;

  private static java.time.ZoneId utc() {
    return java.time.ZoneOffset.UTC;
  }

  @BeforeEach
  void repository() throws Exception {
    top = Files.createDirectory(temp.resolve("house"));
    git = Git.init().setDirectory(top.toFile()).setInitialBranch("main").call();
    write("imprimatur.yaml", "site: {id: house, title: House}\n");
    write("articles/one.md", article("Rest helps."));
    base = commit("The base");
    ref("refs/remotes/origin/main", base);
    write("articles/one.md", article("Rest helps. Sleep helps."));
    evil = commit("The change");
    git.branchCreate().setName("change").call();
    ref("refs/heads/main", base);
  }

  @AfterEach
  void close() {
    git.close();
  }

  @Test
  void idsAndWholeOrShortNamesOfBranchesAreTakenAndTheCommitIsTold() {
    for (String name :
        List.of(
            base,
            base.toUpperCase(java.util.Locale.ROOT),
            base.substring(0, 8),
            "main",
            "heads/main",
            "refs/heads/main",
            "origin/main",
            "refs/remotes/origin/main")) {
      CommandLine.Ran ran = trust(name, "--quiet");
      assertEquals(0, ran.code(), name + ran.err());
      assertTrue(ran.err().contains("trusted: commit " + base + " \"The base\"\n"), ran.err());
      assertEquals(0, since(name).code(), name);
    }
  }

  @Test
  void aTagNeverWinsOverABranch() throws Exception {
    ref("refs/tags/origin/main", evil);
    ref("refs/tags/main", evil);
    for (String name : List.of("origin/main", "main")) {
      String ref = name.equals("main") ? "refs/heads/main" : "refs/remotes/origin/main";
      refused(name, "fits more than one", ref, "refs/tags/" + name);
      assertEquals(0, trust(ref).code());
    }
    ref("refs/tags/only", base);
    refused("only", "only a tag", "git rev-parse \"refs/tags/only^{commit}\"");
    refused("refs/tags/only", "neither a branch", "git rev-parse");
    refused("tags/only", "only a tag");
    ref("refs/heads/origin/main", evil);
    refused("origin/main", "refs/heads/origin/main", "refs/remotes/origin/main");
    refused("refs/pull/1/head", "neither a branch");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "main~0", "main^", "main^{commit}", "main@{0}", "@{upstream}", "@", ":/base",
            "main:articles",
        "main..change", "FETCH_HEAD", "ORIG_HEAD", "HEAD~1", "change^{}", "-", "", " ",
        "0000000000000000000000000000000000000000", "../main", "refs/heads/../heads/main"
      })
  void expressionsAreNoNames(String name) throws Exception {
    Files.writeString(top.resolve(".git/FETCH_HEAD"), evil + "\t\tbranch 'main'\n");
    for (CommandLine.Ran ran : List.of(trust(name), since(name))) {
      assertEquals(2, ran.code(), name + ran.out());
      assertTrue(ran.err().length() > name.length() + 40, ran.err());
    }
    assertEquals(2, trust(name, "--trust-bootstrap").code());
  }

  @Test
  void theLastCommitVouchesForNothingButChangesCanBeCountedFromIt() throws Exception {
    refused(trust("HEAD"), "git rev-parse");
    assertEquals(0, since("HEAD").code());
    ref("refs/heads/HEAD", evil);
    refused(trust("HEAD"), "git rev-parse");
  }

  @Test
  void aBranchThatIsNamedLikeACommitIsNotTakenForIt() throws Exception {
    ref("refs/heads/" + base, evil);
    refused(base, "fits more than one", "refs/heads/" + base, "the commit " + base);
    ref("refs/heads/" + base.substring(0, 9), evil);
    refused(base.substring(0, 9), "fits more than one");
    ref("refs/tags/" + base.substring(0, 5), evil);
    refused(base.substring(0, 5), "fits more than one");
    // An unreachable "commit before" stands for nothing, whatever branch bears its name.
    String gone = "4f2a9c1d".repeat(5);
    for (String name : List.of(gone, gone.substring(0, 7))) {
      refused(name, "is not a revision that can be read");
      ref("refs/heads/" + name, evil);
      refused(name, "looks like the id of a commit", "refs/heads/" + name);
    }
    ref("refs/heads/face", base);
    assertEquals(0, trust("face").code(), "an ordinary word that no commit begins with");
  }

  @Test
  void theBeginningOfTwoIdsIsNone() throws Exception {
    Map<String, CommitBuilder> seen = new HashMap<>();
    String common = null;
    try (ObjectInserter inserter = git.getRepository().newObjectInserter()) {
      for (int i = 0; common == null; i++) {
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree());
        commit.setAuthor(SOMEBODY);
        commit.setCommitter(SOMEBODY);
        commit.setMessage("Number " + i);
        String id = inserter.idFor(Constants.OBJ_COMMIT, commit.build()).name();
        CommitBuilder other = seen.put(id.substring(0, 4), commit);
        if (other != null) {
          common = id.substring(0, 4);
          inserter.insert(commit);
          inserter.insert(other);
        }
      }
      inserter.flush();
    }
    refused(common, "fits more than one: the commit " + common);
  }

  @Test
  void whatIsNoCommitIsNotTrusted() throws Exception {
    String tree = tree().name();
    refused(tree, "is not a revision that can be read");
    refused(tree.substring(0, 12), "is not a revision that can be read");
  }

  @Test
  void aBranchCalledNoneIsNamedInFull() throws Exception {
    ref("refs/heads/none", base);
    CommandLine.Ran none = trust("none");
    assertEquals(0, none.code());
    assertFalse(none.err().contains("trusted"), none.err());
    assertTrue(trust("refs/heads/none").err().contains("trusted: commit " + base));
    CommandLine.Ran both = trust("none", "--trust-bootstrap");
    assertEquals(2, both.code());
    assertTrue(both.err().contains("goes with --trust REF"), both.err());
  }

  @Test
  void whatWasWrittenAboutTheCommitCannotPaintTheTerminal() throws Exception {
    String id = commit("Safe\u001b[2K\u202eevil " + "x".repeat(500));
    String line = trust(id).err();
    assertTrue(line.startsWith("trusted: commit " + id), line);
    assertFalse(line.contains("\u001b") || line.contains("\u202e"), line);
    assertTrue(line.length() < 250, line);
  }

  @Test
  void aRepositoryInsideAnotherIsTrustedByAWholeIdOnly() throws Exception {
    Git.init().setDirectory(temp.toFile()).call().close();
    for (String name : List.of("main", "origin/main", "refs/heads/main", base.substring(0, 12))) {
      refused(name, "repository inside another", "40 digits");
    }
    assertEquals(0, trust(base).code());
    // As a submodule: the repository lies in the other one's folder, and a file says so.
    git.close();
    Path module = temp.resolve(".git/modules/house");
    Files.createDirectories(module.getParent());
    Files.move(top.resolve(".git"), module);
    Files.writeString(top.resolve(".git"), "gitdir: ../.git/modules/house\n");
    refused("main", "repository inside another");
    assertEquals(0, trust(base).code());
    Files.writeString(top.resolve(".git"), "nothing that git would write\n");
    refused(trust(base), "cannot be read");
  }

  @Test
  void aWorkingTreeOfTheSameRepositoryIsNoOther() throws Exception {
    Path tree = Files.createDirectories(top.resolve("trees/second"));
    Path admin = Files.createDirectories(top.resolve(".git/worktrees/second"));
    Files.writeString(admin.resolve("HEAD"), "ref: refs/heads/change\n");
    Files.writeString(admin.resolve("commondir"), "../..\n");
    Files.writeString(admin.resolve("gitdir"), tree.resolve(".git") + "\n");
    Files.writeString(tree.resolve(".git"), "gitdir: " + admin + "\n");
    Files.copy(top.resolve("imprimatur.yaml"), tree.resolve("imprimatur.yaml"));
    CommandLine.Ran ran = CommandLine.run(tree, "check", "--trust", "main");
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.err().contains(base), ran.err());
  }

  @Test
  void aFolderThatLooksLikeARepositoryIsNone() throws Exception {
    Path planted = temp.resolve("planted");
    try (Git other = Git.init().setDirectory(planted.toFile()).setInitialBranch("main").call()) {
      Files.writeString(planted.resolve("imprimatur.yaml"), "site: {id: evil, title: Evil}\n");
      other.add().addFilepattern(".").call();
      commit(other, "Planted");
    }
    CommandLine.copy(planted.resolve(".git"), top);
    CommandLine.Ran ran = trust("main");
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.err().contains("trusted: commit " + base), ran.err());
    git.close();
    Files.move(top.resolve(".git"), temp.resolve("away"));
    refused(trust("main"), "is not in one", "--trust none");
  }

  @Test
  void anObjectThatIsNotWhatItsIdSaysIsNotTrusted() throws Exception {
    Path objects = top.resolve(".git/objects");
    Path forged = objects.resolve(base.substring(0, 2)).resolve(base.substring(2));
    assertTrue(forged.toFile().setWritable(true));
    Files.write(
        forged,
        Files.readAllBytes(objects.resolve(evil.substring(0, 2)).resolve(evil.substring(2))));
    refused(trust(base), "cannot be read", "something else under this id");
  }

  @Test
  void noProgramOfGitsConfigurationIsRun() throws Exception {
    Path marker = temp.resolve("ran");
    StoredConfig config = git.getRepository().getConfig();
    config.setString("filter", "any", "clean", "touch '" + marker + "'; cat");
    config.save();
    write(".gitattributes", "* filter=any\n");
    write("articles/one.md", article("Rest helps. Sleep helps. Walking helps."));
    assertEquals(0, since("HEAD").code());
    assertFalse(Files.exists(marker));
  }

  private void refused(String name, String... words) {
    for (CommandLine.Ran ran : List.of(trust(name), since(name))) {
      refused(ran, words);
      assertTrue(ran.err().contains('"' + name + '"'), ran.err());
    }
  }

  private static void refused(CommandLine.Ran ran, String... words) {
    assertEquals(2, ran.code(), ran.out() + ran.err());
    assertEquals("", ran.out());
    for (String word : words) {
      assertTrue(ran.err().contains(word), ran.err());
    }
  }

  private CommandLine.Ran trust(String name, String... more) {
    return run("--trust", name, more);
  }

  private CommandLine.Ran since(String name) {
    return run("--since", name);
  }

  private CommandLine.Ran run(String option, String name, String... more) {
    String[] args = new String[3 + more.length];
    args[0] = "check";
    args[1] = option;
    args[2] = name;
    System.arraycopy(more, 0, args, 3, more.length);
    return CommandLine.run(top, args);
  }

  private ObjectId tree() throws IOException {
    return git.getRepository().resolve(base + "^{tree}");
  }

  private void ref(String name, String id) throws IOException {
    RefUpdate update = git.getRepository().updateRef(name);
    update.setNewObjectId(ObjectId.fromString(id));
    update.forceUpdate();
    assertEquals(id, git.getRepository().exactRef(name).getObjectId().name());
  }

  private String commit(String message) throws Exception {
    git.add().addFilepattern(".").call();
    return commit(git, message);
  }

  private static String commit(Git git, String message) throws Exception {
    return git.commit()
        .setSign(false)
        .setAuthor(SOMEBODY)
        .setCommitter(SOMEBODY)
        .setMessage(message)
        .call()
        .name();
  }

  private static String article(String body) {
    return "---\ntitle: A\nstatus: submitted\nupdated: 2026-01-02\nauthors: [Sample]\n---\n\n"
        + body
        + "\n";
  }

  private void write(String path, String text) throws IOException {
    Path file = top.resolve(path);
    Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }
}
