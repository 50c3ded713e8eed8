package org.imprimatur.claim;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.model.Certainty;
import org.imprimatur.model.Strength;
import org.jspecify.annotations.Nullable;

/**
 * Reads GRADE labels that stand in the text, in brackets, "(moderate-quality evidence)", or behind
 * the words that say what a statement rests on, "supported by low-quality evidence": they mean the
 * same as the attributes (contract, section 4.5).
 */
final class Grade {
  private static final Pattern CERTAINTY =
      Pattern.compile(
          "\\([^()]*?\\b(very[- ]low|low|moderate|high)[- ](?:quality|certainty)\\b[^()]*\\)",
          Pattern.CASE_INSENSITIVE);

  /** Never behind a negation, and never one end of a range of grades. */
  private static final Pattern RESTS_ON =
      Pattern.compile(
          "\\b(?:supported by|based on|backed by|rests?"
              + " on|resting on) (very[- ]low|low|moderate|high)[- ](?:quality|certainty)"
              + " evidence\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NEGATION =
      Pattern.compile(
          "\\b(?:no|not|nor|never|neither|without|lacks?|lacking|few|hardly|rarely|cannot)\\b|n['\u2019]t\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern STRENGTH =
      Pattern.compile(
          "\\([^()]*?\\b(strong|conditional|weak) recommendation\\b[^()]*\\)",
          Pattern.CASE_INSENSITIVE);

  private Grade() {}

  /** Whether a text may hold a label: asked once, where each claim below it would ask again. */
  static boolean mayLabel(String text) {
    return text.indexOf('(') >= 0 || text.contains("evidence");
  }

  static @Nullable Certainty certainty(@Nullable String attribute, String text) {
    if (attribute != null) {
      return Certainty.of(attribute.toLowerCase(Locale.ROOT).replace('-', ' ')).orElse(null);
    }
    Matcher matcher = CERTAINTY.matcher(text);
    if (!matcher.find()) {
      matcher = RESTS_ON.matcher(text);
      if (!matcher.find() || NEGATION.matcher(text).region(0, matcher.start()).find()) {
        return null;
      }
    }
    return Certainty.of(matcher.group(1).toLowerCase(Locale.ROOT).replace('-', ' ')).orElse(null);
  }

  static @Nullable Strength strength(@Nullable String attribute, String text) {
    if (attribute != null) {
      return Strength.of(attribute.toLowerCase(Locale.ROOT)).orElse(null);
    }
    Matcher matcher = STRENGTH.matcher(text);
    if (!matcher.find()) {
      return null;
    }
    return matcher.group(1).equalsIgnoreCase("strong") ? Strength.STRONG : Strength.CONDITIONAL;
  }
}
