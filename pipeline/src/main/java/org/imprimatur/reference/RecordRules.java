package org.imprimatur.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.imprimatur.finding.Nearest;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Reference;
import org.imprimatur.model.WorkKind;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * What is checked of one record by itself. Which fields a type needs follows from what AMA style
 * prints of it (AMA Manual of Style, 11th edition, chapter 3) and from what a reader needs to find
 * the work.
 */
final class RecordRules {
  private static final Set<String> JOURNAL =
      Set.of("article-journal", "article-magazine", "article-newspaper", "review", "review-book");
  private static final Set<String> PART =
      Set.of("chapter", "paper-conference", "entry-dictionary", "entry-encyclopedia");
  private static final Set<String> WHOLE =
      Set.of("book", "report", "thesis", "pamphlet", "standard", "software", "dataset");
  private static final Set<String> WEB = Set.of("webpage", "post", "post-weblog");
  private static final List<String> MAKERS =
      List.of("author", "editor", "collection-editor", "compiler", "publisher", "authority");

  /** Field to the check of its form. */
  private static final Map<String, Function<String, @Nullable String>> FORMS =
      Map.of(
          "DOI", Identifiers::doiProblem,
          "PMID", Identifiers::pmidProblem,
          "PMCID", Identifiers::pmcidProblem,
          "ISBN", Identifiers::isbnProblem,
          "ISSN", Identifiers::issnProblem,
          "URL", Identifiers::urlProblem);

  private final LibraryRecord record;
  private final LocalDate asOf;
  private final List<ReferenceProblem> problems = new ArrayList<>();

  private RecordRules(LibraryRecord record, LocalDate asOf) {
    this.record = record;
    this.asOf = asOf;
  }

  static List<ReferenceProblem> check(LibraryRecord record, LocalDate asOf) {
    RecordRules rules = new RecordRules(record, asOf);
    rules.fields();
    rules.identifiers();
    rules.governance();
    return rules.problems;
  }

  private void fields() {
    String type = record.reference().type();
    if (record.node().get("type") == null) {
      missing("type", "add type: article-journal, book, chapter, report, webpage ...");
    }
    need("title");
    if (JOURNAL.contains(type)) {
      need("container-title");
      needOne("the year of publication", List.of("issued"));
      needOne("who wrote it", List.of("author", "editor"));
      needOne(
          "where it is in the journal",
          List.of("volume", "issue", "page", "number", "DOI", "PMID", "PMCID", "URL"));
    } else if (PART.contains(type)) {
      need("container-title");
      needOne("the year of publication", List.of("issued"));
      needOne("who wrote it", MAKERS);
    } else if (WHOLE.contains(type)) {
      needOne("the year of publication", List.of("issued", "accessed"));
      needOne("who wrote or published it", MAKERS);
    } else if (WEB.contains(type)) {
      web();
    } else {
      needOne("who wrote or published it", and(MAKERS, "container-title"));
    }
    if (type.equals("personal_communication")) {
      add(
          RuleId.REF_NOT_LISTABLE,
          "type",
          "AMA style does not list personal communications",
          "name it in parentheses in the text");
    }
  }

  private void web() {
    // A page of this house is found by its id.
    if (record.reference().governance().article() == null) {
      needOne("the address of the page", List.of("URL", "DOI"));
    }
    needOne("who wrote or published it", and(MAKERS, "container-title"));
    boolean dated = record.csl().containsKey("issued") || record.csl().containsKey("accessed");
    if (!dated && record.reference().governance().checked() == null) {
      add(
          RuleId.REF_UNDATED,
          "id",
          "\"" + record.key() + "\" is a web page without any date",
          "add accessed: with the day on which somebody opened it");
    }
  }

  private void identifiers() {
    for (String field : List.of("DOI", "PMID", "PMCID", "ISBN", "ISSN", "URL")) {
      String text = record.text(field);
      Function<String, @Nullable String> form = FORMS.get(field);
      String wrong = text == null || form == null ? null : form.apply(text);
      if (text != null && wrong != null) {
        String shown = text.length() <= 80 ? text : text.substring(0, 80) + "…";
        add(
            RuleId.REF_BAD_IDENTIFIER,
            field,
            "\"" + shown + "\" is not a valid " + name(field) + ": " + wrong,
            "copy it again from the work itself");
      }
    }
  }

  private void governance() {
    Reference.Governance governance = record.reference().governance();
    String kind = governance.kind();
    if (kind != null && WorkKind.of(kind).isEmpty()) {
      add(
          RuleId.REF_UNKNOWN_KIND,
          "kind",
          "\"" + kind + "\" is not a known kind of work; pages do not show it",
          Nearest.hint(kind, WorkKind.words())
              .orElse("write one of: " + String.join(", ", WorkKind.words())));
    }
    LocalDate due = governance.reviewBy();
    if (due != null && due.isBefore(asOf)) {
      add(
          RuleId.REF_OVERDUE,
          "review-by",
          "\"" + record.key() + "\" should have been looked at again by " + due,
          "look for a newer version, then move review-by");
    }
  }

  private void need(String field) {
    if (!record.csl().containsKey(field) && record.node().get(field) == null) {
      missing(field, "add " + field);
    } else if (!record.csl().containsKey(field) && isEmpty(field)) {
      missing(field, "write its value");
    }
  }

  private void needOne(String what, List<String> fields) {
    boolean there =
        fields.stream().anyMatch(f -> record.csl().containsKey(f) || (present(f) && !isEmpty(f)));
    if (!there) {
      String list = String.join(" or ", fields);
      add(
          RuleId.REF_MISSING_FIELD,
          "id",
          "\"" + record.key() + "\" does not say " + what + " (" + list + ")",
          "add " + (fields.size() == 1 ? list : "one of them"));
    }
  }

  private boolean present(String field) {
    return record.node().get(field) != null;
  }

  /** A field that is there but of the wrong shape has its own problem already. */
  private boolean isEmpty(String field) {
    return record.node().get(field) instanceof org.imprimatur.text.Node.Scalar scalar
        && scalar.text().isBlank();
  }

  private void missing(String field, String hint) {
    add(RuleId.REF_MISSING_FIELD, "id", "\"" + record.key() + "\" has no " + field, hint);
  }

  private void add(RuleId rule, String field, String message, String hint) {
    Span span = record.place(field);
    problems.add(
        new ReferenceProblem(record.key(), record.source(), Problem.of(rule, span, message, hint)));
  }

  private static String name(String field) {
    return field.equals("URL") ? "web address" : field;
  }

  private static List<String> and(List<String> fields, String more) {
    List<String> out = new ArrayList<>(fields);
    out.add(more);
    return out;
  }
}
