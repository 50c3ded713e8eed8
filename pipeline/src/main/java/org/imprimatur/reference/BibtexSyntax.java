package org.imprimatur.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.finding.Problem;
import org.imprimatur.finding.RuleId;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;

/**
 * Cuts a BibTeX file into entries and their fields, values as written. What stands outside of
 * entries is comment, as BibTeX has it. A broken entry is a problem at its place; reading goes on
 * at the next line that starts with {@code @}.
 */
final class BibtexSyntax {
  private static final Pattern NEXT = Pattern.compile("(?m)^[ \\t]*@");
  private static final Pattern MONTH =
      Pattern.compile("(?i)jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec");

  private static final int MOST_BROKEN = 200;

  /** Abbreviations of abbreviations multiply; so much text they may always amount to. */
  private static final int LEAST_EXPANSION = 100_000;

  /**
   * An entry.
   *
   * @param type lower case, without {@code @}
   * @param key its citation key
   * @param fields lower case name to value, macros put in
   * @param span from its {@code @} to its last brace
   */
  record Entry(String type, String key, Map<String, String> fields, Span span) {}

  private static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    Broken(String message) {
      super(message, null, false, false);
    }
  }

  private final String text;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Problem> problems;
  private final Map<String, String> macros = new LinkedHashMap<>();
  private int at;
  private int broken;
  private long expanded;

  private BibtexSyntax(String text, List<Problem> problems) {
    this.text = text;
    this.problems = problems;
  }

  static List<Entry> read(Source source, List<Problem> problems) {
    BibtexSyntax syntax = new BibtexSyntax(source.text(), problems);
    syntax.run();
    return syntax.entries;
  }

  private void run() {
    while ((at = text.indexOf('@', at)) >= 0) {
      int start = at++;
      try {
        object(start);
      } catch (Broken e) {
        int place = Math.min(at, text.length());
        problems.add(
            Problem.of(
                RuleId.IMPORT_SYNTAX,
                new Span(Math.min(start, place), place),
                "this BibTeX entry cannot be read: " + e.getMessage(),
                "check its braces, quotes and commas"));
        if (++broken > MOST_BROKEN) {
          return; // What follows is not BibTeX; looking further would only cost time.
        }
        Matcher next = NEXT.matcher(text);
        at = next.find(start + 1) ? next.start() : text.length();
      }
    }
  }

  private void object(int start) throws Broken {
    String type = word().toLowerCase(Locale.ROOT);
    blanks();
    if (type.isEmpty() || at >= text.length() || (peek() != '{' && peek() != '(')) {
      return; // An @ in a comment, an e-mail address for one.
    }
    if (type.equals("comment")) {
      if (peek() == '{') {
        delimited();
      }
      return;
    }
    char close = peek() == '{' ? '}' : ')';
    at++;
    if (type.equals("preamble")) {
      value();
      expect(close);
    } else if (type.equals("string")) {
      string(close);
    } else {
      entry(type, start, close);
    }
  }

  private void string(char close) throws Broken {
    blanks();
    String name = word().toLowerCase(Locale.ROOT);
    expect('=');
    macros.put(name, value());
    expect(close);
  }

  private void entry(String type, int start, char close) throws Broken {
    blanks();
    int from = at;
    while (at < text.length() && ",}=\"{\n".indexOf(peek()) < 0 && peek() != close) {
      at++;
    }
    String key = text.substring(from, at).strip();
    if (at < text.length() && peek() == '=') {
      at = from; // No key: this was the first field's name.
      key = "";
    } else if (at < text.length() && peek() == ',') {
      at++;
    }
    Map<String, String> fields = fields(close);
    entries.add(new Entry(type, key, fields, new Span(start, at)));
  }

  private Map<String, String> fields(char close) throws Broken {
    Map<String, String> fields = new LinkedHashMap<>();
    while (true) {
      blanks();
      if (at >= text.length()) {
        throw new Broken("it does not end");
      }
      if (peek() == close) {
        at++;
        return fields;
      }
      if (peek() == ',') {
        at++;
        continue;
      }
      String name = word().toLowerCase(Locale.ROOT);
      if (name.isEmpty()) {
        throw new Broken("a field's name is expected here");
      }
      expect('=');
      fields.merge(name, value(), (a, b) -> a);
      blanks();
      if (at < text.length() && peek() != ',' && peek() != close) {
        throw new Broken("a comma is missing after the field " + name);
      }
    }
  }

  private String value() throws Broken {
    StringBuilder out = new StringBuilder();
    do {
      blanks();
      if (at >= text.length()) {
        throw new Broken("it does not end");
      }
      if (peek() == '{' || peek() == '"') {
        out.append(delimited());
      } else {
        out.append(bare());
      }
      blanks();
    } while (at < text.length() && peek() == '#' && ++at > 0);
    return out.toString();
  }

  private String bare() throws Broken {
    String word = word();
    if (word.isEmpty()) {
      throw new Broken("a value is expected here");
    }
    String macro = macros.get(word.toLowerCase(Locale.ROOT));
    if (macro != null && (expanded += macro.length()) > Math.max(LEAST_EXPANSION, text.length())) {
      throw new Broken("its @string abbreviations amount to more text than the file holds");
    }
    if (macro != null || word.matches("\\d+") || MONTH.matcher(word).matches()) {
      return macro == null ? word : macro;
    }
    problems.add(
        Problem.of(
            RuleId.IMPORT_SYNTAX,
            new Span(at - word.length(), at),
            "\"" + word + "\" is not a number, and there is no @string of that name before it",
            "it was kept as it is; put braces around it"));
    return word;
  }

  private String delimited() throws Broken {
    char open = peek();
    int from = ++at;
    int depth = 0;
    for (; at < text.length(); at++) {
      char c = peek();
      if (c == '\\') {
        at++;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && depth > 0) {
        depth--;
      } else if (depth == 0 && c == (open == '{' ? '}' : '"')) {
        return text.substring(from, at++);
      }
    }
    at = from;
    throw new Broken(open == '{' ? "this brace is never closed" : "this quote is never closed");
  }

  private void expect(char c) throws Broken {
    blanks();
    if (at >= text.length() || peek() != c) {
      throw new Broken("\"" + c + "\" is expected here");
    }
    at++;
  }

  private String word() {
    int from = at;
    while (at < text.length()
        && !Character.isWhitespace(peek())
        && "{}(),=\"#%@'\\".indexOf(peek()) < 0) {
      at++;
    }
    return text.substring(from, at);
  }

  private void blanks() {
    while (at < text.length() && (Character.isWhitespace(peek()) || peek() == '\uFEFF')) {
      at++;
    }
  }

  private char peek() {
    return text.charAt(at);
  }
}
