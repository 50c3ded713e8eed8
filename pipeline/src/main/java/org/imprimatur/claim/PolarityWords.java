package org.imprimatur.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.imprimatur.model.Polarity;
import org.jspecify.annotations.Nullable;

/**
 * Decides what headings and lead-ins say of the claims below them. A whole heading matches, or the
 * beginning of what else a claim stands under: a lead-in, an outer item, a header cell; never a
 * word inside.
 *
 * <p>Of several that match, the innermost that advises against counts, else the innermost: a claim
 * is rather called not advised below "Pitfalls" and "Red flags" than not.
 */
final class PolarityWords {
  /** Behind these, what not to do is to leave something undone: it is advised. */
  private static final Pattern UNDONE =
      Pattern.compile(
          "(?: (?:be|being|to|ever|just|simply|any|an?|the|undue|unnecessary|unnecessarily|unduly|further|early"
              + "|abrupt|abruptly|sudden|suddenly|inadvertent|inadvertently|inappropriately)){0,3}"
              + " (?:delay\\p{L}*|forg[eo]t\\p{L}*|omit\\p{L}*|omission\\p{L}*|with(?:hold|held)\\p{L}*|hesita\\p{L}*"
              + "|miss(?:ed|es|ing)?|stop(?:ped|ping|s)?|discontinu\\p{L}*|skip(?:ped|ping|s)?|interrupt\\p{L}*"
              + "|neglect\\p{L}*|overlook\\p{L}*|ignor\\p{L}*|postpon\\p{L}*|defer(?:red|ral|ring|s)?|abandon\\p{L}*"
              + "|ceas(?:e|ed|ing)|quit(?:ting)?|fail(?:ed|ing|s|ure)?|underestimat\\p{L}*|dismiss\\p{L}*|(?:giv(?:e|en|ing)|held|hold(?:ing)?)"
              + " (?:up|back)|(?:leav(?:e|ing)|left) (?:out|off)"
              + "|wait(?:ed|ing)?|refus(?:e|ed|ing))(?![\\p{L}\\p{M}])");

  private static final Pattern BLANKS = Pattern.compile("[\\s\\h]+");
  private static final Pattern BEFORE = Pattern.compile("^[^\\p{L}]+");
  private static final Pattern BEHIND = Pattern.compile("[\\s:.!\u2026]+$");

  private record Phrase(String words, Polarity.Kind kind) {}

  private final Map<String, Polarity.Kind> headings = new HashMap<>();
  private final List<Phrase> phrases = new ArrayList<>();
  private final Map<String, Optional<Polarity>> ofHeadings = new HashMap<>();
  private final Map<String, Optional<Polarity>> ofLeads = new HashMap<>();

  /** The words of a policy. One instance reads the claims of one article. */
  PolarityWords(Map<Polarity.Kind, List<String>> words) {
    words.forEach(
        (kind, list) -> {
          for (String each : list) {
            String phrase = key(each);
            if (!phrase.isEmpty() && headings.putIfAbsent(phrase, kind) == null) {
              phrases.add(new Phrase(phrase, kind));
            }
          }
        });
    // The longest decides: "Do not" is the beginning of "Do not forget", too.
    phrases.sort(
        Comparator.comparingInt((Phrase phrase) -> -phrase.words().length())
            .thenComparing(Phrase::words));
  }

  /** What the words that a statement stands under say of it, or null. */
  @Nullable Polarity of(DraftStatement draft) {
    if (phrases.isEmpty()) {
      return null;
    }
    Polarity nearest = null;
    for (Polarity each : matching(draft)) {
      if (each.advisesAgainst()) {
        return each;
      }
      nearest = nearest == null ? each : nearest;
    }
    return nearest;
  }

  /** All that match, innermost first. */
  private List<Polarity> matching(DraftStatement draft) {
    List<Polarity> out = new ArrayList<>();
    List<String> context = draft.seat.context();
    for (int i = context.size() - 1; i >= 0; i--) {
      ofLeads.computeIfAbsent(context.get(i), this::lead).ifPresent(out::add);
    }
    // A lead-in of two sentences introduces with its last one.
    for (DraftStatement ancestor : draft.seat.ancestors()) {
      ofLeads.computeIfAbsent(ancestor.text, this::lead).ifPresent(out::add);
    }
    List<String> section = draft.seat.section();
    for (int i = section.size() - 1; i >= 0; i--) {
      ofHeadings.computeIfAbsent(section.get(i), this::heading).ifPresent(out::add);
    }
    return out;
  }

  private Optional<Polarity> heading(String text) {
    Polarity.Kind kind = headings.get(key(text));
    return kind == null
        ? Optional.empty()
        : Optional.of(new Polarity(kind, text, kind != Polarity.Kind.WARNING));
  }

  private Optional<Polarity> lead(String text) {
    String words = folded(text);
    for (Phrase phrase : phrases) {
      int end = phrase.words().length();
      boolean begins =
          words.startsWith(phrase.words())
              && (words.length() == end || !Character.isLetterOrDigit(words.charAt(end)));
      if (begins) {
        boolean undone = UNDONE.matcher(words).region(end, words.length()).lookingAt();
        boolean against = phrase.kind() != Polarity.Kind.WARNING && !undone;
        return Optional.of(new Polarity(phrase.kind(), text, against));
      }
    }
    return Optional.empty();
  }

  private static String key(String text) {
    return BEHIND.matcher(folded(text)).replaceAll("");
  }

  /** In lower case, with single blanks and straight apostrophes, from the first letter on. */
  private static String folded(String text) {
    String lower = text.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
    return BEFORE.matcher(BLANKS.matcher(lower).replaceAll(" ")).replaceFirst("");
  }
}
