package org.imprimatur.review;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.imprimatur.model.Reference;

/** Which events are about the content as it stands today. */
final class Today {
  private final Subject subject;
  private final Amendments amendments;
  private final Map<Event, Boolean> known = new HashMap<>();
  private final Map<String, LocalDate> corrected = new TreeMap<>();

  Today(Subject subject, Amendments amendments) {
    this.subject = subject;
    this.amendments = amendments;
  }

  /** Whether an event was about today's content, harmless corrections of references aside. */
  boolean is(Event event) {
    return known.computeIfAbsent(event, this::compute);
  }

  /** Which other events are about the same content as one. */
  Predicate<Event> same(Event event) {
    return other ->
        (other.content().equals(event.content()) && other.canon() == event.canon())
            || (is(other) && is(event));
  }

  /** The keys whose records were corrected since events that are about today's content. */
  Map<String, LocalDate> corrected() {
    return corrected;
  }

  /** What, in plain words, is another now than it was for an event. */
  String difference(Event event) {
    for (String key : event.retracted()) {
      if (event.content().equals(subject.content().value()) && !subject.isRetracted(key)) {
        return "the retraction mark of \"" + key + "\" was removed";
      }
    }
    Map<String, String> now = subject.content().works();
    for (Map.Entry<String, String> work : event.works().entrySet()) {
      String digest = now.get(work.getKey());
      if (digest != null && !digest.equals(work.getValue())) {
        return "the record of the reference \"" + work.getKey() + "\" changed";
      }
    }
    if (!now.keySet().equals(event.works().keySet())) {
      return "other works are cited";
    }
    return "the text, an image or the front matter changed";
  }

  private boolean compute(Event event) {
    if (event.canon() != ContentDigest.CANON) {
      return false;
    }
    for (String key : event.retracted()) {
      if (!subject.isRetracted(key)) {
        return false;
      }
    }
    return event.content().equals(subject.content().value()) || isAmended(event);
  }

  private boolean isAmended(Event event) {
    Map<String, String> now = subject.content().works();
    if (!now.keySet().equals(event.works().keySet())) {
      return false;
    }
    Map<String, LocalDate> days = new TreeMap<>();
    for (Map.Entry<String, String> work : event.works().entrySet()) {
      if (work.getValue().equals(now.get(work.getKey()))) {
        continue;
      }
      Optional<Reference> record = subject.works().apply(work.getKey());
      Optional<LocalDate> day = record.flatMap(r -> amendments.leads(r, work.getValue()));
      if (day.isEmpty()) {
        return false;
      }
      days.put(work.getKey(), day.get());
    }
    boolean same = subject.content().valueWith(event.works()).equals(event.content());
    if (same) {
      corrected.putAll(days);
    }
    return same;
  }
}
