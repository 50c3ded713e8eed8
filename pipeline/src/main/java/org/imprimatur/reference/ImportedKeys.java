package org.imprimatur.reference;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Keys of imported records. A key that can be cited, as {@code [@key]} or as {@code [@{key}]},
 * stays letter by letter, since manuscripts cite it already; else it is made of the first author,
 * the year and the first telling word of the title: {@code qaseem2017noninvasive}.
 */
final class ImportedKeys {
  /** What Pandoc reads behind {@code @} without braces (its manual, "Citation syntax"). */
  private static final Pattern WITHOUT_BRACES =
      Pattern.compile(
          "[\\p{L}\\p{N}_](?:[\\p{L}\\p{M}\\p{N}_]|[:.#$%&+?<>~/-](?=[\\p{L}\\p{N}_])|[:/](?=/))*+");

  private static final Pattern LETTER = Pattern.compile("[\\p{L}\\p{N}]");

  /** What cannot be seen or typed, was not decoded, or means something to Markdown. */
  private static final Pattern UNFIT = Pattern.compile("[\\p{C}\\p{Z}\\uFFFD\\\\`|]");

  private static final Set<String> SMALL =
      Set.of(
          "a", "an", "the", "on", "of", "in", "for", "and", "to", "with", "from", "is", "are", "at",
          "by", "does", "do", "how", "what", "which", "effect", "effects");

  private ImportedKeys() {}

  /** Whether a key can stand in a record and be cited. */
  static boolean isCitable(String key) {
    return RecordReader.isKey(key) && LETTER.matcher(key).find() && !UNFIT.matcher(key).find();
  }

  /** A citation of a key, as an author types it. */
  static String cited(String key) {
    return WITHOUT_BRACES.matcher(key).matches() ? "[@" + key + "]" : "[@{" + key + "}]";
  }

  /**
   * A key that is not taken yet.
   *
   * @param last the last number that was put behind a key, by the key without it; kept up to date
   */
  static String key(ReferenceImport.Item item, Set<String> taken, Map<String, Integer> last) {
    String wanted = isCitable(item.key()) ? item.key() : made(item.fields());
    String key = wanted;
    while (taken.contains(key)) {
      key = wanted + "-" + last.merge(wanted, 2, (before, unused) -> before + 1);
    }
    return key;
  }

  private static String made(Map<String, Object> fields) {
    Integer year = CslDates.year(fields.get("issued"));
    String name = name(fields);
    String word = "";
    for (String one :
        String.valueOf(fields.getOrDefault("title", "")).split("[^\\p{L}\\p{N}]+", -1)) {
      String plain = ascii(one);
      if (word.isEmpty() && !plain.isEmpty() && !SMALL.contains(plain)) {
        word = plain;
      }
    }
    String key = name + (year == null ? "" : year.toString()) + word;
    return key.length() < 3 || !key.matches(".*[a-z].*") ? "reference" + key : key;
  }

  private static String name(Map<String, Object> fields) {
    for (String field : List.of("author", "editor")) {
      if (fields.get(field) instanceof List<?> names && names.get(0) instanceof Map<?, ?> first) {
        Object family = first.get("family");
        String shown = String.valueOf(family == null ? first.get("literal") : family);
        String name = ascii(family == null ? shown.split(" ", 2)[0] : shown);
        if (!name.isEmpty()) {
          return name;
        }
      }
    }
    return "";
  }

  private static String ascii(String text) {
    String letters =
        Normalizer.normalize(text, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replace("ß", "ss")
            .replace("ø", "o")
            .replace("ł", "l")
            .replace("æ", "ae")
            .replaceAll("[^a-z0-9]", "");
    return letters.length() <= 24 ? letters : letters.substring(0, 24);
  }
}
