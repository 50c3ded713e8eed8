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
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.Level;
import org.imprimatur.finding.RuleId;
import org.jspecify.annotations.Nullable;

/**
 * A folder with an {@code imprimatur.yaml}. Reads the files in it, and nothing outside it: each
 * path is resolved to the file it really is before it is opened. Safe to share between threads.
 */
public final class ContentRoot {
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

  /** All articles, ordered by id; only names are read, no file is opened. */
  public Listing articles() {
    return new Walk(root, real).articles();
  }

  /**
   * The {@code *.yaml} files right in {@code references/}, relative to the root, sorted; the
   * glossary is none of them.
   */
  public List<String> referenceFiles() {
    return new Walk(root, real).referenceFiles();
  }

  /** Reads an article; findings are {@code article/*}. */
  public Loaded read(ArticleFile file) {
    return read(file.path(), LONGEST_ARTICLE);
  }

  /** Reads a text file of the root, up to {@value #LONGEST_FILE} bytes. */
  public Loaded read(String path) {
    return read(path, LONGEST_FILE);
  }

  /** Bytes as a text file of the root; for files of the past. */
  public static Loaded decode(String path, byte[] bytes) {
    return Decoder.decode(path, bytes);
  }

  private Loaded read(String path, long most) {
    Optional<Path> file = inside(path);
    if (file.isEmpty()) {
      return Loaded.failed(
          RuleId.ARTICLE_OUTSIDE_ROOT,
          path,
          "this file is missing or leads out of the content root, so it is not read",
          "Keep a copy of the file inside the content root.");
    }
    if (!Files.isRegularFile(file.get())) {
      return Loaded.failed(
          RuleId.ARTICLE_NOT_A_FILE,
          path,
          "this is no regular file, so it is not read",
          "Remove it.");
    }
    try (InputStream in = Files.newInputStream(file.get())) {
      byte[] bytes = in.readNBytes((int) most + 1);
      if (bytes.length > most) {
        return Loaded.failed(
            RuleId.ARTICLE_TOO_LARGE,
            path,
            "this file is longer than " + most / (1024 * 1024) + " MB, so it is not read",
            "Split it, or remove what does not belong into it.");
      }
      return Decoder.decode(path, bytes);
    } catch (IOException e) {
      return Loaded.failed(
          RuleId.ARTICLE_UNREADABLE, path, "this file cannot be read", "Check its permissions.");
    }
  }

  /** Why an article id cannot be used, as the end of a sentence ("is ..."), or null if it can. */
  public static @Nullable String idFault(String id) {
    return FileNames.fault(id);
  }

  /** Whether there is anything at a path of the root, readable or not. */
  public boolean hasEntry(String path) {
    return Files.exists(root.resolve(path), LinkOption.NOFOLLOW_LINKS);
  }

  /** Whether a path, relative to the root, is a regular file that really lies inside it. */
  public boolean hasFile(String path) {
    return inside(path).filter(Files::isRegularFile).isPresent();
  }

  /**
   * The bytes of a file of the root, an image for instance.
   *
   * @param path relative to the root, with {@code /}
   * @param most the most bytes to take
   * @return empty when it is missing, outside, unreadable or longer
   */
  public Optional<byte[]> bytes(String path, int most) {
    Optional<Path> file = inside(path).filter(Files::isRegularFile);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file.get())) {
      byte[] bytes = in.readNBytes(most);
      return in.read() < 0 ? Optional.of(bytes) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether a file of the root is longer than that many bytes. */
  public boolean isLonger(String path, long bytes) {
    try {
      Optional<Path> file = inside(path);
      return file.isPresent() && Files.size(file.get()) > bytes;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * The names of what lies in a folder of the root, sorted; empty when it cannot be read or leads
   * out of the root.
   *
   * @param folder relative to the root, with {@code /}; empty for the root itself
   */
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

  /** Git's own files hold passwords of CI's, and are no content: no link leads there. */
  private static boolean isOfGit(Path path) {
    for (Path name : path) {
      if (name.toString().equalsIgnoreCase(GitDirectory.NAME)) {
        return true;
      }
    }
    return false;
  }

  static Finding finding(RuleId rule, String path, String message, String hint) {
    return Finding.ofFile(rule, Level.ERROR, path, message, hint);
  }
}
