package org.imprimatur.reference;

import org.imprimatur.model.Reference;

/** A record with a mark that its own file does not hold. */
final class Marks {
  private Marks() {}

  static LibraryRecord retracted(LibraryRecord record, Reference.Retraction retraction) {
    Reference r = record.reference();
    Reference.Governance g = r.governance();
    Reference.Governance marked =
        new Reference.Governance(
            g.kind(),
            g.article(),
            retraction,
            g.supersededBy(),
            g.reviewBy(),
            g.checked(),
            g.justification(),
            g.quote());
    Reference reference =
        new Reference(
            r.key(),
            r.type(),
            r.title(),
            r.year(),
            r.doi(),
            r.pmid(),
            r.isbn(),
            r.url(),
            r.csl(),
            marked,
            r.path(),
            r.region());
    return new LibraryRecord(reference, record.csl(), record.source(), record.node());
  }
}
