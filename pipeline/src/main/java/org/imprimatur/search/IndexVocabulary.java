package org.imprimatur.search;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** The word lists of searching, as stems. Exported with the index. */
final class IndexVocabulary {
  /** Words that say nothing of a subject: not searched for unless quoted. */
  static final Set<String> STOP =
      stems(
          "a about also am an and any are as at be because been being both but by can could did do"
              + " does doing for from had has have having he her here hers him his how i if in"
              + " into is it its itself me more most my no nor of on only or other our ours out"
              + " over own same she should so some such than that the their theirs them then there"
              + " these they this those through to too under until up very was we were what when"
              + " where which while who whom why will with would you your yours");

  /** What people ask with, beside these: no claim need hold it to answer. */
  static final Set<String> ASKING =
      stems(
          "actually advise already another anybody anyone anything anyway arent best cannot cant"
              + " consider couldnt didnt doesnt dont else ever everything exactly explain gave get"
              + " getting give given go good got guideline hadnt happen hasnt havent help im"
              + " information isnt ive just keep know let like long look make many may maybe mean"
              + " might mine much must need often ok okay patient people person please possible put"
              + " quite really recommend recommendation say shouldnt show somebody someone"
              + " something still suggest take tell thats theres theyre thing think try use useful"
              + " want wasnt way werent whatever whats whenever wherever whether whichever whos"
              + " wont work wouldnt youre");

  private IndexVocabulary() {}

  private static Set<String> stems(String words) {
    return Collections.unmodifiableSet(new TreeSet<>(Tokens.terms(words)));
  }
}
