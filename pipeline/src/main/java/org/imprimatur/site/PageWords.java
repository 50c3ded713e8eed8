package org.imprimatur.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.imprimatur.model.Audience;
import org.imprimatur.model.ChangeKind;
import org.imprimatur.model.Status;
import org.imprimatur.wording.Wording;
import org.jspecify.annotations.Nullable;

/** How the pages put the contract's words. */
final class PageWords {
  /** Slugs are lower case; these words of them are abbreviations, which are set in capitals. */
  private static final Set<String> CAPITALS =
      Set.of(
          "adhd", "aids", "ckd", "copd", "covid", "ct", "ecg", "ed", "gi", "gord", "hiv", "hpv",
          "ibd", "ibs", "icu", "ms", "mri", "nsaid", "nsaids", "ptsd", "sle", "sti", "tb", "tia",
          "uti", "vte");

  private static final int LONGEST_SLUG = 120;
  private static final Pattern DEVICE = Pattern.compile("con|prn|aux|nul|com\\d|lpt\\d");

  private static final Set<String> SMALL = Set.of("and", "for", "in", "of", "on", "the");

  private PageWords() {}

  /** A status in the words of the contract, in English. */
  static String of(Status status) {
    return step(status, Wording.ENGLISH);
  }

  /** A status as a step of the review. */
  static String step(Status status, Wording words) {
    return words.say("review.step-" + status.word());
  }

  /** What every place says that shows words of an article that is not approved. */
  static String caution(Wording words) {
    return words.say("caution.pending");
  }

  /** A status in words that readers understand who know nothing of the steps of a review. */
  static String plain(Status status, Wording words) {
    return words.say("status." + status.word());
  }

  /** A title that leaves its page: with its status, unless the article is approved. */
  static String titled(String title, Status status, Wording words) {
    return status == Status.APPROVED
        ? title
        : words.say("status.in-title", title, plain(status, words));
  }

  static String of(Audience audience, Wording words) {
    return words.say("audience." + audience.word());
  }

  static String of(ChangeKind kind, Wording words) {
    return words.say("change." + kind.word());
  }

  /** "24 months", "1 year 6 months", "90 days". */
  static String of(Period period, Wording words) {
    Map<String, Integer> parts = new LinkedHashMap<>();
    parts.put("policy.years", period.getYears());
    parts.put("policy.months", period.getMonths());
    parts.put("policy.days", period.getDays());
    parts.values().removeIf(count -> count == 0);
    List<String> out = new ArrayList<>();
    parts.forEach((unit, count) -> out.add(words.count(unit, count)));
    return out.isEmpty() ? words.say("policy.no-time") : String.join(" ", out);
  }

  /** A slug as a name: {@code low-back-pain} is "Low back pain", {@code covid-19} "COVID-19". */
  static String name(String slug) {
    StringBuilder out = new StringBuilder();
    for (String word : clean(slug).replace('_', '-').split("-", -1)) {
      if (!word.isEmpty()) {
        boolean isNumber = word.chars().allMatch(Character::isDigit);
        out.append(out.isEmpty() ? "" : isNumber ? "-" : " ");
        String lower = word.toLowerCase(Locale.ROOT);
        out.append(CAPITALS.contains(lower) ? lower.toUpperCase(Locale.ROOT) : word);
      }
    }
    return out.isEmpty() ? slug : out.substring(0, 1).toUpperCase(Locale.ROOT) + out.substring(1);
  }

  /** A slug as a proper name: {@code american-medical-association}. */
  static String title(String slug) {
    StringBuilder out = new StringBuilder();
    for (String word : clean(slug).split("-", -1)) {
      out.append(out.isEmpty() ? "" : " ");
      boolean isSmall = SMALL.contains(word) || word.isEmpty();
      out.append(isSmall ? word : name(word));
    }
    return out.toString();
  }

  /**
   * A name as a folder of the site, on any system: lower-case Latin letters, digits and hyphens;
   * other scripts keep their letters. What is longer than {@value #LONGEST_SLUG} bytes ends in a
   * part of its digest, a name of a Windows device in a hyphen. Empty when nothing is left.
   */
  static String slug(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < plain.length(); ) {
      int c = plain.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isLetterOrDigit(c)) {
        out.appendCodePoint(c);
      } else if (Character.getType(c) != Character.NON_SPACING_MARK
          && !out.isEmpty()
          && out.charAt(out.length() - 1) != '-') {
        out.append('-');
      }
    }
    int end = out.length();
    String slug =
        end > 0 && out.charAt(end - 1) == '-' ? out.substring(0, end - 1) : out.toString();
    return DEVICE.matcher(slug).matches() ? slug + "-" : shortened(slug);
  }

  private static String shortened(String slug) {
    byte[] bytes = slug.getBytes(UTF_8);
    if (bytes.length <= LONGEST_SLUG) {
      return slug;
    }
    int end = 0;
    int length = 0;
    while (length <= LONGEST_SLUG / 2) {
      int c = slug.codePointAt(end);
      end += Character.charCount(c);
      length += Character.toString(c).getBytes(UTF_8).length;
    }
    return slug.substring(0, end) + "-" + UUID.nameUUIDFromBytes(bytes).toString().substring(0, 8);
  }

  /** Text that may be missing or blank, made fit for a page. */
  static @Nullable String orNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : clean(text);
  }

  /** Text made fit for a page; templates escape it. */
  static String clean(String text) {
    return PageCharacters.clean(text);
  }
}
