package org.imprimatur.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page cannot say.
 *
 * @param id the article's id, with {@code /}; null for a slug of the title
 * @param authors ids of the board's people; empty for a placeholder that the check names
 * @param topics slugs; empty for the first folder of the id, if it has one
 * @param library the works that exist already
 */
public record ImportOptions(
    @Nullable String id, List<String> authors, List<String> topics, List<KnownWork> library) {

  /** Nothing given: id from the title, placeholder author, no topics, empty library. */
  public static final ImportOptions NONE = new ImportOptions(null, List.of(), List.of(), List.of());

  /** Copies the lists. */
  public ImportOptions {
    authors = List.copyOf(authors);
    topics = List.copyOf(topics);
    library = List.copyOf(library);
  }
}
