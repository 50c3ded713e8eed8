package org.imprimatur.reference;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.source.Source;

/** BibTeX and BibLaTeX entries as CSL records. */
final class BibtexReader {
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("article", "article-journal"),
          Map.entry("book", "book"),
          Map.entry("mvbook", "book"),
          Map.entry("collection", "book"),
          Map.entry("proceedings", "book"),
          Map.entry("booklet", "pamphlet"),
          Map.entry("inbook", "chapter"),
          Map.entry("incollection", "chapter"),
          Map.entry("inreference", "entry-encyclopedia"),
          Map.entry("inproceedings", "paper-conference"),
          Map.entry("conference", "paper-conference"),
          Map.entry("manual", "report"),
          Map.entry("techreport", "report"),
          Map.entry("report", "report"),
          Map.entry("mastersthesis", "thesis"),
          Map.entry("phdthesis", "thesis"),
          Map.entry("thesis", "thesis"),
          Map.entry("unpublished", "manuscript"),
          Map.entry("online", "webpage"),
          Map.entry("electronic", "webpage"),
          Map.entry("www", "webpage"),
          Map.entry("webpage", "webpage"),
          Map.entry("dataset", "dataset"),
          Map.entry("software", "software"),
          Map.entry("patent", "patent"),
          Map.entry("standard", "standard"),
          Map.entry("periodical", "periodical"));

  /** Field to CSL variable, where the text is the value. */
  private static final Map<String, String> TEXTS =
      Map.ofEntries(
          Map.entry("journal", "container-title"),
          Map.entry("journaltitle", "container-title"),
          Map.entry("booktitle", "container-title"),
          Map.entry("shortjournal", "container-title-short"),
          Map.entry("shorttitle", "title-short"),
          Map.entry("volume", "volume"),
          Map.entry("issue", "issue"),
          Map.entry("publisher", "publisher"),
          Map.entry("institution", "publisher"),
          Map.entry("school", "publisher"),
          Map.entry("organization", "publisher"),
          Map.entry("address", "publisher-place"),
          Map.entry("location", "publisher-place"),
          Map.entry("edition", "edition"),
          Map.entry("series", "collection-title"),
          Map.entry("chapter", "chapter-number"),
          Map.entry("type", "genre"),
          Map.entry("abstract", "abstract"),
          Map.entry("keywords", "keyword"),
          Map.entry("language", "language"),
          Map.entry("annote", "annote"),
          Map.entry("annotation", "annote"),
          Map.entry("pagetotal", "number-of-pages"),
          Map.entry("volumes", "number-of-volumes"),
          Map.entry("eventtitle", "event-title"),
          Map.entry("venue", "event-place"),
          Map.entry("version", "version"),
          Map.entry("pubstate", "status"),
          Map.entry("issn", "ISSN"),
          Map.entry("isbn", "ISBN"),
          Map.entry("pmid", "PMID"),
          Map.entry("pmcid", "PMCID"));

  private static final Map<String, String> NAMES =
      Map.of(
          "author", "author",
          "editor", "editor",
          "translator", "translator",
          "bookauthor", "container-author");

  private static final Set<String> DONE =
      Set.of(
          "title",
          "subtitle",
          "year",
          "month",
          "day",
          "date",
          "urldate",
          "url",
          "doi",
          "pages",
          "number",
          "note",
          "howpublished",
          "crossref",
          "xdata",
          "eprint",
          "eprinttype",
          "archiveprefix");

  private final BibtexSyntax.Entry entry;
  private final Map<String, String> fields;
  private final DraftRecord draft;
  private final Set<String> unknownCommands = new LinkedHashSet<>();

  private BibtexReader(
      BibtexSyntax.Entry entry, BibtexInheritance.Fields fields, List<Problem> problems) {
    this.entry = entry;
    this.fields = fields.fields();
    this.draft = new DraftRecord(entry.span(), problems);
    for (String key : fields.missing()) {
      draft.problem(
          RuleId.IMPORT_SYNTAX,
          "\""
              + entry.key()
              + "\" takes fields from \""
              + key
              + "\", which is not an entry of this file",
          "export that entry, too, or add those fields by hand");
    }
  }

  static List<ReferenceImport.Item> read(Source source, List<Problem> problems) {
    List<BibtexSyntax.Entry> entries = BibtexSyntax.read(source, problems);
    BibtexInheritance inheritance = new BibtexInheritance(entries);
    List<ReferenceImport.Item> out = new ArrayList<>();
    for (BibtexSyntax.Entry entry : entries) {
      if (!entry.type().equals("xdata")) {
        BibtexInheritance.Fields fields = inheritance.of(entry);
        out.add(new BibtexReader(entry, fields, problems).item());
      }
    }
    return out;
  }

  private ReferenceImport.Item item() {
    draft.key(entry.key());
    type();
    title();
    fields.forEach(this::field);
    identifiers();
    dates();
    number();
    notes();
    if (!unknownCommands.isEmpty()) {
      draft.problem(
          RuleId.IMPORT_UNKNOWN_COMMAND,
          "the TeX commands "
              + String.join(", ", unknownCommands)
              + " of \""
              + entry.key()
              + "\" are not known; they are in its record as they were written",
          "write what they mean in the record: a lost sign changes what is said");
    }
    return draft.finish();
  }

  private void type() {
    String type = TYPES.get(entry.type());
    if (type == null) {
      boolean web = fields.containsKey("url") || Identifiers.webAddress(how()) != null;
      type = web ? "webpage" : "document";
      if (!entry.type().equals("misc")) {
        draft.leftOut("the entry type @" + entry.type() + " (taken as " + type + ")");
      }
    }
    draft.put("type", type);
    if (entry.type().equals("phdthesis") && !fields.containsKey("type")) {
      draft.put("genre", "PhD thesis");
    } else if (entry.type().equals("mastersthesis") && !fields.containsKey("type")) {
      draft.put("genre", "Master's thesis");
    }
  }

  private void title() {
    String title = text(fields.getOrDefault("title", ""));
    String subtitle = text(fields.getOrDefault("subtitle", ""));
    draft.put("title", subtitle.isBlank() ? title : title + ": " + subtitle);
  }

  private void field(String name, String value) {
    if (NAMES.containsKey(name)) {
      String list = String.valueOf(NAMES.get(name));
      PersonNames.bibtex(value, this::text).forEach(one -> draft.name(list, one));
    } else if (TEXTS.containsKey(name)) {
      draft.put(String.valueOf(TEXTS.get(name)), text(value));
    } else if (name.equals("pages")) {
      draft.put("page", text(value).replaceAll(" *[\u2013\u2014]+ *", "-"));
    } else if (!DONE.contains(name) && !value.isBlank()) {
      draft.leftOut(name, text(value));
    }
  }

  private void identifiers() {
    draft.put("DOI", Identifiers.bareDoi(verbatim(fields.getOrDefault("doi", ""))));
    draft.put("URL", verbatim(fields.getOrDefault("url", "")));
    String eprint = text(fields.getOrDefault("eprint", "")).strip();
    String kind = fields.getOrDefault("eprinttype", fields.getOrDefault("archiveprefix", ""));
    if (kind.equalsIgnoreCase("pubmed")) {
      draft.put("PMID", eprint);
    } else if (!eprint.isEmpty()) {
      draft.put("archive", kind);
      draft.put("archive_location", eprint);
    }
  }

  private void dates() {
    String date = text(fields.getOrDefault("date", ""));
    String year = text(fields.getOrDefault("year", ""));
    String month = text(fields.getOrDefault("month", ""));
    if (!date.isBlank()) {
      draft.put("issued", ImportDates.read(date));
    } else if (!year.isBlank()) {
      String day = text(fields.getOrDefault("day", ""));
      draft.put("issued", ImportDates.ofBibtex(year, month, day));
    }
    String opened = text(fields.getOrDefault("urldate", ""));
    if (!opened.isBlank()) {
      draft.put("accessed", ImportDates.read(opened));
    }
  }

  /** {@code number} is an issue, the number of a report, or that of a book in its series. */
  private void number() {
    String number = text(fields.getOrDefault("number", ""));
    String type = String.valueOf(draft.text("type"));
    if (type.startsWith("article")) {
      draft.put("issue", number);
    } else if (type.equals("book") || type.equals("chapter") || type.equals("paper-conference")) {
      draft.put("collection-number", number);
    } else {
      draft.put("number", number);
    }
  }

  private void notes() {
    draft.put("note", text(fields.getOrDefault("note", "")));
    String how = how();
    if (Identifiers.webAddress(how) != null && !draft.has("URL")) {
      draft.put("URL", how);
    } else {
      draft.append("note", "; ", text(fields.getOrDefault("howpublished", "")));
    }
  }

  /** How it was published, as an address is written. */
  private String how() {
    return verbatim(fields.getOrDefault("howpublished", "").replaceAll("^\\{(.*)\\}$", "$1"));
  }

  private String text(String latex) {
    return RecordReader.blanks(Latex.decode(latex, unknownCommands));
  }

  /** Addresses and DOIs: their {@code _} and {@code %} are their own. */
  private static String verbatim(String latex) {
    String bare = latex.strip().replaceAll("^\\\\url\\{(.*)\\}$", "$1");
    return bare.replaceAll("\\\\([_%&#$~{}])", "$1").replace("{\\textasciitilde}", "~").strip();
  }
}
