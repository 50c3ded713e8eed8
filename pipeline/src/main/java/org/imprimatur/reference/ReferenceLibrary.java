package org.imprimatur.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Citation;
import org.imprimatur.model.NumberedReference;
import org.imprimatur.model.Reference;
import org.imprimatur.recorded.Asked;
import org.imprimatur.recorded.WatchedMap;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * The bibliographic records of a content root. Immutable to its users and safe to share between
 * threads; the citation style is loaded when the first reference is formatted, so that a check
 * without pages does not pay for it.
 */
public final class ReferenceLibrary {
  /** The kind of question that a look at a record is recorded as. */
  private static final String QUESTION = "reference";

  /** It lies among the records, but is not one. */
  private static final String GLOSSARY = "/glossary.yaml";

  private final LibraryFiles files;
  private final WatchedMap<KeptRecord> records;
  private final List<ReferenceProblem> problems;
  private final String style;
  private final Map<String, List<NumberedReference.Run>> formatted = new ConcurrentHashMap<>();

  private ReferenceLibrary(
      LibraryFiles files,
      Map<String, LibraryRecord> records,
      List<ReferenceProblem> problems,
      String style) {
    this.files = files;
    Map<String, KeptRecord> kept = new LinkedHashMap<>();
    records.forEach((key, record) -> kept.put(key, KeptRecord.of(record)));
    this.records = new WatchedMap<>(QUESTION, kept, KeptRecord::shown);
    this.problems = problems;
    this.style = style;
  }

  /**
   * What loading depends on besides the files.
   *
   * @param style the policy's CSL style, by name; {@link CitationStyle#problem} says whether there
   *     is one of that name
   * @param asOf the day that "overdue" is measured against
   */
  public record Options(String style, LocalDate asOf) {}

  /**
   * Reads and checks all records. Never throws for bad files: what is wrong is among {@link
   * #findings()}, and the other records are there.
   *
   * @param yamlFiles the files of {@code references/} (the glossary among them is skipped), in the
   *     order in which the first of two records with one key wins
   * @param retractionsCsv Retraction Watch's CSV, or null
   * @param options style and day
   */
  public static ReferenceLibrary load(
      List<Source> yamlFiles, @Nullable Source retractionsCsv, Options options) {
    return load(yamlFiles, retractionsCsv, options, Beside.NOTHING);
  }

  /**
   * What else a house keeps beside the records.
   *
   * @param texts of works: what is quoted from a work stands there or in its abstract
   * @param miscited {@code miscited.csv}, or null
   */
  public record Beside(StoredTexts texts, @Nullable Source miscited) {
    /** Nothing. */
    static final Beside NOTHING = new Beside(StoredTexts.NONE, null);
  }

  /** As {@link #load(List, Source, Options)}, with what is kept beside the records. */
  public static ReferenceLibrary load(
      List<Source> yamlFiles, @Nullable Source retractionsCsv, Options options, Beside beside) {
    List<ReferenceProblem> problems = new ArrayList<>();
    LibraryFiles files =
        new LibraryFiles(
            yamlFiles.stream().filter(file -> !file.path().endsWith(GLOSSARY)).toList(),
            retractionsCsv);
    Map<String, LibraryRecord> records = files.read(problems);
    WorkIndex works = WorkIndex.of(records.values());
    Source csv = beside.miscited();
    Miscited miscited = csv == null ? Miscited.NONE : Miscited.read(csv);
    if (csv != null) {
      miscited.problem().ifPresent(it -> problems.add(new ReferenceProblem("", csv, it)));
    }
    LibraryRules rules = new LibraryRules(records, works);
    for (LibraryRecord record : records.values()) {
      problems.addAll(RecordRules.check(record, options.asOf()));
      problems.addAll(RecordQuotes.check(record, beside.texts()));
      problems.addAll(RecordScripts.check(record));
      miscited.check(record).ifPresent(problems::add);
      problems.addAll(rules.check(record));
    }
    problems.sort(ORDER);
    return new ReferenceLibrary(files, records, List.copyOf(problems), options.style());
  }

  private static final Comparator<ReferenceProblem> ORDER =
      Comparator.comparing((ReferenceProblem p) -> p.source().path())
          .thenComparingInt(p -> p.problem().span().start())
          .thenComparing(p -> p.problem().rule())
          .thenComparing(p -> p.problem().message());

  /** The record of a key. */
  public Optional<Reference> get(String key) {
    return Optional.ofNullable(records.get(key)).map(KeptRecord::reference);
  }

  /** The abstract on the record of a key. */
  public Optional<String> storedAbstract(String key) {
    return Optional.ofNullable(records.get(key)).map(record -> record.text("abstract"));
  }

  /** A text as quotes are compared: without what is only how it was set. */
  public static String compared(String text) {
    return RecordQuotes.plain(text);
  }

  /** A file of records with its new text. */
  public record NewText(String path, String text) {}

  /**
   * The file of a record with one more quote on it; empty where the file cannot take it as it is
   * written.
   *
   * @throws IllegalArgumentException when the library has no such key
   */
  public Optional<NewText> withQuote(String key, String id, Reference.Quote quote) {
    LibraryRecord record = files.read(new ArrayList<>()).get(record(key).key());
    if (record == null) {
      throw new IllegalStateException(key + " is in no file any more");
    }
    return QuoteEdit.with(record, id, quote).map(text -> new NewText(record.source().path(), text));
  }

  /** Whether a record has the key. */
  public boolean has(String key) {
    return records.containsKey(key);
  }

  /** The keys, to be asked for one or gone through; which of both was done is recorded. */
  public Set<String> keySet() {
    return records.keySet();
  }

  /**
   * A place in a file of records where a key stands.
   *
   * @param source the file
   * @param span the value, with its quotes where it has some
   * @param isOwn whether the record there has the key; else it names it as what supersedes it
   */
  public record KeyPlace(Source source, Span span, boolean isOwn) {}

  /** Where the files of records name a key, that of its own record first. */
  public List<KeyPlace> places(String key) {
    List<KeyPlace> out = new ArrayList<>();
    KeptRecord own = records.get(key);
    if (own != null) {
      out.add(new KeyPlace(own.source(), own.id(), true));
    }
    for (KeptRecord record : records.values()) {
      if (key.equals(record.reference().governance().supersededBy())) {
        out.add(new KeyPlace(record.source(), record.supersededBy(), false));
      }
    }
    return out;
  }

  /** Records that what is made depends on all records. */
  public void noteAll() {
    records.noteAll();
  }

  /** What a recorded look at a record, or at all keys, is answered with today. */
  public Optional<String> answer(Asked question) {
    return records.answer(question);
  }

  /** All keys, sorted. */
  public List<String> keys() {
    return records.keySet().stream().sorted().toList();
  }

  /** All records by key, sorted by key. */
  public Map<String, Reference> references() {
    Map<String, Reference> out = new TreeMap<>();
    records.forEach((key, record) -> out.put(key, record.reference()));
    return Collections.unmodifiableMap(out);
  }

  /** What is wrong with the records, by path and place; {@code ref/unused} is not among it. */
  public List<ReferenceProblem> findings() {
    return problems;
  }

  /**
   * A {@code ref/unused} for every record that no article cites, by path and place.
   *
   * @param cited the keys that the articles cite
   */
  public List<ReferenceProblem> unused(Set<String> cited) {
    List<ReferenceProblem> out = new ArrayList<>();
    for (KeptRecord record : records.values()) {
      if (!cited.contains(record.key())) {
        Problem problem =
            Problem.of(
                RuleId.REF_UNUSED,
                record.id(),
                "no article cites \"" + record.key() + "\"",
                "cite it or remove it");
        out.add(new ReferenceProblem(record.key(), record.source(), problem));
      }
    }
    out.sort(ORDER);
    return out;
  }

  /**
   * A {@code link/broken} for every record that stands for an article of this house which does not
   * exist: its page would lead nowhere.
   *
   * @param exists whether there is an article of an id
   */
  public List<ReferenceProblem> strayArticles(Predicate<String> exists) {
    List<ReferenceProblem> out = new ArrayList<>();
    for (KeptRecord record : records.values()) {
      String article = record.reference().governance().article();
      if (article != null && !exists.test(article)) {
        Problem problem =
            Problem.of(
                RuleId.LINK_BROKEN,
                record.article(),
                "\""
                    + record.key()
                    + "\" stands for the article \""
                    + article
                    + "\", which does not exist",
                "write the id: its path below articles/, without .md");
        out.add(new ReferenceProblem(record.key(), record.source(), problem));
      }
    }
    return out;
  }

  /**
   * The references of an article, numbered from 1 by first appearance. One work under two keys has
   * one number; its record is that of the key cited first. Unknown keys have none.
   *
   * @param inOrder the article's citations in the order of its text
   * @throws IllegalArgumentException when there is no citation style of the policy's name
   */
  public List<NumberedReference> number(List<Citation> inOrder) {
    return number(inOrder, this::format);
  }

  /** The same without the references' text, which takes long and which only pages show. */
  public List<NumberedReference> numberOnly(List<Citation> inOrder) {
    return number(inOrder, key -> List.of());
  }

  /** The keys of all records of the same work, this one among them. */
  public Set<String> sameWork(String key) {
    WorkIndex all = works(records.values());
    Set<String> out = new TreeSet<>(Set.of(key));
    for (String other : records.keySet()) {
      if (records.containsKey(key) && all.of(other).equals(all.of(key))) {
        out.add(other);
      }
    }
    return out;
  }

  private List<NumberedReference> number(
      List<Citation> inOrder, Function<String, List<NumberedReference.Run>> text) {
    Map<String, KeptRecord> cited = new LinkedHashMap<>();
    for (Citation citation : inOrder) {
      KeptRecord record = records.get(citation.key());
      if (record != null) {
        cited.putIfAbsent(citation.key(), record);
      }
    }
    // A record that the article does not cite, and nobody signed, must not make two works one.
    WorkIndex same = works(cited.values());
    Map<String, List<String>> keysByWork = new LinkedHashMap<>();
    for (String key : cited.keySet()) {
      keysByWork.computeIfAbsent(same.of(key), w -> new ArrayList<>()).add(key);
    }
    List<NumberedReference> out = new ArrayList<>();
    for (List<String> keys : keysByWork.values()) {
      String first = keys.get(0);
      Reference reference = record(first).reference();
      out.add(new NumberedReference(out.size() + 1, keys, reference, text.apply(first)));
    }
    return out;
  }

  /**
   * A record in the citation style, without its number.
   *
   * @throws IllegalArgumentException when the library has no such key, or there is no citation
   *     style of the policy's name
   */
  public List<NumberedReference.Run> format(String key) {
    KeptRecord record = record(key);
    return formatted.computeIfAbsent(key, k -> CitationStyle.named(style).format(record.csl()));
  }

  private static WorkIndex works(Collection<KeptRecord> records) {
    return WorkIndex.ofReferences(records.stream().map(KeptRecord::reference).toList());
  }

  /** The records as they stand in their files, in that order, read again for merging. */
  List<LibraryRecord> records() {
    return List.copyOf(files.read(new ArrayList<>()).values());
  }

  private KeptRecord record(String key) {
    KeptRecord record = records.get(key);
    if (record == null) {
      throw new IllegalArgumentException("no reference has the key " + key);
    }
    return record;
  }
}
