package org.imprimatur.output;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The generation folders of an output folder, and the names that lead to one of them. No link is
 * followed but the names' own, and those only to the tree of that name in a generation.
 */
final class Generations {
  static final String FOLDER = ".generations";
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

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

  /**
   * Where a tree really lies that a build published: a generation's folder, or the name itself
   * where it is one.
   *
   * @return null when there is nothing of that name
   * @throws OutputException when there is, and it is no such tree
   */
  @Nullable Path published(String tree) throws IOException {
    Path name = out.resolve(tree);
    if (!Folders.exists(name)) {
      return null;
    }
    if (!Files.isSymbolicLink(name)) {
      if (!Folders.isRealFolder(name)) {
        throw foreign(name, "is not a folder");
      }
      return name;
    }
    Path folder = generation(name);
    if (folder == null) {
      throw foreign(name, "is a link, and not one that a build makes");
    }
    return Folders.exists(folder) ? folder : null;
  }

  private static OutputException foreign(Path name, String why) {
    return new OutputException(
        name + " " + why + "; it was not read. Delete it, and build again: imprimatur build");
  }

  /** Checks that the names are ours, fixes what a killed build left, deletes what nobody needs. */
  void recover() throws IOException {
    if (Folders.exists(all) && !Folders.isRealFolder(all)) {
      throw new OutputException(
          all
              + " is a link or a file, but builds keep their folders there; nothing was written."
              + " Delete it, then build again");
    }
    for (String tree : Output.TREES) {
      Path name = out.resolve(tree);
      Path old = all.resolve(tree + OLD);
      if (!Folders.exists(name) && Folders.isRealFolder(old)) {
        Files.move(old, name, StandardCopyOption.ATOMIC_MOVE);
      }
      if (Folders.exists(name) && !isOurs(name) && !isEmptyFolder(name)) {
        throw new OutputException(
            name
                + " was not made by a build, so it is not replaced; move it away, or build to"
                + " another folder with --out");
      }
    }
    clean(true);
  }

  /** Where the generations lie. */
  Path all() {
    return all;
  }

  /** Where a tree lies that a link leads to; null when its name is not a link, or leads nowhere. */
  @Nullable Path linked(String tree) throws IOException {
    Path name = out.resolve(tree);
    Path folder = Files.isSymbolicLink(name) ? generation(name) : null;
    return folder != null && Folders.exists(folder) ? folder : null;
  }

  /** A new, empty generation folder. */
  Path next() throws IOException {
    Files.createDirectories(all);
    int last = 0;
    for (Path folder : children(all)) {
      String name = String.valueOf(folder.getFileName());
      if (NUMBER.matcher(name).matches()) {
        last = Math.max(last, Integer.parseInt(name));
      }
    }
    return Files.createDirectory(all.resolve(Integer.toString(last + 1)));
  }

  /** Forces the names of the generations to disk. */
  void force() {
    Durable.forceFolder(all);
  }

  /** Makes a name lead to the new tree, by one rename. */
  void swap(Path stage, String tree) throws IOException {
    Path name = out.resolve(tree);
    if (Folders.isRealFolder(name) && isEmptyFolder(name)) {
      Files.delete(name);
    }
    Path link = out.resolve("." + tree + ".new");
    Files.deleteIfExists(link);
    if (Folders.isRealFolder(name) || !linked(link, out.relativize(stage.resolve(tree)))) {
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
    Folders.delete(old);
    Files.createFile(tree.resolve(MARK));
    if (Files.isSymbolicLink(name)) {
      Files.delete(name);
    } else if (Folders.exists(name)) {
      Files.move(name, old, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(tree, name, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Deletes generations that no name leads to. What cannot be deleted is left for the next.
   *
   * @param isSpareKept whether a site in reserve stays
   */
  void clean(boolean isSpareKept) {
    if (!Folders.isRealFolder(all)) {
      return;
    }
    try {
      List<Path> used = new ArrayList<>();
      for (String tree : Output.TREES) {
        Path name = out.resolve(tree);
        Path folder = Files.isSymbolicLink(name) ? generation(name) : null;
        if (folder != null) {
          used.add(folder.getParent());
        }
      }
      for (Path folder : children(all)) {
        boolean isSpare = String.valueOf(folder.getFileName()).equals(SpareSite.FOLDER);
        if (!used.contains(folder.normalize()) && !(isSpare && isSpareKept)) {
          Folders.delete(folder);
        }
      }
    } catch (IOException leftForTheNextBuild) {
      // Old output that cannot be deleted harms nobody but the disk.
    }
  }

  /** Whether a build has written here before, as far as what it leaves behind shows. */
  boolean isKnown() {
    try {
      boolean known = Folders.isRealFolder(all);
      for (String tree : Output.TREES) {
        known |= Folders.exists(out.resolve(tree)) && isOurs(out.resolve(tree));
      }
      return known;
    } catch (IOException e) {
      return false;
    }
  }

  private boolean isOurs(Path name) throws IOException {
    return Files.isSymbolicLink(name)
        ? generation(name) != null
        : Folders.isRealFolder(name) && Folders.isRealFile(name.resolve(MARK));
  }

  /**
   * The folder that a name's link leads to, there or not; null when the link is not ours: {@code
   * .generations/<n>/<name>}, with real folders all the way.
   */
  private @Nullable Path generation(Path name) throws IOException {
    Path target = Files.readSymbolicLink(name);
    boolean ours =
        !target.isAbsolute()
            && target.getNameCount() == 3
            && target.getName(0).toString().equals(FOLDER)
            && NUMBER.matcher(target.getName(1).toString()).matches()
            && target.getName(2).equals(name.getFileName());
    Path folder = out.resolve(target);
    return ours && Folders.obstacle(out, folder) == null ? folder : null;
  }

  private static boolean isEmptyFolder(Path name) throws IOException {
    return Folders.isRealFolder(name) && children(name).isEmpty();
  }

  static List<Path> children(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(found::add);
    }
    found.sort(null);
    return found;
  }
}
