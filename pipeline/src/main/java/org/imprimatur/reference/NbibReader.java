package org.imprimatur.reference;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Reference;
import org.imprimatur.source.Source;

/**
 * PubMed's {@code .nbib} (the MEDLINE display format) as CSL records. PubMed's own book-keeping
 * ({@code STAT}, {@code EDAT} ...) and what repeats other fields ({@code SO}) is not a datum of the
 * work and is not named as left out. A retraction, a concern or a correction that PubMed knows
 * becomes the record's mark.
 */
final class NbibReader {
  private static final Set<String> BOOK_KEEPING =
      Set.of(
          "STAT", "OWN", "DCOM", "LR", "EDAT", "MHDA", "CRDT", "PHST", "PST", "SO", "SB", "JID",
          "DA", "OID", "OTO", "AUID", "IRAD", "PMCR", "CDAT", "CTDT", "VTI", "UOF", "UIN", "CON");

  private static final Map<String, String> TEXTS =
      Map.ofEntries(
          Map.entry("TI", "title"),
          Map.entry("TT", "original-title"),
          Map.entry("JT", "container-title"),
          Map.entry("TA", "container-title-short"),
          Map.entry("BTI", "container-title"),
          Map.entry("CTI", "collection-title"),
          Map.entry("VI", "volume"),
          Map.entry("IP", "issue"),
          Map.entry("PG", "page"),
          Map.entry("PB", "publisher"),
          Map.entry("EN", "edition"),
          Map.entry("AB", "abstract"),
          Map.entry("LA", "language"),
          Map.entry("PMID", "PMID"),
          Map.entry("PMC", "PMCID"),
          Map.entry("ISBN", "ISBN"));

  /** PubMed's links to what was published about a work, and its words for them. */
  private static final Map<String, PublishedNotice.Kind> NOTICES =
      Map.of(
          "RIN", PublishedNotice.Kind.RETRACTION,
          "RRI", PublishedNotice.Kind.RETRACTION,
          "ECI", PublishedNotice.Kind.CONCERN,
          "EIN", PublishedNotice.Kind.CORRECTION,
          "CRI", PublishedNotice.Kind.CORRECTION);

  private static final Map<String, String> NOTICE_WORDS =
      Map.of(
          "RIN", "Retraction in: ",
          "RRI", "Retracted and republished in: ",
          "ECI", "Expression of concern in: ",
          "EIN", "Erratum in: ",
          "CRI", "Corrected and republished in: ");

  /** And its links from a notice to the work that it is about. */
  private static final Map<String, PublishedNotice.Kind> CONCERNED =
      Map.of(
          "ROF", PublishedNotice.Kind.RETRACTION,
          "RRF", PublishedNotice.Kind.RETRACTION,
          "ECF", PublishedNotice.Kind.CONCERN,
          "EFR", PublishedNotice.Kind.CORRECTION,
          "CRF", PublishedNotice.Kind.CORRECTION);

  /** And its types of notices, where no link says what they are about. */
  private static final Map<String, PublishedNotice.Kind> NOTICE_TYPES =
      Map.of(
          "retraction of publication", PublishedNotice.Kind.RETRACTION,
          "retraction notice", PublishedNotice.Kind.RETRACTION,
          "expression of concern", PublishedNotice.Kind.CONCERN,
          "published erratum", PublishedNotice.Kind.CORRECTION);

  private final TaggedLines.Group group;
  private final DraftRecord draft;
  private final Set<String> kinds = new LinkedHashSet<>();
  private boolean fullNames;

  private NbibReader(TaggedLines.Group group, List<Problem> problems) {
    this.group = group;
    this.draft = new DraftRecord(group.span(), problems);
  }

  static List<ReferenceImport.Item> read(Source source, List<Problem> problems) {
    List<ReferenceImport.Item> out = new ArrayList<>();
    for (TaggedLines.Group group : TaggedLines.read(source, "PMID", "")) {
      if (group.fields().stream().noneMatch(field -> field.tag().equals("PMID"))) {
        problems.add(
            Problem.of(
                RuleId.IMPORT_SYNTAX,
                group.span(),
                "this is not a PubMed record: it has no line \"PMID- \"",
                "save it again from PubMed in the format PubMed or .nbib"));
      } else {
        out.add(new NbibReader(group, problems).item());
      }
    }
    return out;
  }

  private ReferenceImport.Item item() {
    fullNames = group.fields().stream().anyMatch(field -> field.tag().equals("FAU"));
    boolean book = group.fields().stream().anyMatch(field -> field.tag().equals("BTI"));
    draft.put("type", book ? "chapter" : "article-journal");
    group.fields().forEach(field -> field(field.tag(), field.value()));
    String abbreviation = draft.text("container-title-short");
    if (abbreviation != null && !draft.has("container-title")) {
      draft.put("container-title", abbreviation);
    }
    dates();
    kind();
    return draft.finish();
  }

  private void field(String tag, String value) {
    if (value.isEmpty() || BOOK_KEEPING.contains(tag)) {
      return;
    }
    PublishedNotice.Kind notice = NOTICES.get(tag);
    PublishedNotice.Kind concerned = CONCERNED.get(tag);
    if (notice != null) {
      draft.notices().cited(notice, String.valueOf(NOTICE_WORDS.get(tag)), value);
    } else if (concerned != null) {
      draft.notices().about(concerned, value);
    } else if (TEXTS.containsKey(tag)) {
      boolean title = tag.equals("TI") && value.endsWith(".") && !value.endsWith("..");
      String text = title ? value.substring(0, value.length() - 1) : value;
      draft.put(String.valueOf(TEXTS.get(tag)), text);
    } else if (!special(tag, value)) {
      draft.leftOut(tag, tag.equals("MH") ? "" : value);
    }
  }

  private boolean special(String tag, String value) {
    switch (tag) {
      case "FAU" -> draft.name("author", PersonNames.commas(value));
      case "AU" -> author(value);
      case "CN" -> draft.name("author", PersonNames.group(value));
      case "FED" -> draft.name("editor", PersonNames.commas(value));
      case "AID", "LID" -> article(value);
      case "IS" -> issn(value);
      case "OT" -> draft.append("keyword", ", ", value);
      case "PT" -> kinds.add(value.toLowerCase(Locale.ROOT));
      case "DP", "DEP", "ED" -> {
        // Dates are read together; short names of editors repeat FED.
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void author(String value) {
    if (!fullNames) {
      draft.name("author", PersonNames.initials(value));
    }
  }

  private void article(String value) {
    if (value.endsWith("[doi]")) {
      draft.put("DOI", Identifiers.bareDoi(value.substring(0, value.length() - 5)));
    }
  }

  private void issn(String value) {
    String bare = value.split(" ", 2)[0];
    String before = draft.text("ISSN");
    if (before == null || !before.contains(bare)) {
      draft.append("ISSN", ", ", bare);
    }
  }

  private void dates() {
    String printed = value("DP");
    String online = value("DEP");
    boolean onlineOnly = !online.isEmpty() && !draft.has("volume") && !draft.has("issue");
    String date = onlineOnly || printed.isEmpty() ? online : printed;
    if (!date.isEmpty()) {
      draft.put("issued", ImportDates.read(date));
    }
  }

  private String value(String tag) {
    return group.fields().stream()
        .filter(field -> field.tag().equals(tag))
        .map(TaggedLines.Field::value)
        .findFirst()
        .orElse("");
  }

  private void kind() {
    boolean guideline = kinds.contains("practice guideline") || kinds.contains("guideline");
    boolean synthesis = kinds.contains("systematic review") || kinds.contains("meta-analysis");
    boolean trial =
        kinds.contains("randomized controlled trial") || kinds.contains("clinical trial");
    if (guideline) {
      draft.put("kind", "guideline");
    } else if (synthesis) {
      draft.put("kind", "systematic-review");
    } else if (trial) {
      draft.put("kind", "trial");
    } else if (kinds.contains("review")) {
      draft.put("kind", "review");
    }
    for (Map.Entry<String, PublishedNotice.Kind> type : NOTICE_TYPES.entrySet()) {
      if (kinds.contains(type.getKey())) {
        draft.notices().aboutUnnamed(type.getValue(), String.valueOf(draft.text("title")));
      }
    }
    if (kinds.contains("retracted publication")
        && !draft.notices().has(PublishedNotice.Kind.RETRACTION)) {
      draft
          .notices()
          .add(
              PublishedNotice.Kind.RETRACTION,
              Reference.Notice.of(null, "Marked as retracted in PubMed."));
    }
  }
}
