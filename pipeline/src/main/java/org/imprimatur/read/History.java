package org.imprimatur.read;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.WorkingTreeIterator;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/**
 * The git repository that a content root lies in, read only. Paths are relative to the content
 * root, with {@code /}. What the machine or the user configured for git plays no part. Safe to
 * share between threads.
 */
public final class History implements AutoCloseable {
  private static final List<String> CONTENT = List.of("articles", "references", ContentRoot.MARK);

  private final Repository repository;
  private final String prefix;
  private final boolean isNested;
  private final Set<ObjectId> verified = ConcurrentHashMap.newKeySet();

  private History(Repository repository, String prefix, boolean isNested) {
    this.repository = repository;
    this.prefix = prefix;
    this.isNested = isNested;
  }

  /**
   * A revision.
   *
   * @param id its full name, 40 hexadecimal digits or more
   * @param at when it was committed
   */
  public record Revision(String id, Instant at) {}

  /**
   * The repository of a content root; empty when it lies in none.
   *
   * @throws IOException when there is one that cannot be opened
   */
  public static Optional<History> of(ContentRoot root) throws IOException {
    Path folder = root.path().toRealPath();
    GitFolder git = GitFolder.of(folder).orElse(null);
    if (git == null) {
      return Optional.empty();
    }
    String below = git.top().relativize(folder).toString().replace('\\', '/');
    String prefix = below.isEmpty() ? "" : below + "/";
    return Optional.of(new History(git.open(), prefix, git.isNested()));
  }

  /**
   * The revision that a name means: the id of a commit, whole or its beginning, a branch or a
   * remote branch; of a repository inside another one, a whole id only.
   *
   * @throws RevisionNameException when it means none that can be read here, or more than one
   */
  public Revision named(String name) throws IOException {
    return named(name, false);
  }

  /**
   * The revision that a name means, as for {@link #named}, or {@code HEAD}, the last commit.
   *
   * @throws RevisionNameException when it means none that can be read here, or more than one
   */
  public Revision namedOrHead(String name) throws IOException {
    return named(name, true);
  }

  private Revision named(String name, boolean head) throws IOException {
    try (VerifiedObjects objects = objects();
        RevWalk walk = new RevWalk(objects)) {
      RevCommit commit = new RevisionNames(repository, walk, isNested).commit(name, head);
      // A shallow clone may hold a commit without its files.
      try (TreeWalk tree = new TreeWalk(repository, objects)) {
        tree.addTree(commit.getTree());
        tree.next();
      }
      return revision(commit);
    } catch (MissingObjectException e) {
      throw new RevisionNameException(name, RevisionNames.UNREADABLE);
    }
  }

  /** The first line of what was written about a revision, as it was written. */
  public String subject(Revision revision) throws IOException {
    try (VerifiedObjects objects = objects();
        RevWalk walk = new RevWalk(objects)) {
      return walk.parseCommit(ObjectId.fromString(revision.id())).getShortMessage();
    }
  }

  /** The last commit; empty when there is none yet. */
  public Optional<Revision> head() throws IOException {
    Ref head = repository.exactRef(Constants.HEAD);
    if (head == null || head.getObjectId() == null) {
      return Optional.empty();
    }
    try (RevWalk walk = new RevWalk(repository)) {
      return Optional.of(revision(walk.parseCommit(head.getObjectId())));
    }
  }

  /** Where a history that was not fetched whole ends, in a text; empty where it is whole. */
  public String depth() throws IOException {
    return repository.getObjectDatabase().getShallowCommits().stream()
        .map(ObjectId::name)
        .sorted()
        .collect(Collectors.joining(" "));
  }

  /**
   * The revision that this branch left another one at: their merge base, or the other itself where
   * there is none.
   *
   * @param name as for {@link #namedOrHead}
   * @throws RevisionNameException when it means none that can be read here, or more than one
   */
  public Revision fork(String name) throws IOException {
    Revision other = namedOrHead(name);
    Revision head = head().orElse(null);
    if (head == null) {
      return other;
    }
    try (RevWalk walk = new RevWalk(repository)) {
      walk.setRevFilter(RevFilter.MERGE_BASE);
      walk.markStart(walk.parseCommit(ObjectId.fromString(other.id())));
      walk.markStart(walk.parseCommit(ObjectId.fromString(head.id())));
      RevCommit base = walk.next();
      return base == null ? other : revision(walk.parseCommit(base));
    } catch (MissingObjectException e) {
      // A shallow clone lacks what lies between.
      throw new RevisionNameException(name, RevisionNames.UNREADABLE);
    }
  }

  /**
   * The content files that differ in the working tree from a revision's, new ones and deleted ones
   * included, files that git ignores left out; relative to the root, with {@code /}.
   *
   * @throws IOException when the repository cannot be read
   */
  public Set<String> changed(Revision since) throws IOException {
    Set<String> out = new TreeSet<>();
    try (RevWalk commits = new RevWalk(repository);
        TreeWalk walk = new TreeWalk(repository)) {
      walk.addTree(treeOf(commits, since));
      walk.addTree(new DirCacheIterator(repository.readDirCache()));
      FileTreeIterator files = new FileTreeIterator(repository);
      walk.addTree(files);
      // With the index beside it, a file that did not change since it was added is not read.
      files.setDirCacheIterator(walk, 1);
      walk.setFilter(content());
      walk.setRecursive(true);
      while (walk.next()) {
        if (differs(walk)) {
          out.add(walk.getPathString().substring(prefix.length()));
        }
      }
    }
    return out;
  }

  /**
   * The paths that git tracks at or below a folder, in whatever letter case the file system takes
   * for the same, with control characters replaced.
   *
   * @param folder absolute, no link on the way to it; there or not
   * @return relative to the folder, with {@code /}; an empty one for the folder itself, where git
   *     holds a link, a file or another repository in its place
   * @throws IOException when the repository cannot be read
   */
  public List<String> tracked(Path folder) throws IOException {
    return GitIndex.tracked(repository, folder);
  }

  private static boolean differs(TreeWalk walk) throws IOException {
    boolean before = walk.getRawMode(0) != 0;
    WorkingTreeIterator file = walk.getTree(2, WorkingTreeIterator.class);
    if (file == null) {
      return before;
    }
    boolean tracked = walk.getRawMode(1) != 0;
    return before ? !walk.idEqual(0, 2) : tracked || !file.isEntryIgnored();
  }

  /** The files of a revision, as they were; they are read when they are asked for. */
  public RevisionTree tree(Revision revision) {
    return new RevisionTree(this, revision);
  }

  /**
   * The revisions that changed one of some paths, newest first, {@code from} included if it did.
   *
   * @param paths files or folders
   * @param most how many at most
   * @throws IOException when the repository cannot be read
   */
  public List<Revision> touching(Revision from, List<String> paths, int most) throws IOException {
    List<String> whole = paths.stream().map(path -> prefix + path).sorted().toList();
    List<Revision> out = new ArrayList<>();
    try (RevWalk walk = new RevWalk(repository)) {
      walk.markStart(walk.parseCommit(ObjectId.fromString(from.id())));
      walk.sort(RevSort.TOPO);
      walk.setTreeFilter(
          AndTreeFilter.create(PathFilterGroup.createFromStrings(whole), TreeFilter.ANY_DIFF));
      for (RevCommit commit = walk.next();
          commit != null && out.size() < most;
          commit = walk.next()) {
        out.add(revision(commit));
      }
    }
    return out;
  }

  /** The name of what a folder held: equal names, equal files. Empty when it was not there. */
  public String name(Revision revision, String folder) throws IOException {
    try (RevWalk walk = new RevWalk(repository);
        TreeWalk tree = TreeWalk.forPath(repository, prefix + folder, treeOf(walk, revision))) {
      return tree == null ? "" : tree.getObjectId(0).name();
    }
  }

  @Override
  public void close() {
    repository.close();
  }

  /** Where the content root lies in the repository: empty, or ended by {@code /}. */
  String prefix() {
    return prefix;
  }

  Repository repository() {
    return repository;
  }

  TreeFilter content() {
    return PathFilterGroup.createFromStrings(CONTENT.stream().map(p -> prefix + p).toList());
  }

  VerifiedObjects objects() {
    return new VerifiedObjects(repository.newObjectReader(), verified);
  }

  static RevTree treeOf(RevWalk walk, Revision revision) throws IOException {
    return walk.parseCommit(ObjectId.fromString(revision.id())).getTree();
  }

  static boolean isFile(@Nullable TreeWalk tree) {
    return tree != null
        && (FileMode.REGULAR_FILE.equals(tree.getFileMode(0).getBits())
            || FileMode.EXECUTABLE_FILE.equals(tree.getFileMode(0).getBits()));
  }

  private static Revision revision(RevCommit commit) {
    return new Revision(commit.name(), Instant.ofEpochSecond(commit.getCommitTime()));
  }
}
