package org.imprimatur.ingest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a page is about: the telling words that its lines share. A title and the statements below it
 * share words; "Tell us who you are" shares none with either, whatever the language of the site's
 * furniture.
 */
final class PageTopic {
  /** A word in so many other lines says all that it can say. */
  private static final int MOST = 5;

  private static final int SHORTEST_WORD = 4;
  private static final int STEM = 5;
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}]+");
  private static final Set<String> PLAIN =
      new HashSet<>(
          List.of(
              ("about above after again also always another because been before being below between"
                      + " both cannot could does doing down during each ever every from further have"
                      + " having here hers into itself just many might more most much must never only"
                      + " other ours over same shall should since some such than that their theirs"
                      + " them then there these they this those through under until upon very were"
                      + " what when where whether which while will with within without would your"
                      + " yours yourself page pages site website article articles content read view"
                      + " click here home menu share print email login account")
                  .split(" ")));

  /** Stem to the number of lines that have it. */
  private final Map<String, Integer> lines = new HashMap<>();

  private final Map<String, Integer> sameText = new HashMap<>();
  private final Predicate<String> isOfSite;

  /**
   * Counts the words of a page.
   *
   * @param isOfSite whether a line's words say nothing of the page's subject
   */
  PageTopic(List<PageLine> page, Predicate<String> isOfSite) {
    this.isOfSite = isOfSite;
    for (PageLine line : page) {
      String text = line.text();
      if (text.isEmpty() || sameText.merge(Similarity.normal(text), 1, Integer::sum) > 1) {
        continue; // A line that stands there twice does not speak for itself.
      }
      if (!isOfSite.test(text)) {
        stems(text).forEach(stem -> lines.merge(stem, 1, Integer::sum));
      }
    }
  }

  /** How much of a line other lines speak of, too; 0 for none of it. */
  int score(String text) {
    int own = isOfSite.test(text) ? 0 : 1;
    return stems(text).stream().mapToInt(stem -> Math.min(MOST, others(stem, own))).sum();
  }

  /** How many of a line's telling words other lines have. */
  int shared(String text) {
    int own = isOfSite.test(text) ? 0 : 1;
    return (int) stems(text).stream().filter(stem -> others(stem, own) > 0).count();
  }

  /** Whether no line but these has one of their telling words. */
  boolean isForeign(List<String> texts) {
    Map<String, Integer> own = new HashMap<>();
    for (String text : new LinkedHashSet<>(texts)) {
      stems(text).forEach(stem -> own.merge(stem, 1, Integer::sum));
    }
    return own.entrySet().stream()
        .allMatch(stem -> lines.getOrDefault(stem.getKey(), 0) <= stem.getValue());
  }

  /** Whether a line stands on the page more than once. */
  boolean repeats(String text) {
    return sameText.getOrDefault(Similarity.normal(text), 0) > 1;
  }

  /** The part, 0 to 1, of all telling words of two texts that both have. */
  static double alike(String one, String other) {
    Set<String> a = stems(one);
    Set<String> both = new HashSet<>(a);
    Set<String> b = stems(other);
    both.retainAll(b);
    int all = a.size() + b.size() - both.size();
    return all == 0 ? 0 : (double) both.size() / all;
  }

  /** The part, 0 to 1, of the first text's telling words that the second has. */
  static double within(String one, String other) {
    Set<String> a = stems(one);
    int all = a.size();
    a.retainAll(stems(other));
    return all == 0 ? 0 : (double) a.size() / all;
  }

  /** A text of several lines was not counted as one: its words are in more than its own. */
  private int others(String stem, int own) {
    return Math.max(0, lines.getOrDefault(stem, 0) - own);
  }

  private static Set<String> stems(String text) {
    Set<String> out = new LinkedHashSet<>();
    for (String word : BETWEEN.split(text.toLowerCase(Locale.ROOT), -1)) {
      if (word.length() >= SHORTEST_WORD && !PLAIN.contains(word)) {
        out.add(word.length() <= STEM ? word : word.substring(0, STEM));
      }
    }
    return out;
  }
}
