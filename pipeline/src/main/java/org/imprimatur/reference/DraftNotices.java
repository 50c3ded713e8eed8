package org.imprimatur.reference;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * What somebody else's record says of retractions and corrections: of its own work, in fields made
 * for it and in words, and of another work whose notice it is.
 */
final class DraftNotices {
  private static final Pattern PMID = Pattern.compile("(?i)\\bPMID:?\\s*([1-9]\\d{0,7})\\b");
  private static final Pattern DOI =
      Pattern.compile("(?i)\\b(?:doi:?\\s*|doi\\.org/)(10\\.\\d{4,9}/[^\\s;,]+)");
  private static final Pattern DAY =
      Pattern.compile("\\b([12]\\d{3}) ([A-Z][a-z]{2}) (\\d{1,2})(?=[;:.])");
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
  private static final Set<String> NO = Set.of("", "no", "false", "0", "none", "n");

  private final Map<PublishedNotice.Kind, Reference.Notice> found =
      new EnumMap<>(PublishedNotice.Kind.class);
  private final List<Concerned> concerned = new ArrayList<>();
  private final Set<String> doubts = new TreeSet<>();

  /**
   * Another work that a record is the notice of.
   *
   * @param notice what it does, and when, if the record says so of its own
   * @param doi the other work's, bare, or null
   * @param pmid the other work's, or null
   * @param title the other work's, if the notice names it by its title only; may be empty
   * @param words the notice's own words, for messages
   */
  record Concerned(
      PublishedNotice notice,
      @Nullable String doi,
      @Nullable String pmid,
      String title,
      String words) {}

  /**
   * A notice about the work, as PubMed and others cite it: "J Sample. 2021 Mar 4;6(1):1. PMID: 2".
   */
  void cited(PublishedNotice.Kind kind, String lead, String citation) {
    add(kind, new Reference.Notice(day(citation), lead + citation, doi(citation), pmid(citation)));
  }

  /** A notice about the work. */
  void add(PublishedNotice.Kind kind, Reference.Notice notice) {
    found.merge(kind, notice, DraftNotices::both);
  }

  /**
   * Several notices about the work, of which the newest counts. One that was taken back leaves
   * nothing but the reinstatement.
   */
  void addNewest(List<PublishedNotice> notices) {
    PublishedNotice.standing(notices)
        .forEach((mark, notice) -> add(PublishedNotice.of(mark, notice).kind(), notice));
    for (PublishedNotice one : notices) {
      if (one.kind() == PublishedNotice.Kind.REINSTATEMENT) {
        add(one.kind(), one.notice());
      }
    }
  }

  /** Whether a notice of a kind is known. */
  boolean has(PublishedNotice.Kind kind) {
    return found.containsKey(kind);
  }

  /** Another work that this record is the notice of, as PubMed and others cite it. */
  void about(PublishedNotice.Kind kind, String citation) {
    PublishedNotice undated = new PublishedNotice(kind, Reference.Notice.of(null, ""));
    concerned.add(new Concerned(undated, doi(citation), pmid(citation), "", citation));
  }

  /** Another work that this record is the notice of. */
  void about(PublishedNotice notice, String doi, String words) {
    concerned.add(new Concerned(notice, Identifiers.bareDoiOrNull(doi), null, "", words));
  }

  /** This record is the notice of some other work, which neither a link nor its title names. */
  void aboutUnnamed(PublishedNotice.Kind kind, String title) {
    if (concerned.isEmpty() && NoticeWords.notice(title) == null) {
      PublishedNotice undated = new PublishedNotice(kind, Reference.Notice.of(null, ""));
      concerned.add(new Concerned(undated, null, null, /* title= */ title, /* words= */ title));
    }
  }

  /** What a field says that is not a datum of CSL. */
  void said(String field, String value) {
    Set<PublishedNotice.Kind> kinds = NoticeWords.ofNote(value);
    boolean no = NO.contains(value.strip().toLowerCase(Locale.ROOT));
    if (!kinds.isEmpty()) {
      kinds.forEach(kind -> add(kind, Reference.Notice.of(null, RecordReader.blanks(value))));
    } else if (NoticeWords.isRetractedType(value) || NoticeWords.isRetractedType(field)) {
      if (!no) {
        add(
            PublishedNotice.Kind.RETRACTION,
            Reference.Notice.of(null, "Its record says so: " + RecordReader.blanks(value)));
      }
    } else if (NoticeWords.mentionsRetraction(value)) {
      doubts.add(RecordReader.blanks(value));
    }
  }

  /** Reads what the record's own words say, and writes all of it into its fields. */
  void addTo(Map<String, Object> fields) {
    words(fields);
    found.forEach(
        (kind, notice) -> {
          Map<String, Object> value = NoticeFields.write(notice);
          fields.putIfAbsent(kind.field(), value.isEmpty() ? (Object) true : value);
        });
  }

  List<Concerned> concerned() {
    return List.copyOf(concerned);
  }

  Set<String> doubts() {
    return doubts;
  }

  private void words(Map<String, Object> fields) {
    String title = text(fields, "title");
    PublishedNotice.Kind byTitle = NoticeWords.ofTitle(title);
    NoticeWords.Own own = byTitle == null ? NoticeWords.notice(title) : null;
    if (byTitle != null && !has(byTitle)) {
      add(byTitle, Reference.Notice.of(null, "Its title says so."));
    }
    if (own != null && concerned.isEmpty()) {
      String work = own.work();
      PublishedNotice undated = new PublishedNotice(own.kind(), Reference.Notice.of(null, ""));
      concerned.add(new Concerned(undated, null, null, /* title= */ work, /* words= */ title));
    }
    if (!concerned.isEmpty()) {
      return; // A notice's notes and types speak of the other work.
    }
    boolean known = has(PublishedNotice.Kind.RETRACTION);
    for (String field : List.of("note", "annote", "genre", "status")) {
      String value = text(fields, field);
      if (!known || !NoticeWords.mentionsRetraction(value)) {
        said(field, value);
      }
    }
    // Keywords name topics: only the type of a retracted work counts.
    if (!known && NoticeWords.isRetractedType(text(fields, "keyword"))) {
      said("keyword", "Retracted publication");
    }
    if (!known && NoticeWords.isRetractedAbstract(text(fields, "abstract"))) {
      add(PublishedNotice.Kind.RETRACTION, Reference.Notice.of(null, "Its abstract says so."));
    }
  }

  private static String text(Map<String, Object> fields, String field) {
    return fields.get(field) instanceof String text ? text : "";
  }

  /** The later of two, with the words of both. */
  private static Reference.Notice both(Reference.Notice one, Reference.Notice other) {
    LocalDate first = one.date();
    LocalDate second = other.date();
    boolean later = second != null && (first == null || second.isAfter(first));
    Reference.Notice newest = later ? other : one;
    String reason =
        one.reason().isEmpty() || other.reason().isEmpty() || one.reason().equals(other.reason())
            ? newest.reason()
            : one.reason() + "; " + other.reason();
    return new Reference.Notice(newest.date(), reason, newest.doi(), newest.pmid());
  }

  private static @Nullable String pmid(String citation) {
    Matcher pmid = PMID.matcher(citation);
    return pmid.find() ? pmid.group(1) : null;
  }

  private static @Nullable String doi(String citation) {
    Matcher doi = DOI.matcher(citation);
    return doi.find() ? Identifiers.bareDoiOrNull(doi.group(1).replaceAll("[.)\\]]+$", "")) : null;
  }

  private static @Nullable LocalDate day(String citation) {
    Matcher day = DAY.matcher(citation);
    int month = day.find() ? MONTHS.indexOf(day.group(2)) : -1;
    if (month < 0 || month % 3 != 0) {
      return null;
    }
    try {
      return LocalDate.of(
          Integer.parseInt(day.group(1)), month / 3 + 1, Integer.parseInt(day.group(3)));
    } catch (DateTimeException e) {
      return null;
    }
  }
}
