package org.imprimatur.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Goes once over running text and wakes the rules whose word, character or number it meets. A word
 * is looked up by a hash made while it is read, so that ordinary text costs no object; a rule's
 * patterns run only where the rule is awake. Immutable, serves many threads.
 */
final class TextScan {
  private static final int HASHES = 1 << 16;
  private final Map<String, List<Rule.OfWords>> words = new HashMap<>();
  private final BitSet hashes = new BitSet(HASHES);
  private final Map<Character, List<Rule.OfCharacters>> characters = new HashMap<>();
  private final BitSet special = new BitSet();
  private final List<Rule.OfAmounts> amounts = new ArrayList<>();
  private final List<Rule.OfMixedWords> mixed = new ArrayList<>();

  TextScan(List<? extends Rule> rules) {
    for (Rule rule : rules) {
      if (rule instanceof Rule.OfWords woken) {
        for (String word : woken.words()) {
          words.computeIfAbsent(word, w -> new ArrayList<>()).add(woken);
          hashes.set(hash(word));
        }
      }
      if (rule instanceof Rule.OfCharacters woken) {
        for (char c : woken.characters().toCharArray()) {
          characters.computeIfAbsent(c, w -> new ArrayList<>()).add(woken);
          special.set(c);
        }
      }
      if (rule instanceof Rule.OfAmounts woken) {
        amounts.add(woken);
      }
      if (rule instanceof Rule.OfMixedWords woken) {
        mixed.add(woken);
      }
    }
  }

  /** Wakes the rules along a text. */
  void scan(Prose prose, Definitions defined, Sink sink) {
    int length = prose.length();
    int i = 0;
    while (i < length) {
      char c = prose.at(i);
      if (!WordForms.isDigit(c)
          && WordForms.isLetterOrDigit(c)
          && (c < 128 || Character.isLetter(c))) {
        i = word(prose, i, defined, sink);
      } else if (WordForms.isDigit(c)) {
        i = number(prose, i, defined, sink);
      } else {
        if (special.get(c)) {
          Place place = new Place(prose, i, i + 1, defined);
          characters.getOrDefault(c, List.of()).forEach(rule -> rule.check(place, sink));
        }
        i++;
      }
    }
  }

  private int word(Prose prose, int start, Definitions defined, Sink sink) {
    int end = start;
    int hash = 0;
    boolean digits = false;
    char c = prose.at(end);
    while (WordForms.isLetterOrDigit(c)) {
      digits |= WordForms.isDigit(c);
      hash = next(hash, c);
      c = prose.at(++end);
    }
    if (end - start == 1 && (c == '.' || c == '/')) {
      int dotted = spelled(prose, start);
      String key = dotted > end ? key(prose.slice(start, dotted)) : "";
      // "12 U/h" is a unit and its divisor; only "D/C" and the like are one word.
      if (dotted > end && (prose.at(end) == '.' || words.containsKey(key))) {
        wake(key, new Place(prose, start, dotted, defined), sink);
        return dotted;
      }
    }
    if (hashes.get(hash & (HASHES - 1))) {
      wake(WordForms.lower(prose.slice(start, end)), new Place(prose, start, end, defined), sink);
    }
    if (digits) {
      Place place = new Place(prose, start, end, defined);
      mixed.forEach(rule -> rule.check(place, sink));
    }
    return end;
  }

  /** The end of letters that stops or one slash join: {@code q.o.d.}, {@code D/C}; or start. */
  private static int spelled(Prose prose, int start) {
    char joint = prose.at(start + 1);
    char before = prose.at(start - 1);
    if (before == '.' || before == '/' || before == '-') {
      return start;
    }
    int end = start + 1;
    while (prose.at(end) == joint
        && Character.isLetter(prose.at(end + 1))
        && !Character.isLetterOrDigit(prose.at(end + 2))) {
      end += 2;
    }
    if (end == start + 1 || (joint == '/' && prose.at(end) == '/')) {
      return start;
    }
    // The last stop belongs to the abbreviation, unless it ends the sentence, too.
    return joint == '.' && prose.at(end) == '.' && prose.at(end + 1) != '.' ? end + 1 : end;
  }

  private static String key(String spelled) {
    return WordForms.lower(spelled.replace(".", ""));
  }

  private void wake(String key, Place place, Sink sink) {
    List<Rule.OfWords> woken = words.get(key);
    if (woken != null) {
      woken.forEach(rule -> rule.check(place, sink));
    }
  }

  private int number(Prose prose, int start, Definitions defined, Sink sink) {
    int end = endOfNumber(prose, start);
    if (amounts.isEmpty()) {
      return end;
    }
    Amount amount = amount(new Place(prose, start, end, defined));
    amounts.forEach(rule -> rule.check(amount, sink));
    return end;
  }

  private static int endOfNumber(Prose prose, int start) {
    int end = start;
    while (WordForms.isDigit(prose.at(end))
        || ((prose.at(end) == '.' || prose.at(end) == ',')
            && WordForms.isDigit(prose.at(end + 1)))) {
      end++;
    }
    return end;
  }

  /** The number with its unit; the beginning of a range has the unit of its end. */
  static Amount amount(Place number) {
    Amount own = unit(number, number.end(), true);
    if (own.unit() != DoseUnits.Kind.NONE) {
      return own;
    }
    Prose prose = number.prose();
    int at = skipBlanks(prose, number.end());
    char joint = prose.at(at);
    if (joint == '-' || joint == '\u2013' || joint == '\u2014' || joint == '/') {
      at = skipBlanks(prose, at + 1);
    } else if (isJoint(prose, at)) {
      at = skipBlanks(prose, at + 3);
    } else {
      return own;
    }
    return WordForms.isDigit(prose.at(at)) ? unit(number, endOfNumber(prose, at), false) : own;
  }

  /** Whether "to" or "or" stands here. */
  private static boolean isJoint(Prose prose, int at) {
    char first = prose.at(at);
    char second = prose.at(at + 1);
    boolean word = (first == 't' && second == 'o') || (first == 'o' && second == 'r');
    return word && at + 2 < prose.length() && prose.at(at + 2) == ' ';
  }

  private static Amount unit(Place number, int end, boolean direct) {
    Prose prose = number.prose();
    int at = prose.at(end) == '-' ? end + 1 : skipBlanks(prose, end);
    int stop = at;
    while (Character.isLetter(prose.at(stop)) && stop - at < 14) {
      stop++;
    }
    boolean whole = stop > at && !Character.isLetterOrDigit(prose.at(stop));
    DoseUnits.Kind kind = whole ? DoseUnits.kind(prose.slice(at, stop)) : DoseUnits.Kind.NONE;
    return kind == DoseUnits.Kind.NONE
        ? new Amount(number, kind, number.end(), number.end(), direct)
        : new Amount(number, kind, at, stop, direct);
  }

  private static int skipBlanks(Prose prose, int from) {
    int at = from;
    while (at < prose.length() && at - from < 3 && prose.at(at) == ' ') {
      at++;
    }
    return at;
  }

  private static int hash(String word) {
    int hash = 0;
    for (int i = 0; i < word.length(); i++) {
      hash = next(hash, word.charAt(i));
    }
    return hash & (HASHES - 1);
  }

  private static int next(int hash, char c) {
    char low = c < 128 ? (c >= 'A' && c <= 'Z' ? (char) (c + 32) : c) : Character.toLowerCase(c);
    return hash * 31 + low;
  }
}
