package org.imprimatur.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Names as BibTeX, RIS and PubMed write them, as CSL names. In BibTeX braces hold together what is
 * one word: {@code {World Health Organization}} is a group.
 */
final class PersonNames {
  private static final Pattern SUFFIX =
      Pattern.compile("(?i)(?:jr|sr|[ivx]{1,4}|[2-9](?:nd|rd|th))\\.?");

  private PersonNames() {}

  /** A group, as it is printed. */
  static Map<String, Object> group(String text) {
    Map<String, Object> out = new LinkedHashMap<>();
    put(out, "literal", text);
    return out;
  }

  /**
   * {@code Family, Given}, {@code Family, Given, Jr} or {@code Family GN}; anything else without a
   * comma is a group.
   */
  static Map<String, Object> commas(String text) {
    String[] parts = text.split(",", 3);
    if (parts.length == 1) {
      return NameLists.isInitialed(text) ? initials(text) : group(text);
    }
    String suffix = parts.length > 2 ? parts[2] : "";
    return person(parts[0], parts[1], suffix, UnaryOperator.identity());
  }

  /** PubMed's short form, {@code Cross JT Jr}. */
  static Map<String, Object> initials(String text) {
    // Initials with stops and blanks are as good as those without.
    String plain =
        text.strip()
            .replaceAll("(?<=[\\s.-]\\p{Lu})\\. ?(?=\\p{Lu}(?:[.-]|$))", "")
            .replaceAll("(?<=\\p{Lu})\\.(?=-|$)", "");
    List<String> words = new ArrayList<>(List.of(plain.split(" +", -1)));
    String suffix = "";
    int last = words.size() - 1;
    if (last > 1 && SUFFIX.matcher(words.get(last)).matches() && isInitials(words.get(last - 1))) {
      suffix = words.remove(last);
      last--;
    }
    if (last < 1 || !isInitials(words.get(last))) {
      return group(text);
    }
    String given = String.join(" ", words.remove(last).split("(?<=\\p{L})(?=\\p{Lu})", -1));
    return person(String.join(" ", words), given, suffix, UnaryOperator.identity());
  }

  /** Whether a word stands behind a name: "Jr", "III", "MD". */
  static boolean isSuffix(String word) {
    return SUFFIX.matcher(word).matches()
        || (word.matches("(?:\\p{L}\\.?){2,4}") && isInitials(word));
  }

  private static boolean isInitials(String word) {
    return word.length() <= 5
        && word.codePoints().allMatch(c -> Character.isUpperCase(c) || c == '-');
  }

  /**
   * The names of a BibTeX field: {@code First von Last}, {@code von Last, First} or {@code von
   * Last, Jr, First}, with {@code and} between them; and what BibTeX does not know, but people
   * write: semicolons, and {@code Last FM} with commas between.
   *
   * @param field as written
   * @param decode LaTeX to text
   */
  static List<Map<String, Object>> bibtex(String field, UnaryOperator<String> decode) {
    List<Map<String, Object>> out = new ArrayList<>();
    List<String> name = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (String part : split(field, c -> c == ';')) {
      words.addAll(words(part));
      words.add("and");
    }
    for (String word : words) {
      if (!word.equalsIgnoreCase("and")) {
        name.add(word);
      } else if (!name.isEmpty()) {
        String whole = String.join(" ", name);
        List<String> several = whole.contains("{") ? List.of(whole) : NameLists.split(whole);
        several.forEach(one -> out.add(bibtexName(words(one), decode)));
        name = new ArrayList<>();
      }
    }
    return out;
  }

  private static Map<String, Object> bibtexName(List<String> words, UnaryOperator<String> decode) {
    String whole = String.join(" ", words);
    if (whole.equals("others") || whole.matches("(?i)et al\\.?")) {
      return group("others");
    }
    if (words.size() == 1 && whole.startsWith("{") && whole.endsWith("}")) {
      return group(decode.apply(whole));
    }
    List<String> parts = commaParts(whole);
    if (parts.size() == 1 && isLastFirst(words)) {
      return initials(decode.apply(whole));
    }
    if (parts.size() == 2) {
      return person(parts.get(0), parts.get(1), "", decode);
    }
    if (parts.size() > 2) {
      boolean suffixLast = SUFFIX.matcher(parts.get(2).strip()).matches();
      String suffix = parts.get(suffixLast ? 2 : 1);
      return person(parts.get(0), parts.get(suffixLast ? 1 : 2), suffix, decode);
    }
    return plainOrder(words, decode);
  }

  /** {@code Smith JA}: no given name is all capitals, and no family name. */
  private static boolean isLastFirst(List<String> words) {
    boolean suffix = words.size() > 2 && SUFFIX.matcher(words.get(words.size() - 1)).matches();
    String last = words.get(words.size() - (suffix ? 2 : 1));
    String whole = String.join(" ", words);
    return !whole.contains("{")
        && !whole.contains("\\")
        && words.get(0).codePoints().anyMatch(Character::isLowerCase)
        && last.matches("\\p{Lu}{1,3}|(?:\\p{Lu}\\.-?){1,4}")
        && NameLists.isInitialed(whole);
  }

  private static Map<String, Object> plainOrder(List<String> words, UnaryOperator<String> decode) {
    if (words.size() > 2 && SUFFIX.matcher(words.get(words.size() - 1)).matches()) {
      List<String> bare = words.subList(0, words.size() - 1);
      Map<String, Object> out = new LinkedHashMap<>(plainOrder(bare, decode));
      put(out, "suffix", decode.apply(words.get(words.size() - 1)).replaceAll("\\.$", ""));
      return out;
    }
    int from = words.size() - 1;
    for (int i = words.size() - 2; i >= 0; i--) {
      if (isParticle(words.get(i), decode)) {
        from = i;
      }
    }
    if (words.size() == 1) {
      Map<String, Object> out = new LinkedHashMap<>();
      put(out, "family", decode.apply(words.get(0)));
      return out;
    }
    String given = String.join(" ", words.subList(0, from));
    return person(String.join(" ", words.subList(from, words.size())), given, "", decode);
  }

  private static Map<String, Object> person(
      String family, String given, String suffix, UnaryOperator<String> decode) {
    List<String> words = words(family);
    int particles = 0;
    while (particles < words.size() - 1 && isParticle(words.get(particles), decode)) {
      particles++;
    }
    Map<String, Object> out = new LinkedHashMap<>();
    put(out, "non-dropping-particle", decode.apply(String.join(" ", words.subList(0, particles))));
    put(out, "family", decode.apply(String.join(" ", words.subList(particles, words.size()))));
    put(out, "given", decode.apply(given));
    put(out, "suffix", decode.apply(suffix).replaceAll("\\.\\s*$", ""));
    return out.containsKey("family") ? out : group(decode.apply(given));
  }

  private static boolean isParticle(String word, UnaryOperator<String> decode) {
    String text = word.startsWith("{\\") || !word.startsWith("{") ? decode.apply(word) : "";
    return !text.isEmpty() && Character.isLowerCase(text.codePointAt(0));
  }

  private static void put(Map<String, Object> out, String part, String text) {
    String plain = RecordReader.blanks(text);
    if (!plain.isEmpty()) {
      out.put(part, plain);
    }
  }

  /** Words at blanks and ties outside of braces. */
  private static List<String> words(String text) {
    return split(text, c -> Character.isWhitespace(c) || c == '~');
  }

  private static List<String> commaParts(String text) {
    return split(text, c -> c == ',');
  }

  private static List<String> split(String text, java.util.function.IntPredicate separator) {
    List<String> out = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      boolean escaped = i > 0 && i < text.length() && text.charAt(i - 1) == '\\';
      depth += escaped ? 0 : c == '{' ? 1 : c == '}' ? -1 : 0;
      if (i == text.length() || (depth <= 0 && !escaped && separator.test(c))) {
        if (i > from) {
          out.add(text.substring(from, i));
        }
        from = i + 1;
      }
    }
    return out;
  }
}
