package org.imprimatur.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Mark;
import org.imprimatur.model.Reference;
import org.imprimatur.source.Source;
import org.jspecify.annotations.Nullable;

/**
 * What records are read from.
 *
 * @param yaml in the order in which the first of two records with one key wins
 * @param retractions Retraction Watch's CSV, or null
 */
record LibraryFiles(List<Source> yaml, @Nullable Source retractions) {

  /** The records with all that their files say of them. */
  Map<String, LibraryRecord> read(List<ReferenceProblem> problems) {
    Map<String, LibraryRecord> records = new LinkedHashMap<>();
    // One file takes nothing from another, and what comes back keeps their order.
    for (LibraryFile file : yaml.parallelStream().map(LibraryFile::read).toList()) {
      problems.addAll(file.problems());
      for (LibraryRecord record : file.records()) {
        LibraryRecord first = records.putIfAbsent(record.key(), record);
        if (first != null) {
          problems.add(duplicateKey(record, first));
        }
      }
    }
    if (retractions != null) {
      mark(records, WorkIndex.of(records.values()), retractions, problems);
    }
    return records;
  }

  private static ReferenceProblem duplicateKey(LibraryRecord record, LibraryRecord first) {
    Problem problem =
        Problem.of(
            RuleId.REF_DUPLICATE_KEY,
            record.place("id"),
            "the key \""
                + record.key()
                + "\" is already in "
                + first.reference().path()
                + ", line "
                + first.reference().region().line(),
            "keep one of the two records, or give this one another id");
    return new ReferenceProblem(record.key(), record.source(), problem);
  }

  private static void mark(
      Map<String, LibraryRecord> records,
      WorkIndex works,
      Source csv,
      List<ReferenceProblem> problems) {
    Retractions retractions = Retractions.read(csv, works.identifiers());
    retractions.problems().forEach(p -> problems.add(new ReferenceProblem("", csv, p)));
    records.replaceAll(
        (key, record) -> {
          Reference reference = record.reference();
          Map<Mark, Reference.Notice> listed = retractions.of(reference.doi(), reference.pmid());
          return listed.isEmpty() ? record : record.alsoMarked(listed);
        });
  }
}
