package org.imprimatur.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.WorkingTreeIterator;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;

/**
 * The content root as an older revision of its git repository had it. Reads, never writes. Only
 * loaded when asked for: a check without {@code --since} does not touch it.
 */
public final class Revisions implements AutoCloseable {
  private static final List<String> CONTENT = List.of("articles", "references", ContentRoot.MARK);

  private final Repository repository;
  private final String prefix;
  private final RevTree tree;

  private Revisions(Repository repository, String prefix, RevTree tree) {
    this.repository = repository;
    this.prefix = prefix;
    this.tree = tree;
  }

  /**
   * The revision that this branch left another one at: their merge base, or the other itself where
   * there is none.
   *
   * @param root the content root; it may be a folder of the repository
   * @param ref a branch, tag or commit, in git's notation
   * @throws IOException with a message for the user, when there is no repository or no such
   *     revision
   */
  public static Revisions since(ContentRoot root, String ref) throws IOException {
    Path real = root.path().toRealPath();
    FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(real.toFile());
    if (builder.getGitDir() == null) {
      throw new IOException(
          root.path() + " is not in a git repository, so nothing is known of " + ref);
    }
    Repository repository = builder.build();
    try {
      Path top = repository.getWorkTree().toPath().toRealPath();
      String prefix = real.equals(top) ? "" : slashes(top.relativize(real)) + "/";
      return new Revisions(repository, prefix, base(repository, ref));
    } catch (IOException | RuntimeException e) {
      repository.close();
      throw e;
    }
  }

  private static String slashes(Path path) {
    List<String> names = new ArrayList<>();
    path.forEach(name -> names.add(name.toString()));
    return String.join("/", names);
  }

  private static RevTree base(Repository repository, String ref) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      ObjectId id = repository.resolve(ref + "^{commit}");
      if (id == null) {
        throw new IOException("no revision");
      }
      RevCommit other = walk.parseCommit(id);
      ObjectId head = repository.resolve(Constants.HEAD);
      if (head == null) {
        return other.getTree();
      }
      walk.setRevFilter(RevFilter.MERGE_BASE);
      walk.markStart(other);
      walk.markStart(walk.parseCommit(head));
      RevCommit base = walk.next();
      return base == null ? other.getTree() : walk.parseCommit(base).getTree();
    } catch (IOException | RuntimeException e) {
      throw new IOException(
          "the git revision "
              + ref
              + " cannot be read; a shallow clone may lack it (in CI, fetch the full history)",
          e);
    }
  }

  /**
   * The content files that differ in the working tree, new ones and deleted ones included, files
   * that git ignores left out; relative to the root, with {@code /}.
   *
   * @throws IOException when the repository cannot be read
   */
  public Set<String> changed() throws IOException {
    Set<String> out = new TreeSet<>();
    try (TreeWalk walk = new TreeWalk(repository)) {
      walk.addTree(tree);
      walk.addTree(new DirCacheIterator(repository.readDirCache()));
      FileTreeIterator files = new FileTreeIterator(repository);
      walk.addTree(files);
      // With the index beside it, a file that did not change since it was added is not read.
      files.setDirCacheIterator(walk, 1);
      walk.setFilter(
          PathFilterGroup.createFromStrings(CONTENT.stream().map(p -> prefix + p).toList()));
      walk.setRecursive(true);
      while (walk.next()) {
        if (differs(walk)) {
          out.add(walk.getPathString().substring(prefix.length()));
        }
      }
    }
    return out;
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

  /**
   * Reads a file of the revision.
   *
   * @param path relative to the root, with {@code /}
   * @return empty when the revision has no such file
   * @throws IOException when the repository cannot be read
   */
  public Optional<Loaded> read(String path) throws IOException {
    try (TreeWalk walk = TreeWalk.forPath(repository, prefix + path, tree)) {
      if (walk == null) {
        return Optional.empty();
      }
      ObjectLoader file = repository.open(walk.getObjectId(0));
      if (file.getType() != Constants.OBJ_BLOB || file.getSize() > ContentRoot.LONGEST_FILE) {
        return Optional.empty();
      }
      return Optional.of(Decoder.decode(path, file.getBytes((int) ContentRoot.LONGEST_FILE)));
    }
  }

  /**
   * The {@code *.yaml} files right in {@code references/} of the revision, but the glossary, as
   * {@link ContentRoot#referenceFiles} gives those of today.
   *
   * @throws IOException when the repository cannot be read
   */
  public List<String> referenceFiles() throws IOException {
    Set<String> out = new TreeSet<>();
    try (TreeWalk walk = new TreeWalk(repository)) {
      walk.addTree(tree);
      walk.setFilter(PathFilterGroup.createFromStrings(prefix + "references"));
      walk.setRecursive(true);
      while (walk.next()) {
        String path = walk.getPathString().substring(prefix.length());
        String name = path.substring("references/".length());
        boolean yaml = name.endsWith(".yaml") && !name.startsWith(".") && !name.contains("/");
        if (yaml && !name.equals("glossary.yaml")) {
          out.add(path);
        }
      }
    }
    return List.copyOf(out);
  }

  @Override
  public void close() {
    repository.close();
  }
}
