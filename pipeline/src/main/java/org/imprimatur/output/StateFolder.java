package org.imprimatur.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the program keeps what it trusts from one command to the next: the journal of a step that
 * is being recorded, and the lock that steps take. Both lie where nobody can put something by a
 * commit: in git's own folder, which all users of a checkout share, or in the user's own folder for
 * such state. There, users do not share it, so that the lock lies in the content root; nothing is
 * believed of it but that it is held.
 */
public final class StateFolder {
  private static final String NAME = "imprimatur";
  private static final String LOCK = "lock";
  private static final String HINT = ": set XDG_STATE_HOME to one that you may write to";

  /** Where versions of this program had it that kept the journal beside it. */
  private static final List<String> FOLDERS_IN_ROOT = List.of("output", ".review");

  private static final String LOCK_IN_ROOT = ".lock";

  private final @Nullable Path above;
  private final boolean shared;
  private final String key;
  private final Path root;

  private StateFolder(@Nullable Path above, boolean shared, String key, Path root) {
    this.above = above;
    this.shared = shared;
    this.key = key;
    this.root = root;
  }

  /**
   * In git's folder of a working tree. Who may write there may record steps.
   *
   * @param git that folder
   * @param prefix where the content root lies in the working tree; a tree may hold several roots
   * @param root the content root
   */
  public static StateFolder inGit(Path git, String prefix, Path root) {
    return new StateFolder(git, true, key(prefix), root);
  }

  /**
   * In the user's folder for state, for a content root outside of git.
   *
   * @param home that folder, or null where the user has none: then no step can be recorded
   * @param root the content root
   * @throws IOException when the root is not there any more
   */
  public static StateFolder ofUser(@Nullable Path home, Path root) throws IOException {
    return new StateFolder(home, false, key(root.toRealPath().toString()), root);
  }

  /** The folder, made or not; null where there is none. */
  @Nullable Path path() {
    return above == null ? null : above.resolve(NAME).resolve(key);
  }

  /** Makes the folder. */
  Path make() throws IOException {
    if (above == null) {
      throw new OutputException("you have no folder of your own to record steps with" + HINT);
    }
    Path folder = above.resolve(NAME);
    if (shared) {
      WriteAccess.folderAsAbove(folder);
      WriteAccess.folderAsAbove(folder.resolve(key));
    } else {
      own(above, folder);
    }
    return folder.resolve(key);
  }

  private void own(Path home, Path folder) throws IOException {
    try {
      Files.createDirectories(home);
      WriteAccess.ownFolder(folder);
      WriteAccess.ownFolder(folder.resolve(key));
    } catch (FileSystemException e) {
      throw new OutputException(
          "your own folder to record steps with, "
              + folder
              + ", cannot be made ("
              + OutputException.reason(e)
              + ")"
              + HINT,
          e);
    }
  }

  /**
   * Takes the lock of the content root's steps; the folder is made first.
   *
   * @param who is told to others meanwhile
   */
  OutputLock lock(String who) throws IOException {
    Path folder = make();
    if (shared) {
      return OutputLock.await(folder.resolve(LOCK), root, who);
    }
    return OutputLock.await(inRoot(), root, who);
  }

  private Path inRoot() throws IOException {
    Path at = root;
    for (String name : FOLDERS_IN_ROOT) {
      at = at.resolve(name);
      WriteAccess.folderAsAbove(at);
    }
    return at.resolve(LOCK_IN_ROOT);
  }

  private static String key(String name) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
