package org.imprimatur.check;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The Flesch-Kincaid grade level: 0.39 words per sentence + 11.8 syllables per word - 15.59. Tools
 * count differently; ours counts so:
 *
 * <ul>
 *   <li>a word is a run of letters, with apostrophes and hyphens inside split at the hyphen;
 *   <li>a number with what sticks to it, a unit behind a number, and a drug's name each count as
 *       one word of one syllable: a patient cannot be spared them;
 *   <li>a sentence ends at {@code . ? ! :} before a blank or the end, and at the end of a
 *       paragraph, item or cell; a stretch without a word is not one;
 *   <li>the syllables of a word are its runs of {@code a e i o u y}, less one for a last {@code e}
 *       that is not {@code le} behind a consonant, and for a last {@code es} or {@code ed} that is
 *       not heard; at least one;
 *   <li>headings, quotations, code, citations and table cells are not counted.
 * </ul>
 */
final class Readability {
  private static final Pattern DRUG =
      Pattern.compile(
          "(?:[a-z]{3,}(?:mab|nib|pril|sartan|statin|olol|azole|cillin|mycin|micin|profen|oxacin|gliptin|gliflozin|glutide|tidine|prazole"
              + "|dipine|zepam|zolam|caine|cycline|parin|xaban|gatran|gabalin|pentin|oxetine|triptan|setron|vir|vudine|lukast|terol|sone"
              + "|solone|nisolone|formin|thiazide|semide|barbital|codone|morphone|fentanil|tadine|phylline|platin|rubicin|taxel|dronate"
              + "|fibrate|glitazone|zosin|profen|fenac|oxicam|coxib|triptyline|pramine|azepine|azepam|onide|methasone|asone|tropium))s?");
  private static final Set<String> DRUGS =
      Set.of(
          ("acetaminophen paracetamol aspirin warfarin insulin morphine epinephrine adrenaline digoxin levothyroxine lithium"
                  + " heparin methotrexate naloxone buprenorphine methadone tramadol cyclobenzaprine baclofen prednisone naproxen"
                  + " ibuprofen diclofenac cetirizine salbutamol albuterol nitroglycerin clopidogrel amiodarone spironolactone"
                  + " phenytoin valproate lamotrigine quinine penicillin cortisone hydrocortisone antihistamine")
              .split(" ", -1));

  private int words;
  private int sentences;
  private int syllables;
  private boolean inSentence;

  int words() {
    return words;
  }

  /** The grade, in tenths, rounded half up. */
  long tenths() {
    double grade =
        0.39 * words / Math.max(1, sentences) + 11.8 * syllables / Math.max(1, words) - 15.59;
    return Math.round(grade * 10);
  }

  /** Counts a paragraph. */
  void add(String text) {
    boolean afterNumber = false;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        int end = i;
        boolean digits = false;
        while (end < text.length() && isInside(text, end)) {
          digits |= WordForms.isDigit(text.charAt(end++));
        }
        word(text.substring(i, end), digits, afterNumber);
        afterNumber = digits;
        i = end;
      } else {
        boolean end = i + 1 == text.length() || Character.isWhitespace(text.charAt(i + 1));
        if (end && ".?!:".indexOf(c) >= 0) {
          endSentence();
        }
        i++;
      }
    }
    endSentence();
  }

  private void endSentence() {
    sentences += inSentence ? 1 : 0;
    inSentence = false;
  }

  private static boolean isInside(String text, int at) {
    char c = text.charAt(at);
    if (Character.isLetterOrDigit(c)) {
      return true;
    }
    char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    boolean joins = c == '\'' || c == '\u2019' || c == '.' || c == ',';
    boolean number = WordForms.isDigit(text.charAt(at - 1)) && WordForms.isDigit(next);
    boolean inNumber = c == '.' || c == ',';
    return joins && (inNumber ? number : Character.isLetter(next));
  }

  private void word(String word, boolean digits, boolean afterNumber) {
    words++;
    inSentence = true;
    String low = WordForms.lower(word);
    boolean masked =
        digits
            || (afterNumber && DoseUnits.kind(word) != DoseUnits.Kind.NONE)
            || DRUGS.contains(low)
            || DRUG.matcher(low).matches();
    syllables += masked ? 1 : syllables(low);
  }

  /** The syllables of a word in lower case, as the class counts them. */
  static int syllables(String word) {
    int count = 0;
    boolean vowel = false;
    for (int i = 0; i < word.length(); i++) {
      boolean is = isVowel(word.charAt(i));
      count += is && !vowel ? 1 : 0;
      vowel = is;
    }
    return Math.max(1, count - silent(word));
  }

  private static int silent(String word) {
    int n = word.length();
    if (n > 2 && word.endsWith("e") && !isVowel(word.charAt(n - 2))) {
      boolean heard = word.charAt(n - 2) == 'l' && n > 3 && !isVowel(word.charAt(n - 3));
      return heard ? 0 : 1;
    }
    if (n > 3 && word.endsWith("ed") && !isVowel(word.charAt(n - 3))) {
      return "td".indexOf(word.charAt(n - 3)) >= 0 ? 0 : 1;
    }
    if (n > 3 && word.endsWith("es") && !isVowel(word.charAt(n - 3))) {
      boolean heard =
          "sxzcg".indexOf(word.charAt(n - 3)) >= 0
              || word.endsWith("shes")
              || word.endsWith("ches");
      boolean syllabic = word.charAt(n - 3) == 'l' && n > 4 && !isVowel(word.charAt(n - 4));
      return heard || syllabic ? 0 : 1;
    }
    return 0;
  }

  private static boolean isVowel(char c) {
    return "aeiouy".indexOf(c) >= 0;
  }
}
