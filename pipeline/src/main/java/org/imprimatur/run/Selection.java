package org.imprimatur.run;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a check reports findings of.
 *
 * @param isAll whether nothing is left out
 * @param paths files, relative to the root, where something is
 */
public record Selection(boolean isAll, Set<String> paths) {

  /** Everything. */
  public static final Selection ALL = new Selection(true, Set.of());

  /** Sorts the paths. */
  public Selection {
    paths = java.util.Collections.unmodifiableSet(new TreeSet<>(paths));
  }

  /** Some files, or none at all. */
  public static Selection of(Set<String> paths) {
    return new Selection(false, paths);
  }

  /** What both hold. */
  public Selection and(Selection other) {
    if (isAll || other.isAll) {
      return isAll ? other : this;
    }
    Set<String> both = new TreeSet<>(paths);
    both.retainAll(other.paths);
    return of(both);
  }

  /** Whether findings of a file are reported. */
  public boolean holds(String path) {
    return isAll || paths.contains(path);
  }

  /** Whether a file outside {@code articles/} is named, so that all articles count. */
  public boolean namesOtherFiles() {
    return paths.stream().anyMatch(path -> !path.startsWith("articles/"));
  }

  /**
   * The files that a word of the command line names: a file, a folder with articles or references
   * in it, or an article's id.
   *
   * @param path relative to the root, with {@code /}; empty for the root itself
   * @return the files, or empty when there are none
   */
  public static Optional<Set<String>> named(Workspace workspace, String path) {
    Set<String> known = new TreeSet<>(workspace.content().referenceFiles());
    workspace.listing().files().forEach(file -> known.add(file.path()));
    workspace.listing().findings().forEach(finding -> known.add(finding.path()));
    known.add("imprimatur.yaml");
    Set<String> found = new TreeSet<>();
    String folder = path.isEmpty() ? "" : path.endsWith("/") ? path : path + "/";
    for (String file : known) {
      if (file.equals(path) || file.equals("articles/" + path + ".md") || file.startsWith(folder)) {
        found.add(file);
      }
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(found);
  }
}
