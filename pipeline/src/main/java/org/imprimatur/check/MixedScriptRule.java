package org.imprimatur.check;

import org.imprimatur.finding.RuleId;
import org.imprimatur.source.MixedScript;

/**
 * {@code text/mixed-script}: a word that is not written with the letters that it seems to be
 * written with. Search and the other rules do not find it, and nobody who reads it can tell.
 */
final class MixedScriptRule implements Rule.OfArticle {
  /** Words reported of one article: who has so many has them everywhere. */
  private static final int MOST = 50;

  @Override
  public String id() {
    return RuleId.TEXT_MIXED_SCRIPT.id();
  }

  /** Nearly all articles are Latin throughout, and nothing in them stands for another letter. */
  private static boolean mayMix(String source) {
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '&' || c == '\\' || MixedScript.isOfInterest(c)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void check(RuleInput input, Sink sink) {
    if (!mayMix(input.article().source().text())) {
      return;
    }
    int reported = 0;
    for (Prose text : ShownText.of(input.article())) {
      for (MixedScript.Word word : MixedScript.in(text.text())) {
        if (reported++ < MOST) {
          sink.report(id(), text.span(word.start(), word.end()), word.message(), MixedScript.HINT);
        }
      }
    }
  }
}
