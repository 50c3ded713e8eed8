package org.imprimatur.review;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.imprimatur.model.Mark;
import org.imprimatur.model.Reference;
import org.jspecify.annotations.Nullable;

/** Which events are about the content as it stands today. */
final class Today {
  private final ReviewedArticle subject;
  private final Amendments amendments;
  private final Map<Event, Boolean> known = new HashMap<>();
  private final Map<String, LocalDate> corrected = new TreeMap<>();

  Today(ReviewedArticle subject, Amendments amendments) {
    this.subject = subject;
    this.amendments = amendments;
  }

  /** Whether an event was about today's content, harmless corrections of references aside. */
  boolean is(Event event) {
    return known.computeIfAbsent(event, this::compute);
  }

  /** The events of a canon that were about today's content. */
  Predicate<Event> under(int canon) {
    return event -> event.canon() == canon && is(event);
  }

  /** Which other events are about the same content as one, under the same canon. */
  Predicate<Event> same(Event event) {
    return other ->
        other.canon() == event.canon()
            && (other.content().equals(event.content()) || (is(other) && is(event)));
  }

  /**
   * Which other events may be about the same content as one. Digests of two canons cannot be
   * compared; of contents that are not today's, the works that they cite must do. For the order of
   * steps that is enough: no step counts for a content by this alone.
   */
  Predicate<Event> maybeSame(Event event) {
    return other ->
        other.canon() == event.canon()
            ? same(event).test(other)
            : is(other) == is(event) && (is(event) || other.works().equals(event.works()));
  }

  /** The keys whose records were corrected since events that are about today's content. */
  Map<String, LocalDate> corrected() {
    return corrected;
  }

  /** What, in plain words, is another now than it was for an event. */
  String difference(Event event) {
    String lost = lostMark(event);
    if (lost != null && subject.content().isValue(event.content())) {
      return lost;
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
    return event.canon() == ContentDigest.FIRST
        ? "the text, an image or the front matter changed"
        : "the text, an image, a file, the front matter or what is said of a reference changed";
  }

  private boolean compute(Event event) {
    if (!ContentDigest.knows(event.canon()) || lostMark(event) != null) {
      return false;
    }
    return event.content().equals(subject.content().value(event.canon())) || isAmended(event);
  }

  /** A more severe mark in the place of a lesser one is an added one. */
  private static boolean isStillSaid(String mark, List<String> now) {
    Optional<Mark> known = Mark.of(mark);
    return now.contains(mark)
        || now.stream()
            .flatMap(word -> Mark.of(word).stream())
            .anyMatch(other -> known.isPresent() && other.covers(known.get()));
  }

  /** Which mark that the event's signer knew of was taken away, in plain words; null if none. */
  private @Nullable String lostMark(Event event) {
    for (Map.Entry<String, List<String>> known : event.marks().entrySet()) {
      for (String mark : known.getValue()) {
        if (!isStillSaid(mark, subject.marks(known.getKey()))) {
          String what = mark.equals(Mark.RETRACTED.word()) ? "retraction mark" : "mark " + mark;
          return "the " + what + " of \"" + known.getKey() + "\" was removed";
        }
      }
    }
    return null;
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
    boolean same =
        subject.content().valueWith(event.works(), event.canon()).equals(event.content());
    if (same) {
      corrected.putAll(days);
    }
    return same;
  }
}
