package org.imprimatur.review;

/** An event with one field changed, whose signature no longer fits. */
final class ChangedEvent {
  private ChangedEvent() {}

  static Event withRole(Event e, String role) {
    return with(e, role, e.at(), e.note());
  }

  static Event at(Event e, String time) {
    return with(e, e.role(), time, e.note());
  }

  static Event withNote(Event e, String note) {
    return with(e, e.role(), e.at(), note);
  }

  private static Event with(Event e, String role, String at, String note) {
    return new Event(
        e.site(),
        e.article(),
        e.action(),
        e.by(),
        e.name(),
        role,
        at,
        e.meaning(),
        e.content(),
        e.canon(),
        e.works(),
        e.claims(),
        e.authors(),
        e.marks(),
        e.disagreed(),
        note,
        e.interests(),
        e.previous(),
        e.signature());
  }
}
