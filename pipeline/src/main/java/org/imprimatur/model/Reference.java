package org.imprimatur.model;

import java.time.LocalDate;
import org.imprimatur.source.Region;
import org.jspecify.annotations.Nullable;

/**
 * A bibliographic record.
 *
 * @param key its id, which articles cite
 * @param type the CSL type ({@code article-journal})
 * @param title the title, plain; empty if missing
 * @param year of publication, or null
 * @param doi bare, lower case, or null
 * @param pmid digits, or null
 * @param isbn digits and X only, or null
 * @param url or null
 * @param csl the CSL data alone (no governance fields), as RFC 8785 canonical JSON: what is
 *     digested and what is formatted
 * @param governance what the house says of the work
 * @param path the file it stands in
 * @param region the record's {@code id} in that file
 */
public record Reference(
    String key,
    String type,
    String title,
    @Nullable Integer year,
    @Nullable String doi,
    @Nullable String pmid,
    @Nullable String isbn,
    @Nullable String url,
    String csl,
    Governance governance,
    String path,
    Region region) {

  /** The same record, of which the house says something else. */
  public Reference with(Governance other) {
    return new Reference(key, type, title, year, doi, pmid, isbn, url, csl, other, path, region);
  }

  /**
   * What the house says of a work, which no citation style shows.
   *
   * @param kind guideline, systematic-review, trial, cohort, review, label ...; or null
   * @param article the id of an article of this house that the record stands for, or null
   * @param retraction if it was retracted
   * @param supersededBy the key of the work that replaces it, or null
   * @param reviewBy when the house looks at it again, or null
   * @param checked when somebody opened it, or null
   * @param justification why it is still cited though retracted or superseded, or null
   * @param quote the sentence that supports, or null
   */
  public record Governance(
      @Nullable String kind,
      @Nullable String article,
      @Nullable Retraction retraction,
      @Nullable String supersededBy,
      @Nullable LocalDate reviewBy,
      @Nullable LocalDate checked,
      @Nullable String justification,
      @Nullable String quote) {

    /** Nothing said. */
    public static final Governance NONE =
        new Governance(null, null, null, null, null, null, null, null);
  }

  /**
   * A retraction.
   *
   * @param date when, or null if not known
   * @param reason why; may be empty
   */
  public record Retraction(@Nullable LocalDate date, String reason) {}
}
