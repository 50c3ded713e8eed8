package org.imprimatur.claim;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what a sentence points back to: "It enrolled 640 adults." says nothing without the sentence
 * before it, nor does that one where it begins so itself. Behind a list that is the list with its
 * lead-in: "The dose was 5 mg" is a dose of the drug that the lead-in names.
 *
 * <p>To take a sentence for one that points back costs a longer quotation; to miss one may answer
 * with the wrong drug. So a word like "it" counts wherever only words of binding or asking stand
 * before it ("Do not use it for ...").
 */
final class Antecedents {
  /** So many sentences are looked back at most. */
  private static final int MOST = 5;

  /** So many words may stand before the one that points back. */
  private static final int AHEAD = 5;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+(?:['\u2019\\-]\\p{L}+)*+");

  private static final Set<String> BACK =
      words(
          "it its it's itself they they're their theirs them these those this he him his she her"
              + " hers such latter former");

  /** What may stand between the beginning and a word that points back. */
  private static final Set<String> AHEAD_OF =
      words(
          "and but or so then also however therefore thus otherwise instead moreover furthermore"
              + " additionally afterwards thereafter nevertheless nonetheless still yet hence again"
              + " even only please always never not do does did don't cannot can could may might"
              + " must should shall will would if when while once after before until unless"
              + " although though because since where whether for in with without of to from at on"
              + " by during under over about among between against than as like none some most all"
              + " many few one two three each half any both either neither no much more less"
              + " several use using give giving take taking start starting stop stopping repeat"
              + " continue continuing increase reduce add combine prescribe inject apply keep store"
              + " swallow check measure monitor double raise lower switch restart resume withhold"
              + " try make put offer consider avoid treat follow adjust titrate taper");

  /** What "the" points back with. */
  private static final Set<String> KNOWN =
      words(
          "dose doses dosage drug drugs medicine medicines medication tablet tablets capsule"
              + " capsules injection infusion course treatment trial trials study studies authors"
              + " same latter former other others");

  /** What "this" names on the page itself, not in the sentence before. */
  private static final Set<String> HERE =
      words(
          "page article guideline guidance section document summary table list figure topic"
              + " website");

  /** It points forward. */
  private static final Pattern FORWARD =
      Pattern.compile(
          "it (?:is|was|seems|appears|remains|may be|might be|can be)(?: not| also| often| very|"
              + " still)? "
              + "(?:(?:recommended|advised|suggested|unclear|clear|unknown|known|likely|unlikely|possible|thought|estimated|true)"
              + " (?:that|whether|if|how|why|which|when)|(?:important|essential|necessary|advisable|reasonable|best|impossible|useful|helpful)"
              + " to) .*",
          Pattern.CASE_INSENSITIVE);

  private Antecedents() {}

  /** The sentences that one of some statements points back to, in order; empty if to none. */
  static List<String> of(List<DraftStatement> drafts, int index) {
    ArrayDeque<String> out = new ArrayDeque<>();
    int at = index;
    while (out.size() < MOST && pointsBack(drafts.get(at).text)) {
      int first = at == 0 ? 0 : before(drafts, at);
      if (at - first < 1 || at - first > MOST - out.size()) {
        break;
      }
      while (at > first) {
        at--;
        out.addFirst(drafts.get(at).text);
      }
    }
    return List.copyOf(out);
  }

  /** Where what a statement points back to begins; its own place if there is nothing. */
  private static int before(List<DraftStatement> drafts, int at) {
    DraftStatement later = drafts.get(at);
    if (follows(later, drafts.get(at - 1))) {
      return at - 1;
    }
    int first = at - 1;
    while (first > 0 && at - first <= MOST && isItemBefore(later, drafts.get(first))) {
      first--;
    }
    DraftStatement leading = drafts.get(first);
    boolean leadIn = first < at - 1 && leading.introduces >= 0;
    return leadIn && follows(later, leading) ? first : at;
  }

  private static boolean isItemBefore(DraftStatement later, DraftStatement item) {
    return !item.seat.context().isEmpty()
        && item.row.isEmpty()
        && item.seat.sections().equals(later.seat.sections());
  }

  /**
   * Whether a sentence stands behind another in one run of text, or in the next paragraph or item.
   */
  private static boolean follows(DraftStatement later, DraftStatement before) {
    DraftStatement.Seat one = later.seat;
    DraftStatement.Seat other = before.seat;
    if (one.paragraph() == other.paragraph()) {
      return true;
    }
    boolean cell = !later.row.isEmpty() || !before.row.isEmpty();
    return !cell
        && one.context().isEmpty()
        && other.context().isEmpty()
        && one.sections().equals(other.sections());
  }

  /** Whether a sentence begins with what stands before it. */
  static boolean pointsBack(String text) {
    Matcher word = WORD.matcher(text);
    for (int i = 0; i <= AHEAD && word.find(); i++) {
      String lower = word.group().toLowerCase(Locale.ROOT).replace('\u2019', '\'');
      if (BACK.contains(lower)) {
        return !isOfItself(lower, text, word);
      }
      if (lower.equals("the")) {
        return word.find() && KNOWN.contains(word.group().toLowerCase(Locale.ROOT));
      }
      if (!AHEAD_OF.contains(lower)) {
        return false;
      }
    }
    return false;
  }

  private static boolean isOfItself(String word, String text, Matcher at) {
    if (word.equals("it")) {
      return FORWARD.matcher(text).region(at.start(), text.length()).lookingAt();
    }
    int end = at.end();
    return word.equals("this")
        && at.find(end)
        && HERE.contains(at.group().toLowerCase(Locale.ROOT));
  }

  private static Set<String> words(String text) {
    return Set.of(text.split(" ", -1));
  }
}
