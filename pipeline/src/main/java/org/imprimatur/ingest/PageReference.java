package org.imprimatur.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reference as the page lists it: nothing that the page does not say.
 *
 * @param number the number it has on the page
 * @param kind the page's word for its kind, or null
 * @param title its title
 * @param source journal, publisher or site; may be empty
 * @param authors family and given names; given is empty for a group
 * @param details year, identifiers and the like
 * @param rest what the page says besides, as printed; may be empty
 */
record PageReference(
    int number,
    @Nullable String kind,
    String title,
    String source,
    List<Author> authors,
    Details details,
    String rest) {

  /** Copies the list. */
  PageReference {
    authors = List.copyOf(authors);
  }

  /** The same with more of what the page says besides. */
  PageReference withRest(String more) {
    String all = rest.isEmpty() ? more : rest + " " + more;
    return new PageReference(number, kind, title, source, authors, details, all);
  }

  /** A person, or a group with an empty given name. */
  record Author(String family, String given, @Nullable String suffix) {
    Author(String family, String given) {
      this(family, given, null);
    }
  }

  /** What can be told from the rest by its form. */
  record Details(
      @Nullable Integer year,
      @Nullable String volume,
      @Nullable String issue,
      @Nullable String pages,
      Ids ids) {}

  /** Identifiers that stand on the page. */
  record Ids(@Nullable String doi, @Nullable String pmid, @Nullable String url) {}
}
