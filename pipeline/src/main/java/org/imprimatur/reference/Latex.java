package org.imprimatur.reference;

import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * LaTeX as it stands in BibTeX fields, as text: accents, letters, symbols, Greek, and the faces
 * that CSL knows as tags. A command that is not known stays as it is written, and is noted: a sign
 * that vanished, a "plus or minus" for one, would change what is said.
 */
final class Latex {
  private static final int MAX_DEPTH = 40;
  private static final Pattern UNIT_WORD = Pattern.compile("\\\\([a-zA-Z]+)\\s*");

  private final String in;
  private final StringBuilder out = new StringBuilder();
  private final Set<String> unknown;
  private final int depth;
  private int at;
  private boolean math;

  private Latex(String in, int depth, boolean math, Set<String> unknown) {
    this.in = in;
    this.depth = depth;
    this.math = math;
    this.unknown = unknown;
  }

  /** The text; names of unknown commands are added to {@code unknown}. */
  static String decode(String latex, Set<String> unknown) {
    return new Latex(latex, 0, false, unknown).run();
  }

  private String run() {
    if (depth > MAX_DEPTH) {
      return in.replaceAll("[{}$]", "");
    }
    while (at < in.length()) {
      char c = in.charAt(at);
      switch (c) {
        case '\\' -> command();
        case '{' -> out.append(inner(group()));
        case '}' -> at++;
        case '$' -> {
          math = !math;
          at++;
        }
        case '~' -> append(" ");
        case '^', '_' -> script(c);
        case '-' -> dashes();
        case '`', '\'' -> quotes(c);
        default -> append(String.valueOf(c));
      }
    }
    return out.toString();
  }

  private void append(String text) {
    out.append(text);
    at++;
  }

  private String inner(String text) {
    return new Latex(text, depth + 1, math, unknown).run();
  }

  private void script(char c) {
    if (!math) {
      append(String.valueOf(c));
      return;
    }
    at++;
    String text = argument();
    boolean raised = text.equals("\u00B0") || text.equals("\u2032");
    out.append(raised ? text : face(c == '^' ? "sup" : "sub", text));
  }

  private static String face(String name, String text) {
    return text.isEmpty() ? "" : "<" + name + ">" + text + "</" + name + ">";
  }

  private void dashes() {
    int count = run('-');
    out.append(count == 3 ? "\u2014" : count == 2 ? "\u2013" : "-".repeat(count));
    at += count;
  }

  private void quotes(char c) {
    boolean two = at + 1 < in.length() && in.charAt(at + 1) == c;
    String single = c == '`' ? "\u2018" : "'";
    String twice = c == '`' ? "\u201C" : "\u201D";
    out.append(two ? twice : single);
    at += two ? 2 : 1;
  }

  private int run(char c) {
    int end = at;
    while (end < in.length() && in.charAt(end) == c) {
      end++;
    }
    return end - at;
  }

  private void command() {
    at++;
    if (at >= in.length()) {
      return;
    }
    int from = at;
    while (at < in.length() && isLetter(in.charAt(at))) {
      at++;
    }
    if (at == from) {
      symbol(in.charAt(at));
      return;
    }
    word(in.substring(from, at));
  }

  private void symbol(char c) {
    at++;
    if (c == '(' || c == ')' || c == '[' || c == ']') {
      math = c == '(' || c == '[';
      return;
    }
    String accent = LatexSymbols.ACCENTS.get(String.valueOf(c));
    if (accent != null && !(c == '=' && math)) {
      accented(accent);
    } else if (c == ' ' || c == '\\' || c == ',' || c == ';' || c == ':' || c == '\n') {
      out.append(' ');
    } else if (c == '|') {
      out.append('\u2016');
    } else if (c != '-' && c != '/' && c != '!' && c != '@') {
      out.append(c);
    }
  }

  private void word(String name) {
    String letter = LatexSymbols.letter(name);
    String accent = LatexSymbols.ACCENTS.get(name);
    if (accent != null && argumentFollows()) {
      accented(accent);
      return;
    }
    int behind = at;
    skipBlanks();
    if (letter != null) {
      out.append(letter);
      if (in.startsWith("{}", at)) {
        at += 2;
      }
    } else if (LatexSymbols.FACES.containsKey(name)) {
      out.append(face(String.valueOf(LatexSymbols.FACES.get(name)), argument()));
    } else if (LatexSymbols.FUNCTIONS.contains(name)) {
      at = behind;
      out.append(name);
    } else if (!LatexSymbols.PLAIN.contains(name) && !construct(name)) {
      at = behind;
      unknown.add("\\" + name);
      out.append('\\').append(name);
      kept();
    }
  }

  /** The arguments of a command that is not known, braces and all. */
  private void kept() {
    while (at < in.length() && in.charAt(at) == '{') {
      out.append('{').append(inner(group())).append('}');
    }
  }

  /** Commands that say something by the order of their arguments. */
  private boolean construct(String name) {
    switch (name) {
      case "href", "foreignlanguage", "textcolor", "colorbox" -> {
        group();
        out.append(argument());
      }
      case "frac", "dfrac", "tfrac", "nicefrac", "sfrac" ->
          out.append(argument()).append('/').append(argument());
      case "sqrt" -> out.append('\u221A').append(argument());
      case "SI", "qty" -> {
        String number = argument();
        out.append(number).append('\u00A0').append(unit(group()));
      }
      case "si", "unit" -> out.append(unit(group()));
      case "ang" -> out.append(argument()).append('\u00B0');
      case "hspace", "vspace" -> group();
      case "ce" -> {
        boolean before = math;
        math = true;
        out.append(argument());
        math = before;
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Units of siunitx: {@code \milli\gram\per\litre} is {@code mg/L}. */
  private String unit(String text) {
    StringBuilder unit = new StringBuilder();
    Matcher word = UNIT_WORD.matcher(text);
    int from = 0;
    while (word.find()) {
      unit.append(text, from, word.start());
      String sign = LatexSymbols.UNITS.get(word.group(1));
      unit.append(sign == null ? word.group() : sign);
      from = word.end();
    }
    return inner(unit.append(text.substring(from)).toString());
  }

  private boolean argumentFollows() {
    int next = at;
    while (next < in.length() && in.charAt(next) == ' ') {
      next++;
    }
    return next < in.length() && (next > at || in.charAt(next) == '{' || in.charAt(next) == '\\');
  }

  private void accented(String mark) {
    skipBlanks();
    String letter = argument().replace('\u0131', 'i').replace('\u0237', 'j');
    if (letter.isEmpty()) {
      return;
    }
    int first = letter.offsetByCodePoints(0, 1);
    String composed = letter.substring(0, first) + mark + letter.substring(first);
    out.append(Normalizer.normalize(composed, Normalizer.Form.NFC));
  }

  private void skipBlanks() {
    while (at < in.length() && in.charAt(at) == ' ') {
      at++;
    }
  }

  /** A group, a command or one character, decoded. */
  private String argument() {
    skipBlanks();
    if (at >= in.length()) {
      return "";
    }
    if (in.charAt(at) == '{') {
      return inner(group());
    }
    int from = at;
    if (in.charAt(at) != '\\') {
      at = in.offsetByCodePoints(at, 1);
      return in.substring(from, at);
    }
    at = Math.min(at + 2, in.length());
    while (at < in.length() && isLetter(in.charAt(at - 1)) && isLetter(in.charAt(at))) {
      at++;
    }
    return inner(in.substring(from, at));
  }

  /** The inside of the group that starts here; to the end if it is never closed. */
  private String group() {
    skipBlanks();
    if (at >= in.length() || in.charAt(at) != '{') {
      return "";
    }
    int from = ++at;
    for (int open = 1; at < in.length(); at++) {
      char c = in.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == '{') {
        open++;
      } else if (c == '}' && --open == 0) {
        return in.substring(from, at++);
      }
    }
    at = in.length();
    return in.substring(from);
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
