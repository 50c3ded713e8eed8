package org.imprimatur.check;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.source.Span;

/**
 * A place in running text that woke a rule, with what its guards ask of the surroundings.
 *
 * @param prose the running text
 * @param start the first character
 * @param end one past the last
 * @param defined what the article defines its abbreviations as
 */
record Place(Prose prose, int start, int end, Definitions defined) {
  /** How far guards look: further words hardly say what an abbreviation means. */
  private static final int REACH = 60;

  /** The characters themselves. */
  String word() {
    return prose.slice(start, end);
  }

  Span span() {
    return prose.span(start, end);
  }

  Span span(int from, int to) {
    return prose.span(from, to);
  }

  char before() {
    return prose.at(start - 1);
  }

  char after() {
    return prose.at(end);
  }

  /** Whether nothing in the word is lower case. */
  boolean isUpper() {
    for (int i = start; i < end; i++) {
      if (Character.isLowerCase(prose.at(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether the text right before matches up to its end; the pattern ends in {@code $}. */
  boolean follows(Pattern pattern) {
    Matcher matcher = pattern.matcher(prose.text());
    matcher.region(Math.max(0, start - REACH), start).useTransparentBounds(true);
    return matcher.find();
  }

  /** Whether the text right behind matches from its beginning. */
  boolean precedes(Pattern pattern) {
    Matcher matcher = pattern.matcher(prose.text());
    matcher.region(end, Math.min(prose.length(), end + REACH)).useTransparentBounds(true);
    return matcher.lookingAt();
  }

  /** A group of what matches right before, as {@link #follows}; empty without a match. */
  String wordBefore(Pattern pattern, String group) {
    Matcher matcher = pattern.matcher(prose.text());
    matcher.region(Math.max(0, start - REACH), start).useTransparentBounds(true);
    return matcher.find() ? matcher.group(group) : "";
  }

  /** A group of what matches right behind, as {@link #precedes}; empty without a match. */
  String wordBehind(Pattern pattern, String group) {
    Matcher matcher = pattern.matcher(prose.text());
    matcher.region(end, Math.min(prose.length(), end + REACH)).useTransparentBounds(true);
    return matcher.lookingAt() ? matcher.group(group) : "";
  }

  /** Whether the clause that holds the place, up to the stops around it, has a match. */
  boolean clauseHas(Pattern pattern) {
    Matcher matcher = pattern.matcher(prose.text());
    return matcher.region(clauseStart(start), clauseEnd()).useTransparentBounds(true).find();
  }

  /** Whether the clause before the place has a match. */
  boolean clauseBeforeHas(Pattern pattern) {
    return pattern
        .matcher(prose.text())
        .region(clauseStart(start), start)
        .useTransparentBounds(true)
        .find();
  }

  /** Whether the sentence that holds the place has a match. */
  boolean sentenceHas(Pattern pattern) {
    Matcher matcher = pattern.matcher(prose.text());
    int from = sentenceStart();
    return matcher.region(from, sentenceEnd()).useTransparentBounds(true).find();
  }

  /** The sentence that holds the place. */
  String sentenceAround() {
    return prose.slice(sentenceStart(), sentenceEnd());
  }

  /** Whether the clause says that what stands here is given, not measured. */
  boolean isGiven() {
    return DoseUnits.givesNext(clauseBefore());
  }

  /** The clause before the place. */
  String clauseBefore() {
    return prose.slice(clauseStart(start), start);
  }

  /** Whether a dose stands shortly before, with at most two words between. */
  boolean followsDose() {
    return follows(DoseUnits.DOSE_BEFORE);
  }

  /** Whether a dose stands shortly behind, with at most two words between. */
  boolean precedesDose() {
    return precedes(DoseUnits.DOSE_BEHIND);
  }

  /** Whether a number stands right before, a blank or hyphen aside. */
  boolean followsNumber() {
    int i = start - 1;
    if (prose.at(i) == '-') {
      i--;
    }
    while (i >= 0 && prose.at(i) == ' ' && start - i < 4) {
      i--;
    }
    char c = prose.at(i);
    return c >= '0' && c <= '9';
  }

  private int clauseStart(int from) {
    int stop = Math.max(0, from - 2 * REACH);
    int i = from;
    while (i > stop && !isStop(i - 1)) {
      i--;
    }
    return i;
  }

  private int clauseEnd() {
    int stop = Math.min(prose.length(), end + 2 * REACH);
    int i = end;
    while (i < stop && !isStop(i)) {
      i++;
    }
    return i;
  }

  private int sentenceStart() {
    int stop = Math.max(0, start - 4 * REACH);
    int i = start;
    while (i > stop && !endsSentence(i - 1)) {
      i--;
    }
    return i;
  }

  private int sentenceEnd() {
    int stop = Math.min(prose.length(), end + 4 * REACH);
    int i = end;
    while (i < stop && !endsSentence(i)) {
      i++;
    }
    return i;
  }

  private boolean endsSentence(int index) {
    char c = prose.at(index);
    boolean dot = c == '.' || c == '?' || c == '!';
    return c == '\n' || (dot && prose.at(index + 1) == ' ');
  }

  private boolean isStop(int index) {
    char c = prose.at(index);
    if (c == ';' || c == '\n' || c == ':') {
      return true;
    }
    boolean dot = c == '.' || c == '?' || c == '!' || c == ',';
    return dot && prose.at(index + 1) == ' ';
  }
}
