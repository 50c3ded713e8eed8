package org.imprimatur.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Styles of a drawing, parsed and rebuilt: declarations of the listed properties, and rules with
 * plain selectors (element, class, id, {@code *}, blanks, {@code >}). No rule with an {@code @}, no
 * state such as {@code :hover}: what is seen does not depend on who looks, or when.
 */
final class SvgStyle {
  private static final int MOST_RULES = 1_000;

  private final Consumer<String> faults;

  /** A reader that reports what it refuses, each as the end of a sentence. */
  SvgStyle(Consumer<String> faults) {
    this.faults = faults;
  }

  /**
   * A rule of a style sheet.
   *
   * @param selectors as published
   * @param declarations as published
   * @param references the ids that it names
   */
  record Rule(List<String> selectors, String declarations, List<String> references) {
    /**
     * Whether the rule may concern an element. Only the last part of each selector is looked at, so
     * that it may say yes too often, and never no too often.
     */
    boolean mayConcern(SvgNode.Element element) {
      String classes = " " + element.attributes().getOrDefault("class", "") + " ";
      String id = element.attributes().getOrDefault("id", "");
      return selectors.stream().anyMatch(s -> concerns(s, element.name(), classes, id));
    }

    private static boolean concerns(String selector, String name, String classes, String id) {
      int blank = Math.max(selector.lastIndexOf(' '), selector.lastIndexOf('>'));
      String last = selector.substring(blank + 1);
      int hash = last.indexOf('#');
      int dot = last.indexOf('.');
      int end = hash < 0 ? dot : dot < 0 ? hash : Math.min(hash, dot);
      String type = end < 0 ? last : last.substring(0, end);
      if (!type.isEmpty() && !type.equals("*") && !type.equals(name)) {
        return false;
      }
      String mark = end < 0 ? "" : last.substring(end + 1);
      int next = Math.max(mark.indexOf('.'), mark.indexOf('#'));
      String first = next < 0 ? mark : mark.substring(0, next);
      return first.isEmpty()
          || (last.charAt(end) == '#' ? id.equals(first) : classes.contains(" " + first + " "));
    }
  }

  /** The rules of a style sheet. */
  List<Rule> rules(String text) {
    List<Rule> rules = new ArrayList<>();
    String css = withoutComments(text);
    for (int at = start(css, 0); at < css.length(); ) {
      int open = css.indexOf('{', at);
      int close = css.indexOf('}', at);
      if (open < 0 || close < open || css.substring(open + 1, close).indexOf('{') >= 0) {
        faults.accept("a style sheet that is not a list of rules");
        break;
      }
      if (rules.size() >= MOST_RULES) {
        faults.accept("a style sheet of more than " + MOST_RULES + " rules");
        break;
      }
      List<String> selectors = selectors(css.substring(at, open));
      List<String> references = new ArrayList<>();
      String declarations = declarations(css.substring(open + 1, close), references);
      if (!selectors.isEmpty()) {
        rules.add(new Rule(selectors, declarations, references));
      }
      at = start(css, close + 1);
    }
    return rules;
  }

  private static int start(String css, int from) {
    int at = from;
    while (at < css.length() && css.charAt(at) <= ' ') {
      at++;
    }
    return at;
  }

  /** Words separated by one blank each. */
  static String words(String text) {
    return text.strip().replaceAll("[ \\t\\n\\r\\f]+", " ");
  }

  /** The declarations of a {@code style} attribute, or between braces; only what is allowed. */
  String declarations(String text, List<String> references) {
    StringBuilder out = new StringBuilder();
    for (String declaration : split(text)) {
      String one = declaration(declaration.strip(), references);
      if (one != null) {
        out.append(out.isEmpty() ? "" : ";").append(one);
      }
    }
    return out.toString();
  }

  /** At semicolons outside of quotes and brackets. */
  private static List<String> split(String text) {
    List<String> out = new ArrayList<>();
    int from = 0;
    int depth = 0;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      } else if (c == ';' && depth <= 0) {
        out.add(text.substring(from, i));
        from = i + 1;
      }
    }
    out.add(text.substring(from));
    return out;
  }

  private @Nullable String declaration(String text, List<String> references) {
    if (text.isEmpty()) {
      return null;
    }
    int colon = text.indexOf(':');
    String name = text.substring(0, Math.max(colon, 0)).strip().toLowerCase(Locale.ROOT);
    String value = text.substring(colon + 1).strip();
    if (name.startsWith("-inkscape-") || SvgVocabulary.UNSEEN_STYLES.contains(name)) {
      return null;
    }
    if (colon < 0 || !isProperty(name)) {
      faults.accept("the style \"" + (colon < 0 ? text : name) + "\"");
      return null;
    }
    String fault = SvgValue.fault(value, references);
    boolean odd = value.chars().anyMatch(c -> c == '{' || c == '}' || c == '<' || c == '@');
    if (fault != null || odd || !closed(value)) {
      String why = fault == null ? "contains what no value may contain" : fault;
      faults.accept("the style \"" + name + "\", which " + why);
      return null;
    }
    return name + ":" + value;
  }

  private static boolean isProperty(String name) {
    return SvgVocabulary.PROPERTIES.contains(name) || SvgVocabulary.STYLES.contains(name);
  }

  /** Whether quotes and brackets end inside the value, so that it cannot swallow what follows. */
  private static boolean closed(String value) {
    List<String> parts = split(value + ";x");
    return parts.size() == 2;
  }

  private List<String> selectors(String text) {
    List<String> out = new ArrayList<>();
    for (String selector : text.split(",", -1)) {
      String plain = words(selector).replace(" >", ">").replace("> ", ">");
      boolean ok = !plain.isEmpty() && plain.chars().allMatch(SvgStyle::isOfSelector);
      if (!ok) {
        faults.accept("the style rule \"" + selector.strip() + "\"");
        return List.of();
      }
      out.add(plain);
    }
    return out;
  }

  private static boolean isOfSelector(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || " >.#*-_".indexOf(c) >= 0;
  }

  private String withoutComments(String text) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (int open = text.indexOf("/*"); open >= 0; open = text.indexOf("/*", from)) {
      int close = text.indexOf("*/", open + 2);
      if (close < 0) {
        faults.accept("a comment in a style sheet that is never closed");
        return "";
      }
      out.append(text, from, open).append(' ');
      from = close + 2;
    }
    return out.append(text, from, text.length()).toString();
  }
}
