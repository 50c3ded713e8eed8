package org.imprimatur.model;

import java.util.Map;

/**
 * What the links and images of an article lead to, by destination as written.
 *
 * @param pictures what becomes of its images, each of them
 * @param links where its links lead, each of them
 */
public record Targets(Map<String, Picture> pictures, Map<String, LinkTarget> links) {
  /** Of an article without links and images, or of which nothing is known. */
  public static final Targets NONE = new Targets(Map.of(), Map.of());

  /** Copies the maps. */
  public Targets {
    pictures = Map.copyOf(pictures);
    links = Map.copyOf(links);
  }
}
