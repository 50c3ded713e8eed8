package org.imprimatur.word;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Records of EndNote's XML, as its fields hold them, as CSL data. */
final class EndNoteRecords {
  private static final Map<String, String> TYPES =
      Map.of(
          "journal article", "article-journal",
          "electronic article", "article-journal",
          "book", "book",
          "edited book", "book",
          "book section", "chapter",
          "report", "report",
          "web page", "webpage",
          "thesis", "thesis",
          "conference proceedings", "paper-conference",
          "guideline", "report");

  private EndNoteRecords() {}

  /** The works that a field cites; empty when it cannot be read. */
  static List<WordCitation.Item> read(String xml) {
    List<WordCitation.Item> out = new ArrayList<>();
    try {
      for (XmlElement cite : XmlElement.read(xml.getBytes(UTF_8), "EN.CITE").all("Cite")) {
        out.add(
            new WordCitation.Item(
                work(cite),
                cite.words("Prefix"),
                WordCitations.joined(
                    WordCitations.locator("page", cite.words("Pages")), cite.words("Suffix")),
                cite.attribute("ExcludeAuth").equals("1")));
      }
    } catch (WordFileException e) {
      return List.of();
    }
    return out;
  }

  private static Map<String, Object> work(XmlElement cite) {
    XmlElement record = cite.child("record");
    Map<String, Object> out = new LinkedHashMap<>();
    if (record == null) {
      return out;
    }
    XmlElement type = record.child("ref-type");
    String kind = type == null ? "" : type.attribute("name").toLowerCase(Locale.ROOT);
    out.put("type", TYPES.getOrDefault(kind, "document"));
    put(out, "title", record.words("titles", "title"));
    names(out, "author", record.at("contributors", "authors"));
    names(out, "editor", record.at("contributors", "secondary-authors"));
    String journal = record.words("periodical", "full-title");
    put(
        out,
        "container-title",
        journal.isEmpty() ? record.words("titles", "secondary-title") : journal);
    String year = record.words("dates", "year");
    if (year.matches("\\d{4}")) {
      out.put("issued", Map.of("date-parts", List.of(List.of(Long.valueOf(year)))));
    }
    put(out, "volume", record.words("volume"));
    put(out, "issue", record.words("number"));
    put(out, "page", record.words("pages"));
    put(out, "publisher", record.words("publisher"));
    put(out, "publisher-place", record.words("pub-location"));
    put(out, "edition", record.words("edition"));
    put(
        out,
        "ISSN",
        record.words("isbn").matches("\\d{4}-\\d{3}[\\dX].*") ? record.words("isbn") : "");
    put(out, "DOI", record.words("electronic-resource-num"));
    put(out, "URL", record.words("urls", "related-urls", "url"));
    put(out, "PMID", pmid(record));
    return out;
  }

  /** The number of another database means nothing to PubMed. */
  private static String pmid(XmlElement record) {
    String number = record.words("accession-num");
    String from =
        (record.words("remote-database-name") + " " + record.words("remote-database-provider"))
            .toLowerCase(Locale.ROOT);
    boolean isPubMed = from.contains("medline") || from.contains("pubmed") || from.contains("nlm");
    return isPubMed && number.matches("\\d{1,9}") ? number : "";
  }

  private static void put(Map<String, Object> out, String field, String value) {
    if (!value.isEmpty()) {
      out.put(field, value);
    }
  }

  private static void names(
      Map<String, Object> out, String field, @org.jspecify.annotations.Nullable XmlElement list) {
    List<Object> names = new ArrayList<>();
    for (XmlElement one : list == null ? List.<XmlElement>of() : list.children()) {
      String name = one.text().strip();
      int comma = name.indexOf(',');
      if (name.endsWith(",")) {
        // EndNote marks the name of a group by a comma behind it.
        names.add(Map.of("literal", name.substring(0, name.length() - 1)));
      } else if (comma > 0) {
        Map<String, Object> person = new LinkedHashMap<>();
        person.put("family", name.substring(0, comma).strip());
        person.put("given", name.substring(comma + 1).strip());
        names.add(person);
      } else if (!name.isEmpty()) {
        names.add(Map.of("literal", name));
      }
    }
    if (!names.isEmpty()) {
      out.put(field, names);
    }
  }
}
