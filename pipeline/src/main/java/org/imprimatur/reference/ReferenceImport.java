package org.imprimatur.reference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.imprimatur.finding.Problem;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;

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
   */
  public record Item(String key, Map<String, Object> fields, Span span) {
    /** Copies the fields, in order. */
    public Item {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
  }

  /**
   * What a file holds.
   *
   * @param records in file order
   * @param problems with their places in that file: {@code import/syntax} for what could not be
   *     read, {@code import/left-out} for fields without a place in CSL, {@code ref/*}
   */
  public record Imported(List<Item> records, List<Problem> problems) {
    /** Copies the lists. */
    public Imported {
      records = List.copyOf(records);
      problems = List.copyOf(problems);
    }
  }

  /**
   * A file of the house with imported records.
   *
   * @param text the file's new text: its old one, byte for byte, and the new records behind its
   *     last
   * @param added the keys of the new records, in order
   * @param known key of a record that was there already, in import order; a work may be named twice
   * @param problems {@code import/known} for each record that was there already, {@code
   *     import/conflict} where identifiers contradict each other, {@code import/target} when the
   *     file cannot take records; places are those of the imported file
   */
  public record Merged(
      String text, List<String> added, List<String> known, List<Problem> problems) {
    /** Copies the lists. */
    public Merged {
      added = List.copyOf(added);
      known = List.copyOf(known);
      problems = List.copyOf(problems);
    }
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
    if (items.isEmpty() && problems.isEmpty()) {
      Span start = new Span(0, 0);
      problems.add(
          Problem.of("import/syntax", start, "there are no references in this file", null));
    }
    return new Imported(items, problems);
  }

  /**
   * Adds what a library does not have yet to one of its files. Works are told apart by DOI and
   * PMID, then PMCID, and where a record has none of them, by title, first author and year; so
   * importing twice changes nothing. Records that are there are never changed.
   *
   * @param library all records of the content root
   * @param target the file to add to, one of the library's or a new, empty one
   * @param imported what to add
   */
  public static Merged merge(ReferenceLibrary library, Source target, Imported imported) {
    return new Merge(library, target).merge(imported);
  }
}
