package org.imprimatur.check;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.finding.RuleId;

/**
 * {@code link/broken}, too: {@code [ice](my file.md)} is not a link to Markdown, since a blank ends
 * its address, and readers see the brackets.
 */
final class TornLinkRule implements Rule.OfCharacters {
  private static final int LONGEST = 300;

  /** Up to the bracket that closes; a title behind the address would make it a link. */
  private static final Pattern TARGET = Pattern.compile("\\((?<target>[^()<>\\n]{1,300})\\)");

  /** What looks like an address or a file, not like words in brackets. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?i)\\s{0,9}(?:https?:|www\\.|\\.{0,2}/|[^\\s/]{1,60}/\\S|#|.{0,200}\\.(?:md|html?|pdf|csv|png|svg"
              + "|jpe?g|gif|webp|docx?|xlsx?|txt)(?:#\\S{0,90})?\\s{0,9}$).{0,300}");

  @Override
  public String id() {
    return RuleId.LINK_BROKEN.id();
  }

  @Override
  public String characters() {
    return "]";
  }

  @Override
  public void check(Place place, Sink sink) {
    Prose prose = place.prose();
    if (prose.at(place.end()) != '(' || place.span().length() != 1) {
      return;
    }
    Matcher matcher = TARGET.matcher(prose.text()).region(place.end(), prose.length());
    String target = matcher.lookingAt() ? matcher.group("target") : "";
    boolean blank = target.strip().chars().anyMatch(Character::isWhitespace);
    int open = blank && ADDRESS.matcher(target).matches() ? opening(prose, place.start()) : -1;
    if (open >= 0) {
      String words = prose.slice(open, place.end());
      int title = target.indexOf('"');
      String address = (title < 0 ? target : target.substring(0, title)).strip();
      sink.report(
          id(),
          place.span(open, matcher.end()),
          WordForms.quote(words + "(" + address + ")") + " is not a link: a space ends its address",
          "write " + words + "(<" + address + ">), or %20 for each space");
    }
  }

  /** The bracket that this one closes, or -1; an escaped one opens nothing. */
  private static int opening(Prose prose, int close) {
    for (int i = close - 1; i >= Math.max(0, close - LONGEST); i--) {
      if (prose.at(i) == ']') {
        return -1;
      }
      if (prose.at(i) == '[') {
        return prose.span(i, i + 1).length() == 1 ? i : -1;
      }
    }
    return -1;
  }
}
