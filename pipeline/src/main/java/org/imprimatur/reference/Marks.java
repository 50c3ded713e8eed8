package org.imprimatur.reference;

import java.util.EnumMap;
import java.util.Map;
import org.imprimatur.model.Mark;
import org.imprimatur.model.Reference;

/** A record with a mark that its own file does not hold. */
final class Marks {
  private Marks() {}

  static LibraryRecord retracted(LibraryRecord record, Reference.Notice retraction) {
    Reference r = record.reference();
    Map<Mark, Reference.Notice> notices = new EnumMap<>(Mark.class);
    notices.putAll(r.governance().notices());
    notices.put(Mark.RETRACTED, retraction);
    Reference marked = r.with(r.governance().with(notices));
    return new LibraryRecord(marked, record.csl(), record.source(), record.node());
  }
}
