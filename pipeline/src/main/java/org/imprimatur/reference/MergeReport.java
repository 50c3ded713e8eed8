package org.imprimatur.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Mark;
import org.imprimatur.source.Span;
import org.imprimatur.text.Node;
import org.jspecify.annotations.Nullable;

/**
 * What an editor reads about a merge. Whether a record's file could take a mark is known only at
 * the end; until then the messages wait.
 */
final class MergeReport {
  /** A message that depends on the records whose files took what they were given. */
  private interface Waiting {
    Problem problem(Set<String> written);
  }

  private final KnownWorks works;
  private final Map<String, LibraryRecord> library;
  private final List<Waiting> waiting = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  MergeReport(KnownWorks works, Map<String, LibraryRecord> library) {
    this.works = works;
    this.library = library;
  }

  /** Makes the messages, once it is known which records could be written. */
  void write(Set<String> written) {
    waiting.forEach(one -> problems.add(one.problem(written)));
    waiting.clear();
  }

  void add(Problem problem) {
    problems.add(problem);
  }

  List<Problem> problems() {
    return problems;
  }

  private void say(RuleId rule, Span span, String message, @Nullable String hint) {
    Problem problem = Problem.of(rule, span, message, hint);
    waiting.add(written -> problem);
  }

  /** A new record: what its key became, and whether it is marked. */
  void added(ReferenceImport.Item item, String key) {
    String old = item.key();
    if (!old.isEmpty() && !old.equals(key)) {
      String why =
          ImportedKeys.isCitable(old)
              ? "is another work's already"
              : "cannot be cited as it is written";
      say(
          RuleId.IMPORT_KEY,
          item.span(),
          "the key \"" + old + "\" " + why + ": \"" + old + "\" -> \"" + key + "\"",
          "cite it as " + ImportedKeys.cited(key));
    } else if (!old.isEmpty() && ImportedKeys.cited(key).contains("{")) {
      say(
          RuleId.IMPORT_KEY_IN_BRACES,
          item.span(),
          "the key \"" + key + "\" is cited in braces: " + ImportedKeys.cited(key),
          null);
    }
    for (PublishedNotice.Kind kind : PublishedNotice.Kind.values()) {
      Object value = item.fields().get(kind.field());
      if (value != null) {
        PublishedNotice notice = new PublishedNotice(kind, NoticeFields.of(value));
        say(
            kind.rule(),
            item.span(),
            "\"" + key + "\" " + notice.sentence(),
            "its new record says so (" + kind.field() + ":)");
      }
    }
  }

  /**
   * A record that is there already.
   *
   * @param more identifiers that it was given
   * @param notices what the imported record says was published about it
   */
  void known(
      ReferenceImport.Item item,
      KnownWorks.Match match,
      List<String> more,
      List<PublishedNotice> notices) {
    String key = match.key();
    Map<String, ?> there = works.fields(key);
    knownAs(item, key, more);
    for (PublishedNotice notice : notices) {
      marked(item.span(), key, notice, "");
    }
    contradictions(item, match, there);
  }

  private void knownAs(ReferenceImport.Item item, String key, List<String> more) {
    String old = item.key();
    boolean other = ImportedKeys.isCitable(old) && !old.equals(key);
    String cite =
        other
            ? "cite it as " + ImportedKeys.cited(key) + ", not as " + ImportedKeys.cited(old) + "; "
            : "";
    Map<String, ?> there = works.fields(key);
    List<String> also =
        item.fields().keySet().stream()
            .filter(f -> !there.containsKey(f) && !more.contains(f))
            .filter(f -> RecordVocabulary.shape(f) != null)
            .toList();
    String hint = also.isEmpty() ? null : "the imported record also has " + list(also);
    waiting.add(
        written -> {
          boolean took = !more.isEmpty() && (!library.containsKey(key) || written.contains(key));
          String done = took ? "its record was given " + list(more) : "it was left as it is";
          String message =
              "this work is in the library already, as \"" + key + "\": " + cite + done;
          return Problem.of(RuleId.IMPORT_KNOWN, item.span(), message, hint);
        });
  }

  private static String list(List<String> fields) {
    return String.join(", ", fields);
  }

  /** A work of the library that something was published about. */
  private void marked(Span span, String key, PublishedNotice notice, String by) {
    LibraryRecord record = library.get(key);
    String field = notice.kind().field();
    Node said = record == null ? null : record.node().get(field);
    String message = "\"" + key + "\" " + notice.sentence() + by;
    if (notice.kind() == PublishedNotice.Kind.REINSTATEMENT) {
      reinstated(span, record, message);
      return;
    }
    waiting.add(
        written -> {
          String hint;
          if (said != null && said instanceof Node.Scalar scalar && scalar.text().equals("false")) {
            hint = "Its record says \"" + field + ": false\": check which is right.";
          } else if (said != null) {
            hint = "its record says so already (" + field + ":)";
          } else if (record == null || written.contains(key)) {
            hint = "its record says so now (" + field + ":)";
          } else {
            hint =
                record.source().path()
                    + " cannot be written to as it is: add "
                    + field
                    + ": to its record by hand.";
          }
          return Problem.of(notice.kind().rule(), span, message, hint);
        });
  }

  /** That a work was reinstated is reported whether its record has a mark, says so, or neither. */
  private void reinstated(Span span, @Nullable LibraryRecord record, String message) {
    boolean says =
        record != null && record.node().get(PublishedNotice.Kind.REINSTATEMENT.field()) != null;
    boolean marks =
        record != null
            && record.reference().governance().notices().keySet().stream()
                .anyMatch(mark -> mark != Mark.CORRECTED);
    String rest = marks ? "; its record still has a mark" : "";
    String hint =
        says && !marks
            ? "its record says so already (reinstated:)"
            : "read the notice; if it holds, add reinstated: with its date to the record";
    say(PublishedNotice.Kind.REINSTATEMENT.rule(), span, message + rest, hint);
  }

  /** The imported record is the notice of a work that the library has. */
  void concerned(
      ReferenceImport.Item item, String key, PublishedNotice notice, boolean byIdentifier) {
    if (byIdentifier) {
      marked(item.span(), key, notice, " (this record is the notice)");
      return;
    }
    say(
        notice.kind().rule(),
        item.span(),
        "by its title, this is a notice that \"" + key + "\" " + notice.sentence(),
        "check whether it is that work; if so, add " + notice.kind().field() + ": to its record");
  }

  /** The imported record is the notice of a work that the library does not have. */
  void noticeOf(ReferenceImport.Item item, DraftNotices.Concerned work) {
    say(
        RuleId.IMPORT_NOTICE,
        item.span(),
        "this record is the notice of another work: " + work.words(),
        "cite it as a notice only");
  }

  private void contradictions(
      ReferenceImport.Item item, KnownWorks.Match match, Map<String, ?> there) {
    String key = match.key();
    for (String field : List.of("DOI", "PMID")) {
      String mine = text(item.fields(), field);
      String theirs = text(there, field);
      if (mine != null && theirs != null && !mine.equalsIgnoreCase(theirs)) {
        say(
            RuleId.IMPORT_CONFLICT,
            item.span(),
            "\"" + key + "\" has the " + field + " " + theirs + ", the imported record " + mine,
            "look it up; one of them is wrong");
      }
    }
    if (!match.others().isEmpty()) {
      say(
          RuleId.IMPORT_CONFLICT,
          item.span(),
          "this one work has several records: " + key + ", " + list(match.others()),
          "keep one of them and cite that");
    }
    if (KnownWorks.titlesDiffer(item.fields(), there)) {
      say(
          RuleId.IMPORT_CONFLICT,
          item.span(),
          "\""
              + key
              + "\" has the same identifier, but another title: \""
              + text(there, "title")
              + "\"",
          "if these are two works, correct the identifier and import again: this record was not"
              + " added");
    }
  }

  private static @Nullable String text(Map<String, ?> fields, String field) {
    return fields.get(field) instanceof String text ? text : null;
  }
}
