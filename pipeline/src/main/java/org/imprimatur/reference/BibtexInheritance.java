package org.imprimatur.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fields that BibTeX entries take from others: by {@code crossref} from the whole that they are a
 * part of, by {@code xdata} from entries that only hold data (biblatex's manual, "Data
 * inheritance"). What belongs to one work alone, its identifiers, pages and notes, is never lent.
 */
final class BibtexInheritance {
  private static final Set<String> WHOLES =
      Set.of(
          "book",
          "mvbook",
          "collection",
          "mvcollection",
          "proceedings",
          "mvproceedings",
          "reference",
          "mvreference");

  private static final Set<String> OWN =
      Set.of(
          "crossref",
          "xref",
          "xdata",
          "ids",
          "doi",
          "url",
          "urldate",
          "eprint",
          "eprinttype",
          "eprintclass",
          "archiveprefix",
          "primaryclass",
          "pmid",
          "pmcid",
          "pages",
          "pagetotal",
          "abstract",
          "note",
          "addendum",
          "annote",
          "annotation",
          "keywords",
          "file",
          "label",
          "options",
          "related",
          "relatedtype",
          "shorthand",
          "shorttitle",
          "sortkey",
          "timestamp",
          "entryset");

  private static final Pattern GRANULAR =
      Pattern.compile("(?i)\\s*xdata\\s*=\\s*(\\S{1,200})-([a-z]{2,30})(?:-\\d{1,3})?\\s*");

  private final Map<String, BibtexSyntax.Entry> byKey = new LinkedHashMap<>();

  /**
   * An entry's fields with those that it takes from others.
   *
   * @param fields lower case name to value
   * @param missing keys that it names and that the file does not have
   */
  record Fields(Map<String, String> fields, List<String> missing) {}

  BibtexInheritance(List<BibtexSyntax.Entry> entries) {
    entries.forEach(entry -> byKey.putIfAbsent(key(entry.key()), entry));
  }

  Fields of(BibtexSyntax.Entry entry) {
    Set<String> missing = new LinkedHashSet<>();
    Map<String, String> fields = all(entry, new LinkedHashSet<>(), missing);
    fields.replaceAll((name, value) -> granular(value, missing));
    return new Fields(fields, new ArrayList<>(missing));
  }

  private Map<String, String> all(
      BibtexSyntax.Entry entry, Set<BibtexSyntax.Entry> seen, Set<String> missing) {
    Map<String, String> fields = new LinkedHashMap<>(entry.fields());
    if (!seen.add(entry)) {
      return fields; // What it lends was taken already, or two entries take from one another.
    }
    for (String name : fields.getOrDefault("xdata", "").split(",", -1)) {
      BibtexSyntax.Entry data = find(name, missing);
      if (data != null) {
        all(data, seen, missing).forEach(fields::putIfAbsent);
      }
    }
    BibtexSyntax.Entry whole = find(fields.getOrDefault("crossref", ""), missing);
    if (whole != null) {
      all(whole, seen, missing)
          .forEach(
              (name, value) -> {
                if (!OWN.contains(name)) {
                  fields.putIfAbsent(lentAs(name, whole.type(), entry.type()), value);
                }
              });
    }
    return fields;
  }

  /** The title of a whole is not that of its part; of two articles the words are the same. */
  private static String lentAs(String name, String whole, String part) {
    boolean title = name.equals("title") || name.equals("subtitle");
    if (title && whole.equals("periodical")) {
      return "journal" + name;
    }
    boolean contains = WHOLES.contains(whole) && !WHOLES.contains(part);
    return title && contains ? "book" + name : name;
  }

  private BibtexSyntax.@Nullable Entry find(String name, Set<String> missing) {
    if (name.isBlank()) {
      return null;
    }
    BibtexSyntax.Entry entry = byKey.get(key(name));
    if (entry == null) {
      missing.add(name.strip());
    }
    return entry;
  }

  /** {@code publisher = {xdata=houses-publisher}}: one field of such an entry. */
  private String granular(String value, Set<String> missing) {
    Matcher matcher = value.length() > 300 ? GRANULAR.matcher("") : GRANULAR.matcher(value);
    if (!matcher.matches()) {
      return value;
    }
    BibtexSyntax.Entry data = find(matcher.group(1), missing);
    return data == null
        ? value
        : data.fields().getOrDefault(matcher.group(2).toLowerCase(Locale.ROOT), value);
  }

  private static String key(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
