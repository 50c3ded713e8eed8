package org.imprimatur.output;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The generation folders of an output folder, and the names that lead to one of them. */
final class Generations {
  private static final String FOLDER = ".generations";

  /** In each tree that is a folder of its own, where links cannot be made. */
  private static final String OLD = ".old";

  /** Marks a tree that is a folder and ours. */
  private static final String MARK = ".imprimatur-output";

  private final Path out;
  private final Path all;

  Generations(Path out) {
    this.out = out;
    this.all = out.resolve(FOLDER);
  }

  /** Checks that the names are ours, mends what a killed build left, deletes what nobody needs. */
  void recover() throws IOException {
    for (String tree : OutputStage.TREES) {
      Path name = out.resolve(tree);
      Path old = all.resolve(tree + OLD);
      if (!Trees.exists(name) && Trees.isRealFolder(old)) {
        Files.move(old, name, StandardCopyOption.ATOMIC_MOVE);
      }
      if (Trees.exists(name) && !isOurs(name) && !isEmptyFolder(name)) {
        throw new OutputException(
            name
                + " was not made by a build, so it is not replaced; move it away, or build to"
                + " another folder with --out");
      }
    }
    clean();
  }

  /** A new, empty generation folder. */
  Path next() throws IOException {
    Files.createDirectories(all);
    int last = 0;
    for (Path folder : children(all)) {
      String name = String.valueOf(folder.getFileName());
      if (name.matches("\\d{1,9}")) {
        last = Math.max(last, Integer.parseInt(name));
      }
    }
    return Files.createDirectory(all.resolve(Integer.toString(last + 1)));
  }

  /** Makes a name lead to the new tree, by one rename. */
  void swap(Path stage, String tree) throws IOException {
    Path name = out.resolve(tree);
    if (Trees.isRealFolder(name) && isEmptyFolder(name)) {
      Files.delete(name);
    }
    Path link = out.resolve("." + tree + ".new");
    Files.deleteIfExists(link);
    if (Trees.isRealFolder(name) || !linked(link, out.relativize(stage.resolve(tree)))) {
      swapFolders(stage.resolve(tree), name, all.resolve(tree + OLD));
      return;
    }
    Files.move(link, name, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static boolean linked(Path link, Path target) {
    try {
      Files.createSymbolicLink(link, target);
      return true;
    } catch (IOException | UnsupportedOperationException noLinksHere) {
      return false;
    }
  }

  private static void swapFolders(Path tree, Path name, Path old) throws IOException {
    Trees.delete(old);
    Files.createFile(tree.resolve(MARK));
    if (Files.isSymbolicLink(name)) {
      Files.delete(name);
    } else if (Trees.exists(name)) {
      Files.move(name, old, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(tree, name, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Deletes generations that no name leads to. What cannot be deleted is left for the next. */
  void clean() {
    if (!Trees.isRealFolder(all)) {
      return;
    }
    try {
      List<Path> used = new ArrayList<>();
      for (String tree : OutputStage.TREES) {
        Path name = out.resolve(tree);
        if (Files.isSymbolicLink(name)) {
          used.add(out.resolve(Files.readSymbolicLink(name)).normalize().getParent());
        }
      }
      for (Path folder : children(all)) {
        if (!used.contains(folder.normalize())) {
          Trees.delete(folder);
        }
      }
    } catch (IOException leftForTheNextBuild) {
      // Old output that cannot be deleted harms nobody but the disk.
    }
  }

  private boolean isOurs(Path name) throws IOException {
    if (Files.isSymbolicLink(name)) {
      Path target = Files.readSymbolicLink(name);
      return !target.isAbsolute() && target.startsWith(FOLDER);
    }
    return Trees.exists(name.resolve(MARK));
  }

  private static boolean isEmptyFolder(Path name) throws IOException {
    return Trees.isRealFolder(name) && children(name).isEmpty();
  }

  private static List<Path> children(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(found::add);
    }
    found.sort(null);
    return found;
  }
}
