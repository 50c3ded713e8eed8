package org.imprimatur.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code references/synonyms.txt}, in Solr's format: {@code a, b, c} mean the same; who types
 * {@code a} of {@code a => b, c} also means {@code b} and {@code c}; {@code #} begins a comment;
 * {@code \} makes the next character ordinary. A line that gives nothing is ignored.
 */
final class Synonyms {
  /** What no file gives. */
  static final Synonyms NONE = parse("");

  private final Map<String, List<List<String>>> rules = new TreeMap<>();
  private final List<Line> lines = new ArrayList<>();
  private int longest = 1;

  private Synonyms() {}

  /** A line as it is written: what is typed, and what that means, too. */
  record Line(List<String> typed, List<String> meant) {}

  /** Reads the file's text. */
  static Synonyms parse(String text) {
    Synonyms out = new Synonyms();
    for (String raw : text.split("\\R", -1)) {
      String line = raw.strip();
      if (!line.startsWith("#") && !line.isEmpty()) {
        out.addLine(line);
      }
    }
    return out;
  }

  /** Typed terms, joined by blanks, to what else they mean, in the file's order. */
  Map<String, List<List<String>>> rules() {
    return Collections.unmodifiableMap(rules);
  }

  /** The lines, in order. */
  List<Line> lines() {
    return Collections.unmodifiableList(lines);
  }

  /** How many terms the longest typed side has. */
  int longest() {
    return longest;
  }

  private void addLine(String line) {
    List<String> sides = split(line, "=>");
    lines.add(new Line(written(sides.get(0)), written(sides.get(sides.size() > 1 ? 1 : 0))));
    List<List<String>> left = entries(sides.get(0));
    List<List<String>> right = sides.size() > 1 ? entries(sides.get(1)) : left;
    for (List<String> typed : left) {
      List<List<String>> meant =
          rules.computeIfAbsent(String.join(" ", typed), key -> new ArrayList<>());
      longest = Math.max(longest, typed.size());
      for (List<String> other : right) {
        if (!other.equals(typed) && !meant.contains(other)) {
          meant.add(other);
        }
      }
    }
  }

  private static List<String> written(String side) {
    return split(side, ",").stream().map(String::strip).filter(it -> !it.isEmpty()).toList();
  }

  private static List<List<String>> entries(String side) {
    List<List<String>> out = new ArrayList<>();
    for (String entry : split(side, ",")) {
      List<String> terms = Tokens.terms(entry);
      if (!terms.isEmpty() && terms.size() <= Units.LONGEST_PHRASE) {
        out.add(terms);
      }
    }
    return out;
  }

  /** Splits at a mark that no backslash stands before; backslashes go with the last split. */
  private static List<String> split(String text, String mark) {
    List<String> out = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        part.append(mark.equals(",") ? "" : "\\").append(text.charAt(++i));
      } else if (text.startsWith(mark, i)) {
        out.add(part.toString());
        part.setLength(0);
        i += mark.length() - 1;
      } else {
        part.append(c);
      }
    }
    out.add(part.toString());
    return out;
  }

  /** The rules as JSON: typed terms to lists of terms joined by blanks. */
  Map<String, Object> json() {
    Map<String, Object> out = new LinkedHashMap<>();
    rules.forEach(
        (typed, meant) ->
            out.put(typed, meant.stream().map(terms -> String.join(" ", terms)).toList()));
    return out;
  }
}
