package org.imprimatur.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Policy;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/** One merge of imported records into a file of the house. */
final class Merge {
  private static final List<String> IDENTIFIERS = List.of("DOI", "PMID", "PMCID", "abstract");

  private final Source target;
  private final Predicate<String> isSigned;
  private final Set<String> keys;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final KnownWorks works = new KnownWorks();
  private final Map<String, LibraryRecord> library = new LinkedHashMap<>();
  private final Map<String, Map<String, Object>> added = new LinkedHashMap<>();
  private final RecordEdits edits = new RecordEdits();
  private final MergeReport report;
  private final List<String> all = new ArrayList<>();

  Merge(ReferenceLibrary library, Source target, Predicate<String> isSigned) {
    this.target = target;
    this.isSigned = isSigned;
    this.keys = new TreeSet<>(library.keys());
    for (LibraryRecord record : library.records()) {
      works.learn(record.key(), record.csl());
      this.library.put(record.key(), record);
    }
    this.report = new MergeReport(works, this.library);
  }

  ReferenceImport.Merged merge(ReferenceImport.Imported imported) {
    List<String> known = new ArrayList<>();
    for (ReferenceImport.Item item : imported.records()) {
      KnownWorks.Match match = works.find(item.fields());
      if (match == null) {
        all.add(add(item));
      } else {
        known.add(match.key());
        all.add(match.key());
        join(item, match);
      }
    }
    for (ReferenceImport.Item item : imported.records()) {
      item.concerned().forEach(work -> tellConcerned(item, work));
    }
    report.write(edits.settle());
    return written(known);
  }

  private String add(ReferenceImport.Item item) {
    String key = ImportedKeys.key(item, keys, numbers);
    keys.add(key);
    works.learn(key, item.fields());
    Map<String, Object> fields = new LinkedHashMap<>(item.fields());
    fields.put("id", key);
    added.put(key, fields);
    report.added(item, key);
    return key;
  }

  /** The record is there: it gets what warns of it, and identifiers that nobody signed without. */
  private void join(ReferenceImport.Item item, KnownWorks.Match match) {
    String key = match.key();
    List<String> more = new ArrayList<>();
    boolean sure =
        match.sure() && !KnownWorks.titlesDiffer(item.fields(), works.fields(key)) && free(key);
    for (String field : IDENTIFIERS) {
      Object value = item.fields().get(field);
      if (sure && value != null && !works.fields(key).containsKey(field)) {
        give(key, field, value);
        more.add(field);
      }
    }
    List<PublishedNotice> notices = marks(key, item.fields());
    report.known(item, match, more, notices);
    if (match.sure()) {
      works.learnIdentifiers(key, item.fields());
    }
  }

  private boolean free(String key) {
    return added.containsKey(key) || !isSigned.test(key);
  }

  /** The notices that an imported record brings; those that its record lacks are asked for. */
  private List<PublishedNotice> marks(String key, Map<String, Object> fields) {
    List<PublishedNotice> out = new ArrayList<>();
    for (PublishedNotice.Kind kind : PublishedNotice.Kind.values()) {
      Object value = fields.get(kind.field());
      if (value != null) {
        PublishedNotice notice = new PublishedNotice(kind, NoticeFields.of(value));
        out.add(notice);
        mark(key, notice, value);
      }
    }
    return out;
  }

  /** A reinstatement takes a mark away: that is for somebody to decide. */
  private void mark(String key, PublishedNotice notice, Object value) {
    LibraryRecord record = library.get(key);
    boolean lifts = notice.kind() == PublishedNotice.Kind.REINSTATEMENT;
    boolean says = record != null && record.node().get(notice.kind().field()) != null;
    if (!says && !lifts) {
      give(key, notice.kind().field(), value);
    }
  }

  private void give(String key, String field, Object value) {
    Map<String, Object> fields = added.get(key);
    LibraryRecord record = library.get(key);
    if (fields != null) {
      fields.putIfAbsent(field, value);
    } else if (record != null) {
      edits.want(record, field, value);
    }
  }

  /** The record is the notice of another work's retraction, say: that work gets the mark. */
  private void tellConcerned(ReferenceImport.Item item, DraftNotices.Concerned work) {
    String key = works.withIdentifier(work.doi(), work.pmid());
    LocalDate day = work.notice().notice().date();
    PublishedNotice notice =
        new PublishedNotice(
            work.notice().kind(),
            new org.imprimatur.model.Reference.Notice(
                day == null ? CslDates.day(item.fields().get("issued")) : day,
                "",
                text(item.fields(), "DOI"),
                Identifiers.pmidKey(text(item.fields(), "PMID"))));
    if (key != null) {
      Map<String, Object> value = NoticeFields.write(notice.notice());
      mark(key, notice, value.isEmpty() ? (Object) true : value);
      report.concerned(item, key, notice, true);
      return;
    }
    KnownWorks.Match own = works.find(item.fields());
    boolean named = false;
    for (String like : works.withTitle(work.title())) {
      if (own == null || !own.key().equals(like)) {
        report.concerned(item, like, notice, false);
        named = true;
      }
    }
    if (!named) {
      report.noticeOf(item, work);
    }
  }

  private static @Nullable String text(Map<String, Object> fields, String field) {
    return fields.get(field) instanceof String text ? text : null;
  }

  private ReferenceImport.Merged written(List<String> known) {
    Map<String, String> texts = new LinkedHashMap<>(edits.texts());
    texts.remove(target.path());
    String without = edits.with(target, 0, "");
    if (added.isEmpty()) {
      return new ReferenceImport.Merged(without, texts, List.of(), known, all, report.problems());
    }
    MergeTarget layout = MergeTarget.of(target);
    StringBuilder records = new StringBuilder();
    for (Map<String, Object> fields : added.values()) {
      records.append(layout.newline());
      records.append(RecordYaml.write(fields, layout.indent(), layout.newline()));
    }
    String after = edits.with(target, layout.at(), layout.lead(records.toString()));
    Set<String> expected = new TreeSet<>(keysOf(target.text()));
    expected.addAll(added.keySet());
    if (!keysOf(after).equals(expected)) {
      report.add(
          Problem.of(
              RuleId.IMPORT_TARGET,
              new Span(0, 0),
              "records cannot be added to " + target.path() + " as it is written",
              "fix it, or import into a new file"));
      return new ReferenceImport.Merged(without, texts, List.of(), known, all, report.problems());
    }
    List<String> keysAdded = List.copyOf(added.keySet());
    return new ReferenceImport.Merged(after, texts, keysAdded, known, all, report.problems());
  }

  private Set<String> keysOf(String text) {
    ReferenceLibrary.Options options =
        new ReferenceLibrary.Options(Policy.DEFAULT.style(), LocalDate.MIN);
    Source source = Source.of(target.path(), text);
    return new TreeSet<>(ReferenceLibrary.load(List.of(source), null, options).keys());
  }
}
