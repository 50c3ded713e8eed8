package org.imprimatur.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.imprimatur.text.Json;
import org.imprimatur.text.JsonReader;
import org.jspecify.annotations.Nullable;

/**
 * Works in the formats that reference managers read: BibTeX, RIS and CSL-JSON. Only fields that
 * describe a work are written, never an abstract or a remark of its record.
 */
final class CitationFiles {
  private static final Set<String> LEFT_OUT =
      Set.of("abstract", "annote", "note", "keyword", "custom");

  private static final Map<String, String> BIBTEX =
      Map.of(
          "article-journal", "article",
          "book", "book",
          "chapter", "incollection",
          "report", "techreport",
          "thesis", "phdthesis",
          "paper-conference", "inproceedings");

  private static final Map<String, String> RIS =
      Map.of(
          "article-journal", "JOUR",
          "book", "BOOK",
          "chapter", "CHAP",
          "report", "RPRT",
          "thesis", "THES",
          "paper-conference", "CPAPER",
          "webpage", "ELEC");

  /** Field of CSL, of BibTeX, tag of RIS; empty where a format has none. */
  private static final String[][] FIELDS = {
    {"title", "title", "TI"},
    {"container-title", "journal", "T2"},
    {"publisher", "publisher", "PB"},
    {"volume", "volume", "VL"},
    {"issue", "number", "IS"},
    {"DOI", "doi", "DO"},
    {"PMID", "pmid", "AN"},
    {"ISBN", "isbn", "SN"},
    {"URL", "url", "UR"},
    {"language", "language", "LA"}
  };

  private CitationFiles() {}

  /**
   * A work.
   *
   * @param key its id in the file
   * @param fields its CSL data
   */
  record Work(String key, Map<String, Object> fields) {

    /** A record of the library. */
    static Work of(String key, String csl) {
      Map<String, Object> fields = new TreeMap<>();
      if (JsonReader.read(csl).value() instanceof Map<?, ?> map) {
        map.forEach(
            (name, value) -> {
              if (value != null && !LEFT_OUT.contains(String.valueOf(name))) {
                fields.put(String.valueOf(name), value);
              }
            });
      }
      fields.put("id", key);
      return new Work(key, fields);
    }

    private String text(String field) {
      Object value = fields.get(field);
      return value instanceof String || value instanceof Number ? PageWords.clean("" + value) : "";
    }

    /** Year, month, day; as many as are known. */
    private List<String> issued() {
      List<String> out = new ArrayList<>();
      if (fields.get("issued") instanceof Map<?, ?> date
          && date.get("date-parts") instanceof List<?> parts
          && !parts.isEmpty()
          && parts.get(0) instanceof List<?> first) {
        first.forEach(part -> out.add(String.valueOf(part)));
      }
      return out;
    }

    /** Authors, the family name first; a body or a name in one piece stays as it is. */
    private List<Name> authors() {
      List<Name> out = new ArrayList<>();
      if (fields.get("author") instanceof List<?> names) {
        for (Object name : names) {
          if (name instanceof Map<?, ?> parts) {
            out.add(Name.of(parts));
          }
        }
      }
      return out;
    }
  }

  private record Name(String text, boolean isWhole) {
    static Name of(Map<?, ?> parts) {
      Object family = parts.get("family");
      Object given = parts.get("given");
      Object literal = parts.get("literal");
      if (family == null) {
        return new Name(PageWords.clean(String.valueOf(literal == null ? given : literal)), true);
      }
      String text = given == null ? String.valueOf(family) : family + ", " + given;
      return new Name(PageWords.clean(text), given == null);
    }
  }

  /** CSL-JSON: a list of records. */
  static String csl(List<Work> works) {
    return Json.compact(works.stream().map(Work::fields).toList()) + "\n";
  }

  /** BibTeX; titles keep their capitals. */
  static String bibtex(List<Work> works) {
    StringBuilder out = new StringBuilder();
    for (Work work : works) {
      String type = BIBTEX.getOrDefault(work.text("type"), "misc");
      out.append('@').append(type).append('{').append(work.key().replaceAll("[^\\w:.-]", "-"));
      String authors =
          String.join(
              " and ",
              work.authors().stream()
                  .map(name -> name.isWhole() ? "{" + tex(name.text()) + "}" : tex(name.text()))
                  .toList());
      field(out, "author", authors);
      for (String[] names : FIELDS) {
        String value = tex(work.text(names[0]));
        field(out, names[1], names[1].equals("title") && !value.isEmpty() ? braced(value) : value);
      }
      field(out, "pages", tex(work.text("page")).replace("-", "--"));
      List<String> issued = work.issued();
      field(out, "year", issued.isEmpty() ? "" : tex(issued.get(0)));
      field(out, "month", issued.size() < 2 ? "" : tex(issued.get(1)));
      out.append("\n}\n\n");
    }
    return out.toString();
  }

  private static String braced(String value) {
    return "{" + value + "}";
  }

  private static void field(StringBuilder out, String name, String value) {
    if (!value.isEmpty()) {
      out.append(",\n  ").append(name).append(" = {").append(value).append('}');
    }
  }

  /** Text that TeX sets as it stands; braces, which must be balanced, become brackets. */
  private static String tex(String text) {
    StringBuilder out = new StringBuilder();
    for (char c : oneLine(text).toCharArray()) {
      switch (c) {
        case '\\' -> out.append("\\textbackslash ");
        case '{' -> out.append('(');
        case '}' -> out.append(')');
        case '%', '#', '&', '$', '_' -> out.append('\\').append(c);
        case '~' -> out.append("\\textasciitilde ");
        case '^' -> out.append("\\textasciicircum ");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /** RIS; lines end as its description asks. */
  static String ris(List<Work> works) {
    StringBuilder out = new StringBuilder();
    for (Work work : works) {
      line(out, "TY", RIS.getOrDefault(work.text("type"), "GEN"));
      line(out, "ID", work.key());
      work.authors().forEach(name -> line(out, "AU", name.text()));
      for (String[] names : FIELDS) {
        line(out, names[2], work.text(names[0]));
      }
      String page = work.text("page");
      int dash = page.indexOf('-');
      line(out, "SP", dash < 0 ? page : page.substring(0, dash));
      line(out, "EP", dash < 0 ? "" : page.substring(dash + 1));
      List<String> issued = work.issued();
      line(out, "PY", issued.isEmpty() ? "" : issued.get(0));
      line(out, "DA", issued.isEmpty() ? "" : date(issued));
      out.append("ER  - \r\n\r\n");
    }
    return out.toString();
  }

  private static String date(List<String> issued) {
    StringBuilder out = new StringBuilder(issued.get(0));
    for (int i = 1; i < 3; i++) {
      String part = i < issued.size() ? issued.get(i) : "";
      out.append('/').append(part.length() == 1 ? "0" + part : part);
    }
    return out.append('/').toString();
  }

  private static void line(StringBuilder out, String tag, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      out.append(tag).append("  - ").append(oneLine(value)).append("\r\n");
    }
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
