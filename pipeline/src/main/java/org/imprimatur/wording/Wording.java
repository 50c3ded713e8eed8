package org.imprimatur.wording;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The words of the pages in one language. A house may lay its own over those that are shipped, and
 * bring a whole language of its own; but what speaks of status and caution is guarded: it comes
 * from a language that is shipped, always. Immutable, and read once for a whole site.
 */
public final class Wording {
  /** The words in English. */
  public static final Wording ENGLISH = of("en", Map.of());

  /** Whose guarded words no house changes: the first parts of their names. */
  private static final Set<String> GUARDED =
      Set.of(
          "caution",
          "dashboard",
          "disclaimer",
          "grade",
          "mark",
          "policy",
          "review",
          "rules",
          "search",
          "status",
          "verify");

  /** Languages, and scripts, that are written from the right. */
  private static final Set<String> RIGHT_TO_LEFT =
      Set.of("ar", "arab", "ckb", "dv", "fa", "he", "hebr", "ps", "sd", "ug", "ur", "yi");

  private final String language;
  private final Map<String, String> words;
  private final boolean isShipped;

  private Wording(String language, Map<String, String> words, boolean isShipped) {
    this.language = language;
    this.words = words;
    this.isShipped = isShipped;
  }

  /**
   * The words of a language.
   *
   * @param language as BCP 47 names it ({@code de-CH}); one that is not shipped has English words
   *     where the house brings none
   * @param own the house's, by their names; what is guarded is left aside
   */
  public static Wording of(String language, Map<String, String> own) {
    String shipped = ShippedWords.nearest(language);
    Map<String, String> words = new TreeMap<>(ShippedWords.ENGLISH);
    words.putAll(ShippedWords.of(shipped));
    own.forEach(
        (name, text) -> {
          if (words.containsKey(name) && !isGuarded(name)) {
            words.put(name, text);
          }
        });
    return new Wording(language, Map.copyOf(words), !shipped.isEmpty());
  }

  /** Whether a name's words come from a shipped language, always. */
  public static boolean isGuarded(String name) {
    return GUARDED.contains(name.substring(0, Math.max(0, name.indexOf('.'))));
  }

  /** The names of all words. */
  public static Set<String> names() {
    return ShippedWords.ENGLISH.keySet();
  }

  /** The languages that are shipped, in order. */
  public static List<String> shipped() {
    return ShippedWords.LANGUAGES;
  }

  /** How many values a word of a name takes: one more than the highest that it names. */
  public static int values(String text) {
    int count = 0;
    while (text.contains("{" + count + "}") || text.contains("](" + count + ")")) {
      count++;
    }
    return count;
  }

  /** The language, as BCP 47 names it. */
  public String language() {
    return language;
  }

  /** Whether the pages are in English. */
  public boolean isEnglish() {
    return primary(language).equals("en");
  }

  /** Whether the language is shipped; else what is guarded is in English. */
  public boolean isShipped() {
    return isShipped;
  }

  /** The language of what is guarded. */
  public String guardLanguage() {
    return isShipped ? language : "en";
  }

  /** These words where their language is shipped, else those in which guarded ones stand. */
  public Wording guarded() {
    return isShipped ? this : ENGLISH;
  }

  /** Whether the language is written from the right. */
  public boolean isRightToLeft() {
    String lower = language.toLowerCase(Locale.ROOT);
    if (lower.contains("-latn") || lower.contains("-cyrl")) {
      return false;
    }
    return RIGHT_TO_LEFT.contains(primary(lower))
        || lower.contains("-arab")
        || lower.contains("-hebr");
  }

  /** The language itself, without region and script. */
  static String primary(String language) {
    int end = language.indexOf('-');
    return (end < 0 ? language : language.substring(0, end)).toLowerCase(Locale.ROOT);
  }

  /**
   * The words of a name, with values in their places.
   *
   * @throws IllegalArgumentException when there is no such name
   */
  public String say(String name, Object... values) {
    String text = words.get(name);
    if (text == null) {
      throw new IllegalArgumentException("the pages have no words of the name " + name);
    }
    if (values.length == 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 32);
    for (int i = 0; i < text.length(); i++) {
      int digit = i + 2 < text.length() && text.charAt(i) == '{' ? text.charAt(i + 1) - '0' : -1;
      if (digit >= 0 && digit < values.length && text.charAt(i + 2) == '}') {
        out.append(values[digit]);
        i += 2;
      } else {
        out.append(text.charAt(i));
      }
    }
    return out.toString();
  }

  /** The words for one or for many: those of {@code name-one} or {@code name-other}. */
  public String count(String name, int count, Object... more) {
    Object[] values = new Object[more.length + 1];
    values[0] = count;
    System.arraycopy(more, 0, values, 1, more.length);
    return say(name + (count == 1 ? "-one" : "-other"), values);
  }

  /** A day in the language's form. */
  public String day(LocalDate day) {
    return say("date")
        .replace("{day}", Integer.toString(day.getDayOfMonth()))
        .replace("{month}", say("month." + day.getMonthValue()))
        .replace("{year}", Integer.toString(day.getYear()));
  }

  /** All words whose names begin so, by what follows. */
  public Map<String, String> under(String prefix) {
    Map<String, String> out = new TreeMap<>();
    words.forEach(
        (name, text) -> {
          if (name.startsWith(prefix)) {
            out.put(name.substring(prefix.length()), text);
          }
        });
    return out;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Wording that
        && language.equals(that.language)
        && words.equals(that.words);
  }

  @Override
  public int hashCode() {
    return words.hashCode();
  }
}
