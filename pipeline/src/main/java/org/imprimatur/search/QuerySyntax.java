package org.imprimatur.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a query says: words, phrases in quotation marks, and filters ({@code topic:spine}, {@code
 * status:approved}, {@code topic:"low back pain"}, {@code topic:sp*}). Anything else is words, so
 * that no query is an error; a quotation mark that none closes is ignored.
 *
 * @param parts words and phrases, in order
 * @param filters all of which a hit passes
 */
record QuerySyntax(List<Part> parts, List<Filter> filters) {
  /** A topic of an article. */
  static final String TOPIC = "topic";

  /** The proved status of an article. */
  static final String STATUS = "status";

  QuerySyntax {
    parts = List.copyOf(parts);
    filters = List.copyOf(filters);
  }

  /**
   * A stretch of a query.
   *
   * @param quoted whether it stood in quotation marks
   */
  record Part(String text, boolean quoted) {}

  /**
   * A filter.
   *
   * @param name {@link #TOPIC} or {@link #STATUS}
   * @param key the value as {@link #key} makes it
   * @param prefix whether the key is only the beginning of a value
   */
  record Filter(String name, String key, boolean prefix) {
    boolean passes(String value) {
      String other = QuerySyntax.key(value);
      return prefix ? other.startsWith(key) : other.equals(key);
    }

    /** As a reader may type it. */
    String typed() {
      String value = key.indexOf(' ') < 0 ? key : '"' + key + '"';
      return name + ":" + value + (prefix ? "*" : "");
    }
  }

  /** A value of a filter without regard to case, accents and hyphens. */
  static String key(String value) {
    return Tokens.of(value).stream().map(Tokens.Token::word).collect(Collectors.joining(" "));
  }

  /** Reads a query. */
  static QuerySyntax of(String query) {
    return new Reader(quotes(query)).read();
  }

  /** Words and phrases of a text without filters. */
  static List<Part> parts(String text) {
    String[] pieces = quotes(text).split("\"", -1);
    List<Part> out = new ArrayList<>();
    for (int i = 0; i < pieces.length; i++) {
      out.add(new Part(pieces[i], i % 2 == 1 && i + 1 < pieces.length));
    }
    return out;
  }

  private static String quotes(String text) {
    return text.replace('\u201C', '"').replace('\u201D', '"');
  }

  private static boolean isBlank(char c) {
    return c <= ' ' || c == '\u00A0';
  }

  /** Goes through a query once. */
  private static final class Reader {
    private final String query;
    private final List<Filter> filters = new ArrayList<>();
    private final StringBuilder rest = new StringBuilder();

    Reader(String query) {
      this.query = query;
    }

    QuerySyntax read() {
      boolean quoted = false;
      int i = 0;
      while (i < query.length()) {
        char c = query.charAt(i);
        quoted = c == '"' ? !quoted : quoted;
        boolean begins = !quoted && (i == 0 || isBlank(query.charAt(i - 1)));
        int end = begins ? filter(i) : i;
        if (end == i) {
          rest.append(c);
          end++;
        }
        i = end;
      }
      return new QuerySyntax(parts(rest.toString()), filters);
    }

    /** One past a filter that begins here, or where it is looked for if there is none. */
    private int filter(int from) {
      int colon = query.indexOf(':', from);
      String name = colon < 0 ? "" : query.substring(from, colon).toLowerCase(Locale.ROOT);
      if (!name.equals(TOPIC) && !name.equals(STATUS)) {
        return from;
      }
      boolean quoted = colon + 1 < query.length() && query.charAt(colon + 1) == '"';
      int begin = quoted ? colon + 2 : colon + 1;
      int end = begin;
      while (end < query.length() && !ends(query.charAt(end), quoted)) {
        end++;
      }
      String value = query.substring(begin, end);
      end = quoted && end < query.length() ? end + 1 : end;
      boolean starred = end < query.length() && query.charAt(end) == '*';
      boolean prefix = starred || value.endsWith("*");
      String key = key(value);
      if (key.isEmpty()) {
        return from;
      }
      filters.add(new Filter(name, key, prefix));
      return end < query.length() && query.charAt(end) == '*' ? end + 1 : end;
    }

    private static boolean ends(char c, boolean quoted) {
      return c == '"' || (!quoted && isBlank(c));
    }
  }
}
