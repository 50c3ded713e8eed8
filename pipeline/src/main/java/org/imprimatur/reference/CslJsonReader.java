package org.imprimatur.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Reference;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.imprimatur.text.Node;
import org.imprimatur.text.Yaml;
import org.jspecify.annotations.Nullable;

/**
 * CSL-JSON: a list of items, one item, or an object whose {@code items} are the list; and what
 * Crossref answers, which is nearly that.
 */
final class CslJsonReader {
  /** Crossref's names (its REST API) and Zotero's for types of CSL. */
  private static final Map<String, String> TYPES =
      table(
          """
          journal-article article-journal, journalArticle article-journal, proceedings-article
          paper-conference, conferencePaper paper-conference, proceedings book, proceedings-series
          book, book-chapter chapter, book-section chapter, book-part chapter, book-track chapter,
          bookSection chapter, monograph book, edited-book book, reference-book book, book-set book,
          book-series book, reference-entry entry, encyclopediaArticle entry-encyclopedia,
          dictionaryEntry entry-dictionary, posted-content article, preprint article, peer-review
          review, report-component report, report-series report, dissertation thesis, journal
          periodical, journal-issue periodical, journal-volume periodical, component document,
          other document, grant document, database dataset, magazineArticle article-magazine,
          newspaperArticle article-newspaper, blogPost post-weblog, webPage webpage, web-page webpage,
          misc document, computerProgram software, presentation speech, standard-series standard
          """);

  /** Other names of fields, in small letters. */
  private static final Map<String, String> FIELDS =
      table(
          """
          short-container-title container-title-short, short-title title-short, publisher-location
          publisher-place, article-number number, published issued, published-print issued,
          published-online issued, posted issued, journal container-title, abstractnote abstract,
          publicationtitle container-title
          """);

  /** Crossref's own book-keeping: no data of the work. */
  private static final Set<String> BOOK_KEEPING =
      Set.of(
          "indexed",
          "reference-count",
          "references-count",
          "is-referenced-by-count",
          "content-domain",
          "created",
          "deposited",
          "score",
          "member",
          "prefix",
          "reference",
          "resource",
          "link",
          "license",
          "alternative-id",
          "issn-type",
          "isbn-type",
          "journal-issue",
          "relation",
          "assertion",
          "funder",
          "update-policy",
          "published-other",
          "institution",
          "approved",
          "content-created",
          "content-updated",
          "free-to-read",
          "clinical-trial-number",
          "subject");

  private static final Map<String, PublishedNotice.Kind> UPDATES =
      Map.ofEntries(
          Map.entry("retraction", PublishedNotice.Kind.RETRACTION),
          Map.entry("partial_retraction", PublishedNotice.Kind.RETRACTION),
          Map.entry("withdrawal", PublishedNotice.Kind.RETRACTION),
          Map.entry("removal", PublishedNotice.Kind.RETRACTION),
          Map.entry("expression_of_concern", PublishedNotice.Kind.CONCERN),
          Map.entry("correction", PublishedNotice.Kind.CORRECTION),
          Map.entry("corrigendum", PublishedNotice.Kind.CORRECTION),
          Map.entry("erratum", PublishedNotice.Kind.CORRECTION),
          Map.entry("addendum", PublishedNotice.Kind.CORRECTION),
          Map.entry("clarification", PublishedNotice.Kind.CORRECTION),
          Map.entry("reinstatement", PublishedNotice.Kind.REINSTATEMENT));

  private final Node.Mapping item;
  private final DraftRecord draft;

  private CslJsonReader(Node.Mapping item, List<Problem> problems) {
    this.item = item;
    this.draft = new DraftRecord(item.span(), problems);
  }

  static List<ReferenceImport.Item> read(Source source, List<Problem> problems) {
    // JSON may be indented with tabs, YAML may not; inside of JSON texts there are none.
    Source blank = Source.of(source.path(), source.text().replace('\t', ' '));
    Yaml.Result result = Yaml.read(blank, RuleId.IMPORT_SYNTAX);
    problems.addAll(result.problems());
    Node node = list(result.node());
    List<ReferenceImport.Item> out = new ArrayList<>();
    if (node instanceof Node.Sequence list) {
      for (Node one : list.items()) {
        if (one instanceof Node.Mapping mapping) {
          out.add(new CslJsonReader(mapping, problems).item());
        } else {
          problems.add(
              Problem.of(RuleId.IMPORT_SYNTAX, one.span(), "an item is an object in braces", null));
        }
      }
    } else if (node != null) {
      problems.add(
          Problem.of(
              RuleId.IMPORT_SYNTAX,
              new Span(node.span().start(), node.span().start()),
              "a file of CSL-JSON is a list of items",
              "export it again as CSL JSON"));
    }
    return out;
  }

  private static @Nullable Node list(@Nullable Node document) {
    if (!(document instanceof Node.Mapping mapping)) {
      return document;
    }
    for (String wrapper : List.of("items", "references", "message")) {
      Node inside = mapping.get(wrapper);
      if (inside != null && !(inside instanceof Node.Scalar)) {
        return list(inside);
      }
    }
    return new Node.Sequence(List.of(mapping), mapping.span());
  }

  private ReferenceImport.Item item() {
    if (item.get("id") instanceof Node.Scalar id) {
      draft.key(id.text());
    }
    type();
    for (boolean aliases : new boolean[] {false, true}) {
      item.entries()
          .forEach(
              (name, value) -> {
                String field = field(name);
                if (field.equals(name) != aliases) {
                  take(name, field, value, aliases);
                }
              });
    }
    subtitle();
    return draft.finish();
  }

  private void type() {
    String type = item.get("type") instanceof Node.Scalar scalar ? scalar.text().strip() : "";
    String known = RecordVocabulary.TYPES.contains(type) ? type : TYPES.get(type);
    if (known == null && !type.isEmpty()) {
      known = "document";
      draft.leftOut("the type " + type + " (taken as document)", type);
    }
    draft.put("type", known == null ? "" : known);
  }

  /** The field of CSL or of the house that is meant, whatever the case of its letters. */
  private static String field(String name) {
    if (RecordVocabulary.shape(name) != null || RecordVocabulary.GOVERNANCE.contains(name)) {
      return name;
    }
    String small = name.toLowerCase(Locale.ROOT);
    String other = FIELDS.get(small);
    return other == null ? RecordVocabulary.sameButCase(name) : other;
  }

  private void take(String name, String field, Node value, boolean alias) {
    RecordVocabulary.Shape shape = RecordVocabulary.shape(field);
    if (isEmpty(value) || Set.of("id", "type", "subtitle").contains(name)) {
      return;
    }
    if (alias && draft.has(field) && FIELDS.containsKey(name.toLowerCase(Locale.ROOT))) {
      return; // Crossref's "published" beside "issued".
    }
    if (RecordVocabulary.GOVERNANCE.contains(field)) {
      Object plain = value.plain();
      if (plain != null) {
        draft.replace(field, plain);
      }
    } else if (name.equals("updated-by") || name.equals("update-to")) {
      updates(name.equals("updated-by"), value);
    } else if (shape == null || BOOK_KEEPING.contains(name)) {
      if (!BOOK_KEEPING.contains(name)) {
        draft.leftOut(name, value instanceof Node.Scalar scalar ? scalar.text() : "");
      }
    } else {
      switch (shape) {
        case DATE -> date(field, value);
        case NAMES -> names(field, value);
        case TEXT, TEXTS -> text(field, value);
      }
    }
  }

  private static boolean isEmpty(Node value) {
    return value instanceof Node.Scalar scalar
        ? scalar.text().isBlank()
        : value instanceof Node.Sequence list && list.items().isEmpty();
  }

  private void date(String field, Node value) {
    CslJsonDates.Reading reading = CslJsonDates.read(value);
    if (reading.date() != null) {
      draft.put(field, reading.date());
    }
    reading.lost().forEach(lost -> draft.leftOut(lost + " in " + field));
  }

  private void text(String field, Node value) {
    List<String> texts = new ArrayList<>();
    if (value instanceof Node.Scalar scalar) {
      texts.add(scalar.text());
    } else if (value instanceof Node.Sequence list) {
      for (Node one : list.items()) {
        if (one instanceof Node.Scalar scalar) {
          texts.add(scalar.text());
        }
      }
    }
    String text = String.join(field.contains("title") ? ": " : ", ", texts);
    boolean tooLong =
        text.length() > RecordReader.LONGEST_TEXT && !RecordReader.isOfFreeLength(field);
    if (texts.isEmpty() || tooLong) {
      draft.leftOut(field);
    } else {
      draft.put(
          field,
          switch (field) {
            case "DOI" -> Identifiers.bareDoi(text);
            case "abstract" -> JatsText.plain(text);
            default -> text;
          });
    }
  }

  private void subtitle() {
    String title = draft.text("title");
    Node subtitle = item.get("subtitle");
    Node first =
        subtitle instanceof Node.Sequence s && !s.items().isEmpty() ? s.items().get(0) : subtitle;
    if (title != null && first instanceof Node.Scalar scalar && !title.contains(scalar.text())) {
      draft.replace("title", title + ": " + RecordReader.blanks(scalar.text()));
    }
  }

  private void names(String field, Node value) {
    List<Node> names = value instanceof Node.Sequence list ? list.items() : List.of(value);
    for (Node name : names) {
      if (name instanceof Node.Scalar scalar) {
        NameLists.read(scalar.text()).forEach(one -> draft.name(field, one));
      } else if (name instanceof Node.Mapping mapping) {
        name(field, mapping);
      } else {
        draft.leftOut("a name in " + field);
      }
    }
  }

  private void name(String field, Node.Mapping mapping) {
    Map<String, Object> out = RecordReader.nameParts(mapping);
    Object family = out.get("family");
    Object literal = out.get("literal");
    if (family == null && literal == null) {
      String shown =
          mapping.get("name") instanceof Node.Scalar scalar
              ? scalar.text()
              : String.valueOf(out.getOrDefault("given", ""));
      out = PersonNames.group(shown);
    } else if (NameLists.hasSemicolons(String.valueOf(family == null ? literal : family))) {
      Object given = out.getOrDefault("given", "");
      String all =
          String.valueOf(family == null ? literal : family)
              + (given.equals("") ? "" : ", " + given);
      NameLists.read(all).forEach(one -> draft.name(field, one));
      return;
    }
    if (out.isEmpty()) {
      draft.leftOut("a name in " + field);
    }
    draft.name(field, out);
  }

  /** What Crossref knows of later notices, or of the works that this one is the notice of. */
  private void updates(boolean ofThis, Node value) {
    List<PublishedNotice> notices = new ArrayList<>();
    List<Node> all = value instanceof Node.Sequence list ? list.items() : List.of(value);
    for (Node one : all) {
      if (!(one instanceof Node.Mapping update)) {
        continue;
      }
      String type = text(update, "type").toLowerCase(Locale.ROOT).replaceAll("[ -]", "_");
      PublishedNotice.Kind kind = UPDATES.get(type);
      String doi = text(update, "DOI");
      if (kind == null) {
        draft.leftOut((ofThis ? "updated-by " : "update-to ") + type + " " + doi, type);
      } else if (ofThis) {
        notices.add(new PublishedNotice(kind, notice(update, doi)));
      } else {
        PublishedNotice notice = new PublishedNotice(kind, notice(update, doi));
        draft.notices().about(notice, doi, type.replace('_', ' ') + " of " + doi);
      }
    }
    draft.notices().addNewest(notices);
  }

  private static Reference.Notice notice(Node.Mapping update, String doi) {
    Node updated = update.get("updated");
    Map<String, Object> date = updated == null ? null : CslJsonDates.read(updated).date();
    return new Reference.Notice(CslDates.day(date), "", Identifiers.bareDoiOrNull(doi), null);
  }

  private static String text(Node.Mapping mapping, String field) {
    return mapping.get(field) instanceof Node.Scalar scalar
        ? RecordReader.blanks(scalar.text())
        : "";
  }

  private static Map<String, String> table(String text) {
    Map<String, String> out = new TreeMap<>();
    for (String pair : text.strip().split(",", -1)) {
      String[] words = pair.strip().split("\\s+", 2);
      out.put(words[0], words[1]);
    }
    return out;
  }
}
