package org.imprimatur.word;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sources that Word keeps itself (ECMA-376, part 1, 22.6), as CSL data. */
final class WordSources {
  private static final Map<String, String> TYPES =
      Map.of(
          "JournalArticle", "article-journal",
          "ArticleInAPeriodical", "article-magazine",
          "Book", "book",
          "BookSection", "chapter",
          "ConferenceProceedings", "paper-conference",
          "Report", "report",
          "InternetSite", "webpage",
          "DocumentFromInternetSite", "webpage");

  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("b:Title", "title"),
          Map.entry("b:JournalName", "container-title"),
          Map.entry("b:PeriodicalTitle", "container-title"),
          Map.entry("b:BookTitle", "container-title"),
          Map.entry("b:InternetSiteTitle", "container-title"),
          Map.entry("b:Volume", "volume"),
          Map.entry("b:Issue", "issue"),
          Map.entry("b:Pages", "page"),
          Map.entry("b:Publisher", "publisher"),
          Map.entry("b:City", "publisher-place"),
          Map.entry("b:Edition", "edition"),
          Map.entry("b:DOI", "DOI"),
          Map.entry("b:URL", "URL"));

  private WordSources() {}

  /** The sources of a file, by their tags. */
  static Map<String, Map<String, Object>> of(WordPackage file) throws WordFileException {
    Map<String, Map<String, Object>> out = new LinkedHashMap<>();
    for (String name : file.names()) {
      if (name.matches("customXml/item\\d+\\.xml")) {
        for (XmlElement source : file.element(name).all("b:Source")) {
          out.putIfAbsent(source.words("b:Tag"), work(source));
        }
      }
    }
    return out;
  }

  private static Map<String, Object> work(XmlElement source) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("type", TYPES.getOrDefault(source.words("b:SourceType"), "document"));
    for (XmlElement field : source.children()) {
      String name = FIELDS.get(field.name());
      if (name != null && !field.text().isBlank()) {
        out.putIfAbsent(name, field.text().strip());
      }
    }
    List<Object> authors = authors(source.at("b:Author", "b:Author"));
    if (!authors.isEmpty()) {
      out.put("author", authors);
    }
    String year = source.words("b:Year");
    if (year.matches("\\d{4}")) {
      out.put("issued", Map.of("date-parts", List.of(List.of(Long.valueOf(year)))));
    }
    String number = source.words("b:StandardNumber");
    if (number.matches("(?i)pmid:?\\s*\\d{1,9}")) {
      out.put("PMID", number.replaceAll("\\D", ""));
    } else if (number.matches("(?i)(doi:?\\s*)?10\\.\\d{4,9}/\\S+")) {
      out.putIfAbsent("DOI", number.replaceFirst("(?i)^doi:?\\s*", ""));
    }
    return out;
  }

  private static List<Object> authors(@org.jspecify.annotations.Nullable XmlElement names) {
    List<Object> out = new ArrayList<>();
    if (names == null) {
      return out;
    }
    for (XmlElement group : names.all("b:Corporate")) {
      out.add(Map.of("literal", group.text().strip()));
    }
    for (XmlElement person : names.all("b:Person")) {
      String given = (person.words("b:First") + " " + person.words("b:Middle")).strip();
      Map<String, Object> name = new LinkedHashMap<>();
      name.put(given.isEmpty() ? "literal" : "family", person.words("b:Last"));
      if (!given.isEmpty()) {
        name.put("given", given);
      }
      out.add(name);
    }
    return out;
  }
}
