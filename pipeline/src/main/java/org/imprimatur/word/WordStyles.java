package org.imprimatur.word;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.word.WordBlock.Style;
import org.jspecify.annotations.Nullable;

/**
 * What the paragraphs are, by their styles and numbering. Numbers are counted as they are asked.
 */
final class WordStyles {
  private static final Pattern HEADING = Pattern.compile("heading ([1-9])");
  private static final int DEEPEST_CHAIN = 20;
  private static final int DEEPEST_LIST = 8;

  private final Map<String, XmlElement> styles = new HashMap<>();
  private final Map<String, XmlElement> lists = new HashMap<>();
  private final Map<String, XmlElement> abstracts = new HashMap<>();
  private final Map<String, Map<Integer, Integer>> counts = new HashMap<>();
  private String standard = "";

  WordStyles(@Nullable XmlElement styleSheet, @Nullable XmlElement numbering) {
    if (styleSheet != null) {
      for (XmlElement style : styleSheet.children()) {
        styles.putIfAbsent(style.attribute("w:styleId"), style);
        boolean isStandard = style.attribute("w:default").matches("1|true|on");
        if (isStandard && style.attribute("w:type").equals("paragraph")) {
          standard = style.attribute("w:styleId");
        }
      }
    }
    if (numbering != null) {
      for (XmlElement each : numbering.children()) {
        if (each.is("w:num")) {
          lists.put(each.attribute("w:numId"), each);
        } else if (each.is("w:abstractNum")) {
          abstracts.put(each.attribute("w:abstractNumId"), each);
        }
      }
    }
  }

  /** What a paragraph is. */
  Style of(@Nullable XmlElement properties) {
    String id = properties == null ? "" : properties.value("w:pStyle");
    String name = name(id);
    Matcher heading = HEADING.matcher(name);
    if (name.equals("title")) {
      return new Style(Style.Kind.TITLE, 0, 0);
    }
    if (heading.matches()) {
      return new Style(Style.Kind.HEADING, Integer.parseInt(heading.group(1)), 0);
    }
    String outline = inherited(properties, id, "w:outlineLvl", "");
    if (outline.matches("[0-8]")) {
      return new Style(Style.Kind.HEADING, Integer.parseInt(outline) + 1, 0);
    }
    String list = inherited(properties, id, "w:numPr", "w:numId");
    if (!list.isEmpty() && !list.equals("0") && lists.containsKey(list)) {
      return item(list, inherited(properties, id, "w:numPr", "w:ilvl"));
    }
    return List.of("quote", "intense quote", "quotations", "block text").contains(name)
        ? new Style(Style.Kind.QUOTE, 0, 0)
        : Style.PLAIN;
  }

  /** The built-in name, which is English in every Word. */
  private String name(String id) {
    XmlElement style = styles.get(id.isEmpty() ? standard : id);
    return style == null ? "" : style.value("w:name").toLowerCase(Locale.ROOT);
  }

  private String inherited(@Nullable XmlElement own, String style, String one, String two) {
    XmlElement properties = own;
    String next = style.isEmpty() ? standard : style;
    Set<String> seen = new HashSet<>();
    while (true) {
      XmlElement found = properties == null ? null : properties.child(one);
      if (found != null) {
        String value = two.isEmpty() ? found.attribute("w:val") : found.value(two);
        if (!value.isEmpty() || two.equals("w:ilvl")) {
          return value;
        }
      }
      XmlElement above = styles.get(next);
      if (above == null || !seen.add(next) || seen.size() > DEEPEST_CHAIN) {
        return "";
      }
      properties = above.child("w:pPr");
      next = above.value("w:basedOn");
    }
  }

  private Style item(String list, String levelText) {
    int level = levelText.matches("\\d") ? Integer.parseInt(levelText) : 0;
    level = Math.min(level, DEEPEST_LIST);
    XmlElement form = form(list, level);
    String kind = form == null ? "bullet" : form.value("w:numFmt");
    XmlElement num = lists.get(list);
    String family = num == null ? list : num.value("w:abstractNumId");
    Map<Integer, Integer> at = counts.computeIfAbsent(family, key -> new HashMap<>());
    int reset = level;
    at.keySet().removeIf(other -> other > reset);
    if (kind.equals("bullet") || kind.equals("none")) {
      return kind.equals("none")
          ? new Style(Style.Kind.ITEM_GOES_ON, level, 0)
          : new Style(Style.Kind.ITEM, level, 0);
    }
    int number = at.merge(level, start(list, level, form), (before, first) -> before + 1);
    return new Style(Style.Kind.ITEM, level, Math.max(1, number));
  }

  private int start(String list, int level, @Nullable XmlElement form) {
    String start = form == null ? "" : form.value("w:start");
    XmlElement num = lists.get(list);
    for (XmlElement own : num == null ? List.<XmlElement>of() : num.children()) {
      if (own.attribute("w:ilvl").equals(String.valueOf(level))
          && !own.value("w:startOverride").isEmpty()) {
        start = own.value("w:startOverride");
      }
    }
    return start.matches("\\d{1,6}") ? Integer.parseInt(start) : 1;
  }

  private @Nullable XmlElement form(String list, int level) {
    XmlElement num = lists.get(list);
    XmlElement family = num == null ? null : abstracts.get(num.value("w:abstractNumId"));
    for (XmlElement each : family == null ? List.<XmlElement>of() : family.children()) {
      if (each.is("w:lvl") && each.attribute("w:ilvl").equals(String.valueOf(level))) {
        return each;
      }
    }
    return null;
  }

  /** How words are set, by their own properties and the style of characters. */
  WordRun.Face face(@Nullable XmlElement properties) {
    if (properties == null) {
      return WordRun.Face.PLAIN;
    }
    XmlElement style = styles.get(properties.value("w:rStyle"));
    XmlElement other = style == null ? null : style.child("w:rPr");
    return new WordRun.Face(
        isOn(properties, other, "w:b"),
        isOn(properties, other, "w:i"),
        raised(properties, other),
        isOn(properties, other, "w:strike") || isOn(properties, other, "w:dstrike"));
  }

  private static boolean isOn(XmlElement own, @Nullable XmlElement style, String key) {
    if (style == null || own.child(key) != null) {
      return own.isOn(key);
    }
    return style.isOn(key);
  }

  private static int raised(XmlElement own, @Nullable XmlElement style) {
    String value = own.value("w:vertAlign");
    value = value.isEmpty() && style != null ? style.value("w:vertAlign") : value;
    String shifted = own.value("w:position");
    return switch (value) {
      case "superscript" -> 1;
      case "subscript" -> -1;
      default -> shifted.matches("[1-9]\\d*") ? 1 : shifted.matches("-[1-9]\\d*") ? -1 : 0;
    };
  }
}
