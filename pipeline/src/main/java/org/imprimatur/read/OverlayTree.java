package org.imprimatur.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * A content tree with files laid over it: what an editor holds and has not saved yet, for one. Such
 * a file counts in the place of the one below, or as a new one; a file may be hidden, too.
 */
public final class OverlayTree extends ContentTree {
  private static final String ARTICLES = "articles/";

  private final ContentTree below;
  private final Map<String, byte[]> files;
  private final Set<String> hidden;

  /**
   * Lays files over a tree.
   *
   * @param files by path
   * @param hidden paths of files that count as if they were not there
   * @throws IllegalArgumentException when a path is not written as it is from the root down, or
   *     leads out of it
   */
  public OverlayTree(ContentTree below, Map<String, byte[]> files, Set<String> hidden) {
    this.below = below;
    this.files = new ConcurrentSkipListMap<>(files);
    this.hidden = new TreeSet<>(hidden);
    this.hidden.removeAll(files.keySet());
    this.files.keySet().forEach(OverlayTree::demandNormal);
    this.hidden.forEach(OverlayTree::demandNormal);
  }

  /**
   * Puts other bytes in the place of a file that is laid over: no name comes or goes by that, so
   * that whatever was made of names stays right.
   *
   * @throws IllegalArgumentException when nothing is laid over that path
   */
  public void replace(String path, byte[] bytes) {
    if (files.replace(path, bytes.clone()) == null) {
      throw new IllegalArgumentException("nothing is laid over \"" + path + "\"");
    }
  }

  private static void demandNormal(String path) {
    if (!TreePath.normal(path).filter(path::equals).isPresent()) {
      throw new IllegalArgumentException("\"" + path + "\" is not a path inside a content root");
    }
  }

  private static String normal(String path) {
    return TreePath.normal(path).orElse("");
  }

  @Override
  FileBytes file(String path, int most) {
    String normal = normal(path);
    byte[] bytes = files.get(normal);
    if (bytes != null) {
      return bytes.length > most ? FileBytes.Absent.TOO_LONG : new FileBytes.Present(bytes.clone());
    }
    return hidden.contains(normal) ? FileBytes.Absent.MISSING : below.file(path, most);
  }

  @Override
  List<TreeEntry> entries() {
    List<TreeEntry> out = new ArrayList<>(below.entries());
    out.removeIf(entry -> hidden.contains(entry.path()) || files.containsKey(entry.path()));
    Set<String> folders = new TreeSet<>();
    for (String path : files.keySet()) {
      if (path.startsWith(ARTICLES)) {
        out.add(new TreeEntry(path, TreeEntry.Kind.FILE));
        for (int end = path.lastIndexOf('/');
            end >= ARTICLES.length();
            end = path.lastIndexOf('/', end - 1)) {
          folders.add(path.substring(0, end));
        }
      }
    }
    out.forEach(entry -> folders.remove(entry.path()));
    folders.forEach(folder -> out.add(new TreeEntry(folder, TreeEntry.Kind.FOLDER)));
    return out;
  }

  @Override
  public List<String> referenceFiles() {
    Set<String> out = new TreeSet<>(below.referenceFiles());
    out.removeAll(hidden);
    // Those laid over it, by the rule for names.
    super.referenceFiles().stream().filter(files::containsKey).forEach(out::add);
    return List.copyOf(out);
  }

  @Override
  public boolean hasEntry(String path) {
    String normal = normal(path);
    return files.containsKey(normal)
        || isFolder(normal)
        || (!hidden.contains(normal) && below.hasEntry(path));
  }

  private boolean isFolder(String normal) {
    return !normal.isEmpty() && files.keySet().stream().anyMatch(it -> it.startsWith(normal + "/"));
  }

  @Override
  public boolean hasFile(String path) {
    String normal = normal(path);
    return files.containsKey(normal) || (!hidden.contains(normal) && below.hasFile(path));
  }

  @Override
  public List<String> names(String folder) {
    String start = folder.isEmpty() ? "" : normal(folder) + "/";
    Set<String> out = new TreeSet<>(below.names(folder));
    out.removeIf(name -> hidden.contains(start + name));
    for (String path : files.keySet()) {
      if (!start.equals("/") && path.startsWith(start)) {
        String rest = path.substring(start.length());
        int slash = rest.indexOf('/');
        out.add(slash < 0 ? rest : rest.substring(0, slash));
      }
    }
    return List.copyOf(out);
  }
}
