package org.imprimatur.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A stage's site that began as a {@link Spare}: which of its files are those of the published site,
 * and what is done to it. A folder in which nothing was put, taken away or replaced still has the
 * stamp that was written down of it, so that it holds the files that it held then.
 */
final class SpareSite {
  static final String TREE = "site";
  static final String BELOW = TREE + "/";

  /** Where it lies meanwhile, in {@link Generations#FOLDER}; no name may lead to it. */
  static final String FOLDER = "spare";

  private final Path site;
  private final EarlierOutput earlier;
  private final Map<String, OutputFile> folders = new ConcurrentHashMap<>();
  private final Set<String> absent = ConcurrentHashMap.newKeySet();

  /** Folders of which names were changed. */
  private final Set<String> changed = ConcurrentHashMap.newKeySet();

  /** Files that are there and were not touched. */
  private final Set<String> inPlace = ConcurrentHashMap.newKeySet();

  private SpareSite(Path site, EarlierOutput earlier, Spare spare) {
    this.site = site;
    this.earlier = earlier;
    absent.addAll(spare.absent());
    spare.folders().forEach(folder -> folders.put(folder.path(), folder));
  }

  /**
   * Moves a spare to a stage, if it is what was written down of it.
   *
   * @param all the folder of the generations
   * @param stage a new generation, with nothing in its site
   * @param earlier the published output
   * @return null where there is none, or somebody touched it
   */
  static @Nullable SpareSite adopt(Path all, Path stage, Spare spare, EarlierOutput earlier)
      throws IOException {
    Path lies = all.resolve(FOLDER);
    if (!Folders.isRealFolder(lies)
        || earlier.place(TREE) == null
        || spare.folders().isEmpty()
        || !spare.folders().get(0).path().equals(BELOW)
        || !spare.folders().parallelStream().allMatch(folder -> isAsLeft(lies, folder))) {
      return null;
    }
    Path site = stage.resolve(TREE);
    Files.delete(site);
    try {
      Files.move(lies, site, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException notHere) {
      Files.createDirectory(site);
      return null;
    }
    SpareSite adopted = new SpareSite(site, earlier, spare);
    adopted.changed.add(BELOW);
    return adopted;
  }

  private static boolean isAsLeft(Path site, OutputFile folder) {
    return folder.stamp() != null && folder.stamp().equals(Stamp.of(place(site, folder.path())));
  }

  private static Path place(Path site, String path) {
    return path.equals(BELOW) ? site : Folders.below(site, path.substring(BELOW.length()));
  }

  /** Whether it holds a file of the published site. */
  private boolean holds(String path) {
    return path.startsWith(BELOW) && !absent.contains(path) && earlier.isFile(path);
  }

  /** Keeps a file of the published site that is untouched, where it is there already. */
  boolean keeps(String path) {
    return holds(path) && inPlace.add(path);
  }

  /** Makes room for a file: what is there is the published site's, and is never written to. */
  void makeRoom(String path) throws IOException {
    take(path);
    if (folders.containsKey(path)) {
      takeFolder(path);
    }
    for (int slash = path.lastIndexOf('/');
        slash > TREE.length() && !folders.containsKey(path.substring(0, slash));
        slash = path.lastIndexOf('/', slash - 1)) {
      take(path.substring(0, slash));
    }
    touched(path);
  }

  private void take(String path) throws IOException {
    if (holds(path)) {
      Files.deleteIfExists(place(site, path));
      absent.add(path);
    }
  }

  /** A file has the name that a folder had. */
  private void takeFolder(String folder) throws IOException {
    String below = folder + "/";
    for (String path : earlier.paths()) {
      if (path.startsWith(below) && earlier.isFile(path)) {
        absent.add(path);
      }
    }
    folders.keySet().removeIf(path -> path.equals(folder) || path.startsWith(below));
    Folders.delete(place(site, folder));
  }

  /** A name was put into the folder of a path, or taken out. */
  private void touched(String path) {
    changed.add(folderOf(path));
  }

  private static String folderOf(String path) {
    String folder = path.substring(0, path.lastIndexOf('/'));
    return folder.equals(TREE) ? BELOW : folder;
  }

  /**
   * Deletes what the new site does not have.
   *
   * @param paths the files that it has
   */
  void finish(Set<String> paths) throws IOException {
    Set<String> needed = foldersOf(paths);
    for (String path : earlier.paths()) {
      if (holds(path) && !paths.contains(path)) {
        take(path);
        touched(path);
      }
    }
    for (String folder : deepestFirst(folders.keySet())) {
      if (!needed.contains(folder)) {
        Files.deleteIfExists(place(site, folder));
        touched(folder);
        folders.remove(folder);
      }
    }
    for (String folder : needed) {
      if (!folders.containsKey(folder)) {
        changed.add(folder);
        touched(folder);
      }
    }
    changed.retainAll(needed);
    needed.forEach(folder -> folders.putIfAbsent(folder, new OutputFile(folder, "", null)));
  }

  private static List<String> deepestFirst(Set<String> folders) {
    return folders.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
  }

  /** The folders that files lie in, and the site's own. */
  private static Set<String> foldersOf(Iterable<String> paths) {
    Set<String> out = new HashSet<>();
    out.add(BELOW);
    for (String path : paths) {
      int slash = path.startsWith(BELOW) ? path.lastIndexOf('/') : -1;
      while (slash > TREE.length() && out.add(path.substring(0, slash))) {
        slash = path.lastIndexOf('/', slash - 1);
      }
    }
    return out;
  }

  /** The folders of which names were changed. */
  List<Path> changedFolders() {
    return changed.stream().map(folder -> place(site, folder)).toList();
  }

  /**
   * All files and folders of the finished site.
   *
   * @param digests of its files
   * @param lies where it lies now
   */
  List<OutputFile> written(Map<String, String> digests, Path lies) {
    List<OutputFile> out = new ArrayList<>();
    for (OutputFile folder : folders.values()) {
      out.add(changed.contains(folder.path()) ? stamped(lies, folder.path(), "") : folder);
    }
    digests.forEach(
        (path, digest) -> {
          if (path.startsWith(BELOW)) {
            Optional<OutputFile> known =
                inPlace.contains(path) ? earlier.known(path) : Optional.empty();
            out.add(known.orElseGet(() -> stamped(lies, path, digest)));
          }
        });
    return out;
  }

  private static OutputFile stamped(Path lies, String path, String digest) {
    return new OutputFile(path, digest, Stamp.of(place(lies, path)));
  }

  /**
   * Makes a spare of a site to which no name leads any more: what is not shared with the new one is
   * deleted.
   *
   * @param all the folder of the generations
   * @param old where it lies
   * @param earlier what was written down of it
   * @param shared the files that the new site has of it
   * @param present all files of the new site
   * @return null where somebody touched it, or the system has no stamps
   */
  static @Nullable Spare demoted(
      Path all, Path old, EarlierOutput earlier, Set<String> shared, Set<String> present)
      throws IOException {
    List<OutputFile> left =
        earlier.paths().stream()
            .filter(path -> path.startsWith(BELOW) && !earlier.isFile(path))
            .map(path -> earlier.known(path).orElseThrow())
            .toList();
    if (left.isEmpty() || !left.parallelStream().allMatch(folder -> isAsLeft(old, folder))) {
      return null;
    }
    Set<String> changed = new HashSet<>();
    Set<String> needed = foldersOf(shared);
    for (String path : deepestFirst(earlier.paths())) {
      boolean isFile = earlier.isFile(path);
      if (path.startsWith(BELOW) && !(isFile ? shared : needed).contains(path)) {
        Files.deleteIfExists(place(old, path));
        changed.add(folderOf(path));
      }
    }
    Path lies = all.resolve(FOLDER);
    Folders.delete(lies);
    Files.move(old, lies, StandardCopyOption.ATOMIC_MOVE);
    List<OutputFile> folders = new ArrayList<>();
    folders.add(stamped(lies, BELOW, ""));
    for (OutputFile folder : left) {
      if (!folder.path().equals(BELOW) && needed.contains(folder.path())) {
        folders.add(changed.contains(folder.path()) ? stamped(lies, folder.path(), "") : folder);
      }
    }
    List<String> absent =
        present.stream().filter(path -> path.startsWith(BELOW) && !shared.contains(path)).toList();
    return new Spare(folders, absent);
  }
}
