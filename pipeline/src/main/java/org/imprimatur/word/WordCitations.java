package org.imprimatur.word;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.text.JsonReader;

/** Reads what the fields of Zotero, Mendeley, EndNote and Word itself cite. */
final class WordCitations {
  private static final Pattern CITES =
      Pattern.compile(
          "\\s*(?:ADDIN\\s+(?:ZOTERO_ITEM|CSL_CITATION|Mendeley Citation|EN\\.CITE)|CITATION\\s)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern CSL =
      Pattern.compile("\\s*ADDIN\\s+(ZOTERO_ITEM\\s+)?CSL_CITATION\\s*(\\{.*)", Pattern.DOTALL);
  private static final Pattern END_NOTE =
      Pattern.compile("\\s*ADDIN\\s+EN\\.CITE\\s*(.*)", Pattern.DOTALL);
  private static final String CONTROL = "MENDELEY_CITATION_v3_";

  /** Pandoc's short words for what a locator names (its manual, "Citation syntax"). */
  private static final Map<String, String> LABELS =
      Map.ofEntries(
          Map.entry("page", "p. "),
          Map.entry("chapter", "chap. "),
          Map.entry("section", "sec. "),
          Map.entry("figure", "fig. "),
          Map.entry("volume", "vol. "),
          Map.entry("paragraph", "para. "),
          Map.entry("part", "pt. "),
          Map.entry("book", "bk. "),
          Map.entry("issue", "no. "));

  private final Map<String, Map<String, Object>> sources;

  /** With Word's own sources, by their tags. */
  WordCitations(Map<String, Map<String, Object>> sources) {
    this.sources = sources;
  }

  /** Whether a field cites. */
  static boolean isCitation(String says) {
    return CITES.matcher(says).lookingAt();
  }

  /**
   * Reads a field.
   *
   * @param says what the field says it is
   * @param data what is kept beside it, base64; may be empty
   * @param shown the words in its place
   */
  WordCitation read(String says, String data, String shown) {
    Matcher csl = CSL.matcher(says);
    if (csl.matches()) {
      return csl(csl.group(1) == null ? "Mendeley" : "Zotero", csl.group(2), shown);
    }
    Matcher endNote = END_NOTE.matcher(says);
    if (endNote.matches()) {
      String xml = endNote.group(1).strip();
      return new WordCitation(
          "EndNote", EndNoteRecords.read(xml.startsWith("<") ? xml : decoded(data)), shown);
    }
    if (says.strip().toUpperCase(Locale.ROOT).startsWith("ADDIN")) {
      return new WordCitation("Mendeley", List.of(), shown);
    }
    return new WordCitation("Word", new SourceField(sources).read(says), shown);
  }

  /** A citation of Mendeley's newer plug-in, which is a content control with a tag. */
  static boolean isControl(String tag) {
    return tag.startsWith(CONTROL);
  }

  WordCitation control(String tag, String shown) {
    return csl("Mendeley", decoded(tag.substring(CONTROL.length())), shown);
  }

  private static String decoded(String base64) {
    try {
      String text = new String(Base64.getMimeDecoder().decode(base64), UTF_8);
      return text.replace("\0", "").strip();
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static WordCitation csl(String program, String json, String shown) {
    int end = json.lastIndexOf('}');
    Object value = JsonReader.read(json.substring(0, end + 1)).value();
    List<WordCitation.Item> items = new ArrayList<>();
    if (value instanceof Map<?, ?> all && all.get("citationItems") instanceof List<?> list) {
      for (Object each : list) {
        if (each instanceof Map<?, ?> item) {
          items.add(item(item));
        }
      }
    }
    return new WordCitation(program, items, shown);
  }

  private static WordCitation.Item item(Map<?, ?> item) {
    Object data = item.get("itemData") == null ? item.get("item") : item.get("itemData");
    Map<String, Object> work = new LinkedHashMap<>();
    if (data instanceof Map<?, ?> fields) {
      fields.forEach(
          (key, value) -> {
            // The numbers of a reference manager mean nothing outside of it.
            if (value != null && !List.of("id", "citation-label").contains(String.valueOf(key))) {
              work.put(String.valueOf(key), value);
            }
          });
    }
    String suffix = text(item, "suffix");
    String place = locator(text(item, "label"), text(item, "locator"));
    return new WordCitation.Item(
        work,
        text(item, "prefix").strip(),
        joined(place, suffix),
        Boolean.TRUE.equals(item.get("suppress-author")));
  }

  /** A locator as an author types it. */
  static String locator(String label, String locator) {
    if (locator.isBlank()) {
      return "";
    }
    String word = LABELS.getOrDefault(label.isEmpty() ? "page" : label, label + " ");
    boolean isMany = word.equals("p. ") && locator.matches(".*[-–,].*");
    return (isMany ? "pp. " : word) + locator.strip();
  }

  static String joined(String place, String suffix) {
    String words = suffix.strip().replaceFirst("^[,;]\\s*", "");
    return place.isEmpty() || words.isEmpty() ? place + words : place + ", " + words;
  }

  private static String text(Map<?, ?> item, String key) {
    Object value = item.get(key);
    return value == null ? "" : String.valueOf(value);
  }
}
