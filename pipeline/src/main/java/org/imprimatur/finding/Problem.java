package org.imprimatur.finding;

import org.imprimatur.source.Source;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * What a rule saw, before the policy says how severe it is.
 *
 * @param rule the rule's id, {@code family/name}: of the catalogue, or of a house's own word
 * @param span where in the source
 * @param message what is wrong, with the value quoted; one sentence for an editor
 * @param hint what to do about it
 * @param claim the id of the claim it is about
 * @param others how many problems of its rule it stands for, which are not reported one by one;
 *     else 0
 */
public record Problem(
    String rule,
    Span span,
    String message,
    @Nullable String hint,
    @Nullable String claim,
    int others)
    implements FindingLimit.Reported<Problem> {

  /** The longest message or hint, in characters; what is quoted may be a file's whole text. */
  static final int LONGEST = 1_000;

  /** Shortens what is too long to be read. */
  public Problem {
    message = bounded(message);
    hint = hint == null ? null : bounded(hint);
  }

  /** A problem that stands for itself. */
  public Problem(
      RuleId rule, Span span, String message, @Nullable String hint, @Nullable String claim) {
    this(rule.id(), span, message, hint, claim, 0);
  }

  @Override
  public Problem standingFor(int count, String words, String advice) {
    return new Problem(rule, span, words, advice, null, count);
  }

  /** A text with its middle left out where it is longer than anybody reads. */
  static String bounded(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int head = LONGEST * 3 / 4;
    int tail = text.length() - LONGEST / 5;
    head -= Character.isLowSurrogate(text.charAt(head)) ? 1 : 0;
    tail += Character.isLowSurrogate(text.charAt(tail)) ? 1 : 0;
    return text.substring(0, head) + " … " + text.substring(tail);
  }

  /** A problem that is not about one claim. */
  public static Problem of(RuleId rule, Span span, String message, @Nullable String hint) {
    return new Problem(rule, span, message, hint, null);
  }

  /** The same problem at another place, as one of no claim. */
  public Problem at(Span other) {
    return new Problem(rule, other, message, hint, null, 0);
  }

  /** The finding this is in a source, at a level. */
  public Finding in(Source source, Level level) {
    return new Finding(
        rule,
        level,
        source.path(),
        source.region(span),
        message,
        hint,
        claim,
        Excerpt.of(source, span),
        others);
  }
}
