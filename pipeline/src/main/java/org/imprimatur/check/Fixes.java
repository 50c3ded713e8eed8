package org.imprimatur.check;

import static org.imprimatur.finding.RuleId.ABBREV_AS_DIRECTED;
import static org.imprimatur.finding.RuleId.ABBREV_CC;
import static org.imprimatur.finding.RuleId.ABBREV_JC_DAILY;
import static org.imprimatur.finding.RuleId.ABBREV_JC_EVERY_OTHER_DAY;
import static org.imprimatur.finding.RuleId.ABBREV_MICROGRAM;
import static org.imprimatur.finding.RuleId.ABBREV_ORANGE_JUICE;
import static org.imprimatur.finding.RuleId.DOSE_DRUG_DOSE_SPACE;
import static org.imprimatur.finding.RuleId.DOSE_NUMBER_UNIT_SPACE;
import static org.imprimatur.finding.RuleId.DOSE_SYMBOL;
import static org.imprimatur.finding.RuleId.DOSE_UNIT_PERIOD;
import static org.imprimatur.finding.RuleId.LINK_BROKEN;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.finding.Finding;
import org.imprimatur.finding.RuleId;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;

/**
 * What to write in the place of a finding, where its hint leaves nothing to decide: a blank between
 * number and unit, a word for a misread abbreviation, the case of a link. It never changes a digit,
 * a citation, a formula, a label or a heading, since others link to its words.
 */
public final class Fixes {
  /** The rules some of whose hints are mechanical. */
  public static final List<RuleId> RULES =
      List.of(
          ABBREV_AS_DIRECTED,
          ABBREV_CC,
          ABBREV_JC_DAILY,
          ABBREV_JC_EVERY_OTHER_DAY,
          ABBREV_MICROGRAM,
          ABBREV_ORANGE_JUICE,
          DOSE_DRUG_DOSE_SPACE,
          DOSE_NUMBER_UNIT_SPACE,
          DOSE_SYMBOL,
          DOSE_UNIT_PERIOD,
          LINK_BROKEN);

  /** The first words that a hint proposes. */
  private static final Pattern PROPOSED = Pattern.compile("^write \"([^\"]+)\"");

  private static final Pattern CASE = Pattern.compile("^\"([^\"]+)\" differs only in case");
  private static final Pattern LETTERS = Pattern.compile("\\p{L}(?:[./]?\\p{L}){0,7}\\.?");
  private static final Pattern GOES_ON = Pattern.compile(" \\p{Ll}|[,;:)]");
  private static final Pattern HEADING = Pattern.compile("^ {0,3}(?:[>*+-] *)*+#");
  private static final Pattern UNDERLINE = Pattern.compile("^ {0,3}(?:=+|-+)[ \\t]*$");

  private static final Map<String, BinaryOperator<String>> WRITERS = writers();

  private final Source source;
  private final Verbatim verbatim;

  /** What may be written in the findings of a source. */
  public Fixes(Source source) {
    this.source = source;
    this.verbatim = new Verbatim(source);
  }

  /**
   * A change of a text.
   *
   * @param span what is taken out
   * @param text what is put there
   */
  public record Edit(Span span, String text) {}

  private static Map<String, BinaryOperator<String>> writers() {
    Map<String, BinaryOperator<String>> writers = new TreeMap<>();
    for (RuleId word :
        List.of(
            ABBREV_AS_DIRECTED,
            ABBREV_CC,
            ABBREV_JC_DAILY,
            ABBREV_JC_EVERY_OTHER_DAY,
            ABBREV_MICROGRAM,
            ABBREV_ORANGE_JUICE)) {
      writers.put(word.id(), (old, proposed) -> LETTERS.matcher(old).matches() ? proposed : old);
    }
    writers.put(
        DOSE_NUMBER_UNIT_SPACE.id(),
        (old, proposed) -> proposed.replace(" ", "").equals(old) ? proposed : old);
    writers.put(DOSE_DRUG_DOSE_SPACE.id(), Fixes::spaced);
    writers.put(
        DOSE_UNIT_PERIOD.id(), (old, proposed) -> old.equals(proposed + ".") ? proposed : old);
    writers.put(DOSE_SYMBOL.id(), (old, proposed) -> old.equals("@") ? proposed : old);
    return writers;
  }

  /** {@code Name300mg}: the hint knows name and number, the unit stays behind them. */
  private static String spaced(String old, String proposed) {
    String joined = proposed.replace(" ", "");
    if (!old.startsWith(joined)) {
      return old;
    }
    String unit = old.substring(joined.length());
    return unit.isEmpty() || Character.isLetter(unit.charAt(0))
        ? (proposed + " " + unit).strip()
        : old;
  }

  /** The change that a finding asks for, where nothing is left to decide. */
  public Optional<Edit> of(Finding finding) {
    String hint = finding.hint();
    Span span = source.span(finding.region());
    if (hint == null || finding.others() > 0 || span.length() == 0) {
      return Optional.empty();
    }
    if (LINK_BROKEN.is(finding.rule())) {
      return ofCase(finding.message(), hint, span);
    }
    BinaryOperator<String> writer = WRITERS.get(finding.rule());
    Matcher proposed = PROPOSED.matcher(hint);
    if (writer == null || !proposed.find() || isInHeading(span) || verbatim.holds(span)) {
      return Optional.empty();
    }
    String old = source.slice(span);
    String text = writer.apply(old, proposed.group(1));
    boolean endsSentence = old.endsWith(".") && !goesOn(span.end());
    boolean same = text.equals(old) || !digits(text).equals(digits(old));
    return same || endsSentence ? Optional.empty() : Optional.of(new Edit(span, text));
  }

  /** A stop may end the sentence, too: it is taken away only where the sentence surely goes on. */
  private boolean goesOn(int end) {
    int stop = Math.min(source.length(), end + 2);
    return GOES_ON.matcher(source.slice(new Span(end, stop))).lookingAt();
  }

  private static String digits(String text) {
    return text.replaceAll("[^0-9]", "");
  }

  private boolean isInHeading(Span span) {
    int line = source.lineOf(span.start());
    boolean underlined =
        line < source.lineCount() && UNDERLINE.matcher(source.line(line + 1)).matches();
    return underlined || HEADING.matcher(source.line(line)).find();
  }

  /** The written path, once in the link, gets the letters of the one that is there. */
  private Optional<Edit> ofCase(String message, String hint, Span span) {
    Matcher there = CASE.matcher(hint);
    int quote = message.indexOf('"');
    int end = message.indexOf('"', quote + 1);
    if (!there.find() || quote < 0 || end < 0) {
      return Optional.empty();
    }
    String written = message.substring(quote + 1, end).replaceFirst("[?#].*", "");
    String path = there.group(1);
    String tail = written.replaceFirst("^(?:\\.{1,2}/)*+", "");
    String right = path.endsWith(".md") && !tail.endsWith(".md") ? withoutEnding(path) : path;
    int from = right.length() - tail.length();
    String slice = source.slice(span);
    int at = slice.lastIndexOf(tail);
    boolean once = at >= 0 && slice.indexOf(tail, slice.indexOf("](") + 1) == at;
    if (tail.isEmpty() || from < 0 || !once) {
      return Optional.empty();
    }
    String text = right.substring(from);
    boolean sameButForCase =
        text.toLowerCase(Locale.ROOT).equals(tail.toLowerCase(Locale.ROOT)) && !text.equals(tail);
    int start = span.start() + at;
    return sameButForCase
        ? Optional.of(new Edit(new Span(start, start + tail.length()), text))
        : Optional.empty();
  }

  private static String withoutEnding(String path) {
    return path.substring(0, path.length() - ".md".length());
  }
}
