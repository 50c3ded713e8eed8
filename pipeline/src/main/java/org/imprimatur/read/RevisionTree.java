package org.imprimatur.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.jspecify.annotations.Nullable;

/** The files of a content root as a git revision holds them. Links are not followed. */
public final class RevisionTree extends ContentTree {
  private final History history;
  private final History.Revision revision;

  /**
   * The content files by path, once all were asked for: finding one file in git means reading every
   * folder above it again.
   */
  private volatile @Nullable Map<String, ObjectId> content;

  RevisionTree(History history, History.Revision revision) {
    this.history = history;
    this.revision = revision;
  }

  /** What is done with what stands at a path; null when nothing does. */
  private interface Use<R> {
    R of(VerifiedObjects objects, @Nullable TreeWalk at) throws IOException;
  }

  /**
   * The regular files below a folder of content, {@code articles} for one, sorted. All content
   * files are looked up for that, and remembered.
   *
   * @param ending how their names end
   * @throws IOException when the repository cannot be read
   */
  public List<String> files(String folder, String ending) throws IOException {
    return content().keySet().stream()
        .filter(path -> path.startsWith(folder + "/") && path.endsWith(ending))
        .toList();
  }

  /**
   * Whether all its content files are here: a partial clone lacks some, and only git itself fetches
   * them.
   *
   * @throws IOException when the repository cannot be read
   */
  public boolean isWhole() throws IOException {
    try (VerifiedObjects objects = history.objects()) {
      for (ObjectId id : content().values()) {
        if (!objects.has(id)) {
          return false;
        }
      }
      return true;
    }
  }

  private synchronized Map<String, ObjectId> content() throws IOException {
    Map<String, ObjectId> known = content;
    if (known != null) {
      return known;
    }
    Map<String, ObjectId> files = new TreeMap<>();
    try (VerifiedObjects objects = history.objects();
        RevWalk walk = new RevWalk(objects);
        TreeWalk tree = new TreeWalk(history.repository(), objects)) {
      tree.addTree(History.treeOf(walk, revision));
      tree.setRecursive(true);
      tree.setFilter(history.content());
      while (tree.next()) {
        if (History.isFile(tree)) {
          files.put(tree.getPathString().substring(history.prefix().length()), tree.getObjectId(0));
        }
      }
    }
    content = files;
    return files;
  }

  @Override
  FileBytes file(String path, int most) {
    String normal = TreePath.normal(path).orElse(null);
    if (normal == null) {
      return FileBytes.Absent.MISSING;
    }
    Map<String, ObjectId> known = content;
    ObjectId id = known == null ? null : known.get(normal);
    if (id != null) {
      try (VerifiedObjects objects = history.objects()) {
        return file(objects, id, most);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return at(
        normal,
        (objects, found) ->
            found == null
                ? FileBytes.Absent.MISSING
                : History.isFile(found)
                    ? file(objects, found.getObjectId(0), most)
                    : FileBytes.Absent.NOT_A_FILE);
  }

  private static FileBytes file(VerifiedObjects objects, ObjectId id, int most) throws IOException {
    return objects
        .file(id, most)
        .<FileBytes>map(FileBytes.Present::new)
        .orElse(FileBytes.Absent.TOO_LONG);
  }

  @Override
  List<TreeEntry> entries() {
    List<TreeEntry> out = new ArrayList<>();
    Set<String> folders = new TreeSet<>();
    try (VerifiedObjects objects = history.objects();
        RevWalk walk = new RevWalk(objects);
        TreeWalk tree = new TreeWalk(history.repository(), objects)) {
      tree.addTree(History.treeOf(walk, revision));
      tree.setRecursive(true);
      tree.setFilter(PathFilter.create(history.prefix() + "articles"));
      while (tree.next()) {
        String path = tree.getPathString().substring(history.prefix().length());
        boolean isFile = History.isFile(tree);
        out.add(new TreeEntry(path, isFile ? TreeEntry.Kind.FILE : TreeEntry.Kind.NOT_A_FILE));
        for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
          folders.add(path.substring(0, end));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    folders.remove("articles");
    out.removeIf(entry -> entry.path().equals("articles"));
    folders.forEach(folder -> out.add(new TreeEntry(folder, TreeEntry.Kind.FOLDER)));
    return out;
  }

  @Override
  public boolean hasEntry(String path) {
    return TreePath.normal(path)
        .map(normal -> at(normal, (objects, found) -> found != null))
        .orElse(false);
  }

  @Override
  public boolean hasFile(String path) {
    Map<String, ObjectId> known = content;
    Optional<String> normal = TreePath.normal(path);
    return normal.isPresent()
        && ((known != null && known.containsKey(normal.get()))
            || at(normal.get(), (objects, found) -> History.isFile(found)));
  }

  @Override
  public List<String> names(String folder) {
    Optional<String> normal = folder.isEmpty() ? Optional.of("") : TreePath.normal(folder);
    String whole = history.prefix() + normal.orElse("");
    String path = whole.endsWith("/") ? whole.substring(0, whole.length() - 1) : whole;
    List<String> out = new ArrayList<>();
    if (normal.isPresent()) {
      try (VerifiedObjects objects = history.objects();
          RevWalk walk = new RevWalk(objects);
          TreeWalk children = new TreeWalk(history.repository(), objects)) {
        ObjectId tree = folder(path, objects, History.treeOf(walk, revision));
        if (tree != null) {
          children.addTree(tree);
          while (children.next()) {
            out.add(children.getNameString());
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    out.sort(null);
    return out;
  }

  /** The folder at a path of the repository, its top for an empty one; null when there is none. */
  private @Nullable ObjectId folder(String path, VerifiedObjects objects, RevTree top)
      throws IOException {
    if (path.isEmpty()) {
      return top;
    }
    try (TreeWalk found = TreeWalk.forPath(history.repository(), objects, path, top)) {
      return found != null && FileMode.TREE.equals(found.getRawMode(0))
          ? found.getObjectId(0)
          : null;
    }
  }

  private <R> R at(String path, Use<R> use) {
    String whole = history.prefix() + path;
    try (VerifiedObjects objects = history.objects();
        RevWalk walk = new RevWalk(objects);
        TreeWalk found =
            TreeWalk.forPath(
                history.repository(), objects, whole, History.treeOf(walk, revision))) {
      return use.of(objects, found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
