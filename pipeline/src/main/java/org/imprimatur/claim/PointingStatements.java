package org.imprimatur.claim;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.imprimatur.drug.Doses;

/**
 * Separates statements that only point to their links from those that say something: "See also
 * [x](y.md) for details." Every word outside of the links has to be one of pointing, and the words
 * of the links may neither state a dose nor read like a sentence or like a person to see: when in
 * doubt, it is a claim.
 */
final class PointingStatements {
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** One of these makes a pointer of the others. */
  private static final Set<String> POINTING =
      words("see cf compare related details detail information reading");

  /** What points without such a word. */
  private static final Pattern FOR_MORE =
      Pattern.compile("\\bfor (?:more|further)\\b", Pattern.CASE_INSENSITIVE);

  private static final Set<String> AROUND =
      words(
          "also read refer visit consult go please and or for more further full additional other"
              + " background our the this these that a an in on at to of under above below here it"
              + " about next again page pages article articles section sections chapter chapters"
              + " guideline guidelines guide overview topic topics leaflet document table figure"
              + " list as well");

  /** Words of sentences, and of whom to see. */
  private static final Set<String> SAYING =
      words(
          "is are was were be been has have had do does did can cannot could may might must shall"
              + " should will would not never no always only all every everybody everyone nobody"
              + " helps help eases reduces improves causes cures prevents lowers raises suits suit"
              + " works needs take give use start stop avoid doctor doctors physician physicians"
              + " specialist specialists surgeon surgeons nurse nurses pharmacist pharmacists"
              + " therapist therapists clinician clinicians gp dentist midwife professional"
              + " professionals provider emergency hospital department clinic");

  private PointingStatements() {}

  private static Set<String> words(String words) {
    return Set.of(words.split(" ", -1));
  }

  /**
   * Whether a statement only points.
   *
   * @param around its words outside of the links
   * @param links the words of its links
   */
  static boolean are(String around, String links) {
    boolean points = FOR_MORE.matcher(around).find();
    for (String word : NO_LETTERS.split(around.toLowerCase(Locale.ROOT), -1)) {
      boolean pointing = POINTING.contains(word);
      points |= pointing;
      if (!pointing && !word.isEmpty() && !AROUND.contains(word)) {
        return false;
      }
    }
    return points && !isSaying(links);
  }

  private static boolean isSaying(String links) {
    if (Doses.isIn(links)) {
      return true;
    }
    for (String word : NO_LETTERS.split(links.toLowerCase(Locale.ROOT), -1)) {
      if (SAYING.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
