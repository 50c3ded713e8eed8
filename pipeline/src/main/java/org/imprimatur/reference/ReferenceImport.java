package org.imprimatur.reference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.imprimatur.text.Json;

/**
 * Reads BibTeX and BibLaTeX ({@code .bib}), RIS ({@code .ris}), CSL-JSON ({@code .json}) and PubMed
 * ({@code .nbib}) files into records, and merges them into a file of the house. A broken entry is a
 * problem at its place, and the others are read; what CSL has no place for is named.
 */
public final class ReferenceImport {
  private static final List<String> ENDINGS = List.of(".bib", ".ris", ".json", ".nbib");

  private ReferenceImport() {}

  /**
   * A record as read.
   *
   * @param key the other format's key; may be empty or unfit to be cited
   * @param fields CSL data and governance fields, without {@code id}
   * @param span the entry in its file
   * @param concerned the works that the record is a notice of, of a retraction for one
   */
  record Item(
      String key, Map<String, Object> fields, Span span, List<DraftNotices.Concerned> concerned) {
    Item {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
      concerned = List.copyOf(concerned);
    }
  }

  /**
   * What a file holds: records in file order, and problems: {@code import/syntax} for what could
   * not be read, {@code import/left-out} for fields without a place in CSL, {@code ref/*}.
   */
  public static final class Imported {
    private final List<Item> records;
    private final List<Problem> problems;

    Imported(List<Item> records, List<Problem> problems) {
      this.records = List.copyOf(records);
      this.problems = List.copyOf(problems);
    }

    List<Item> records() {
      return records;
    }

    /** What is wrong with the file, with places in it. */
    public List<Problem> problems() {
      return problems;
    }
  }

  /**
   * A file of the house with imported records, and what became of others.
   *
   * @param text the file's new text: its old one and the new records behind its last
   * @param others new texts of other files, by path: records that were there got a mark or an
   *     identifier
   * @param added the keys of the new records, in order
   * @param known key of a record that was there already, in import order; a work may be named twice
   * @param keys the key of every imported record, new or known, in import order
   * @param problems what an editor must know, with places in the imported file: {@code
   *     import/known} for each record that was there already, {@code ref/retracted} and the like
   *     for each that is marked, {@code import/key} where a key changed, {@code import/conflict}
   *     where records contradict each other, {@code import/target} when the file cannot take
   *     records
   */
  public record Merged(
      String text,
      Map<String, String> others,
      List<String> added,
      List<String> known,
      List<String> keys,
      List<Problem> problems) {
    /** Copies the lists. */
    public Merged {
      others = Collections.unmodifiableMap(new TreeMap<>(others));
      added = List.copyOf(added);
      known = List.copyOf(known);
      keys = List.copyOf(keys);
      problems = List.copyOf(problems);
    }
  }

  /** A citation of a key, as an author types it: in braces where it would end too soon. */
  public static String cited(String key) {
    return ImportedKeys.cited(key);
  }

  /** Whether a file's name ends in one of the formats' endings. */
  public static boolean reads(String fileName) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(lower::endsWith);
  }

  /**
   * Reads a file, by the ending of its name. Never throws for bad content.
   *
   * @throws IllegalArgumentException when {@link #reads} does not hold for its path
   */
  public static Imported read(Source file) {
    String lower = file.path().toLowerCase(Locale.ROOT);
    List<Problem> problems = new ArrayList<>();
    List<Item> items;
    if (lower.endsWith(".bib")) {
      items = BibtexReader.read(file, problems);
    } else if (lower.endsWith(".ris")) {
      items = RisReader.read(file, problems);
    } else if (lower.endsWith(".json")) {
      items = CslJsonReader.read(file, problems);
    } else if (lower.endsWith(".nbib")) {
      items = NbibReader.read(file, problems);
    } else {
      throw new IllegalArgumentException("no format of references: " + file.path());
    }
    items = decoded(items, problems);
    if (items.isEmpty() && problems.isEmpty()) {
      Span start = new Span(0, 0);
      problems.add(
          Problem.of(RuleId.IMPORT_SYNTAX, start, "there are no references in this file", null));
    }
    return new Imported(items, problems);
  }

  /** A letter that was lost is somebody's name: such a record is not taken in. */
  private static List<Item> decoded(List<Item> items, List<Problem> problems) {
    List<Item> out = new ArrayList<>();
    for (Item item : items) {
      String text = item.key() + " " + Json.compact(item.fields());
      int lost = text.indexOf('\uFFFD');
      if (lost < 0) {
        out.add(item);
      } else {
        String near = text.substring(Math.max(0, lost - 20), Math.min(text.length(), lost + 20));
        problems.add(
            Problem.of(
                RuleId.IMPORT_UNDECODED,
                item.span(),
                "a letter of this record could not be read, near \"" + near + "\": it was left out",
                "save the file as UTF-8, or name its encoding (--encoding), and import it again"));
      }
    }
    return out;
  }

  /**
   * Adds what a library does not have yet to one of its files. Works are told apart by DOI, PMID
   * and PMCID, then by title, author, year, edition, container, pages and address; so importing
   * twice changes nothing. A record that is there gets the marks of a retraction, a concern or a
   * correction that it lacks, and, unless somebody signed for it, identifiers that it lacks.
   *
   * @param library all records of the content root
   * @param target the file to add to, one of the library's or a new, empty one
   * @param imported what to add
   * @param isSigned whether an approval covers the record of a key
   */
  public static Merged merge(
      ReferenceLibrary library, Source target, Imported imported, Predicate<String> isSigned) {
    return new Merge(library, target, isSigned).merge(imported);
  }

  /**
   * What a source says of the records of a house.
   *
   * @param compared keys of the records that it has, in its order
   * @param without keys of those that it does not have, sorted
   * @param unknown how many of its works are not among the records
   * @param problems {@code ref/differs-from-source}, with places in the files of the house
   */
  public record Verified(
      List<String> compared, List<String> without, int unknown, List<ReferenceProblem> problems) {
    /** Copies the lists. */
    public Verified {
      compared = List.copyOf(compared);
      without = List.copyOf(without);
      problems = List.copyOf(problems);
    }
  }

  /**
   * Compares the records of a house with what files say of the same works: author, title, year,
   * volume and pages.
   *
   * @param library all records of the content root
   * @param sources what was read, by the names of the files
   */
  public static Verified verify(ReferenceLibrary library, Map<String, Imported> sources) {
    return SourceComparison.all(library.records(), sources);
  }
}
