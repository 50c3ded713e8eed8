package org.imprimatur.search;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.drug.Doses;
import org.imprimatur.drug.Drugs;
import org.imprimatur.model.NumberedReference;
import org.imprimatur.model.Passage;
import org.imprimatur.model.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Decides how the statements of one article are quoted, so that none misleads: a dose only with its
 * drug, else with all of its paragraph or row; "it" only with what it is; and no cell that says
 * that there is nothing to say.
 */
final class Quoting {
  /**
   * No paragraph or row longer than this is quoted; what cannot do without is not quoted at all.
   */
  private static final int LONGEST = 20_000;

  /** What all quotations of an article have together beyond the statements, at least. */
  private static final long LEAST = 2_000_000;

  private static final int TIMES = 8;

  private static final Set<String> NOTHING =
      Set.of(
          "none",
          "nil",
          "n/a",
          "na",
          "n.a",
          "nd",
          "n/d",
          "nr",
          "n/r",
          "tbd",
          "tba",
          "not given",
          "not given here",
          "not applicable",
          "not available",
          "not reported",
          "not stated",
          "not specified",
          "not known",
          "not measured",
          "not recorded",
          "not determined",
          "not assessed",
          "not done",
          "no data",
          "no data available",
          "no information",
          "unknown",
          "to be determined",
          "to be decided",
          "missing",
          "see text",
          "see below",
          "see above",
          "see note",
          "same",
          "ditto",
          "as above");

  private static final Pattern BEHIND = Pattern.compile("[\\s.]+$");

  private static final Pattern SENTENCE = Pattern.compile("[.!?][)\"'\u2019\u201D]*$");

  /** A key in a sentence, in Pandoc's syntax. */
  private static final Pattern KEY =
      Pattern.compile(
          "(?<![\\p{L}\\p{M}\\p{N}])-?@(?:\\{([^{}\\s]{1,300})\\}"
              + "|([\\p{L}\\p{N}_](?:[\\p{L}\\p{M}\\p{N}_]|[:.#$%&+?<>~/-](?=[\\p{L}\\p{N}_])){0,300}+))");

  private final Drugs drugs;
  private final Map<String, Integer> numbers = new HashMap<>();
  private long left;

  /**
   * For an article.
   *
   * @param drugs which words name drugs
   * @param works what it cites, by number
   * @param length of its text: what quotations add is bounded by it
   */
  Quoting(Drugs drugs, List<NumberedReference> works, int length) {
    this.drugs = drugs;
    this.left = Math.max(LEAST, (long) length * TIMES);
    works.forEach(work -> work.keys().forEach(key -> numbers.put(key, work.number())));
  }

  /** How a statement is quoted; null where it says nothing or cannot be quoted safely. */
  @Nullable Quotation of(Statement statement) {
    if (saysNothing(statement.text())) {
      return null;
    }
    List<String> before = statement.passage().before();
    String words = joined(before, statement.text());
    String found = String.join(" ", before);
    if (lacksDrug(words, statement)) {
      words = whole(statement.passage(), words, before);
      found = words == null || words.indexOf('\n') >= 0 ? found : words;
    }
    left -= words == null ? 0 : words.length() - statement.text().length();
    return words == null || left < 0
        ? null
        : new Quotation(
            Quotation.under(statement.section(), statement.context()).stream()
                .map(this::shown)
                .toList(),
            shown(words),
            found);
  }

  /** Sentences behind one another; what is not one, a lead-in or an item, is a line of its own. */
  static String joined(List<String> before, String last) {
    StringBuilder out = new StringBuilder();
    for (String each : before) {
      out.append(each).append(SENTENCE.matcher(each).find() ? ' ' : '\n');
    }
    return out.append(last).toString();
  }

  /**
   * Whether a text names a dose, and neither it nor what it stands under a drug. A cell may give
   * the number alone: what of it stands in a header or another cell.
   */
  private boolean lacksDrug(String words, Statement statement) {
    boolean cell = statement.passage().lines().stream().anyMatch(Passage.Line::cells);
    boolean dose = cell ? words.chars().anyMatch(c -> c >= '0' && c <= '9') : Doses.isIn(words);
    return dose
        && !drugs.isNamedIn(words)
        && statement.context().stream().noneMatch(drugs::isNamedIn);
  }

  private static @Nullable String whole(Passage passage, String words, List<String> before) {
    if (passage.length() > LONGEST) {
      return null;
    }
    String whole = passage.text();
    if (whole.isEmpty()) {
      return words;
    }
    List<String> outside = before.stream().filter(each -> !whole.contains(each)).toList();
    return outside.isEmpty() ? whole : joined(outside, whole);
  }

  /** Whether a text stands for nothing: a dash, "n/a", "not given here". */
  static boolean saysNothing(String text) {
    String bare = BEHIND.matcher(text).replaceAll("").strip();
    String words =
        bare.startsWith("(") && bare.endsWith(")") ? bare.substring(1, bare.length() - 1) : bare;
    return words.codePoints().noneMatch(Character::isLetterOrDigit)
        || (words.length() <= 30 && NOTHING.contains(words.toLowerCase(Locale.ROOT)));
  }

  /** A text as the page shows it: keys of works as their numbers. */
  private String shown(String text) {
    if (text.indexOf('@') < 0) {
      return text;
    }
    Matcher key = KEY.matcher(text);
    StringBuilder out = new StringBuilder();
    while (key.find()) {
      String name = key.group(1) != null ? key.group(1) : key.group(2);
      Integer number = numbers.get(name);
      String as = number == null ? key.group() : "[" + number + "]";
      key.appendReplacement(out, Matcher.quoteReplacement(as));
    }
    return key.appendTail(out).toString();
  }
}
