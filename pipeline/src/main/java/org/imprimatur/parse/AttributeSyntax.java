package org.imprimatur.parse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.model.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * Pandoc's attribute blocks.
 *
 * <pre>
 * block   = "{" blank* part (blank+ part)* blank* "}"
 * part    = "#" name | "." name | name "=" value
 * name    = letter (letter | digit | "-" | "_" | ":" | ".")*
 * value   = '"' (any but '"', with \" for a quote)* '"' | the same between "'" | (any but blank, quote, brace)+
 * </pre>
 */
final class AttributeSyntax {
  private static final int MAX_LENGTH = 2000;

  private AttributeSyntax() {}

  /**
   * A block that was read.
   *
   * @param attributes what it says
   * @param end the offset behind its closing brace
   */
  record Match(Attributes attributes, int end) {}

  /** Reads the block that begins at {@code start}, if one does. */
  static Optional<Match> match(String text, int start) {
    return new Scanner(text, start).block();
  }

  private static final class Scanner {
    private final String text;
    private final int limit;
    private final List<String> classes = new ArrayList<>();
    private final Map<String, String> values = new LinkedHashMap<>();
    private @Nullable String id;
    private int at;

    Scanner(String text, int start) {
      this.text = text;
      this.at = start;
      this.limit = Math.min(text.length(), start + MAX_LENGTH);
    }

    Optional<Match> block() {
      if (at >= limit || text.charAt(at) != '{') {
        return Optional.empty();
      }
      at++;
      boolean any = false;
      while (true) {
        boolean blank = skipBlanks();
        if (at >= limit) {
          return Optional.empty();
        }
        char c = text.charAt(at);
        if (c == '}') {
          at++;
          return any
              ? Optional.of(new Match(new Attributes(id, classes, values), at))
              : Optional.empty();
        }
        if (any && !blank) {
          return Optional.empty();
        }
        any = true;
        if (!part(c)) {
          return Optional.empty();
        }
      }
    }

    /** An id, a class, or a key with its value. */
    private boolean part(char first) {
      if (first != '#' && first != '.') {
        return pair();
      }
      at++;
      String name = name();
      if (first == '#') {
        id = name;
      } else {
        classes.add(name);
      }
      return !name.isEmpty();
    }

    private boolean pair() {
      String key = name();
      if (key.isEmpty() || at >= limit || text.charAt(at) != '=') {
        return false;
      }
      at++;
      boolean quoted = at < limit && (text.charAt(at) == '"' || text.charAt(at) == '\'');
      Optional<String> value = quoted ? quoted(text.charAt(at)) : bare();
      value.ifPresent(given -> values.put(key, given));
      return value.isPresent();
    }

    private Optional<String> quoted(char quote) {
      StringBuilder out = new StringBuilder();
      for (at++; at < limit; at++) {
        char c = text.charAt(at);
        if (c == '\\' && at + 1 < limit && text.charAt(at + 1) == quote) {
          out.append(quote);
          at++;
        } else if (c == quote) {
          at++;
          return Optional.of(out.toString());
        } else {
          out.append(c == '\n' || c == '\r' ? ' ' : c);
        }
      }
      return Optional.empty();
    }

    private Optional<String> bare() {
      int from = at;
      while (at < limit && "{}\"'= \t\r\n".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      return at > from ? Optional.of(text.substring(from, at)) : Optional.empty();
    }

    private String name() {
      int from = at;
      if (at < limit && Character.isLetter(text.charAt(at))) {
        at++;
        while (at < limit
            && (Character.isLetterOrDigit(text.charAt(at))
                || "-_:.".indexOf(text.charAt(at)) >= 0)) {
          at++;
        }
      }
      return text.substring(from, at);
    }

    private boolean skipBlanks() {
      int from = at;
      while (at < limit && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      return at > from;
    }
  }
}
