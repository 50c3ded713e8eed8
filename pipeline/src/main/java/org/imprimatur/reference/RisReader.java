package org.imprimatur.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.source.Source;

/** RIS records as CSL records. */
final class RisReader {
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("JOUR", "article-journal"),
          Map.entry("JFULL", "article-journal"),
          Map.entry("EJOUR", "article-journal"),
          Map.entry("ABST", "article-journal"),
          Map.entry("INPR", "article-journal"),
          Map.entry("MGZN", "article-magazine"),
          Map.entry("NEWS", "article-newspaper"),
          Map.entry("BOOK", "book"),
          Map.entry("EBOOK", "book"),
          Map.entry("EDBOOK", "book"),
          Map.entry("SER", "book"),
          Map.entry("CHAP", "chapter"),
          Map.entry("ECHAP", "chapter"),
          Map.entry("CONF", "paper-conference"),
          Map.entry("CPAPER", "paper-conference"),
          Map.entry("RPRT", "report"),
          Map.entry("GOVDOC", "report"),
          Map.entry("THES", "thesis"),
          Map.entry("ELEC", "webpage"),
          Map.entry("WEB", "webpage"),
          Map.entry("BLOG", "post-weblog"),
          Map.entry("STAND", "standard"),
          Map.entry("DATA", "dataset"),
          Map.entry("COMP", "software"),
          Map.entry("UNPB", "manuscript"),
          Map.entry("MANSCPT", "manuscript"),
          Map.entry("PAMP", "pamphlet"),
          Map.entry("PAT", "patent"),
          Map.entry("DICT", "entry-dictionary"),
          Map.entry("ENCYC", "entry-encyclopedia"),
          Map.entry("GEN", "document"));

  private static final Map<String, String> TEXTS =
      Map.ofEntries(
          Map.entry("TI", "title"),
          Map.entry("T1", "title"),
          Map.entry("ST", "title-short"),
          Map.entry("T3", "collection-title"),
          Map.entry("VL", "volume"),
          Map.entry("IS", "issue"),
          Map.entry("PB", "publisher"),
          Map.entry("CY", "publisher-place"),
          Map.entry("PP", "publisher-place"),
          Map.entry("ET", "edition"),
          Map.entry("AB", "abstract"),
          Map.entry("N2", "abstract"),
          Map.entry("LA", "language"),
          Map.entry("NV", "number-of-volumes"),
          Map.entry("SE", "section"),
          Map.entry("OP", "original-title"),
          Map.entry("CN", "call-number"));

  private static final Map<String, String> NAMES =
      Map.of(
          "AU",
          "author",
          "A1",
          "author",
          "A2",
          "editor",
          "ED",
          "editor",
          "A3",
          "collection-editor",
          "A4",
          "translator");

  private static final Set<String> JOURNAL_SHORT = Set.of("JA", "J1", "J2");

  private final TaggedLines.Group group;
  private final DraftRecord draft;
  private String journal = "";
  private String abbreviation = "";
  private String start = "";
  private String end = "";
  private String published = "";
  private String day = "";

  private RisReader(TaggedLines.Group group, List<Problem> problems) {
    this.group = group;
    this.draft = new DraftRecord(group.span(), problems);
  }

  static List<ReferenceImport.Item> read(Source source, List<Problem> problems) {
    List<ReferenceImport.Item> out = new ArrayList<>();
    for (TaggedLines.Group group : TaggedLines.read(source, "TY", "ER")) {
      if (group.fields().stream().noneMatch(field -> field.tag().equals("TY"))) {
        problems.add(
            Problem.of(
                RuleId.IMPORT_SYNTAX,
                group.span(),
                "this is not an RIS record: it has no line \"TY  - \"",
                "add its type, for example TY  - JOUR"));
      } else {
        group
            .stray()
            .forEach(
                span ->
                    problems.add(
                        Problem.of(
                            RuleId.IMPORT_SYNTAX, span, "this line belongs to no record", null)));
        out.add(new RisReader(group, problems).item());
      }
    }
    return out;
  }

  private ReferenceImport.Item item() {
    // The type comes first, wherever it stands: other tags mean something else in a book.
    group.fields().stream().filter(f -> f.tag().equals("TY")).forEach(f -> type(f.value()));
    group.fields().forEach(field -> field(field.tag(), field.value()));
    journal();
    if (!start.isEmpty()) {
      draft.put("page", end.isEmpty() || end.equals(start) ? start : start + "-" + end);
    }
    // DA has month and day where PY has the year only.
    String date = published.length() >= day.length() ? published : day;
    if (!date.isEmpty()) {
      draft.put("issued", ImportDates.read(date));
    }
    return draft.finish();
  }

  private void field(String tag, String value) {
    if (value.isEmpty()) {
      return;
    }
    if (TEXTS.containsKey(tag)) {
      draft.put(String.valueOf(TEXTS.get(tag)), value);
    } else if (NAMES.containsKey(tag)) {
      String list = String.valueOf(NAMES.get(tag));
      NameLists.read(value).forEach(name -> draft.name(list, name));
    } else if (JOURNAL_SHORT.contains(tag)) {
      abbreviation = abbreviation.isEmpty() ? value : abbreviation;
    } else if (!special(tag, value)) {
      draft.leftOut(tag, value);
    }
  }

  private boolean special(String tag, String value) {
    switch (tag) {
      case "TY" -> {
        // Read before the others.
      }
      case "ID" -> draft.key(value);
      case "JF", "T2" -> journal(value);
      case "JO" -> journalOrShort(value);
      case "BT" -> draft.put(isBook() ? "title" : "container-title", value);
      case "PY", "Y1" -> published = value;
      case "DA" -> day = value;
      case "Y2" -> draft.put("accessed", ImportDates.read(value));
      case "SP" -> pages(value);
      case "EP" -> end = value;
      case "DO" -> draft.put("DOI", Identifiers.bareDoi(value));
      case "UR" -> draft.put("URL", value.split("[;\\s]", 2)[0]);
      case "SN" -> serial(value);
      case "KW" -> draft.append("keyword", ", ", value);
      case "N1", "RN" -> draft.append("note", "; ", value);
      case "M3" -> draft.put("genre", value);
      case "AN" -> pmid(value);
      case "C2" -> pmcid(value);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void type(String value) {
    String type = TYPES.get(value.toUpperCase(Locale.ROOT));
    if (type == null) {
      draft.leftOut("the type " + value + " (taken as document)");
    }
    draft.put("type", type == null ? "document" : type);
  }

  private boolean isBook() {
    return "book".equals(draft.text("type"));
  }

  private void journal(String value) {
    if (isBook()) {
      draft.put("collection-title", value);
    } else if (journal.isEmpty()) {
      journal = value;
    } else if (!journal.equals(value)) {
      draft.leftOut("a second journal \"" + value + "\"");
    }
  }

  /** JO is the full name with some, the abbreviation with others. */
  private void journalOrShort(String value) {
    if (journal.isEmpty()) {
      journal = value;
    } else if (value.length() < journal.length() && abbreviation.isEmpty()) {
      abbreviation = value;
    } else if (value.length() > journal.length()) {
      abbreviation = journal;
      journal = value;
    }
  }

  private void journal() {
    if (journal.isEmpty()) {
      draft.put("container-title", abbreviation);
    } else {
      draft.put("container-title", journal);
      if (!abbreviation.equals(journal)) {
        draft.put("container-title-short", abbreviation);
      }
    }
  }

  private void pages(String value) {
    String[] ends = value.split("[-\u2013]+", 2);
    start = ends[0].strip();
    end = ends.length > 1 ? ends[1].strip() : end;
  }

  private void serial(String value) {
    String bare = value.replaceAll("\\(.*?\\)", "").strip();
    boolean issn = bare.replaceAll("[^0-9Xx]", "").length() == 8;
    draft.append(issn ? "ISSN" : "ISBN", ", ", bare);
  }

  private void pmid(String value) {
    if (Identifiers.pmidKey(value) != null) {
      draft.put("PMID", value);
    } else {
      draft.leftOut("AN");
    }
  }

  private void pmcid(String value) {
    if (Identifiers.pmcidProblem(value) == null) {
      draft.put("PMCID", value);
    } else {
      draft.leftOut("C2");
    }
  }
}
