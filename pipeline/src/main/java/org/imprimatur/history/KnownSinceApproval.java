package org.imprimatur.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.imprimatur.model.Mark;
import org.imprimatur.model.NumberedReference;
import org.imprimatur.model.Reference;
import org.imprimatur.reference.ReferenceLibrary;
import org.imprimatur.review.Amendments;
import org.jspecify.annotations.Nullable;

/**
 * What became known of cited works after a revision was approved. Its words stay as they were
 * approved, but a reader must be told today that a work was retracted, replaced, or corrected by a
 * signed amendment. Safe to share between threads.
 */
final class KnownSinceApproval {
  private final ReferenceLibrary today;
  private final Amendments amendments;
  private final Map<String, Reference> byIdentifier = new HashMap<>();

  KnownSinceApproval(ReferenceLibrary today, Amendments amendments) {
    this.today = today;
    this.amendments = amendments;
    for (Reference reference : today.references().values()) {
      boolean isRetracted = reference.governance().retraction() != null;
      for (String identifier : identifiers(reference)) {
        // Of two records of one work, the one that warns is taken.
        byIdentifier.merge(identifier, reference, (a, b) -> isRetracted ? b : a);
      }
    }
  }

  /**
   * References of a revision as they are to be shown today.
   *
   * @param references with their numbers of then
   * @param corrected keys whose records were corrected since, with the day
   * @param retracted keys whose works are retracted, which was not known then
   */
  record Seen(
      List<NumberedReference> references, Map<String, LocalDate> corrected, Set<String> retracted) {
    Seen {
      references = List.copyOf(references);
    }
  }

  /**
   * Looks back at the references of a revision.
   *
   * @param then as the revision numbers them
   * @param works the digest of each cited work's CSL data then
   * @param listed the records of then, marked by today's list of retractions
   */
  Seen of(List<NumberedReference> then, Map<String, String> works, ReferenceLibrary listed) {
    List<NumberedReference> out = new ArrayList<>();
    Map<String, LocalDate> corrected = new TreeMap<>();
    Set<String> retracted = new TreeSet<>();
    for (NumberedReference numbered : then) {
      Reference old = numbered.reference();
      Reference.Governance governance = governance(numbered, listed);
      if (governance.retraction() != null && old.governance().retraction() == null) {
        retracted.addAll(numbered.keys());
      }
      LocalDate day = correction(old, works);
      if (day != null) {
        corrected.put(old.key(), day);
      }
      Reference shown = day == null ? old : today.get(old.key()).orElse(old);
      out.add(
          new NumberedReference(
              numbered.number(),
              numbered.keys(),
              shown.with(governance),
              day == null ? numbered.text() : today.format(old.key())));
    }
    return new Seen(out, corrected, retracted);
  }

  private @Nullable LocalDate correction(Reference old, Map<String, String> works) {
    Optional<Reference> now = today.get(old.key());
    String digest = works.get(old.key());
    return now.isEmpty() || digest == null || now.get().csl().equals(old.csl())
        ? null
        : amendments.leads(now.get(), digest).orElse(null);
  }

  /** What the house said then, with the notices and the replacement that are known today. */
  private Reference.Governance governance(NumberedReference numbered, ReferenceLibrary listed) {
    Reference.Governance then = numbered.reference().governance();
    Map<Mark, Reference.Notice> notices = new EnumMap<>(Mark.class);
    notices.putAll(then.notices());
    String superseded = then.supersededBy();
    for (Reference now : sameToday(numbered, listed)) {
      Reference.Governance known = now.governance();
      known.notices().forEach(notices::putIfAbsent);
      superseded = superseded == null ? known.supersededBy() : superseded;
    }
    return new Reference.Governance(
        then.kind(),
        then.article(),
        notices,
        superseded,
        then.reviewBy(),
        then.checked(),
        then.justification(),
        then.quote(),
        then.quotes());
  }

  /** The records of today that are of the same work, and those of then as they are listed today. */
  private List<Reference> sameToday(NumberedReference numbered, ReferenceLibrary listed) {
    Map<String, Reference> out = new LinkedHashMap<>();
    for (String key : numbered.keys()) {
      today
          .get(key)
          .filter(now -> isSame(numbered.reference(), now))
          .ifPresent(now -> out.put("today " + key, now));
      listed.get(key).ifPresent(then -> out.put("then " + key, then));
    }
    for (String identifier : identifiers(numbered.reference())) {
      Reference now = byIdentifier.get(identifier);
      if (now != null) {
        out.putIfAbsent("today " + now.key(), now);
      }
    }
    return List.copyOf(out.values());
  }

  /**
   * Whether a key still names the same work: it does unless identifiers and title say otherwise.
   */
  private static boolean isSame(Reference then, Reference now) {
    boolean doi = same(then.doi(), now.doi());
    boolean pmid = same(then.pmid(), now.pmid());
    boolean differs = differ(then.doi(), now.doi()) || differ(then.pmid(), now.pmid());
    return doi || pmid || !differs || then.title().equalsIgnoreCase(now.title());
  }

  private static boolean same(@Nullable String a, @Nullable String b) {
    return a != null && a.equals(b);
  }

  private static boolean differ(@Nullable String a, @Nullable String b) {
    return a != null && b != null && !a.equals(b);
  }

  private static List<String> identifiers(Reference reference) {
    List<String> out = new ArrayList<>(2);
    if (reference.doi() != null) {
      out.add("doi:" + reference.doi());
    }
    if (reference.pmid() != null) {
      out.add("pmid:" + reference.pmid());
    }
    return out;
  }
}
