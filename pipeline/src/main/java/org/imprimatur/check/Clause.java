package org.imprimatur.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a sentence that says one thing.
 *
 * @param stems the words that say of what, shortened so that forms of one word are equal
 * @param isDenied whether it denies, or advises against
 * @param more whether something rises, and whether something falls
 * @param better whether something gets better, and whether something gets worse
 */
record Clause(Set<String> stems, boolean isDenied, Sides more, Sides better) {

  /** Which of two opposites a clause says. */
  record Sides(boolean up, boolean down) {
    /** Whether it says one, and another clause the other. */
    boolean isAgainst(Sides other) {
      return (up && !down && other.down && !other.up) || (down && !up && other.up && !other.down);
    }
  }

  private static final Pattern BLANKS = Pattern.compile("[\\s\\h]+");

  /** What stands beside the point: conditions, exceptions, and what something is compared with. */
  private static final Pattern BESIDE =
      Pattern.compile(
          "\\b(?:without|in the absence of|rather than|instead of|except|unless|no more than|not more than"
              + "|no less than|no later than|not only|not all|not every|not necessarily|compared with|than)\\b"
              + "[^,;.:]*");

  private static final Pattern IDIOM =
      Pattern.compile(
          "\\b(?:no more than|not more than|no less than|no later than|not only|not all|not every|not necessarily)\\b");

  private static final Pattern CUTS =
      Pattern.compile(
          "[,;:.!?()]|\\b(?:and|but|or|although|though|while|whereas|when|if|because|where|before|after"
              + "|to (?=(?:reduc|lower|prevent|increas|rais|improv|decreas|lessen|relie)))\\b");

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]++(?:-[\\p{L}\\p{M}]++)*+");

  private static final Set<String> DENYING =
      words(
          "not no never nor neither none nothing cannot without avoid avoided avoiding avoids unable"
              + " contraindicated unnecessary ineffective unsafe unhelpful unlikely withhold withheld"
              + " lack lacks lacked failed fails wait delay delayed defer deferred discouraged against"
              + " useless don't doesn't didn't isn't aren't wasn't weren't shouldn't mustn't can't stop"
              + " stopped absence absent");

  private static final Set<String> UP =
      words(
          "increase increases increased increasing raise raises raised raising rise rises rose risen rising"
              + " elevate elevates elevated prolong prolongs prolonged lengthen lengthens lengthened grew");

  private static final Set<String> DOWN =
      words(
          "reduce reduces reduced reducing reduction decrease decreases decreased decreasing lowers lowered"
              + " lowering lessen lessens lessened shorten shortens shortened shortening fall falls fell"
              + " fallen falling drop drops dropped decline declines declined diminish diminishes diminished");

  private static final Set<String> MORE = words("more higher greater longer larger up often");
  private static final Set<String> LESS =
      words("less fewer lower smaller shorter rarer down seldom");
  private static final Set<String> GOOD =
      words("improve improves improved improving improvement better faster");
  private static final Set<String> BAD =
      words(
          "worsen worsens worsened worsening worse aggravate aggravates aggravated deteriorate"
              + " deteriorates deteriorated");

  private static final List<Set<String>> SIDES = List.of(UP, DOWN, MORE, LESS, GOOD, BAD);

  /** Words that say nothing of what a clause is about. */
  private static final Set<String> EMPTY =
      words(
          "a an the of in on at for with by from to than as is are was were be been being has have had do"
              + " does did may might can could should must will would shall there this that these those it"
              + " its their they we our who which what all each every most some any many such other own"
              + " patient patients participant participants person people group groups adult adults trial"
              + " study studies also only very so too then first about between during within over under"
              + " into both either he she them his her one two three mg g day days week weeks month months"
              + " year years hour hours daily common frequent frequently likely rare much well quite even"
              + " still just again however therefore because per because if when where while although"
              + " recommend recommended recommends recommendation suggested suggest indicated"
              + " used use uses using given give gives taken take takes taking offer offered offers"
              + " prescribe prescribed consider considered need needed needs effect effects shown"
              + " showed seen reported found noted due because");

  private static final Map<String, String> POSITIVE =
      Map.of(
          "ineffective",
          "effective",
          "unsafe",
          "safe",
          "unhelpful",
          "helpful",
          "unlikely",
          "likely");

  private static final List<String> ENDINGS =
      List.of(
          "ations", "ation", "ences", "ence", "ances", "ance", "ments", "ment", "ions", "ion",
          "ings", "ing", "ives", "ive", "ness", "fully", "ful", "ally", "ers", "er", "ed", "es",
          "ly", "al", "s", "e", "y");

  /** The parts of a sentence. */
  static List<Clause> of(String sentence) {
    String text =
        BLANKS.matcher(sentence.toLowerCase(Locale.ROOT).replace('\u2019', '\'')).replaceAll(" ");
    String bare = BESIDE.matcher(text).replaceAll(it -> kept(it.group()));
    List<Clause> out = new ArrayList<>();
    for (String part : CUTS.split(bare, -1)) {
      Clause clause = clause(part);
      if (!clause.stems.isEmpty()) {
        out.add(clause);
      }
    }
    return out;
  }

  /** Of what denies a limit or a part only, the rest stays. */
  private static String kept(String beside) {
    Matcher idiom = IDIOM.matcher(beside);
    return idiom.lookingAt() ? Matcher.quoteReplacement(beside.substring(idiom.end())) : ", ";
  }

  private static Clause clause(String part) {
    Set<String> stems = new TreeSet<>();
    List<String> words = WORD.matcher(part.strip()).results().map(it -> it.group()).toList();
    int denials = 0;
    for (String word : words) {
      denials += DENYING.contains(word) ? 1 : 0;
      String plain = POSITIVE.getOrDefault(word, word);
      if (!isSide(word)
          && !EMPTY.contains(word)
          && (!DENYING.contains(word) || !plain.equals(word))) {
        stems.add(stem(plain));
      }
    }
    return new Clause(stems, denials % 2 == 1, more(words), sides(words, GOOD, BAD));
  }

  /** A verb says more than a comparative, which may only say which dose is meant. */
  private static Sides more(List<String> words) {
    boolean isOrder = !words.isEmpty() && words.get(0).equals("lower");
    Sides verbs = sides(words, UP, DOWN);
    if (isOrder || verbs.up || verbs.down) {
      return new Sides(verbs.up, verbs.down || isOrder);
    }
    return sides(words, MORE, LESS);
  }

  private static Sides sides(List<String> words, Set<String> up, Set<String> down) {
    return new Sides(
        words.stream().anyMatch(up::contains), words.stream().anyMatch(down::contains));
  }

  private static boolean isSide(String word) {
    return SIDES.stream().anyMatch(list -> list.contains(word));
  }

  /** What the forms of a word have in common, about. */
  static String stem(String word) {
    String out = word;
    for (int round = 0; round < 2; round++) {
      for (String ending : ENDINGS) {
        if (out.endsWith(ending) && out.length() - ending.length() >= 3) {
          out = out.substring(0, out.length() - ending.length());
          break;
        }
      }
    }
    int length = out.length();
    boolean isDouble = length > 3 && out.charAt(length - 1) == out.charAt(length - 2);
    return isDouble ? out.substring(0, length - 1) : out;
  }

  /** How many words two clauses share. */
  int shared(Clause other) {
    return (int) stems.stream().filter(other.stems::contains).count();
  }

  /** Whether two clauses are about the same, as far as words tell. */
  boolean isAbout(Clause other, int least) {
    int shared = shared(other);
    int smaller = Math.min(stems.size(), other.stems.size());
    return shared >= least && 2 * shared >= smaller;
  }

  private static Set<String> words(String text) {
    return Set.copyOf(List.of(text.split("\\s+")).stream().distinct().toList());
  }
}
