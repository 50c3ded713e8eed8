package org.imprimatur.ingest;

import java.time.LocalDate;
import java.util.List;
import org.imprimatur.ingest.PageLine.Spot;
import org.jspecify.annotations.Nullable;

/**
 * A page taken apart.
 *
 * @param title the title, or null if the page has none
 * @param question what the reader asked, or null
 * @param updated when the page says that it was updated, or null
 * @param content the lines of the article
 * @param references the lines below the heading of the references
 * @param start the page's first line, for what concerns the page as a whole
 */
record PageParts(
    @Nullable String title,
    @Nullable String question,
    @Nullable LocalDate updated,
    List<PageLine> content,
    List<PageLine> references,
    Spot start) {

  /** Copies the lists. */
  PageParts {
    content = List.copyOf(content);
    references = List.copyOf(references);
  }
}
