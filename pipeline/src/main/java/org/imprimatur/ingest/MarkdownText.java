package org.imprimatur.ingest;

import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes runs as Markdown: every character of the page means itself, citations become keys. */
final class MarkdownText {
  private static final String SPECIAL = "\\`*_[]<>{}~@^$|";
  private static final Pattern ENTITY = Pattern.compile("&(?=#?\\w+;)");
  private static final Pattern ORDERED = Pattern.compile("^(\\d{1,9})([.)])(?=\\s|$)");
  private static final Pattern BLOCK = Pattern.compile("^(?=[#+=:-])");
  private static final Pattern FINAL_STOP = Pattern.compile("(?s)(.*?)(\\s*(?:[.!?…]+|:)\\s*)$");

  private final IntFunction<String> keys;

  MarkdownText(IntFunction<String> keys) {
    this.keys = keys;
  }

  /** One line of Markdown that may begin a block. */
  String block(List<TextStretch> runs) {
    return asParagraph(inline(runs));
  }

  /** A line that begins a paragraph, whatever it begins with. */
  static String asParagraph(String line) {
    String text = ORDERED.matcher(line).replaceFirst("$1\\\\$2");
    return BLOCK.matcher(text).replaceFirst("\\\\");
  }

  /** One line of Markdown that stands behind something: a heading, a cell. */
  String inline(List<TextStretch> runs) {
    StringBuilder out = new StringBuilder();
    for (TextStretch run : runs) {
      if (run instanceof TextStretch.Cite cite) {
        cite(out, cite);
      } else if (run instanceof TextStretch.Link link) {
        out.append('[')
            .append(escape(link.text()))
            .append("](<")
            .append(link.target())
            .append(">)");
      } else {
        words(out, run.text());
      }
    }
    return out.toString().strip();
  }

  private static void words(StringBuilder out, String text) {
    boolean behindCitation = out.length() > 0 && out.charAt(out.length() - 1) == ']';
    boolean word = !text.isEmpty() && Character.isLetterOrDigit(text.codePointAt(0));
    if (behindCitation && text.matches("(?s)\\s+[.,;:!?)].*")) {
      out.append(escape(text.strip()));
      return;
    }
    out.append(behindCitation && word ? " " : "").append(escape(text));
  }

  /** The citation goes before the stop that ends its sentence, with one blank. */
  private void cite(StringBuilder out, TextStretch.Cite cite) {
    String stop = "";
    String end = out.substring(Math.max(0, out.length() - 12));
    Matcher matcher = FINAL_STOP.matcher(end);
    if (matcher.matches() && !matcher.group(1).isEmpty()) {
      stop = matcher.group(2).strip();
      out.setLength(out.length() - matcher.group(2).length());
    }
    while (out.length() > 0 && Character.isWhitespace(out.charAt(out.length() - 1))) {
      out.setLength(out.length() - 1);
    }
    boolean open = out.length() == 0 || out.charAt(out.length() - 1) == '(';
    out.append(open ? "[" : " [")
        .append(
            cite.numbers().stream().map(n -> "@" + keys.apply(n)).collect(Collectors.joining("; ")))
        .append(']')
        .append(stop);
  }

  static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (SPECIAL.indexOf(c) >= 0 && needed(text, i)) {
        out.append('\\');
      }
      out.append(c);
    }
    return ENTITY.matcher(out).replaceAll("\\\\&");
  }

  /** A "greater than" between words and a caret or dollar mean themselves everywhere. */
  private static boolean needed(String text, int i) {
    char c = text.charAt(i);
    if (c == '>') {
      return i == 0;
    }
    if (c == '<') {
      return i + 1 < text.length()
          && !Character.isWhitespace(text.charAt(i + 1))
          && !Character.isDigit(text.charAt(i + 1));
    }
    if (c == '@') {
      return i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1));
    }
    return c != '^' && c != '$' && (c != '~' || i == 0 || text.startsWith("~~", i));
  }
}
