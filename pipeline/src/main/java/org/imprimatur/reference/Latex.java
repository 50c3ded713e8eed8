package org.imprimatur.reference;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * LaTeX as it stands in BibTeX fields, as text: accents, letters, symbols, Greek, and the faces
 * that CSL knows as tags. A command it does not know leaves its text, and its name is noted.
 */
final class Latex {
  private static final int MAX_DEPTH = 40;

  /** Accent command to Unicode's combining mark. */
  private static final Map<String, String> ACCENTS =
      table(
          "` 300 ' 301 ^ 302 ~ 303 = 304 u 306 . 307 \" 308 r 30A H 30B v 30C d 323 c 327 k 328 b 331");

  private static final Map<String, String> LETTERS =
      table(
          """
          ss DF o F8 O D8 l 142 L 141 aa E5 AA C5 ae E6 AE C6 oe 153 OE 152 i 131 j 237 dh F0 DH D0
          th FE TH DE dj 111 DJ 110 ng 14B NG 14A textendash 2013 textemdash 2014 textquoteright 2019
          textquoteleft 2018 textquotedblleft 201C textquotedblright 201D ldots 2026 dots 2026
          textregistered AE texttrademark 2122 copyright A9 pm B1 times D7 leq 2264 geq 2265 le 2264
          ge 2265 neq 2260 approx 2248 sim 223C to 2192 rightarrow 2192 cdot B7 degree B0
          textdegree B0 circ B0 textmu B5 micro B5 infty 221E textless 3C textgreater 3E textbar 7C
          textbackslash 5C textasciitilde 7E alpha 3B1 beta 3B2 gamma 3B3 delta 3B4 epsilon 3B5
          zeta 3B6 eta 3B7 theta 3B8 iota 3B9 kappa 3BA lambda 3BB mu 3BC nu 3BD xi 3BE pi 3C0
          rho 3C1 sigma 3C3 tau 3C4 upsilon 3C5 phi 3C6 chi 3C7 psi 3C8 omega 3C9 Gamma 393 Delta 394
          Theta 398 Lambda 39B Xi 39E Pi 3A0 Sigma 3A3 Phi 3A6 Psi 3A8 Omega 3A9 slash 2F S A7
          """);

  private static final Map<String, String> FACES =
      Map.of(
          "emph",
          "i",
          "textit",
          "i",
          "textsl",
          "i",
          "textbf",
          "b",
          "textsuperscript",
          "sup",
          "textsubscript",
          "sub",
          "mathit",
          "i",
          "mathbf",
          "b");

  /** Commands that only hold their text. */
  private static final Set<String> PLAIN =
      Set.of(
          "text",
          "textrm",
          "textsf",
          "texttt",
          "textsc",
          "textup",
          "textmd",
          "mathrm",
          "mbox",
          "hbox",
          "url",
          "path",
          "ensuremath",
          "protect",
          "enquote",
          "noopsort",
          "relax",
          "rm",
          "it",
          "bf",
          "em",
          "sc",
          "tt",
          "sf",
          "upshape",
          "textnormal",
          "MakeUppercase",
          "uppercase");

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

  static String decode(String latex) {
    return decode(latex, new LinkedHashSet<>());
  }

  private String run() {
    if (depth > MAX_DEPTH) {
      return in.replaceAll("[{}\\\\$]", "");
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
    String face = c == '^' ? "sup" : "sub";
    out.append(face(face, argument()));
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
    boolean two = run(c) >= 2;
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
    String accent = ACCENTS.get(String.valueOf(c));
    if (accent != null && !(c == '=' && math)) {
      accented(accent);
    } else if (c == ' ' || c == '\\' || c == ',' || c == ';' || c == ':' || c == '\n') {
      out.append(' ');
    } else if (c != '-' && c != '/' && c != '!' && c != '@' && c != '(' && c != ')') {
      out.append(c);
    }
  }

  private void word(String name) {
    String letter = LETTERS.get(name);
    String accent = ACCENTS.get(name);
    if (accent != null && argumentFollows()) {
      accented(accent);
      return;
    }
    skipBlanks();
    if (letter != null) {
      out.append(letter);
      if (in.startsWith("{}", at)) {
        at += 2;
      }
    } else if (FACES.containsKey(name)) {
      out.append(face(String.valueOf(FACES.get(name)), argument()));
    } else if (name.equals("href")) {
      group();
      out.append(argument());
    } else if (!PLAIN.contains(name)) {
      unknown.add("\\" + name);
    }
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

  private static Map<String, String> table(String text) {
    Map<String, String> out = new TreeMap<>();
    String[] words = text.strip().split("\\s+", -1);
    for (int i = 0; i + 1 < words.length; i += 2) {
      out.put(words[i], Character.toString(Integer.parseInt(words[i + 1], 16)));
    }
    return out;
  }
}
