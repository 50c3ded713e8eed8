package org.imprimatur.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The output that is in place, with what was written down of it when it was published. A file
 * counts only if it is what was written: untouched by its {@link Stamp}, or else by its digest.
 */
public final class EarlierOutput {
  /** None. */
  public static final EarlierOutput NOTHING = new EarlierOutput();

  private final Map<String, Path> trees = new HashMap<>();
  private final Map<String, OutputFile> files = new HashMap<>();

  /** Files that were asked for and found untouched. */
  private final Set<String> untouched = ConcurrentHashMap.newKeySet();

  /**
   * What lies in an output folder.
   *
   * @param written what was published last, by whoever can be believed
   * @throws OutputException when what has a tree's name is not a build's
   */
  public EarlierOutput(Path out, List<OutputFile> written) throws OutputException {
    for (String tree : Output.TREES) {
      DiskOutput.published(out, tree).ifPresent(folder -> trees.put(tree, folder));
    }
    written.forEach(file -> files.put(file.path(), file));
  }

  private EarlierOutput() {}

  /** Whether a file or folder is there as it was published; of a folder, with the same names. */
  public boolean isAsPublished(OutputFile written) {
    Path place = place(written.path());
    return place != null
        && (isUntouched(written, place)
            || (!written.digest().isEmpty() && isWhole(written.path())));
  }

  /** What was written down of a file; empty for one that was not published. */
  public Optional<OutputFile> known(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /** The paths of all files and folders that were published. */
  Set<String> paths() {
    return files.keySet();
  }

  /** Whether a file was published, with a digest. */
  boolean isFile(String path) {
    OutputFile known = files.get(path);
    return known != null && !known.digest().isEmpty();
  }

  /** Whether a file is there as it was published. */
  public boolean isWhole(String path) {
    OutputFile known = files.get(path);
    Path file = known == null ? null : place(path);
    if (known == null || file == null) {
      return false;
    }
    if (isUntouched(known, file)) {
      untouched.add(path);
      return true;
    }
    return !known.digest().isEmpty() && known.digest().equals(digest(known, file));
  }

  /** Whether a file is there as it was published, with this digest. */
  public boolean isWhole(String path, String digest) {
    OutputFile known = files.get(path);
    return known != null && known.digest().equals(digest) && isWhole(path);
  }

  /** Whether a file is there as it was published, by its stamp alone. */
  public boolean isUntouched(String path) {
    OutputFile known = files.get(path);
    Path file = known == null ? null : place(path);
    return known != null && file != null && isUntouched(known, file);
  }

  /** Whether a file was found untouched when it was asked for. */
  boolean wasUntouched(String path) {
    return untouched.contains(path);
  }

  /** Whether it is so by its stamp, so that its name and bytes may be shared. */
  static boolean isUntouched(OutputFile known, Path file) {
    return known.stamp() != null && known.stamp().equals(Stamp.of(file));
  }

  /** Where a file lies; null when its tree is not there. */
  public @Nullable Path place(String path) {
    int slash = path.indexOf('/');
    Path tree = trees.get(slash < 0 ? path : path.substring(0, slash));
    boolean isTree = slash < 0 || slash == path.length() - 1;
    return tree == null || isTree ? tree : Folders.below(tree, path.substring(slash + 1));
  }

  /** The digest of what is a real file of that length; empty when it cannot be read. */
  private static String digest(OutputFile known, Path file) {
    try {
      boolean mayBe =
          Folders.isRealFile(file)
              && (known.stamp() == null || known.stamp().size() == Files.size(file));
      return mayBe ? digest(Files.readAllBytes(file)) : "";
    } catch (IOException e) {
      return "";
    }
  }

  static String digest(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(FileDigest.of(bytes));
  }
}
