package org.imprimatur.reference;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes a record as the house writes it: fields in the house's order, names and dates on one line,
 * quotes where YAML would otherwise read something else. The same record gives the same text.
 */
final class RecordYaml {
  private static final List<String> ORDER =
      List.of(
          "id",
          "type",
          "kind",
          "title",
          "author",
          "editor",
          "container-title",
          "container-title-short",
          "collection-title",
          "edition",
          "publisher",
          "publisher-place",
          "genre",
          "number",
          "issued",
          "accessed",
          "volume",
          "issue",
          "page",
          "DOI",
          "PMID",
          "PMCID",
          "ISBN",
          "ISSN",
          "URL",
          "retracted",
          "concern",
          "corrected",
          "reinstated",
          "superseded-by",
          "review-by",
          "checked",
          "justification",
          "article",
          "quote",
          "quotes");

  /** Long fields that nobody looks for first. */
  private static final List<String> LAST = List.of("keyword", "note", "annote", "abstract");

  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z][A-Za-z0-9_./()&'+-]*(?: [A-Za-z0-9_./()&'+-]+)*+");
  private static final Pattern PLAIN_DOI = Pattern.compile("10\\.\\d{4,9}/[A-Za-z0-9._/()-]+");
  private static final Pattern PLAIN_URL = Pattern.compile("https?://[A-Za-z0-9._/?=&~%+-]+");
  private static final Pattern PLAIN_PAGES = Pattern.compile("[1-9]\\d{0,5}-[1-9]\\d{0,5}");
  private static final Pattern PLAIN_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern RESERVED =
      Pattern.compile("(?i)true|false|yes|no|on|off|null|y|n|\\.inf|\\.nan");

  private RecordYaml() {}

  /**
   * A record as an item of a YAML list.
   *
   * @param fields with {@code id}
   * @param indent what stands before the list's dash
   * @param newline the file's line end
   */
  static String write(Map<String, Object> fields, String indent, String newline) {
    StringBuilder out = new StringBuilder();
    String lead = indent + "- ";
    for (Map.Entry<String, Object> field : ordered(fields).entrySet()) {
      out.append(lead).append(field(field.getKey(), field.getValue())).append(newline);
      lead = indent + "  ";
    }
    return out.toString();
  }

  /** One field, on one line without a line end. */
  static String field(String name, Object value) {
    StringBuilder out = new StringBuilder(name).append(": ");
    value(value, out);
    return out.toString();
  }

  /** A value, on one line. */
  static String value(Object value) {
    StringBuilder out = new StringBuilder();
    value(value, out);
    return out.toString();
  }

  private static Map<String, Object> ordered(Map<String, Object> fields) {
    List<String> names = new ArrayList<>(ORDER);
    for (String name : new TreeSet<>(fields.keySet())) {
      if (!ORDER.contains(name) && !LAST.contains(name)) {
        names.add(name);
      }
    }
    names.addAll(LAST);
    Map<String, Object> out = new LinkedHashMap<>();
    for (String name : names) {
      Object value = fields.get(name);
      if (value != null) {
        out.put(name, value);
      }
    }
    return out;
  }

  private static void value(@Nullable Object value, StringBuilder out) {
    if (value instanceof Map<?, ?> map) {
      out.append('{');
      for (Iterator<? extends Map.Entry<?, ?>> i = map.entrySet().iterator(); i.hasNext(); ) {
        Map.Entry<?, ?> entry = i.next();
        text(String.valueOf(entry.getKey()), out);
        out.append(": ");
        value(entry.getValue(), out);
        out.append(i.hasNext() ? ", " : "");
      }
      out.append('}');
    } else if (value instanceof List<?> list) {
      out.append('[');
      for (Iterator<?> i = list.iterator(); i.hasNext(); ) {
        value(i.next(), out);
        out.append(i.hasNext() ? ", " : "");
      }
      out.append(']');
    } else if (value instanceof String text) {
      text(text, out);
    } else {
      out.append(value);
    }
  }

  private static void text(String text, StringBuilder out) {
    boolean plain =
        PLAIN.matcher(text).matches()
            || PLAIN_DOI.matcher(text).matches()
            || PLAIN_PAGES.matcher(text).matches()
            || PLAIN_DATE.matcher(text).matches()
            || PLAIN_URL.matcher(text).matches();
    if (plain && text.length() <= 400 && !RESERVED.matcher(text).matches()) {
      out.append(text);
      return;
    }
    out.append('"');
    text.codePoints().forEach(c -> character(c, out));
    out.append('"');
  }

  private static void character(int c, StringBuilder out) {
    boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
    boolean hidden =
        Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || c == 0xFEFF || c == 0xFFFE;
    if (c == '"' || c == '\\') {
      out.append('\\').appendCodePoint(c);
    } else if (hidden || surrogate || c == 0xFFFF) {
      String hex = Integer.toHexString(surrogate ? 0xFFFD : c);
      out.append("\\u").append("0".repeat(4 - hex.length())).append(hex);
    } else {
      out.appendCodePoint(c);
    }
  }
}
