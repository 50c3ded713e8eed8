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

  private static final String ARTICLES = "articles/";

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
   * in it, also one below {@code articles/}, or an article's id.
   *
   * @param path relative to the root, with {@code /}; empty for the root itself
   * @return the files, or empty when there are none
   */
  public static Optional<Set<String>> named(Workspace workspace, String path) {
    Set<String> found = new TreeSet<>();
    String folder = path.isEmpty() ? "" : path.endsWith("/") ? path : path + "/";
    for (String file : files(workspace)) {
      if (file.equals(path)
          || file.equals(ARTICLES + path + ".md")
          || file.startsWith(folder)
          || file.startsWith(ARTICLES + folder)) {
        found.add(file);
      }
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(found);
  }

  /** All that {@link #named} takes: ids of articles, their folders, and files. */
  public static Set<String> names(Workspace workspace) {
    Set<String> names = new TreeSet<>();
    for (String file : files(workspace)) {
      names.add(file);
      String below = file.startsWith(ARTICLES) ? file.substring(ARTICLES.length()) : "";
      if (below.endsWith(".md")) {
        names.add(below.substring(0, below.length() - ".md".length()));
      }
      for (int at = below.indexOf('/'); at > 0; at = below.indexOf('/', at + 1)) {
        names.add(below.substring(0, at));
      }
    }
    return names;
  }

  private static Set<String> files(Workspace workspace) {
    Set<String> known = new TreeSet<>(workspace.content().referenceFiles());
    workspace.listing().files().forEach(file -> known.add(file.path()));
    workspace.listing().findings().forEach(finding -> known.add(finding.path()));
    known.add("imprimatur.yaml");
    return known;
  }
}
