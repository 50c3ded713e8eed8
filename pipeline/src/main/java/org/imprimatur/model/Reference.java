package org.imprimatur.model;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
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

  /** The same record in another place. */
  public Reference at(String otherPath, Region otherRegion) {
    return new Reference(
        key, type, title, year, doi, pmid, isbn, url, csl, governance, otherPath, otherRegion);
  }

  /**
   * What the house says of a work, which no citation style shows.
   *
   * @param kind guideline, systematic-review, trial, cohort, review, label ...; or null
   * @param article the id of an article of this house that the record stands for, or null
   * @param notices what was published about it since: retraction, concern, correction; {@link
   *     Mark#SUPERSEDED} is never among them
   * @param supersededBy the key of the work that replaces it, or null
   * @param reviewBy when the house looks at it again, or null
   * @param checked when somebody opened it, or null
   * @param justification why it is still cited though retracted or superseded, or null
   * @param quote the sentence that supports, or null
   * @param quotes further sentences that support, by their ids
   */
  public record Governance(
      @Nullable String kind,
      @Nullable String article,
      Map<Mark, Notice> notices,
      @Nullable String supersededBy,
      @Nullable LocalDate reviewBy,
      @Nullable LocalDate checked,
      @Nullable String justification,
      @Nullable String quote,
      Map<String, Quote> quotes) {

    /** Nothing said. */
    public static final Governance NONE =
        new Governance(null, null, Map.of(), null, null, null, null, null, Map.of());

    /** Copies the notices, in the order of the marks, and the quotes, in that of their ids. */
    public Governance {
      notices = notices.isEmpty() ? Map.of() : Collections.unmodifiableMap(sorted(notices));
      // Most records have neither, and a house has as many records as articles.
      quotes = quotes.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(quotes));
    }

    private static Map<Mark, Notice> sorted(Map<Mark, Notice> notices) {
      Map<Mark, Notice> out = new EnumMap<>(Mark.class);
      out.putAll(notices);
      return out;
    }

    /** The notice of its retraction, or null if it stands. */
    public @Nullable Notice retraction() {
      return notices.get(Mark.RETRACTED);
    }

    /** Every mark that the work has. */
    public Set<Mark> marks() {
      Set<Mark> marks = EnumSet.noneOf(Mark.class);
      marks.addAll(notices.keySet());
      if (supersededBy != null) {
        marks.add(Mark.SUPERSEDED);
      }
      return marks;
    }

    /** The same with other notices. */
    public Governance with(Map<Mark, Notice> others) {
      return new Governance(
          kind, article, others, supersededBy, reviewBy, checked, justification, quote, quotes);
    }

    /** The same without the words that digests of canon 1 do not cover. */
    public Governance ofCanon1() {
      return new Governance(
          null, article, notices, supersededBy, reviewBy, checked, null, null, Map.of());
    }
  }

  /**
   * A sentence of a work that supports what is cited for it.
   *
   * @param sentence the words
   * @param place where it stands in the work; may be empty
   */
  public record Quote(String sentence, String place) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}");

    /** Whether a word can be the id of a quote. */
    public static boolean isId(String word) {
      return ID.matcher(word).matches();
    }
  }

  /**
   * A retraction, an expression of concern or a correction, as it was published.
   *
   * @param date when, or null if not known
   * @param reason why, for editors: pages show only our own words; may be empty
   * @param doi the notice's own, bare, or null
   * @param pmid the notice's own, digits, or null
   */
  public record Notice(
      @Nullable LocalDate date, String reason, @Nullable String doi, @Nullable String pmid) {

    /** A notice whose identifiers are not known. */
    public static Notice of(@Nullable LocalDate date, String reason) {
      return new Notice(date, reason, null, null);
    }
  }
}
