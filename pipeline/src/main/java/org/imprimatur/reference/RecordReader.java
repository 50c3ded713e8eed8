package org.imprimatur.reference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Reference;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.imprimatur.text.Json;
import org.imprimatur.text.Node;
import org.jspecify.annotations.Nullable;

/**
 * Turns one YAML or JSON mapping into a record. CSL data and governance fields are separated, and
 * CSL values brought into one form, so that two ways to write the same datum have one digest:
 * numbers become texts of the same digits (dates excepted, see {@link CslDates}), a run of white
 * space is one blank, empty fields are left out, a DOI is bare.
 */
final class RecordReader {
  /** Longer texts, and more names, are not bibliographic data; they would only cost time. */
  static final int LONGEST_TEXT = 10_000;

  static final int MOST_NAMES = 10_000;

  private static final Set<String> FREE_LENGTH = Set.of("abstract", "annote", "note", "keyword");
  private static final Set<String> LISTED =
      Set.of("ISBN", "ISSN", "keyword", "title", "container-title", "container-title-short");
  private static final Set<String> NAME_PARTS =
      Set.of("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal");
  private static final Set<String> NAME_FLAGS =
      Set.of("comma-suffix", "static-ordering", "parse-names");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");
  private static final Pattern KEY = Pattern.compile("[^\\s{}\\[\\]@;,\"\\p{Cntrl}]{1,200}");

  private final Source source;
  private final Node.Mapping node;
  private final List<ReferenceProblem> problems;
  private String key = "";

  private RecordReader(Source source, Node.Mapping node, List<ReferenceProblem> problems) {
    this.source = source;
    this.node = node;
    this.problems = problems;
  }

  /** The record, or null if it has no usable id; what is wrong is added to {@code problems}. */
  static @Nullable LibraryRecord read(
      Source source, Node.Mapping node, List<ReferenceProblem> problems) {
    return new RecordReader(source, node, problems).record();
  }

  private @Nullable LibraryRecord record() {
    Node id = node.get("id");
    if (id == null || (id instanceof Node.Scalar scalar && scalar.text().isBlank())) {
      problem(RuleId.REF_MISSING_FIELD, node.span(), "a record has no id", "add id: with its key");
      return null;
    }
    if (!(id instanceof Node.Scalar scalar) || !KEY.matcher(scalar.text()).matches()) {
      problem(
          RuleId.REF_TYPE,
          id.span(),
          "an id is one word that articles can cite, without spaces and brackets",
          "write it as author, year and a word: smith2020trial");
      return null;
    }
    key = scalar.text();
    String type = type();
    Map<String, Object> csl = csl(type);
    GovernanceReader governance = new GovernanceReader(node, this::problem);
    return new LibraryRecord(reference(type, csl, governance.read(), id.span()), csl, source, node);
  }

  private Reference reference(
      String type, Map<String, Object> csl, Reference.Governance governance, Span id) {
    return new Reference(
        key,
        type,
        csl.get("title") instanceof String title ? title : "",
        CslDates.year(csl.get("issued")),
        Identifiers.doiKey(text(csl, "DOI")),
        Identifiers.pmidKey(text(csl, "PMID")),
        Identifiers.isbnKey(text(csl, "ISBN")),
        Identifiers.webAddress(text(csl, "URL")),
        Json.canonical(csl),
        governance,
        source.path(),
        source.region(id));
  }

  private static @Nullable String text(Map<String, Object> csl, String field) {
    return csl.get(field) instanceof String text ? text : null;
  }

  private String type() {
    Node type = node.get("type");
    if (type == null || (type instanceof Node.Scalar scalar && scalar.text().isBlank())) {
      return "";
    }
    String name = type instanceof Node.Scalar scalar ? scalar.text().strip() : "";
    if (RecordVocabulary.TYPES.contains(name)) {
      return name;
    }
    String nearest = RecordVocabulary.nearest(name, RecordVocabulary.TYPES);
    problem(
        RuleId.REF_TYPE,
        type.span(),
        "\"" + shown(name) + "\" is not a CSL type",
        nearest == null
            ? "use article-journal, book, chapter, report, webpage ..."
            : "did you mean \"" + nearest + "\"?");
    return "";
  }

  private Map<String, Object> csl(String type) {
    Map<String, Object> csl = new LinkedHashMap<>();
    csl.put("id", key);
    if (!type.isEmpty()) {
      csl.put("type", type);
    }
    node.entries()
        .forEach(
            (field, value) -> {
              Object datum = datum(field, value);
              if (datum != null) {
                csl.put(field, datum);
              }
            });
    return Collections.unmodifiableMap(csl);
  }

  private @Nullable Object datum(String field, Node value) {
    RecordVocabulary.Shape shape = RecordVocabulary.shape(field);
    if (shape == null) {
      unknown(field);
      return null;
    }
    if (value instanceof Node.Scalar scalar && scalar.text().isBlank()) {
      return null;
    }
    Object datum =
        switch (shape) {
          case TEXT -> textOf(field, value);
          case NAMES -> names(value);
          case DATE -> CslDates.read(value);
          case TEXTS -> texts(value);
        };
    if (datum == null) {
      wrong(field, value, shape);
    }
    return datum;
  }

  private void wrong(String field, Node value, RecordVocabulary.Shape shape) {
    String expected =
        switch (shape) {
          case TEXT -> "a text of at most " + LONGEST_TEXT + " characters";
          case NAMES -> "a list of names, each with family and given, or literal";
          case DATE -> "a date: 2020-06-04, 2020-06, 2020, or {date-parts: [[2020, 6, 4]]}";
          case TEXTS -> "a list of texts";
        };
    problem(
        RuleId.REF_TYPE,
        value.span(),
        "\"" + field + "\" is not what it should be",
        "it is " + value.kindName() + "; write " + expected);
  }

  private void unknown(String field) {
    if (field.equals("id") || field.equals("type") || RecordVocabulary.GOVERNANCE.contains(field)) {
      return;
    }
    String nearest = RecordVocabulary.nearestField(field);
    problem(
        RuleId.REF_UNKNOWN_FIELD,
        node.keySpan(field),
        "\"" + shown(field) + "\" is neither a field of CSL nor one of this program",
        nearest == null ? "remove it" : "did you mean \"" + nearest + "\"?");
  }

  private @Nullable Object textOf(String field, Node value) {
    String text;
    if (value instanceof Node.Scalar scalar) {
      text = blanks(scalar.text());
    } else if (LISTED.contains(field) && texts(value) instanceof List<?> list && !list.isEmpty()) {
      text =
          String.join(
              field.contains("title") ? ": " : ", ", list.stream().map(String::valueOf).toList());
    } else {
      return null;
    }
    if (text.length() > LONGEST_TEXT && !FREE_LENGTH.contains(field)) {
      return null;
    }
    return field.equals("DOI") ? Identifiers.bareDoi(text) : text;
  }

  private static @Nullable Object texts(Node value) {
    if (!(value instanceof Node.Sequence list)) {
      return null;
    }
    List<Object> out = new ArrayList<>();
    for (Node item : list.items()) {
      if (!(item instanceof Node.Scalar scalar)) {
        return null;
      }
      if (!scalar.text().isBlank()) {
        out.add(blanks(scalar.text()));
      }
    }
    return out;
  }

  private static @Nullable Object names(Node value) {
    if (!(value instanceof Node.Sequence list) || list.items().size() > MOST_NAMES) {
      return null;
    }
    List<Object> out = new ArrayList<>();
    for (Node item : list.items()) {
      Map<String, Object> name = name(item);
      if (name == null) {
        return null;
      }
      out.add(name);
    }
    return out.isEmpty() ? null : out;
  }

  /** A name; a plain text is the name of a group, as it is to be printed. */
  private static @Nullable Map<String, Object> name(Node item) {
    Map<String, Object> out = new LinkedHashMap<>();
    if (item instanceof Node.Scalar scalar) {
      out.put("literal", blanks(scalar.text()));
    } else if (item instanceof Node.Mapping mapping) {
      if (mapping.entries().values().stream().anyMatch(part -> !(part instanceof Node.Scalar))) {
        return null;
      }
      out.putAll(nameParts(mapping));
    }
    Object shown = out.containsKey("family") ? out.get("family") : out.get("literal");
    boolean usable = shown instanceof String text && !text.isBlank();
    return usable && total(out) <= LONGEST_TEXT ? out : null;
  }

  /** The parts of a name that CSL knows; empty if there are none. */
  static Map<String, Object> nameParts(Node.Mapping mapping) {
    Map<String, Object> out = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            (part, value) -> {
              if (value instanceof Node.Scalar scalar) {
                if (NAME_PARTS.contains(part) && !scalar.text().isBlank()) {
                  out.put(part, blanks(scalar.text()));
                } else if (NAME_FLAGS.contains(part)) {
                  out.put(part, scalar.text().equals("true") || scalar.text().equals("1"));
                }
              }
            });
    return out;
  }

  /** Whether a field may hold more than a line or two. */
  static boolean isOfFreeLength(String field) {
    return FREE_LENGTH.contains(field);
  }

  private static int total(Map<String, Object> name) {
    return name.values().stream().mapToInt(part -> String.valueOf(part).length()).sum();
  }

  /** Whether a text can be a record's id. */
  static boolean isKey(String text) {
    return KEY.matcher(text).matches();
  }

  /** Line breaks and indentation are YAML's, not the datum's. */
  static String blanks(String text) {
    return isOneLine(text) ? text.strip() : BLANKS.matcher(text).replaceAll(" ").strip();
  }

  /** Whether nothing but single spaces separates its words, as in nearly all of them. */
  private static boolean isOneLine(String text) {
    boolean afterSpace = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == 0x7F || (c == ' ' && afterSpace)) {
        return false;
      }
      afterSpace = c == ' ';
    }
    return true;
  }

  private void problem(RuleId rule, Span span, String message, @Nullable String hint) {
    problems.add(new ReferenceProblem(key, source, Problem.of(rule, span, message, hint)));
  }

  private static String shown(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
