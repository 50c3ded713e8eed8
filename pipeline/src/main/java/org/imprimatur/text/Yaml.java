package org.imprimatur.text;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.source.ConflictMarks;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Reads YAML (and so JSON) into {@link Node}s with positions. Never throws for bad input: what
 * cannot be read is a {@link Problem} with its place. One document; no aliases, no tags, no
 * repeated keys; at most {@value #MAX_DEPTH} levels deep, {@value #MAX_LENGTH} characters long and
 * {@value #MAX_LINE} in a line, so that no document can be made to cost more than its size.
 */
public final class Yaml {
  /** How many levels deep a document may nest. */
  public static final int MAX_DEPTH = 50;

  /** How many characters a document may have. */
  public static final int MAX_LENGTH = 64 * 1024 * 1024;

  /** How many characters a line may have: SnakeYAML copies a text for each 1,024 it goes on. */
  static final int MAX_LINE = 250_000;

  private static final YAMLFactory FACTORY = factory();

  private Yaml() {}

  /**
   * What reading gave.
   *
   * @param node the document, or null if it is empty or cannot be read
   * @param problems why not, and what else is wrong
   */
  public record Result(@Nullable Node node, List<Problem> problems) {
    /** Copies the problems. */
    public Result {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Reads a stretch of a source as one document.
   *
   * @param source the file
   * @param part the stretch that holds the document
   * @param rule the rule under which problems are reported ({@code frontmatter/syntax})
   */
  public static Result read(Source source, Span part, RuleId rule) {
    String text = source.slice(part);
    Reader reader = new Reader(text, part.start(), rule);
    if (text.length() > MAX_LENGTH) {
      reader.problem(
          new Span(part.start(), part.start()), "this YAML is too long to be read", null);
      return new Result(null, reader.problems);
    }
    int tooLong = longLine(text);
    if (tooLong >= 0) {
      int at = part.start() + tooLong;
      reader.problem(
          new Span(at, at),
          "this line is longer than " + MAX_LINE + " characters, so this YAML is not read",
          "split it into several lines");
      return new Result(null, reader.problems);
    }
    List<Span> conflicts = ConflictMarks.find(source, part);
    if (!conflicts.isEmpty()) {
      conflicts.forEach(mark -> reader.problem(mark, ConflictMarks.MESSAGE, ConflictMarks.HINT));
      return new Result(null, reader.problems);
    }
    return new Result(reader.document(), reader.problems);
  }

  /** Where a line begins that is too long, or -1. */
  private static int longLine(String text) {
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        start = i + 1;
      } else if (i - start >= MAX_LINE) {
        return start;
      }
    }
    return -1;
  }

  /** Reads a whole file as one document. */
  public static Result read(Source source, RuleId rule) {
    return read(source, new Span(0, source.text().length()), rule);
  }

  static @Nullable Object plain(Node.Scalar scalar) {
    return switch (scalar.type()) {
      case TEXT -> scalar.text();
      case INTEGER, DECIMAL -> number(scalar.text());
      case BOOLEAN -> Boolean.valueOf(scalar.text());
      case NOTHING -> null;
    };
  }

  private static Object number(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException notWhole) {
      try {
        return new BigDecimal(text);
      } catch (NumberFormatException notDecimal) {
        return text;
      }
    }
  }

  private static YAMLFactory factory() {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setCodePointLimit(MAX_LENGTH);
    options.setMaxAliasesForCollections(0);
    options.setAllowRecursiveKeys(false);
    return YAMLFactory.builder()
        .loaderOptions(options)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxStringLength(MAX_LENGTH)
                .maxNameLength(MAX_LENGTH)
                .build())
        .build();
  }

  /** One pass over one document. */
  private static final class Reader {
    private final String text;
    private final int base;
    private final RuleId rule;
    private final boolean plane0;
    private final int allPoints;
    private int lastPoints;
    private int lastUnits;
    private final List<Problem> problems = new ArrayList<>();

    Reader(String text, int base, RuleId rule) {
      this.text = text;
      this.base = base;
      this.rule = rule;
      this.allPoints = text.codePointCount(0, text.length());
      this.plane0 = allPoints == text.length();
    }

    void problem(Span span, String message, @Nullable String hint) {
      problems.add(Problem.of(rule, span, message, hint));
    }

    @Nullable Node document() {
      try (YAMLParser parser = FACTORY.createParser(text)) {
        if (parser.nextToken() == null) {
          return null;
        }
        Node node = value(parser);
        if (hasMore(parser)) {
          problem(here(parser), "there is a second YAML document", "keep one document only");
        }
        return node;
      } catch (JacksonException e) {
        YamlFault fault = YamlFault.of(e);
        problem(place(fault.at()), fault.message(), fault.hint());
      } catch (IOException | RuntimeException e) {
        problem(new Span(base, base), "this YAML cannot be read", "check its syntax");
      }
      return null;
    }

    /** Whether a document follows: a first null is the end of this one only. */
    private static boolean hasMore(YAMLParser parser) throws IOException {
      JsonToken next = parser.nextToken();
      return (next == null ? parser.nextToken() : next) != null;
    }

    private Node value(YAMLParser parser) throws IOException {
      checkPlain(parser);
      JsonToken token = parser.currentToken();
      Span from = here(parser);
      if (token == JsonToken.START_OBJECT) {
        return mapping(parser, from);
      }
      if (token == JsonToken.START_ARRAY) {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(parser));
        }
        return new Node.Sequence(items, upTo(from, parser));
      }
      return new Node.Scalar(scalarText(parser, token), type(token), from);
    }

    private Node mapping(YAMLParser parser, Span from) throws IOException {
      Map<String, Node> entries = new LinkedHashMap<>();
      Map<String, Span> keys = new LinkedHashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String key = parser.currentName();
        Span place = here(parser);
        parser.nextToken();
        Node value = value(parser);
        if (entries.containsKey(key)) {
          problem(place, "the key \"" + key + "\" is here twice", "keep one of the two");
        } else {
          entries.put(key, value);
          keys.put(key, place);
        }
      }
      return new Node.Mapping(entries, keys, upTo(from, parser));
    }

    private void checkPlain(YAMLParser parser) throws IOException {
      if (parser.isCurrentAlias()) {
        problem(here(parser), "YAML aliases (*name) are not read", "write the value out");
      } else if (parser.getTypeId() != null) {
        problem(here(parser), "YAML tags (!name) are not read", "remove the tag");
      }
    }

    private static String scalarText(JsonParser parser, JsonToken token) throws IOException {
      String text = parser.getText();
      return token == JsonToken.VALUE_NULL || text == null ? "" : text;
    }

    private static Node.Type type(JsonToken token) {
      return switch (token) {
        case VALUE_NUMBER_INT -> Node.Type.INTEGER;
        case VALUE_NUMBER_FLOAT -> Node.Type.DECIMAL;
        case VALUE_TRUE, VALUE_FALSE -> Node.Type.BOOLEAN;
        case VALUE_NULL -> Node.Type.NOTHING;
        default -> Node.Type.TEXT;
      };
    }

    private Span upTo(Span from, JsonParser parser) {
      return new Span(from.start(), Math.max(from.end(), place(parser.currentLocation()).start()));
    }

    private Span here(JsonParser parser) {
      int start = place(parser.currentTokenLocation()).start();
      int end = place(parser.currentLocation()).start();
      while (end > start && Character.isWhitespace(text.charAt(end - base - 1))) {
        end--;
      }
      return new Span(start, Math.max(start, end));
    }

    private Span place(@Nullable JsonLocation location) {
      return place(location == null ? 0 : location.getCharOffset());
    }

    private Span place(long chars) {
      int points = (int) Math.min(Math.max(chars, 0), text.length());
      int offset = plane0 ? points : units(points);
      return new Span(base + offset, base + offset);
    }

    /**
     * SnakeYAML counts code points. Places come nearly in order, so that counting goes on from the
     * last one; from the beginning it would cost the square of the document's length.
     */
    private int units(int points) {
      int sought = Math.min(points, allPoints);
      lastUnits = text.offsetByCodePoints(lastUnits, sought - lastPoints);
      lastPoints = sought;
      return lastUnits;
    }
  }
}
