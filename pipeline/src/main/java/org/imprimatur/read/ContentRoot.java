package org.imprimatur.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder with an {@code imprimatur.yaml}. Reads the files in it, and nothing outside it: each
 * path is resolved to the file it really is before it is opened. Safe to share between threads.
 */
public final class ContentRoot extends ContentTree {
  /** The file that marks a content root. */
  public static final String MARK = "imprimatur.yaml";

  /** The longest article that is read, in bytes: more than a thousand printed pages. */
  public static final long LONGEST_ARTICLE = 8L * 1024 * 1024;

  /** The longest other file that is read, in bytes. */
  public static final long LONGEST_FILE = 64L * 1024 * 1024;

  private final Path root;
  private final Path real;

  private ContentRoot(Path root, Path real) {
    this.root = root;
    this.real = real;
  }

  /**
   * The nearest folder, from {@code start} upwards, that holds an {@code imprimatur.yaml}.
   *
   * @throws IOException when such a folder is found but cannot be opened
   */
  public static Optional<ContentRoot> find(Path start) throws IOException {
    for (Path at = start.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(MARK))) {
        return Optional.of(open(at));
      }
    }
    return Optional.empty();
  }

  /**
   * The content root in a folder.
   *
   * @throws IOException with a message for the user, when the folder holds no {@code
   *     imprimatur.yaml} or cannot be opened
   */
  public static ContentRoot open(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException("there is no folder " + folder);
    }
    if (!Files.exists(folder.resolve(MARK))) {
      throw new IOException("the folder " + folder + " holds no " + MARK);
    }
    return new ContentRoot(folder.toAbsolutePath().normalize(), folder.toRealPath());
  }

  /** The folder, absolute. */
  public Path path() {
    return root;
  }

  @Override
  List<TreeEntry> entries() {
    return new Walk(root, real).articles();
  }

  @Override
  public List<String> referenceFiles() {
    return new Walk(root, real).referenceFiles();
  }

  @Override
  FileBytes file(String path, int most) {
    Optional<Path> file = inside(path);
    if (file.isEmpty()) {
      return FileBytes.Absent.MISSING;
    }
    if (!Files.isRegularFile(file.get())) {
      return FileBytes.Absent.NOT_A_FILE;
    }
    try (InputStream in = Files.newInputStream(file.get())) {
      byte[] bytes = in.readNBytes(most);
      return in.read() < 0 ? new FileBytes.Present(bytes) : FileBytes.Absent.TOO_LONG;
    } catch (IOException e) {
      return FileBytes.Absent.UNREADABLE;
    }
  }

  /** Why an article id cannot be used, as the end of a sentence ("is ..."), or null if it can. */
  public static @Nullable String idFault(String id) {
    return FileNames.fault(id);
  }

  @Override
  public boolean hasEntry(String path) {
    return Files.exists(root.resolve(path), LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public boolean hasFile(String path) {
    return inside(path).filter(Files::isRegularFile).isPresent();
  }

  @Override
  public List<String> names(String folder) {
    Optional<Path> path = folder.isEmpty() ? Optional.of(root) : inside(folder);
    if (path.isEmpty()) {
      return List.of();
    }
    try (Stream<Path> names = Files.list(path.get())) {
      return names.map(it -> it.getFileName().toString()).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  /** A path as findings name it: relative to the root, with {@code /}; empty when outside. */
  public Optional<String> relative(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Path base = absolute.startsWith(root) ? root : real;
    if (!absolute.startsWith(base)) {
      return Optional.empty();
    }
    return Optional.of(base.relativize(absolute).toString().replace('\\', '/'));
  }

  private Optional<Path> inside(String path) {
    try {
      Path file = root.resolve(path).normalize();
      if (!file.startsWith(root) || file.equals(root)) {
        return Optional.empty();
      }
      Path target = file.toRealPath();
      return target.startsWith(real) && !isOfGit(real.relativize(target))
          ? Optional.of(target)
          : Optional.empty();
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Git's own files hold passwords of CI's, and are not content: no link leads there. */
  private static boolean isOfGit(Path path) {
    for (Path name : path) {
      if (name.toString().equalsIgnoreCase(GitDirectory.NAME)) {
        return true;
      }
    }
    return false;
  }
}
