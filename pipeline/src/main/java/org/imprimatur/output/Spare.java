package org.imprimatur.output;

import java.util.List;

/**
 * The site of the build before the last one, kept under no name: the next build changes it into its
 * own where the two differ, instead of linking a hundred thousand files into new folders. It holds
 * only what it shares with the site that is published.
 *
 * @param folders its folders, as they lay there; the first is the site's own
 * @param absent files of the published site that it does not hold; the rest are the same files
 */
public record Spare(List<OutputFile> folders, List<String> absent) {
  /** Copies the lists. */
  public Spare {
    folders = List.copyOf(folders);
    absent = List.copyOf(absent);
  }
}
