package org.imprimatur.reference;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.source.Source;
import org.imprimatur.text.Node;
import org.imprimatur.text.Yaml;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two versions of a record, and whether an amendment may cover it (contract,
 * section 7): only volume, issue, page, URL, the spelling of authors, the form of the journal's
 * name and added identifiers.
 *
 * @param fields the CSL fields that changed, sorted
 * @param beyond those among them that need a new approval, sorted
 */
public record RecordChange(List<String> fields, List<String> beyond) {
  private static final Set<String> FREE = Set.of("volume", "issue", "page", "page-first", "URL");
  private static final Set<String> IDENTIFIERS = Set.of("DOI", "PMID", "PMCID", "ISBN", "ISSN");
  private static final Set<String> SHORT = Set.of("container-title-short", "journalAbbreviation");
  private static final Set<String> SMALL = Set.of("the", "of", "and", "for", "in", "on", "a", "an");

  /** Copies the lists. */
  public RecordChange {
    fields = List.copyOf(fields);
    beyond = List.copyOf(beyond);
  }

  /** Whether the record changed, and only harmlessly. */
  public boolean amendable() {
    return !fields.isEmpty() && beyond.isEmpty();
  }

  /**
   * Compares two versions.
   *
   * @param oldCsl the canonical CSL data before ({@code Reference.csl()})
   * @param newCsl the same after
   * @throws IllegalArgumentException when one of them is no JSON object
   */
  public static RecordChange between(String oldCsl, String newCsl) {
    Node.Mapping before = object(oldCsl);
    Node.Mapping after = object(newCsl);
    Set<String> names = new TreeSet<>(before.entries().keySet());
    names.addAll(after.entries().keySet());
    List<String> fields = new ArrayList<>();
    List<String> beyond = new ArrayList<>();
    for (String name : names) {
      Object was = plain(before, name);
      Object is = plain(after, name);
      if (was == null ? is != null : !was.equals(is)) {
        fields.add(name);
        if (!harmless(name, was, is)) {
          beyond.add(name);
        }
      }
    }
    return new RecordChange(fields, beyond);
  }

  private static boolean harmless(String name, @Nullable Object was, @Nullable Object is) {
    if (FREE.contains(name) || SHORT.contains(name)) {
      return true;
    }
    if (IDENTIFIERS.contains(name)) {
      return was == null;
    }
    if (name.equals("container-title")) {
      return was instanceof String a && is instanceof String b && sameJournal(a, b);
    }
    return name.equals("author")
        && was instanceof List<?> a
        && is instanceof List<?> b
        && sameAuthors(a, b);
  }

  /** "The Spine Journal" and "Spine J": word by word, one begins with the other. */
  private static boolean sameJournal(String a, String b) {
    List<String> left = journalWords(a);
    List<String> right = journalWords(b);
    boolean same = left.size() == right.size() && !left.isEmpty();
    for (int i = 0; same && i < left.size(); i++) {
      same = left.get(i).startsWith(right.get(i)) || right.get(i).startsWith(left.get(i));
    }
    return same;
  }

  private static List<String> journalWords(String title) {
    List<String> out = new ArrayList<>();
    for (String word : fold(title).split(" ", -1)) {
      if (!word.isEmpty() && !SMALL.contains(word)) {
        out.add(word);
      }
    }
    return out;
  }

  /** The same people in the same order, spelt otherwise. */
  private static boolean sameAuthors(List<?> a, List<?> b) {
    boolean same = a.size() == b.size();
    for (int i = 0; same && i < a.size(); i++) {
      same =
          a.get(i) instanceof Map<?, ?> left
              && b.get(i) instanceof Map<?, ?> right
              && sameAuthor(left, right);
    }
    return same;
  }

  private static boolean sameAuthor(Map<?, ?> a, Map<?, ?> b) {
    String left = name(a);
    String right = name(b);
    int limit = Math.min(2, Math.min(left.length(), right.length()) / 3);
    if (Vocabulary.distance(left, right, limit) > limit) {
      return false;
    }
    String initialLeft = initial(a);
    String initialRight = initial(b);
    return initialLeft.isEmpty() || initialRight.isEmpty() || initialLeft.equals(initialRight);
  }

  private static String name(Map<?, ?> name) {
    String particle = name.get("non-dropping-particle") instanceof String p ? p + " " : "";
    Object shown = name.get("family") == null ? name.get("literal") : name.get("family");
    return fold(particle + shown);
  }

  private static String initial(Map<?, ?> name) {
    String given = name.get("given") instanceof String text ? fold(text) : "";
    return given.isEmpty() ? "" : given.substring(0, given.offsetByCodePoints(0, 1));
  }

  private static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip();
  }

  private static @Nullable Object plain(Node.Mapping mapping, String name) {
    Node value = mapping.get(name);
    return value == null ? null : value.plain();
  }

  private static Node.Mapping object(String json) {
    Node node = Yaml.read(Source.of("record", json), "ref/syntax").node();
    if (node instanceof Node.Mapping mapping) {
      return mapping;
    }
    throw new IllegalArgumentException("no JSON object");
  }
}
