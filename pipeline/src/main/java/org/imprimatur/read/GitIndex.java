package org.imprimatur.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** What git tracks in a working tree. */
final class GitIndex {
  private GitIndex() {}

  /** See {@link History#tracked}. */
  static List<String> tracked(Repository repository, Path folder) throws IOException {
    String top = String.valueOf(repository.getWorkTree());
    Path tree = folder.getFileSystem().getPath(top).toRealPath();
    if (!folder.startsWith(tree)) {
      return List.of();
    }
    String path = tree.relativize(folder).toString().replace('\\', '/');
    List<String> out = new ArrayList<>();
    for (String each : paths(repository)) {
      int end = path.length();
      if (path.isEmpty()) {
        out.add(Walk.shown(each));
      } else if (each.regionMatches(true, 0, path, 0, end)
          && (each.length() == end || each.charAt(end) == '/')
          && isSame(tree.resolve(each.substring(0, end)), folder)) {
        out.add(Walk.shown(each.length() == end ? "" : each.substring(end + 1)));
      }
    }
    return out;
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return one.equals(other) || Files.isSameFile(one, other);
    } catch (IOException e) {
      return false;
    }
  }

  private static List<String> paths(Repository repository) throws IOException {
    try {
      DirCache index = repository.readDirCache();
      List<String> out = new ArrayList<>(index.getEntryCount());
      for (int i = 0; i < index.getEntryCount(); i++) {
        out.add(index.getEntry(i).getPathString());
      }
      return out;
    } catch (IOException unknownForm) {
      // Git has forms of the index that JGit does not read; then what is committed counts.
      return committed(repository);
    }
  }

  private static List<String> committed(Repository repository) throws IOException {
    List<String> out = new ArrayList<>();
    ObjectId head = repository.resolve(Constants.HEAD);
    if (head != null) {
      try (RevWalk commits = new RevWalk(repository);
          TreeWalk walk = new TreeWalk(repository)) {
        walk.addTree(commits.parseCommit(head).getTree());
        walk.setRecursive(true);
        while (walk.next()) {
          out.add(walk.getPathString());
        }
      }
    }
    return out;
  }
}
