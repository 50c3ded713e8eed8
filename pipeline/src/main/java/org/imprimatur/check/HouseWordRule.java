package org.imprimatur.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.imprimatur.model.HouseWord;

/** {@code house/<id>}: a word of the house's own list. */
final class HouseWordRule {

  private HouseWordRule() {}

  /** The rules of a word list. */
  static List<Rule> all(List<HouseWord> words) {
    return words.stream().map(HouseWordRule::of).toList();
  }

  /** Woken by first words where they are plain, else by every paragraph. */
  private static Rule of(HouseWord word) {
    Map<String, Pattern> woken = new HashMap<>();
    for (String phrase : word.match()) {
      String first = phrase.strip().split("[^\\p{L}\\p{N}*]+", 2)[0];
      if (first.isEmpty() || first.indexOf('*') >= 0 || !phrase.strip().startsWith(first)) {
        return new EveryParagraph(word, pattern(word.match()));
      }
      woken.merge(
          WordForms.lower(first),
          pattern(List.of(phrase)),
          (one, other) -> Pattern.compile(one.pattern() + "|" + other.pattern()));
    }
    return new ByFirstWord(word, woken);
  }

  private static Pattern pattern(List<String> phrases) {
    return Pattern.compile(
        phrases.stream().map(HouseWordRule::expression).collect(Collectors.joining("|")));
  }

  private static String expression(String phrase) {
    boolean anyCase = phrase.equals(WordForms.lower(phrase));
    StringBuilder out = new StringBuilder(anyCase ? "(?iu:" : "(?:");
    String between = "(?<![\\p{L}\\p{N}])";
    for (String word : phrase.strip().split("\\s+", -1)) {
      out.append(between);
      between = "\\s+";
      boolean more = word.endsWith("*");
      out.append(Pattern.quote(more ? word.substring(0, word.length() - 1) : word));
      out.append(more ? "[\\p{L}\\p{N}]*" : "");
    }
    return out.append("(?![\\p{L}\\p{N}]))").toString();
  }

  private static void report(HouseWord word, Prose prose, Matcher match, Sink sink) {
    sink.report(
        word.rule(),
        prose.span(match.start(), match.end()),
        "\""
            + match.group()
            + "\" is on the house's word list"
            + (word.why().isBlank() ? "" : ": " + word.why()),
        "write \"" + word.instead() + "\"");
  }

  private record ByFirstWord(HouseWord word, Map<String, Pattern> woken) implements Rule.OfWords {

    @Override
    public String id() {
      return word.rule();
    }

    @Override
    public Set<String> words() {
      return woken.keySet();
    }

    @Override
    public void check(Place place, Sink sink) {
      Pattern pattern = woken.get(WordForms.lower(place.word()));
      if (pattern != null) {
        Matcher matcher = pattern.matcher(place.prose().text());
        matcher.region(place.start(), place.prose().length()).useTransparentBounds(true);
        if (matcher.lookingAt()) {
          report(word, place.prose(), matcher, sink);
        }
      }
    }
  }

  private record EveryParagraph(HouseWord word, Pattern pattern) implements Rule.OfArticle {

    @Override
    public String id() {
      return word.rule();
    }

    @Override
    public void check(RuleInput input, Sink sink) {
      for (Prose prose : input.contents().prose()) {
        Matcher matcher = pattern.matcher(prose.text());
        while (matcher.find()) {
          report(word, prose, matcher, sink);
        }
      }
    }
  }
}
