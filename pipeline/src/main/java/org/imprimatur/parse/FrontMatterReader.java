package org.imprimatur.parse;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.imprimatur.finding.Nearest;
import org.imprimatur.finding.Problem;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Audience;
import org.imprimatur.model.Change;
import org.imprimatur.model.ChangeKind;
import org.imprimatur.model.FrontMatter;
import org.imprimatur.model.Status;
import org.imprimatur.parse.ArticleParser.Fence;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.imprimatur.text.Node;
import org.imprimatur.text.Yaml;
import org.jspecify.annotations.Nullable;

/** Turns front matter into its record; what is missing or wrong becomes a problem and a default. */
final class FrontMatterReader {
  static final List<String> KEYS =
      List.of(
          "title",
          "question",
          "status",
          "updated",
          "authors",
          "topics",
          "audience",
          "summary",
          "population",
          "evidence-to",
          "funding",
          "licence",
          "related",
          "review-by",
          "changes");
  static final List<String> REQUIRED = List.of("title", "status", "updated", "authors");
  static final List<String> CHANGE_KEYS = List.of("date", "kind", "conclusions-changed", "note");

  private static final String DATE_HINT = "Write it as year-month-day, for example 2026-11-20.";

  private final List<Problem> problems;
  private final Map<String, Span> places = new LinkedHashMap<>();
  private final Node.Mapping map;

  private FrontMatterReader(Node.Mapping map, Span whole, List<Problem> problems) {
    this.map = map;
    this.problems = problems;
    places.put("", whole);
  }

  static FrontMatter read(ArticleId id, Source source, Fence fence, List<Problem> problems) {
    Node.Mapping map = mapping(source, fence, problems);
    if (map == null) {
      return FrontMatter.empty(id.value());
    }
    Span first = new Span(0, Math.min(3, source.text().length()));
    return new FrontMatterReader(map, first, problems).record(id);
  }

  private static Node.@Nullable Mapping mapping(
      Source source, Fence fence, List<Problem> problems) {
    if (fence.state() != Fence.State.CLOSED) {
      boolean open = fence.state() == Fence.State.OPEN;
      problems.add(
          Problem.of(
              "frontmatter/missing",
              new Span(0, Math.min(3, source.text().length())),
              open ? "the front matter is never closed" : "the article has no front matter",
              open
                  ? "Put a line with --- behind the last key."
                  : "Begin the file with a line ---, the keys title, status, updated and authors,"
                      + " and a line ---."));
      return null;
    }
    Yaml.Result result = Yaml.read(source, fence.yaml(), "frontmatter/syntax");
    problems.addAll(result.problems());
    if (result.node() instanceof Node.Mapping found) {
      return found;
    }
    if (result.node() != null) {
      problems.add(
          Problem.of(
              "frontmatter/type",
              result.node().span(),
              "the front matter is " + result.node().kindName() + ", not a block of keys",
              "Write lines such as title: Low back pain."));
      return null;
    }
    return result.problems().isEmpty() ? new Node.Mapping(Map.of(), Map.of(), fence.yaml()) : null;
  }

  private FrontMatter record(ArticleId id) {
    unknownKeys(map, KEYS, "");
    for (String key : REQUIRED) {
      if (isAbsent(map.get(key))) {
        Span at = map.get(key) == null ? whole() : map.keySpan(key);
        problem("missing", at, "\"" + key + "\" is missing", "Add a line " + example(key) + ".");
      }
    }
    String title = text("title");
    return new FrontMatter(
        title == null ? id.value() : title,
        text("question"),
        word("status", Status::of, "submitted, under-review or approved", Status.SUBMITTED),
        date("updated"),
        texts("authors"),
        texts("topics"),
        word("audience", Audience::of, "professional, patient or student", audience(id)),
        text("summary"),
        text("population"),
        date("evidence-to"),
        text("funding"),
        text("licence"),
        texts("related"),
        date("review-by"),
        changes(),
        places);
  }

  private static Audience audience(ArticleId id) {
    return id.isPatientVariant() ? Audience.PATIENT : Audience.PROFESSIONAL;
  }

  private static String example(String key) {
    return switch (key) {
      case "title" -> "title: Low back pain";
      case "status" -> "status: submitted";
      case "updated" -> "updated: 2026-11-20";
      default -> "authors: [the id of a person of imprimatur.yaml]";
    };
  }

  private Span whole() {
    return places.getOrDefault("", new Span(0, 0));
  }

  private void problem(String rule, Span span, String message, @Nullable String hint) {
    problems.add(Problem.of("frontmatter/" + rule, span, message, hint));
  }

  private void wrong(Node node, String key, String wanted, @Nullable String hint) {
    String got =
        node instanceof Node.Scalar scalar && scalar.type() != Node.Type.NOTHING
            ? "\"" + scalar.text() + "\""
            : node.kindName();
    problem("type", node.span(), "\"" + key + "\" is " + got + "; it must be " + wanted, hint);
  }

  private void unknownKeys(Node.Mapping mapping, List<String> known, String prefix) {
    for (String key : mapping.entries().keySet()) {
      if (!known.contains(key)) {
        problem(
            "unknown-key",
            mapping.keySpan(key),
            "\"" + prefix + key + "\" is no key of the front matter; it is not used",
            Nearest.hint(key, known).orElse("Remove it, or see the keys with imprimatur new."));
      }
    }
  }

  private static boolean isAbsent(@Nullable Node node) {
    return node == null
        || (node instanceof Node.Scalar scalar && scalar.text().isBlank())
        || (node instanceof Node.Sequence list && list.items().isEmpty());
  }

  private @Nullable String text(String key) {
    Node node = map.get(key);
    if (node == null || (isAbsent(node) && node instanceof Node.Scalar)) {
      return null;
    }
    places.put(key, node.span());
    if (node instanceof Node.Scalar scalar) {
      return scalar.text().strip();
    }
    wrong(node, key, "one text", "Write it on one line, in quotes if it holds a colon.");
    return null;
  }

  private <T> T word(String key, Function<String, Optional<T>> of, String words, T otherwise) {
    Node node = map.get(key);
    if (node == null || isAbsent(node)) {
      return otherwise;
    }
    places.put(key, node.span());
    Optional<T> value =
        node instanceof Node.Scalar scalar ? of.apply(scalar.text()) : Optional.empty();
    if (value.isEmpty()) {
      List<String> choices = List.of(words.split(", | or "));
      String given = node instanceof Node.Scalar scalar ? scalar.text() : "";
      wrong(node, key, words, Nearest.hint(given, choices).orElse(null));
    }
    return value.orElse(otherwise);
  }

  private @Nullable LocalDate date(String key) {
    Node node = map.get(key);
    if (node == null || isAbsent(node)) {
      return null;
    }
    places.put(key, node.span());
    return date(node, key);
  }

  private @Nullable LocalDate date(Node node, String key) {
    if (node instanceof Node.Scalar scalar && scalar.text().length() == 10) {
      try {
        return LocalDate.parse(scalar.text());
      } catch (DateTimeParseException e) {
        // Reported below.
      }
    }
    wrong(node, key, "a date that exists", DATE_HINT);
    return null;
  }

  private List<String> texts(String key) {
    Node node = map.get(key);
    if (node == null || isAbsent(node)) {
      return List.of();
    }
    places.put(key, node.span());
    if (!(node instanceof Node.Sequence list)) {
      wrong(node, key, "a list", "Write " + key + ": [first, second].");
      return List.of();
    }
    List<String> out = new ArrayList<>();
    for (Node item : list.items()) {
      if (item instanceof Node.Scalar scalar && !scalar.text().isBlank()) {
        places.put(key + "[" + out.size() + "]", item.span());
        out.add(scalar.text().strip());
      } else {
        wrong(item, key, "a list of texts", null);
      }
    }
    return out;
  }

  private List<Change> changes() {
    Node node = map.get("changes");
    if (node == null || isAbsent(node)) {
      return List.of();
    }
    places.put("changes", node.span());
    if (!(node instanceof Node.Sequence list)) {
      wrong(node, "changes", "a list", "Write each change as - {date: ..., kind: ..., note: ...}.");
      return List.of();
    }
    List<Change> out = new ArrayList<>();
    for (Node item : list.items()) {
      if (item instanceof Node.Mapping entry) {
        change(entry, "changes[" + out.size() + "]").ifPresent(out::add);
      } else {
        wrong(item, "changes", "a list of {date, kind, conclusions-changed, note}", null);
      }
    }
    return out;
  }

  private Optional<Change> change(Node.Mapping entry, String place) {
    unknownKeys(entry, CHANGE_KEYS, "changes: ");
    places.put(place, entry.span());
    LocalDate date = null;
    Node dated = entry.get("date");
    if (dated == null || isAbsent(dated)) {
      problem("missing", entry.span(), "this change has no \"date\"", DATE_HINT);
    } else {
      places.put(place + ".date", dated.span());
      date = date(dated, "date");
    }
    ChangeKind kind = kind(entry);
    Node concluded = entry.get("conclusions-changed");
    boolean changed = false;
    if (concluded instanceof Node.Scalar scalar && scalar.type() == Node.Type.BOOLEAN) {
      changed = Boolean.parseBoolean(scalar.text());
    } else if (concluded != null) {
      wrong(concluded, "conclusions-changed", "true or false", null);
    }
    Node note = entry.get("note");
    String text = note instanceof Node.Scalar scalar ? scalar.text().strip() : "";
    if (note != null && !(note instanceof Node.Scalar)) {
      wrong(note, "note", "one text", null);
    }
    return date == null || kind == null
        ? Optional.empty()
        : Optional.of(new Change(date, kind, changed, text));
  }

  private @Nullable ChangeKind kind(Node.Mapping entry) {
    Node node = entry.get("kind");
    String words = "new, updated, amended, corrected or safety";
    if (node == null || isAbsent(node)) {
      problem("missing", entry.span(), "this change has no \"kind\"", "It is " + words + ".");
      return null;
    }
    Optional<ChangeKind> kind =
        node instanceof Node.Scalar scalar ? ChangeKind.of(scalar.text()) : Optional.empty();
    if (kind.isEmpty()) {
      wrong(node, "kind", words, null);
    }
    return kind.orElse(null);
  }
}
