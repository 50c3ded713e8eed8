package org.imprimatur.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.lib.RepositoryCache.FileKey;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * The working tree of git's that a content root lies in: the nearest folder with a {@code .git},
 * which no commit can bring. A folder with HEAD, objects and refs is not one, whatever git itself
 * makes of it: anybody can commit one. The environment ({@code GIT_DIR} and its like) plays no
 * part, either: what is looked at is where the files lie.
 *
 * @param top the folder that {@code .git} stands in
 * @param isNested whether it lies inside the working tree of another repository, as a submodule
 *     does: then its branches are those of whoever brought it
 */
record GitFolder(Path top, boolean isNested) {
  private static final String FILTER = "filter";

  static {
    // JGit logs through SLF4J, which has nowhere to log to here and would say so.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    SystemReader.setInstance(new UnconfiguredGit(SystemReader.getInstance()));
  }

  /**
   * The working tree that a folder lies in; empty when it lies in none.
   *
   * @param folder without symbolic links
   * @throws IOException when a {@code .git} cannot be understood
   */
  static Optional<GitFolder> of(Path folder) throws IOException {
    Path top = nearest(folder);
    if (top == null) {
      return Optional.empty();
    }
    Path outer = nearest(top.getParent());
    return Optional.of(new GitFolder(top, outer != null && !isWorktreeOf(top, outer)));
  }

  /** As git, passes by a folder {@code .git} that holds no repository. */
  private static @Nullable Path nearest(@Nullable Path from) {
    for (Path at = from; at != null; at = at.getParent()) {
      Path git = at.resolve(Constants.DOT_GIT);
      if (Files.isRegularFile(git)
          || (Files.isDirectory(git) && FileKey.isGitRepository(git.toFile(), FS.DETECTED))) {
        return at;
      }
    }
    return null;
  }

  /** Whether two working trees are of one repository: {@code git worktree add} inside a clone. */
  private static boolean isWorktreeOf(Path inner, Path outer) throws IOException {
    Path own = shared(inner);
    try {
      return own.equals(shared(outer));
    } catch (IOException e) {
      return false;
    }
  }

  /** The folder that all working trees of a repository share. */
  private static Path shared(Path top) throws IOException {
    return Path.of(String.valueOf(builder(top).setup().getGitCommonDir())).toRealPath();
  }

  private static RepositoryBuilder builder(Path top) {
    return new RepositoryBuilder().setWorkTree(top.toFile()).setMustExist(true);
  }

  /**
   * Opens the repository. Programs that its configuration names are not run: where a file is
   * filtered when it is added, it counts as it lies there.
   *
   * @throws IOException when it cannot be opened
   */
  Repository open() throws IOException {
    Repository repository = builder(top).build();
    StoredConfig config = repository.getConfig();
    config.getSubsections(FILTER).forEach(name -> config.unsetSection(FILTER, name));
    return repository;
  }
}
