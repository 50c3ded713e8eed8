package org.imprimatur.reference;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Reference;
import org.imprimatur.text.Node;
import org.jspecify.annotations.Nullable;

/**
 * The governance fields {@code retracted}, {@code concern}, {@code corrected} and {@code
 * reinstated}: {@code true}, a date, a reason, or {@code {date, reason, DOI, PMID}}. Where a record
 * has no {@code retracted}, its title, note, genre and status may say so.
 */
final class NoticeFields {
  private final Node.Mapping node;
  private final GovernanceReader.Problems problems;

  private NoticeFields(Node.Mapping node, GovernanceReader.Problems problems) {
    this.node = node;
    this.problems = problems;
  }

  /** What a record says was published about its work. */
  static List<PublishedNotice> read(Node.Mapping node, GovernanceReader.Problems problems) {
    NoticeFields fields = new NoticeFields(node, problems);
    List<PublishedNotice> out = new ArrayList<>();
    for (PublishedNotice.Kind kind : PublishedNotice.Kind.values()) {
      Reference.Notice notice = fields.notice(kind);
      if (notice != null) {
        out.add(new PublishedNotice(kind, notice));
      }
    }
    if (node.get(PublishedNotice.Kind.RETRACTION.field()) == null) {
      fields.bySaying(out);
    }
    return out;
  }

  /** A notice as the value of its field. */
  static Map<String, Object> write(Reference.Notice notice) {
    Map<String, Object> out = new LinkedHashMap<>();
    if (notice.date() != null) {
      out.put("date", notice.date().toString());
    }
    if (!notice.reason().isEmpty()) {
      out.put("reason", notice.reason());
    }
    if (notice.doi() != null) {
      out.put("DOI", notice.doi());
    }
    if (notice.pmid() != null) {
      out.put("PMID", notice.pmid());
    }
    return out;
  }

  /** The notice that such a value says. */
  static Reference.Notice of(Object value) {
    if (value instanceof Map<?, ?> map) {
      return new Reference.Notice(
          isoDate(text(map, "date")),
          text(map, "reason"),
          Identifiers.bareDoiOrNull(text(map, "DOI")),
          Identifiers.pmidKey(text(map, "PMID")));
    }
    String text = String.valueOf(value);
    LocalDate date = isoDate(text);
    return Reference.Notice.of(date, date != null || text.equals("true") ? "" : text);
  }

  private static String text(Map<?, ?> map, String field) {
    Object value = map.get(field);
    return value == null ? "" : RecordReader.blanks(String.valueOf(value));
  }

  /** A mark that cannot be read is still a mark: better one warning too many. */
  private Reference.@Nullable Notice notice(PublishedNotice.Kind kind) {
    Node value = node.get(kind.field());
    if (value instanceof Node.Mapping mapping) {
      return ofMapping(kind, mapping);
    }
    if (value instanceof Node.Scalar scalar) {
      String text = RecordReader.blanks(scalar.text());
      if (text.isEmpty() || text.equals("false")) {
        return null;
      }
      LocalDate date = isoDate(text);
      needDate(kind, date, value);
      return Reference.Notice.of(date, date != null || text.equals("true") ? "" : text);
    }
    if (value == null) {
      return null;
    }
    wrong(kind, value);
    return Reference.Notice.of(null, "");
  }

  private Reference.Notice ofMapping(PublishedNotice.Kind kind, Node.Mapping mapping) {
    LocalDate date = null;
    if (mapping.get("date") instanceof Node.Scalar scalar && !scalar.text().isBlank()) {
      date = isoDate(scalar.text());
      if (date == null) {
        wrong(kind, scalar);
      }
    } else {
      needDate(kind, null, mapping);
    }
    String reason = text(mapping, "reason");
    return new Reference.Notice(
        date,
        reason,
        Identifiers.bareDoiOrNull(text(mapping, "DOI")),
        Identifiers.pmidKey(text(mapping, "PMID")));
  }

  private static String text(Node.Mapping mapping, String field) {
    return mapping.get(field) instanceof Node.Scalar scalar
        ? RecordReader.blanks(scalar.text())
        : "";
  }

  /** Without a date nobody can tell what a reinstatement lifts. */
  private void needDate(PublishedNotice.Kind kind, @Nullable LocalDate date, Node value) {
    if (kind == PublishedNotice.Kind.REINSTATEMENT && date == null) {
      wrong(kind, value);
    }
  }

  private void wrong(PublishedNotice.Kind kind, Node value) {
    problems.add(
        RuleId.REF_TYPE,
        value.span(),
        "\"" + kind.field() + "\" is not what it should be",
        "write {date: 2020-06-04, reason: \"...\"}");
  }

  private void bySaying(List<PublishedNotice> out) {
    PublishedNotice.Kind byTitle = NoticeWords.ofTitle(text(node, "title"));
    Set<PublishedNotice.Kind> byNote = NoticeWords.ofNote(text(node, "note"));
    if (byTitle != null) {
      add(out, byTitle, "Its title says so.");
    }
    byNote.forEach(kind -> add(out, kind, text(node, "note")));
    if (NoticeWords.isRetractedType(text(node, "genre"))
        || NoticeWords.isRetractedType(text(node, "status"))) {
      add(out, PublishedNotice.Kind.RETRACTION, "its record says so.");
    }
  }

  private static void add(List<PublishedNotice> out, PublishedNotice.Kind kind, String reason) {
    if (out.stream().noneMatch(notice -> notice.kind() == kind)) {
      out.add(new PublishedNotice(kind, Reference.Notice.of(null, reason)));
    }
  }

  private static @Nullable LocalDate isoDate(String text) {
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeException e) {
      return null;
    }
  }
}
