package org.imprimatur.parse;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
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
import org.imprimatur.text.Schema;
import org.imprimatur.text.Yaml;
import org.jspecify.annotations.Nullable;

/**
 * Turns front matter into its record. What is wrong with it, {@link Schema#FRONT_MATTER} decides;
 * this reader converts what is right, gives the rest a harmless value, and asks the schema only
 * when there is such a rest: most articles have none, and asking costs more than reading.
 */
final class FrontMatterReader {
  static final Set<String> KEYS =
      Set.of(
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
  private static final int LONGEST_LINE = 1_000;
  private static final int MOST_TOPICS = 100;

  static final Set<String> CHANGE_KEYS = Set.of("date", "kind", "conclusions-changed", "note");

  private final Map<String, Span> places = new LinkedHashMap<>();
  private final Node.Mapping map;
  private final List<Problem> tooLong = new ArrayList<>();
  private boolean unusual;

  private FrontMatterReader(Node.Mapping map, Span whole) {
    this.map = map;
    places.put("", whole);
  }

  static FrontMatter read(ArticleId id, Source source, Fence fence, List<Problem> problems) {
    Node.Mapping map = mapping(source, fence, problems);
    if (map == null) {
      return FrontMatter.empty(id.value());
    }
    Span first = new Span(0, Math.min(3, source.length()));
    FrontMatterReader reader = new FrontMatterReader(map, first);
    FrontMatter read = reader.record(id);
    problems.addAll(reader.tooLong);
    problems.addAll(FrontMatterComments.of(source, map));
    HiddenCharacters.find(source, map, problems);
    if (reader.unusual) {
      problems.addAll(FrontMatterFaults.of(map, first));
    }
    return read;
  }

  /** Whether this reader takes front matter for usual, so that it asks no schema. */
  static boolean isUsual(ArticleId id, Node.Mapping map) {
    FrontMatterReader reader = new FrontMatterReader(map, map.span());
    reader.record(id);
    return !reader.unusual;
  }

  private static Node.@Nullable Mapping mapping(
      Source source, Fence fence, List<Problem> problems) {
    if (fence.state() != Fence.State.CLOSED) {
      boolean open = fence.state() == Fence.State.OPEN;
      problems.add(
          Problem.of(
              RuleId.FRONTMATTER_MISSING,
              new Span(0, Math.min(3, source.length())),
              open ? "the front matter is never closed" : "the article has no front matter",
              open
                  ? "put a line with --- after the last key"
                  : "begin the file with a line ---, the keys title, status, updated and authors,"
                      + " and a line ---"));
      return null;
    }
    Problem tooLong = Workload.ofFrontMatter(fence.yaml());
    if (tooLong != null) {
      problems.add(tooLong);
      return null;
    }
    Yaml.Result result = Yaml.read(source, fence.yaml(), RuleId.FRONTMATTER_SYNTAX);
    problems.addAll(result.problems());
    if (result.node() instanceof Node.Mapping found) {
      return found;
    }
    if (result.node() != null) {
      problems.add(
          Problem.of(
              RuleId.FRONTMATTER_TYPE,
              result.node().span(),
              "the front matter is " + result.node().kindName() + ", not a block of keys",
              "write lines such as title: Low back pain"));
      return null;
    }
    return result.problems().isEmpty() ? new Node.Mapping(Map.of(), Map.of(), fence.yaml()) : null;
  }

  private FrontMatter record(ArticleId id) {
    known(map, KEYS);
    String title = line("title");
    Status status = word("status", Status::of);
    require(status);
    LocalDate updated = date("updated");
    require(updated);
    List<String> authors = texts("authors");
    unusual |= authors.isEmpty();
    Audience audience = word("audience", Audience::of);
    return new FrontMatter(
        title == null ? id.value() : title,
        line("question"),
        status == null ? Status.SUBMITTED : status,
        updated,
        authors,
        few("topics"),
        audience != null ? audience : audience(id),
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

  private void known(Node.Mapping mapping, Set<String> keys) {
    unusual |= !keys.containsAll(mapping.entries().keySet());
  }

  private void require(@Nullable Object value) {
    unusual |= value == null;
  }

  /** What a key says, unless it says nothing; its place is noted. */
  private @Nullable Node value(String key) {
    Node node = map.get(key);
    if (node == null || isNothing(node)) {
      return null;
    }
    places.put(key, node.span());
    return node;
  }

  private static boolean isNothing(Node node) {
    return node instanceof Node.Scalar scalar && scalar.type() == Node.Type.NOTHING;
  }

  private @Nullable String text(String key) {
    Node node = value(key);
    return node == null ? null : text(node);
  }

  private @Nullable String text(Node node) {
    if (node instanceof Node.Scalar scalar) {
      String text = scalar.text().strip();
      return text.isEmpty() ? null : text;
    }
    unusual = true;
    return null;
  }

  /** A text that stands in lists and answers; one that is too long is reported, and not taken. */
  private @Nullable String line(String key) {
    String text = text(key);
    if (key.equals("title")) {
      require(text);
    }
    if (text == null || text.length() <= LONGEST_LINE) {
      return text;
    }
    tooLong(key, "the " + key + " is longer than " + LONGEST_LINE + " characters");
    return null;
  }

  /** Each topic has a page, which lists the article. */
  private List<String> few(String key) {
    List<String> texts = texts(key);
    if (texts.size() <= MOST_TOPICS) {
      return texts;
    }
    tooLong(key, "the article has more than " + MOST_TOPICS + " " + key);
    return texts.subList(0, MOST_TOPICS);
  }

  private void tooLong(String key, String message) {
    Span place = places.getOrDefault(key, new Span(0, 0));
    Span start = new Span(place.start(), place.start());
    tooLong.add(Problem.of(RuleId.ARTICLE_TOO_LARGE, start, message, "shorten it"));
  }

  private <T> @Nullable T word(String key, Function<String, Optional<T>> of) {
    Node node = value(key);
    return node == null ? null : word(node, of);
  }

  private <T> @Nullable T word(Node node, Function<String, Optional<T>> of) {
    Optional<T> word =
        node instanceof Node.Scalar scalar ? of.apply(scalar.text()) : Optional.empty();
    unusual |= word.isEmpty();
    return word.orElse(null);
  }

  private @Nullable LocalDate date(String key) {
    Node node = value(key);
    return node == null ? null : date(node);
  }

  private @Nullable LocalDate date(Node node) {
    if (node instanceof Node.Scalar scalar
        && scalar.type() == Node.Type.TEXT
        && scalar.text().length() == 10) {
      try {
        return LocalDate.parse(scalar.text());
      } catch (DateTimeParseException e) {
        // Told by the schema.
      }
    }
    unusual = true;
    return null;
  }

  private List<String> texts(String key) {
    Node node = value(key);
    if (node == null) {
      return List.of();
    }
    if (!(node instanceof Node.Sequence list)) {
      unusual = true;
      return List.of();
    }
    List<String> out = new ArrayList<>();
    for (Node item : list.items()) {
      String text = text(item);
      require(text);
      if (text != null) {
        places.put(key + "[" + out.size() + "]", item.span());
        out.add(text);
      }
    }
    return out;
  }

  private List<Change> changes() {
    Node node = value("changes");
    if (node == null) {
      return List.of();
    }
    if (!(node instanceof Node.Sequence list)) {
      unusual = true;
      return List.of();
    }
    List<Change> out = new ArrayList<>();
    for (Node item : list.items()) {
      Change change =
          item instanceof Node.Mapping entry ? change(entry, "changes[" + out.size() + "]") : null;
      require(change);
      if (change != null) {
        out.add(change);
      }
    }
    return out;
  }

  private @Nullable Change change(Node.Mapping entry, String place) {
    known(entry, CHANGE_KEYS);
    places.put(place, entry.span());
    Node dated = entry.get("date");
    LocalDate date = dated == null ? null : date(dated);
    if (dated != null) {
      places.put(place + ".date", dated.span());
    }
    Node kinded = entry.get("kind");
    ChangeKind kind = kinded == null ? null : word(kinded, ChangeKind::of);
    Node note = entry.get("note");
    if (note != null) {
      places.put(place + ".note", note.span());
    }
    String text = note == null ? null : text(note);
    boolean concluded = isTrue(entry.get("conclusions-changed"));
    return date == null || kind == null
        ? null
        : new Change(date, kind, concluded, text == null ? "" : text);
  }

  private boolean isTrue(@Nullable Node node) {
    if (node == null || isNothing(node)) {
      return false;
    }
    if (node instanceof Node.Scalar scalar && scalar.type() == Node.Type.BOOLEAN) {
      return Boolean.parseBoolean(scalar.text());
    }
    unusual = true;
    return false;
  }
}
