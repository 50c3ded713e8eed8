package org.imprimatur.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.imprimatur.output.DiskOutput;
import org.imprimatur.output.OutputFolder;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.read.GitDirectory;
import org.imprimatur.read.History;
import org.jspecify.annotations.Nullable;

/**
 * Where builds of a content root write. The program trusts what it finds there (which generation is
 * the last, what the index answers), so nothing may come there from a commit, nor be sent elsewhere
 * by a link that was committed.
 */
final class OutputPlace {
  private static final String FOLDER = "output";
  private static final String HARMLESS = ".gitignore";
  private static final int SHOWN = 10;

  private final ContentRoot root;
  private final @Nullable GitDirectory git;
  private final @Nullable History history;

  private OutputPlace(ContentRoot root, @Nullable GitDirectory git, @Nullable History history) {
    this.root = root;
    this.git = git;
    this.history = history;
  }

  /**
   * Of a content root.
   *
   * @throws UnusableException when git tracks anything in the root's own output folder; its details
   *     say what to do
   */
  static OutputPlace of(ContentRoot root, @Nullable GitDirectory git, @Nullable History history)
      throws IOException {
    OutputPlace place = new OutputPlace(root, git, history);
    // The folder itself may be the link that git tracks.
    Path own = root.path().toRealPath().resolve(FOLDER);
    place.refuseTracked(own, own, name -> true);
    return place;
  }

  /**
   * The folder to write to and to read from.
   *
   * @param named by the user, absolute; null for the root's own
   */
  Path folder(@Nullable Path named) throws IOException {
    Path out = named != null ? named : root.path().resolve(FOLDER);
    OutputFolder.check(git == null ? root.path() : git.tree(), out);
    if (named != null) {
      refuseTracked(out, real(out), DiskOutput::isUsed);
    }
    return out;
  }

  /**
   * The folder to write to, as {@link #folder}.
   *
   * @throws UnusableException when what stands there is not for builds to write to
   */
  Path target(@Nullable Path named) throws IOException {
    Path out = folder(named);
    if (named != null) {
      Path home = root.path().toRealPath();
      OutputName.check(home, home.resolve(FOLDER), out, real(out));
    }
    return out;
  }

  private void refuseTracked(Path folder, Path place, Predicate<String> used) throws IOException {
    if (history == null) {
      return;
    }
    TreeSet<String> names = new TreeSet<>();
    List<String> found = new ArrayList<>();
    for (String path : history.tracked(place)) {
      int slash = path.indexOf('/');
      String name = slash < 0 ? path : path.substring(0, slash);
      if (path.isEmpty() || (!path.equals(HARMLESS) && used.test(name))) {
        found.add(shown(folder, path));
        names.add(quoted(shown(folder, name)));
      }
    }
    if (found.isEmpty()) {
      return;
    }
    StringBuilder details = new StringBuilder();
    found.stream().limit(SHOWN).forEach(path -> details.append("  ").append(path).append('\n'));
    if (found.size() > SHOWN) {
      details.append("  and ").append(found.size() - SHOWN).append(" more\n");
    }
    details
        .append("What is there is taken for the program's own work, so nobody may commit it. In ")
        .append(root.path())
        .append(" run\n  git rm --cached -r -- ")
        .append(String.join(" ", names))
        .append("\nthen delete the same from the disk, commit, and build again.\n");
    throw new UnusableException(
        "git tracks files in " + shown(folder, "") + ", where builds write", details.toString());
  }

  private String shown(Path folder, String path) {
    return root.relative(folder).orElse(folder.toString()) + (path.isEmpty() ? "" : "/" + path);
  }

  /** Where the folder is, or would be. */
  private static Path real(Path folder) throws IOException {
    Path above = folder.getParent();
    if (Files.exists(folder) || above == null) {
      return folder.toRealPath();
    }
    return real(above).resolve(String.valueOf(folder.getFileName()));
  }

  private static String quoted(String path) {
    return path.matches("[A-Za-z0-9._/-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
  }
}
