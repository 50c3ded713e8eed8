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
          "advise anybody anyone best consider ever explain gave get give given go good guideline"
              + " happen help information keep know let like long look make many may mean might"
              + " much must need often ok patient people person please possible put recommend"
              + " recommendation say show somebody someone something suggest take tell thing think"
              + " try use useful want way work");

  private IndexVocabulary() {}

  private static Set<String> stems(String words) {
    return Collections.unmodifiableSet(new TreeSet<>(Tokens.terms(words)));
  }
}
