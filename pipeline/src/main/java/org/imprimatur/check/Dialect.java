package org.imprimatur.check;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What other programs that read Markdown make something of, and this one shows as it stands. Each
 * kind is known by a pattern over the visible text of a block, in which {@link UnmarkedSource#CODE}
 * stands for code and {@link Prose#GAP} for everything else that is not text; in the order in which
 * they are looked for.
 */
enum Dialect {
  FRONT_MATTER(
      "+++",
      "\\A\\+{3}[ \\t]*\\n[^\\n]*[=\\[][\\s\\S]{0,4000}",
      "front matter that is not YAML",
      "write YAML between --- lines at the top of the file"),
  GRID_TABLE(
      "+-",
      "^" + Dialect.INDENT + "\\+[-=+:]{2,}\\+[ \\t]*$",
      "a grid table",
      "write its rows between |, with |---|---| below the first one"),
  DASHED_TABLE(
      "--",
      "^" + Dialect.INDENT + "-{3,}(?:[ \\t]+-{3,})+[ \\t]*$",
      "a table of blanks and dashes",
      "write its rows between |, with |---|---| below the first one"),
  ROWS(
      "|",
      "^" + Dialect.INDENT + "\\|[^\\n]*\\|[ \\t]*\\n" + Dialect.INDENT + "\\|[^\\n]*\\|[ \\t]*$",
      "rows of a table that has no line of dashes",
      "write |---|---| below the first row, as many as there are columns"),
  FENCED_DIV(
      ":::",
      "^" + Dialect.INDENT + ":{3,}[ \\t]*[\\w{.#][^\\n]*$",
      "a fenced block",
      "write a heading, a quotation (>) or a plain paragraph"),
  ADMONITION(
      "!!! ???",
      "^" + Dialect.INDENT + "(?:!!!|\\?\\?\\?\\+?)[ \\t]+\\w[^\\n]*$",
      "an admonition",
      "write a quotation, > **Warning.** ..., with nothing indented"),
  DIRECTIVE(
      "..",
      "^" + Dialect.INDENT + "\\.\\.[ \\t]+[\\w:-]+::[^\\n]*$",
      "a directive",
      "write a heading, a quotation (>) or a plain paragraph"),
  EDITED(
      "{",
      "\\{(?:\\+\\+[^{}]{0,400}?\\+\\+|--[^{}]{0,400}?--|~~[^{}]{0,400}?~~|==[^{}]{0,400}?==|>>[^{}]{0,400}?<<)\\}",
      "an editor's mark",
      "write what is valid and delete the rest"),
  TEMPLATE(
      "{",
      "\\{\\{[^{}\\n]{0,300}\\}\\}|\\{%[^%\\n]{1,300}%\\}|\\{![^!\\n]{1,200}!\\}",
      "a shortcode",
      "write out what it would insert"),
  INCLUDED_FILE(
      "8<", "-{1,3}8<-{1,3}[^\\n]*", "a file to be included", "write out what it would insert"),
  ATTRIBUTE_LIST(
      "{:", "\\{:[^{}\\n]{0,200}\\}", "an attribute list", "leave it out: the site sets its style"),
  COMPONENT(
      "import export {/* ={",
      "\\Aimport\\s[^\\n"
          + "]{1,200}\\sfrom\\s+['\"][^\\n"
          + "]*|\\Aexport\\s+(?:const|default|function|let)\\b[^\\n"
          + "]*|\\{/\\*[\\s\\S]{0,400}?\\*/\\}|</?[A-Z]\\w*\\s[^<>\\n"
          + "]{0,200}=\\{",
      "a component of MDX",
      "write out what it would show, in Markdown"),
  CONTENTS(
      "",
      "(?i)\\A@?(?:\\[{1,2}_?toc_?\\]{1,2}|\\$?\\{:?toc\\})\\s*\\z",
      "a mark for the table of contents",
      "leave it out: every page has its contents"),
  WIKI_LINK(
      "[[",
      "!?\\[\\[(?!\\d+\\]\\])[^\\[\\]\\n]{1,200}\\]\\]",
      "a link of a wiki",
      "write [words](file.md)"),
  STRUCK(
      "~",
      "~~(?!~)(?=\\S)[^~]{1,400}~~|(?<![~\\w])~(?=[^\\s~])[^\\s~]+ [^~\\n"
          + "]{0,200}(?<![\\s~])~(?![~\\w])",
      "struck-through text, which readers, search and answers would take for valid words",
      "delete what is no longer valid"),
  HIGHLIGHT(
      "==",
      "(?<![=<>!\\w])==(?=[^\\s=])[^=\\n]{0,300}(?<=[^\\s=])==(?!=)",
      "highlighted text",
      "write **words**"),
  INSERTED(
      "++",
      "(?<![+\\w])\\+\\+(?=[^\\s+])[^+\\n]{0,300}(?<=[^\\s+])\\+\\+(?![+\\w])",
      "inserted text",
      "write the words without marks"),
  RAISED(
      "^",
      "\\^(?=[^\\s^\\[])[^\\s^]{1,40}\\^",
      "raised text",
      "write the raised characters themselves, as in 10\u2079/L"),
  LOWERED(
      "~",
      "(?<!~)~(?=[^\\s~])[^\\s~]{1,40}~(?!~)",
      "lowered text",
      "write the lowered characters themselves, as in H\u2082O"),
  TEX(
      "\\",
      "\\\\[A-Za-z]{2,40}\\*?(?:\\[[^\\]\\n"
          + "]{0,200}\\]){0,3}\\{[^{}\\n"
          + "]{0,200}\\}?"
          + "|\\\\(?:newpage|pagebreak|clearpage|noindent|hline|tableofcontents|item|centering|LaTeX)\\b",
      "a command of TeX",
      "write [@key] for \\cite{key}, and plain words or Markdown for others"),
  ROLE(
      "" + UnmarkedSource.CODE,
      "\\{[A-Za-z][\\w:+.-]{0,40}\\}"
          + UnmarkedSource.CODE
          + "|(?<![\\w:]):[A-Za-z][\\w:.+-]{0,40}:"
          + UnmarkedSource.CODE,
      "a role",
      "write [@key] for a citation, and plain words or Markdown for others"),
  CITATION("[#", "\\[#[A-Za-z][\\w:.-]{1,60}\\]", "a citation of another program", "write [@key]"),
  EMOJI(
      ":",
      "(?<![\\w:/]):(?:[a-z][a-z0-9_+-]{1,40}|[+-]1):(?![\\w:/])",
      "the code of a picture sign",
      "write the character itself or a word"),
  CALLOUT("[!", "\\A\\[![A-Za-z]{2,20}\\][+-]?", "a callout", "write > **Warning.** ... instead"),
  COMMENT(
      "%%", "%%(?=[^%])[^%\\n]{1,300}%%", "a comment", "write <!-- ... -->, which is not shown"),
  ABBREVIATION(
      "*[",
      "^" + Dialect.INDENT + "\\*\\[[^\\]\\n]{1,60}\\]:[ \\t]",
      "the definition of an abbreviation",
      "write the long form where it first appears, or put it into the glossary"),
  DEFINITION(
      ":",
      "^" + Dialect.INDENT + ":[ \\t]+\\S[^\\n]*$",
      "a definition list or a caption",
      "write a list item, **Term**: meaning; a table's caption begins with Table:"),
  TASKS(
      "[",
      "\\A\\[[ xX]\\][ \\t]+(?=\\S)",
      "a task list",
      "leave out the box: write a plain list item");

  /** What may stand before the text of a line: blanks, and marks that are not text. */
  private static final String INDENT = "[ \\t\uFFFC]{0,40}";

  private static final Map<Dialect, List<Needle>> NEEDLES =
      Stream.of(values())
          .collect(
              Collectors.toMap(
                  each -> each,
                  each -> Stream.of(each.needles.split(" ")).map(Needle::of).toList()));

  private final String needles;
  private final Pattern pattern;
  private final String what;
  private final String instead;

  Dialect(String needles, String pattern, String what, String instead) {
    this.needles = needles;
    this.pattern = Pattern.compile(pattern, Pattern.MULTILINE);
    this.what = what;
    this.instead = instead;
  }

  /**
   * Which characters of ASCII a text holds, each as a bit: nearly every text can be seen not to
   * hold the marks of a dialect, without being gone through for each of them.
   */
  record Characters(long low, long high) {
    static Characters of(String text) {
      long low = 0;
      long high = 0;
      for (int i = 0; i < text.length(); i++) {
        char at = text.charAt(i);
        if (at < Long.SIZE) {
          low |= 1L << at;
        } else if (at < 2 * Long.SIZE) {
          high |= 1L << (at - Long.SIZE);
        }
      }
      return new Characters(low, high);
    }

    boolean hasAllOf(Characters other) {
      return (other.low & ~low) == 0 && (other.high & ~high) == 0;
    }
  }

  /** What a way of writing a dialect cannot do without. */
  private record Needle(String text, Characters characters) {
    static Needle of(String text) {
      return new Needle(text, Characters.of(text));
    }
  }

  /**
   * Whether there is any use in looking: whether a text holds what each way of writing it does.
   *
   * @param characters of the text
   */
  boolean mayStandIn(String text, Characters characters) {
    for (Needle needle : Objects.requireNonNull(NEEDLES.get(this))) {
      if (characters.hasAllOf(needle.characters()) && text.contains(needle.text())) {
        return true;
      }
    }
    return false;
  }

  Pattern pattern() {
    return pattern;
  }

  /** What it is, with its article. */
  String what() {
    return what;
  }

  /** How to write it here. */
  String instead() {
    return instead;
  }
}
