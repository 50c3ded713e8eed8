package org.imprimatur.theme;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a house's style sheet may say: an allow-list of classes, properties and values. Whatever
 * holds a status, a caution, an approval, a citation or words of an article takes spacing only;
 * colours are those of the page's palette, whose contrast is checked with {@code site.colours}.
 */
final class StyleVocabulary {
  /** Classes of parts that hold none of these: they may be given colours, lines and type. */
  static final Set<String> FREE =
      set(
          "count",
          "crumbs",
          "families",
          "find",
          "hint",
          "house-notices",
          "house-piece",
          "lead",
          "letter",
          "letters",
          "logo",
          "members",
          "pager",
          "privacy",
          "site-name",
          "topics");

  /** Classes of parts that do, or may: they may be given spacing. */
  static final Set<String> GUARDED =
      set(
          "about",
          "answer-line",
          "approvals",
          "article-head",
          "articles",
          "ask",
          "body",
          "callout",
          "changes",
          "cite-this",
          "columns",
          "contents",
          "dates",
          "disclaimer",
          "facts",
          "hero",
          "matter",
          "page",
          "question",
          "reading",
          "references",
          "results",
          "review",
          "site-foot",
          "site-head",
          "status-line",
          "steps",
          "table-scroll",
          "terms");

  /** States and places that a selector may name behind a class. */
  static final Set<String> PSEUDO = set(":first-child", ":focus-visible", ":hover", ":last-child");

  /** The most space, in CSS pixels. */
  static final int MOST_SPACE = 64;

  private static final Pattern LENGTH = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3})?)(px|rem|em)|0");
  private static final Pattern NUMBER = Pattern.compile("\\d(?:\\.\\d{1,3})?");
  private static final Pattern FAMILY =
      Pattern.compile("[A-Za-z][A-Za-z0-9 -]{0,40}|\"[A-Za-z][A-Za-z0-9 -]{0,40}\"");

  /** Properties that change how far apart parts stand, and what each of their values may be. */
  static final Map<String, Predicate<String>> SPACING = spacing();

  /** The others. */
  static final Map<String, Predicate<String>> LOOKS = looks();

  private StyleVocabulary() {}

  private static Set<String> set(String... names) {
    return new TreeSet<>(List.of(names));
  }

  private static Map<String, Predicate<String>> spacing() {
    Map<String, Predicate<String>> out = new TreeMap<>();
    for (String name : List.of("margin", "padding")) {
      out.put(name, StyleVocabulary::isSpace);
      for (String side :
          List.of(
              "top",
              "bottom",
              "left",
              "right",
              "block",
              "block-start",
              "block-end",
              "inline",
              "inline-start",
              "inline-end")) {
        out.put(name + "-" + side, StyleVocabulary::isSpace);
      }
    }
    List.of("gap", "row-gap", "column-gap")
        .forEach(name -> out.put(name, StyleVocabulary::isSpace));
    return out;
  }

  private static Map<String, Predicate<String>> looks() {
    Map<String, Predicate<String>> out = new TreeMap<>();
    Predicate<String> line =
        set("var(--ink)", "var(--line)", "var(--link)", "var(--soft)")::contains;
    out.put("color", set("var(--ink)", "var(--link)", "var(--soft)")::contains);
    out.put("background-color", set("var(--panel)", "var(--paper)")::contains);
    List<String> sides = new ArrayList<>(List.of(""));
    List.of(
            "top",
            "bottom",
            "left",
            "right",
            "block-start",
            "block-end",
            "inline-start",
            "inline-end")
        .forEach(side -> sides.add("-" + side));
    for (String side : sides) {
      out.put("border" + side + "-color", line);
      out.put(
          "border" + side + "-style", set("none", "solid", "dotted", "dashed", "double")::contains);
      out.put("border" + side + "-width", value -> isLength(value, 0, 8));
    }
    out.put("border-radius", value -> isLength(value, 0, 32));
    out.put("font-family", value -> FAMILY.matcher(value).matches());
    out.put("font-size", value -> !value.matches(".*[\\d.]em") && isLength(value, 16, 40));
    out.put("font-style", set("normal", "italic")::contains);
    out.put("font-weight", set("normal", "bold", "400", "500", "600", "700", "800")::contains);
    out.put("letter-spacing", value -> value.equals("normal") || isLength(value, 0, 2));
    out.put("line-height", StyleVocabulary::isLineHeight);
    out.put("text-align", set("start", "end", "center", "left", "right")::contains);
    return out;
  }

  private static boolean isSpace(String value) {
    return isLength(value, 0, MOST_SPACE);
  }

  /** Whether a length, without a sign, lies within bounds in CSS pixels. */
  private static boolean isLength(String value, double least, double most) {
    Matcher matcher = LENGTH.matcher(value.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      return false;
    }
    double number = matcher.group(1) == null ? 0 : Double.parseDouble(matcher.group(1));
    double pixels = "px".equals(matcher.group(2)) ? number : number * 16;
    return pixels >= least && pixels <= most;
  }

  private static boolean isLineHeight(String value) {
    if (!NUMBER.matcher(value).matches()) {
      return false;
    }
    double number = Double.parseDouble(value);
    return number >= 1.3 && number <= 2;
  }
}
