package org.imprimatur.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * English stems: M. F. Porter's algorithm ("An algorithm for suffix stripping", Program 14(3),
 * 1980) with the two endings that he changed later (-bli, -logi), as Lucene has it, but for what
 * medicine needs. Words in -us and -is keep their s; a table holds the irregular plurals of the
 * field; and another the words that stay as they are when a step has reached them, since the
 * algorithm would make one word of two that a reader must not take for each other: "nicotine" and
 * "nicotinic", "medical" and "medication", "organ" and "organization". Other scripts, numbers and
 * words of less than three letters stay as they are.
 */
final class Stemmer {
  /** Irregular plurals to their singulars, folded. Exported with the index. */
  static final Map<String, String> IRREGULAR = irregular();

  /** Words that no further ending is taken from, but a final e. Exported with the index. */
  static final Set<String> KEPT =
      new TreeSet<>(
          Set.of(
              ("authoriti authorize carbonate carbonic clavulanate clavulanic clofibrate clofibric"
                      + " colonize communicate considerable critical depressant emergenci fitness"
                      + " generate generation generator generic generous hospitaliti humaniti"
                      + " humanize humoral immunize information internal international intimate"
                      + " lactation lateral medicate neonate nicotinic organic organism organize"
                      + " overeate personal personaliti positive rational relaxant responsible"
                      + " salicylic sensitize several stimulant universal valproic vegetable"
                      + " vegetate vegetative")
                  .split(" ")));

  /** Porter's step 2: an ending, and what takes its place. Exported with the index. */
  static final List<List<String>> SECOND =
      endings(
          "ational ate tional tion enci ence anci ance izer ize bli ble alli al entli ent eli e"
              + " ousli ous ization ize ation ate ator ate alism al iveness ive fulness ful ousness"
              + " ous aliti al iviti ive biliti ble logi log");

  /** Porter's step 3: an ending, and what takes its place; a dot is nothing. Exported, too. */
  static final List<List<String>> THIRD =
      endings("icate ic ative . alize al iciti ic ical ic ful . ness .");

  /** Porter's step 4: endings that go. Exported, too. */
  static final List<List<String>> FOURTH =
      endings(
          "al . ance . ence . er . ic . able . ible . ant . ement . ment . ent . ion . ou . ism ."
              + " ate . iti . ous . ive . ize .");

  /** The tables as they are asked: by a word, millions of times. */
  private static final Map<String, String> SINGULARS = new HashMap<>(IRREGULAR);

  private static final Set<String> STAYS = new HashSet<>(KEPT);

  /** A text of any length has few stems, each of which is one object here. */
  private static final WordCache<String> KNOWN = new WordCache<>(Stemmer::worked);

  private Stemmer() {}

  /** The stem of a folded word. */
  static String stem(String word) {
    return KNOWN.of(word);
  }

  private static String worked(String word) {
    String singular = SINGULARS.getOrDefault(word, word);
    if (singular.length() < 3 || !isPlainWord(singular)) {
      return singular;
    }
    String out = finalY(pastAndGerund(plural(singular)));
    if (!STAYS.contains(out)) {
      out = replaced(out, SECOND, 0);
    }
    if (!STAYS.contains(out)) {
      out = replaced(out, THIRD, 0);
    }
    if (!STAYS.contains(out)) {
      out = replaced(out, FOURTH, 1);
    }
    return finalLetters(out);
  }

  /**
   * Steps 2 to 4: the first ending in the list that a word has is replaced, if what stands before
   * it has a measure above the given one.
   */
  private static String replaced(String word, List<List<String>> endings, int above) {
    for (List<String> ending : endings) {
      if (word.endsWith(ending.get(0))) {
        String stem = cut(word, ending.get(0).length());
        boolean goes =
            measure(stem) > above
                && (!ending.get(0).equals("ion") || stem.endsWith("s") || stem.endsWith("t"));
        return goes ? stem + ending.get(1) : word;
      }
    }
    return word;
  }

  private static List<List<String>> endings(String text) {
    String[] words = text.split(" ", -1);
    List<List<String>> out = new ArrayList<>();
    for (int i = 0; i < words.length; i += 2) {
      out.add(List.of(words[i], words[i + 1].equals(".") ? "" : words[i + 1]));
    }
    return List.copyOf(out);
  }

  private static boolean isPlainWord(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) < 'a' || word.charAt(i) > 'z') {
        return false;
      }
    }
    return true;
  }

  /** Step 1a. */
  private static String plural(String word) {
    if (word.endsWith("sses")) {
      return cut(word, 2);
    }
    if (word.endsWith("ies")) {
      return cut(word, word.length() > 4 ? 2 : 1);
    }
    boolean kept = word.endsWith("ss") || word.endsWith("us") || word.endsWith("is");
    return word.endsWith("s") && !kept ? cut(word, 1) : word;
  }

  /** Step 1b. */
  private static String pastAndGerund(String word) {
    if (word.endsWith("eed")) {
      return measure(cut(word, 3)) > 0 ? cut(word, 1) : word;
    }
    int suffix = word.endsWith("ed") ? 2 : word.endsWith("ing") ? 3 : 0;
    String stem = cut(word, suffix);
    if (suffix == 0 || !hasVowel(stem)) {
      return word;
    }
    if (stem.endsWith("at") || stem.endsWith("bl") || stem.endsWith("iz")) {
      return stem + "e";
    }
    char last = stem.charAt(stem.length() - 1);
    if (endsInDoubleConsonant(stem)) {
      return last == 'l' || last == 's' || last == 'z' ? stem : cut(stem, 1);
    }
    return measure(stem) == 1 && endsInConsonantVowelConsonant(stem) ? stem + "e" : stem;
  }

  /** Step 1c. */
  private static String finalY(String word) {
    return word.endsWith("y") && hasVowel(cut(word, 1)) ? cut(word, 1) + "i" : word;
  }

  /** Steps 5a and 5b. */
  private static String finalLetters(String word) {
    String out = word;
    if (out.endsWith("e")) {
      String stem = cut(out, 1);
      int measure = measure(stem);
      if (measure > 1 || (measure == 1 && !endsInConsonantVowelConsonant(stem))) {
        out = stem;
      }
    }
    return out.endsWith("ll") && measure(out) > 1 ? cut(out, 1) : out;
  }

  private static String cut(String word, int letters) {
    return word.substring(0, word.length() - letters);
  }

  private static boolean isConsonant(String word, int i) {
    return switch (word.charAt(i)) {
      case 'a', 'e', 'i', 'o', 'u' -> false;
      case 'y' -> i == 0 || !isConsonant(word, i - 1);
      default -> true;
    };
  }

  /** Porter's m: how often a vowel is followed by a consonant. */
  private static int measure(String word) {
    int count = 0;
    for (int i = 1; i < word.length(); i++) {
      if (isConsonant(word, i) && !isConsonant(word, i - 1)) {
        count++;
      }
    }
    return count;
  }

  private static boolean hasVowel(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (!isConsonant(word, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsInDoubleConsonant(String word) {
    int n = word.length();
    return n > 1 && word.charAt(n - 1) == word.charAt(n - 2) && isConsonant(word, n - 1);
  }

  private static boolean endsInConsonantVowelConsonant(String word) {
    int n = word.length();
    if (n < 3 || "wxy".indexOf(word.charAt(n - 1)) >= 0) {
      return false;
    }
    return isConsonant(word, n - 1) && !isConsonant(word, n - 2) && isConsonant(word, n - 3);
  }

  private static Map<String, String> irregular() {
    Map<String, String> out = new TreeMap<>();
    String pairs =
        "analyses analysis anastomoses anastomosis axes axis bacteria bacterium bases basis "
            + "bronchi bronchus bursae bursa calculi calculus children child crises crisis "
            + "criteria criterion diagnoses diagnosis emboli embolus feet foot fibroses fibrosis "
            + "foci focus foramina foramen ganglia ganglion hypotheses hypothesis men man "
            + "metastases metastasis necroses necrosis neuroses neurosis nuclei nucleus paralyses "
            + "paralysis phenomena phenomenon prognoses prognosis prostheses prosthesis psychoses "
            + "psychosis scleroses sclerosis septa septum stenoses stenosis "
            + "stimuli stimulus syntheses synthesis teeth tooth theses thesis thrombi thrombus "
            + "thromboses thrombosis vertebrae vertebra women woman";
    String[] words = pairs.split(" ", -1);
    for (int i = 0; i < words.length; i += 2) {
      out.put(words[i], words[i + 1]);
    }
    return out;
  }
}
