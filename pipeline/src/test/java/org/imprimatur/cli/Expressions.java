package org.imprimatur.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of the expressions of GitHub's workflows that our recipes use: names with dots, texts,
 * {@code &&}, {@code ||} and {@code format}. Whatever else a recipe might use fails here.
 */
final class Expressions {
  private static final Pattern PLACE = Pattern.compile("\\$\\{\\{(.*?)}}");
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(\\|\\||&&|[(),]|'(?:[^']|'')*'|[A-Za-z_][A-Za-z0-9_.]*)\\s*");

  private final Map<String, ?> context;
  private final List<String> tokens = new ArrayList<>();
  private int next;

  private Expressions(String expression, Map<String, ?> context) {
    this.context = context;
    Matcher matcher = TOKEN.matcher(expression);
    int end = 0;
    while (matcher.lookingAt()) {
      tokens.add(matcher.group(1));
      end = matcher.end();
      matcher.region(end, expression.length());
    }
    if (end < expression.length()) {
      throw new IllegalArgumentException(expression.substring(end));
    }
  }

  /** A text with its expressions replaced. */
  static String fill(String text, Map<String, ?> context) {
    return PLACE
        .matcher(text)
        .replaceAll(
            place -> Matcher.quoteReplacement(text(new Expressions(place.group(1), context).or())));
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static boolean holds(@Nullable Object value) {
    return value != null && !value.equals("");
  }

  private @Nullable Object or() {
    Object value = and();
    while (takes("||")) {
      Object other = and();
      value = holds(value) ? value : other;
    }
    return value;
  }

  private @Nullable Object and() {
    Object value = operand();
    while (takes("&&")) {
      Object other = operand();
      value = holds(value) ? other : value;
    }
    return value;
  }

  private @Nullable Object operand() {
    String token = tokens.get(next++);
    if (token.startsWith("'")) {
      return token.substring(1, token.length() - 1).replace("''", "'");
    }
    if (token.equals("format") && takes("(")) {
      String out = text(or());
      for (int i = 0; takes(","); i++) {
        out = out.replace("{" + i + "}", text(or()));
      }
      if (!takes(")")) {
        throw new IllegalArgumentException(tokens.toString());
      }
      return out;
    }
    Object value = context;
    for (String key : token.split("\\.", -1)) {
      value = value instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return value;
  }

  private boolean takes(String token) {
    boolean is = next < tokens.size() && Objects.equals(tokens.get(next), token);
    next += is ? 1 : 0;
    return is;
  }
}
