package org.imprimatur.search;

import java.util.Map;
import java.util.TreeMap;

/**
 * Light English stemming: the inflections only. It is M. F. Porter's algorithm ("An algorithm for
 * suffix stripping", Program 14(3), 1980) without its derivational steps 2 to 4, since those make
 * one word of "nicotinic" and "nicotine" or "carbonic" and "carbonate": plural, -ed and -ing (step
 * 1a, 1b), final y (1c), final e and double l (5a, 5b). Words in -us and -is keep their s, and a
 * table holds the irregular plurals of the field. Other scripts, numbers and words of less than
 * three letters stay as they are.
 */
final class Stemmer {
  /** Irregular plurals to their singulars, folded. Exported with the index. */
  static final Map<String, String> IRREGULAR = irregular();

  private Stemmer() {}

  /** The stem of a folded word. */
  static String stem(String word) {
    String singular = IRREGULAR.getOrDefault(word, word);
    if (singular.length() < 3 || !isPlainWord(singular)) {
      return singular;
    }
    return finalLetters(finalY(pastAndGerund(plural(singular))));
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
