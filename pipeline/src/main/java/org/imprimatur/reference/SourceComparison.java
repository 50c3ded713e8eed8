package org.imprimatur.reference;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.jspecify.annotations.Nullable;

/**
 * Compares records with what a source says of the same works, field by field: title, authors, year,
 * volume and pages. Case, punctuation, accents, markup and abbreviated page ranges do not count; a
 * field that the source does not have says nothing.
 */
final class SourceComparison {
  private static final Pattern MARKUP = Pattern.compile("<[^<>]{0,200}>|&[a-z]{2,8};");
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern RANGE =
      Pattern.compile("([\\p{L}]*)(\\d+)\\s*[-\u2010-\u2015]+\\s*[\\p{L}]*(\\d+)");

  private final LibraryRecord record;
  private final Map<String, ?> source;
  private final String name;
  private final List<ReferenceProblem> problems = new ArrayList<>();

  private SourceComparison(LibraryRecord record, Map<String, ?> source, String name) {
    this.record = record;
    this.source = source;
    this.name = name;
  }

  /**
   * What differs.
   *
   * @param source the fields of the same work in the source
   * @param name the source's, for messages
   */
  static List<ReferenceProblem> compare(LibraryRecord record, Map<String, ?> source, String name) {
    SourceComparison one = new SourceComparison(record, source, name);
    one.compare(
        "title", text("title", record.csl()), text("title", source), SourceComparison::plain);
    one.authors();
    one.compare("issued", year(record.csl()), year(source), it -> it);
    one.compare(
        "volume", text("volume", record.csl()), text("volume", source), SourceComparison::plain);
    one.compare("page", text("page", record.csl()), text("page", source), SourceComparison::pages);
    return one.problems;
  }

  private interface Form {
    String of(String text);
  }

  private void compare(String field, String own, String theirs, Form form) {
    if (!theirs.isEmpty() && !form.of(own).equals(form.of(theirs))) {
      differs(field, own, theirs);
    }
  }

  private void differs(String field, String own, String theirs) {
    String called = field.equals("issued") ? "year" : field;
    String said =
        own.isEmpty() ? "has no " + called : "has the " + called + " \"" + shown(own) + "\"";
    problems.add(
        new ReferenceProblem(
            record.key(),
            record.source(),
            Problem.of(
                RuleId.REF_DIFFERS_FROM_SOURCE,
                record.place(field),
                "\"" + record.key() + "\" " + said + ", " + name + " has \"" + shown(theirs) + "\"",
                "look at the work itself, and correct the record if it is wrong")));
  }

  /** The first author who differs; "others" at the end of a list stands for any. */
  private void authors() {
    List<String> own = names(record.csl().get("author"));
    List<String> theirs = names(source.get("author"));
    if (theirs.isEmpty()) {
      return;
    }
    boolean isOpen = !own.isEmpty() && plain(own.get(own.size() - 1)).equals("others");
    int count = isOpen ? own.size() - 1 : Math.max(own.size(), theirs.size());
    for (int i = 0; i < count; i++) {
      String ours = i < own.size() ? own.get(i) : "";
      String other = i < theirs.size() ? theirs.get(i) : "";
      if (!isSamePerson(ours, other)) {
        differs("author", label(i, ours), label(i, other));
        return;
      }
    }
  }

  private static String label(int at, String name) {
    return "number " + (at + 1) + ": " + (name.isEmpty() ? "nobody" : name);
  }

  /** Family names must be equal; of given names the first letters, where both are known. */
  private static boolean isSamePerson(String own, String other) {
    String[] a = own.split(", ", 2);
    String[] b = other.split(", ", 2);
    boolean sameFamily = plain(a[0]).equals(plain(b[0])) && own.isEmpty() == other.isEmpty();
    if (!sameFamily || a.length < 2 || b.length < 2) {
      return sameFamily;
    }
    String first = plain(a[1]);
    String second = plain(b[1]);
    return first.isEmpty() || second.isEmpty() || first.codePointAt(0) == second.codePointAt(0);
  }

  /** "Family, Given" with particles before the family name; groups as they are. */
  private static List<String> names(@Nullable Object list) {
    List<String> out = new ArrayList<>();
    if (list instanceof List<?> names) {
      for (Object one : names) {
        if (one instanceof Map<?, ?> name) {
          String family = join(name, "dropping-particle", "non-dropping-particle", "family");
          String given = join(name, "given");
          String group = join(name, "literal");
          out.add(group.isEmpty() ? family + (given.isEmpty() ? "" : ", " + given) : group);
        }
      }
    }
    return out;
  }

  private static String join(Map<?, ?> name, String... parts) {
    List<String> out = new ArrayList<>();
    for (String part : parts) {
      if (name.get(part) instanceof String text && !text.isBlank()) {
        out.add(text);
      }
    }
    return String.join(" ", out);
  }

  private static String text(String field, Map<String, ?> fields) {
    return fields.get(field) instanceof String text ? text : "";
  }

  private static String year(Map<String, ?> fields) {
    Integer year = CslDates.year(fields.get("issued"));
    return year == null ? "" : year.toString();
  }

  private static String plain(String text) {
    String bare = Normalizer.normalize(MARKUP.matcher(text).replaceAll(""), Normalizer.Form.NFKD);
    String letters = ACCENTS.matcher(bare).replaceAll("").toLowerCase(Locale.ROOT);
    return NO_LETTERS.matcher(letters).replaceAll(" ").strip();
  }

  /** "1006-12" is 1006-1012. */
  private static String pages(String text) {
    Matcher range = RANGE.matcher(text.strip());
    if (!range.matches()) {
      return plain(text);
    }
    String first = range.group(2);
    String last = range.group(3);
    String whole =
        last.length() < first.length()
            ? first.substring(0, first.length() - last.length()) + last
            : last;
    String letter = range.group(1).toLowerCase(Locale.ROOT);
    return letter + first + (whole.equals(first) ? "" : "-" + whole);
  }

  private static String shown(String text) {
    int length = text.codePointCount(0, text.length());
    return length <= 120 ? text : text.substring(0, text.offsetByCodePoints(0, 117)) + "…";
  }

  /**
   * The record of the same work; else the one with its title, since what else would tell works
   * apart is what is compared. Empty where there is none, or several.
   */
  private static String key(
      Map<String, ?> fields, KnownWorks works, Map<String, LibraryRecord> records) {
    KnownWorks.Match match = works.find(fields);
    if (match != null) {
      return match.key();
    }
    List<String> like =
        works.withTitle(text("title", fields)).stream()
            .filter(records::containsKey)
            .filter(it -> !isAnother(fields, records.get(it)))
            .toList();
    return like.size() == 1 ? like.get(0) : "";
  }

  /** Whether an identifier says that a record's work is another one. */
  private static boolean isAnother(Map<String, ?> fields, @Nullable LibraryRecord record) {
    String doi = Identifiers.doiKey(text("DOI", fields));
    String pmid = Identifiers.pmidKey(text("PMID", fields));
    return record == null
        || differ(doi, record.reference().doi())
        || differ(pmid, record.reference().pmid());
  }

  private static boolean differ(@Nullable String one, @Nullable String other) {
    return one != null && other != null && !one.equals(other);
  }

  /** All records against all that files have, by the files' names; the first of two counts. */
  static ReferenceImport.Verified all(
      List<LibraryRecord> records, Map<String, ReferenceImport.Imported> sources) {
    KnownWorks works = new KnownWorks();
    Map<String, LibraryRecord> byKey = new LinkedHashMap<>();
    for (LibraryRecord record : records) {
      works.learn(record.key(), record.csl());
      byKey.put(record.key(), record);
    }
    Set<String> compared = new LinkedHashSet<>();
    List<ReferenceProblem> problems = new ArrayList<>();
    int unknown = 0;
    for (Map.Entry<String, ReferenceImport.Imported> file : sources.entrySet()) {
      for (ReferenceImport.Item item : file.getValue().records()) {
        LibraryRecord record = byKey.get(key(item.fields(), works, byKey));
        if (record == null) {
          unknown++;
        } else if (compared.add(record.key())) {
          problems.addAll(compare(record, item.fields(), file.getKey()));
        }
      }
    }
    Set<String> without = new TreeSet<>(byKey.keySet());
    without.removeAll(compared);
    return new ReferenceImport.Verified(
        List.copyOf(compared), List.copyOf(without), unknown, problems);
  }
}
