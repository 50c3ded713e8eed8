package org.imprimatur.reference;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.finding.Nearest;
import org.jspecify.annotations.Nullable;

/**
 * The words of CSL 1.0.2 (types and variables, with the two aliases that citation managers still
 * write) and the house's governance fields.
 */
final class RecordVocabulary {
  /** What a field's value looks like. */
  enum Shape {
    /** Text; a number is taken as its digits. */
    TEXT,
    /** A list of names. */
    NAMES,
    /** A date. */
    DATE,
    /** A list of texts. */
    TEXTS
  }

  /** The types of CSL 1.0.2, sorted. */
  static final Set<String> TYPES =
      words(
          """
          article article-journal article-magazine article-newspaper bill book broadcast chapter
          classic collection dataset document entry entry-dictionary entry-encyclopedia event figure
          graphic hearing interview legal_case legislation manuscript map motion_picture
          musical_score pamphlet paper-conference patent performance periodical
          personal_communication post post-weblog regulation report review review-book software song
          speech standard thesis treaty webpage
          """);

  private static final Set<String> TEXTS =
      words(
          """
          abstract annote archive archive_collection archive_location archive-place authority
          call-number chapter-number citation-key citation-label collection-number collection-title
          container-title container-title-short dimensions division DOI edition event event-place
          event-title genre ISBN ISSN issue journalAbbreviation jurisdiction keyword language license
          medium note number number-of-pages number-of-volumes original-publisher
          original-publisher-place original-title page page-first part-number part-title PMCID PMID
          printing-number publisher publisher-place references reviewed-genre reviewed-title scale
          section shortTitle source status supplement-number title title-short URL version volume
          volume-title year-suffix
          """);

  private static final Set<String> NAMES =
      words(
          """
          author chair collection-editor compiler composer container-author contributor curator
          director editor editorial-director executive-producer guest host illustrator interviewer
          narrator organizer original-author performer producer recipient reviewed-author
          script-writer series-creator translator
          """);

  private static final Set<String> DATES =
      words("accessed available-date event-date issued original-date submitted");

  /** The fields of the house, which no citation style shows. */
  static final Set<String> GOVERNANCE =
      words(
          """
          kind article retracted concern corrected reinstated superseded-by review-by checked
          justification quote quotes
          """);

  private static final Map<String, Shape> SHAPES = shapes();

  private RecordVocabulary() {}

  /** The shape of a CSL variable, or null if CSL has none of that name. */
  static @Nullable Shape shape(String field) {
    return SHAPES.get(field);
  }

  /** The variables of CSL, sorted. */
  static Set<String> fields() {
    return new TreeSet<>(SHAPES.keySet());
  }

  /** The known field that a misspelt one most likely stands for, or null. */
  static @Nullable String nearestField(String field) {
    Set<String> all = fields();
    all.addAll(GOVERNANCE);
    all.add("type");
    return nearest(field, all);
  }

  /**
   * The variable of CSL that differs from a name in the case of its letters only; else the name.
   */
  static String sameButCase(String name) {
    return SHAPES.keySet().stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
  }

  /** The candidate nearest to a word, whatever its case; {@code _} counts as {@code -}. */
  static @Nullable String nearest(String word, Collection<String> candidates) {
    List<String> near = Nearest.of(word.replace('_', '-'), candidates, 1);
    return near.isEmpty() ? null : near.get(0);
  }

  private static Map<String, Shape> shapes() {
    Map<String, Shape> out = new LinkedHashMap<>();
    TEXTS.forEach(field -> out.put(field, Shape.TEXT));
    NAMES.forEach(field -> out.put(field, Shape.NAMES));
    DATES.forEach(field -> out.put(field, Shape.DATE));
    out.put("categories", Shape.TEXTS);
    return out;
  }

  private static Set<String> words(String text) {
    return new TreeSet<>(List.of(text.strip().split("\\s+")));
  }
}
