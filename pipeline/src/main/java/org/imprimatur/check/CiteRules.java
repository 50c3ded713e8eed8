package org.imprimatur.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.imprimatur.finding.Nearest;
import org.imprimatur.model.Citation;
import org.imprimatur.model.Inline;
import org.imprimatur.source.Span;

/** The rules about citations and where they stand. */
final class CiteRules {

  private CiteRules() {}

  static List<Rule> all() {
    return List.of(new UnknownKey(), new OnHeading(), new AfterNumber());
  }

  /** {@code cite/unknown-key}: no reference has the key. */
  private static final class UnknownKey implements Rule.OfArticle {

    @Override
    public String id() {
      return "cite/unknown-key";
    }

    @Override
    public void check(Subject subject, Sink sink) {
      Map<String, List<String>> near = new HashMap<>();
      for (Inline.Cite cite : subject.contents().cites()) {
        for (Citation citation : cite.citations()) {
          if (!subject.resolves(citation.key())) {
            report(citation, near(citation.key(), subject, near), sink);
          }
        }
      }
    }

    /** Behind some dozens of wrong keys nobody reads suggestions, and each costs a look at all. */
    private static List<String> near(String key, Subject subject, Map<String, List<String>> found) {
      if (found.size() > 50) {
        return List.of();
      }
      return found.computeIfAbsent(
          key, wrong -> Nearest.of(wrong, subject.context().references().keySet(), 3));
    }

    private void report(Citation citation, List<String> near, Sink sink) {
      String hint =
          near.isEmpty()
              ? "add the work to references/, with this id, or cite another"
              : near.stream()
                  .map(key -> "@" + key)
                  .collect(Collectors.joining(", ", "did you mean ", "?"));
      sink.report(
          id(), citation.span(), "no reference has the key \"" + citation.key() + "\"", hint);
    }
  }

  /** {@code cite/on-heading}: a heading asserts nothing that a work could support. */
  private static final class OnHeading implements Rule.OfArticle {

    @Override
    public String id() {
      return "cite/on-heading";
    }

    @Override
    public void check(Subject subject, Sink sink) {
      for (Inline.Cite cite : subject.contents().headingCites()) {
        String keys =
            cite.citations().stream()
                .map(citation -> "@" + citation.key())
                .collect(Collectors.joining("; "));
        sink.report(
            id(),
            cite.span(),
            "the heading carries a citation, [" + keys + "], which covers nothing",
            "move it behind the sentences it supports, or to a lead-in");
      }
    }
  }

  /**
   * {@code cite/after-number}: a citation typed as a bare or raised number. Behind a dose it reads
   * as one more digit or as an exponent, and no check can tell what it cites.
   */
  private static final class AfterNumber
      implements Rule.OfArticle, Rule.OfAmounts, Rule.OfMixedWords, Rule.OfCharacters {
    /** How much text before the end of a number the patterns search; they look ahead freely. */
    private static final int REACH = 60;

    private static final String NUMBERS = "\\d{1,3}(?:\\s?[,\u2013-]\\s?\\d{1,3}){0,9}";
    private static final String RAISED_DIGITS =
        "\u00B9\u00B2\u00B3\u2070\u2074\u2075\u2076\u2077\u2078\u2079";

    /** A longer run of raised digits is told of by its beginning. */
    private static final int LONGEST_RAISED = 21;

    private static final Pattern TAKES_EXPONENT =
        Pattern.compile("(?:\\b(?:[\\p{L}]|[cdmk\u03BC]m|in|ft|yd|chi|sec)|\\d)$");

    /** Behind a number that ends its statement. */
    private static final String AT_END = "(?=[.;]?\\s*$|\\.\\s+\\p{Lu})";

    /** A stop, then the number and the end of the statement: {@code over time. 1}. */
    private static final Pattern BEHIND_STOP =
        Pattern.compile(
            "[\\p{L})%\uFFFC][.?!]\\s{1,2}(?<number>" + NUMBERS + ")(?=\\s*$|\\s+\\p{Lu})");

    /** The number stuck to a stop: {@code outcomes.1,2}. */
    private static final Pattern STUCK_TO_STOP =
        Pattern.compile("\\p{Ll}{4}[.,;](?<number>\\d{1,3}(?:[,\u2013-]\\d{1,3}){0,9})(?=\\s|$)");

    /** The number stuck to a word: {@code benefit1.} */
    private static final Pattern STUCK_TO_WORD =
        Pattern.compile(
            "\\b(?!(?:omega|caspase|factor|type|grade|stage|phase|step|level|class|week|month|year)\\d)"
                + "\\p{L}\\p{Ll}{4,20}(?<number>\\d{1,2}(?:,\\d{1,2}){0,9})(?=[.;]?\\s*$|[.;]\\s)");

    /** A number behind a unit or a bracket, at the end: {@code 1100 mg/day 1}. */
    private static final Pattern BEHIND_UNIT =
        Pattern.compile(
            "(?:\\d\\s?"
                + Units.DOSE
                + "(?:/(?:kg|min|h|hr|day|d|dose|week)){0,2}\\)?|\\p{Ll}\\))\\s(?<number>"
                + NUMBERS
                + ")"
                + AT_END);

    /** A number behind a plain word, at the end: {@code worsen outcomes 2, 1}. */
    private static final Pattern BEHIND_WORD =
        Pattern.compile("\\b(\\p{Ll}{4,30}|MRI|CT)\\s(?<number>" + NUMBERS + ")" + AT_END);

    /** Words that take a number: behind them it is no citation. */
    private static final Set<String> TAKES_NUMBER =
        Set.of(
            ("about above after aged appendix approximately arms around below before between chapter class"
                    + " classes codon cohort cycle cycles days degree degrees domain during equals every exceeds exon factor figure"
                    + " from grade grades group groups hours into item items least lead less level levels line lines main"
                    + " mean median model month months more most nearly number only option options order over page pages part"
                    + " parts phase phases plus point points question reach reached reaches room rule score scores scored section sections"
                    + " sets since stage stages step steps table tables target than then tier times title to topic total trial type"
                    + " types under unit units until upto version vertebra visit visits vitamin volume week weeks with within"
                    + " year years zone zones category categories criterion criteria box boxes dose doses ratio index minus"
                    + " were equal")
                .split(" ", -1));

    @Override
    public String id() {
      return "cite/after-number";
    }

    @Override
    public String characters() {
      return RAISED_DIGITS;
    }

    @Override
    public void check(Subject subject, Sink sink) {
      for (Span span : subject.contents().raised()) {
        report(subject.article().source().slice(span), span, sink);
      }
    }

    /** A word with digits, or a raised digit. */
    @Override
    public void check(Place place, Sink sink) {
      if (isRaised(place.prose().at(place.start()))) {
        raised(place.prose(), place.start(), sink);
      } else {
        numbers(place, sink);
      }
    }

    @Override
    public void check(Amount amount, Sink sink) {
      numbers(amount.place(), sink);
    }

    private void numbers(Place place, Sink sink) {
      Prose prose = place.prose();
      if (!isOfBody(prose)) {
        return;
      }
      for (int i = place.start(); i < place.end(); i++) {
        if (Words.isDigit(prose.at(i))) {
          int end = i + 1;
          while (Words.isDigit(prose.at(end))) {
            end++;
          }
          if (end - i <= 3 && mayEnd(prose, i, end)) {
            bare(prose, end, sink);
          }
          i = end - 1;
        }
      }
    }

    private static boolean isOfBody(Prose prose) {
      return prose.kind() == Prose.Kind.PARAGRAPH || prose.kind() == Prose.Kind.CELL;
    }

    /** Whether a number can be the last of a statement; the patterns run only there. */
    private static boolean mayEnd(Prose prose, int start, int end) {
      char next = prose.at(end);
      if (end >= prose.length()
          || ((next == '.' || next == ';') && Character.isWhitespace(prose.at(end + 1)))) {
        return true;
      }
      boolean stuck = ".,;-\u2013".indexOf(prose.at(start - 1)) >= 0;
      boolean capital = Character.isUpperCase(prose.at(end + 1)) || end + 2 > prose.length();
      return Character.isWhitespace(next) && (stuck || capital);
    }

    private void bare(Prose prose, int end, Sink sink) {
      // "outcomes 2, 1": what stands before the first of the numbers decides what can match.
      int first = end;
      while (first > 0 && end - first < REACH && isOfNumbers(prose.at(first - 1))) {
        first--;
      }
      if (first > 0 && !Character.isWhitespace(prose.at(first))) {
        find(STUCK_TO_STOP, prose, end, sink);
        find(STUCK_TO_WORD, prose, end, sink);
      }
      if (prose.slice(first, end).indexOf(' ') < 0) {
        return;
      }
      find(BEHIND_STOP, prose, end, sink);
      find(BEHIND_UNIT, prose, end, sink);
      find(BEHIND_WORD, prose, end, sink);
    }

    private static boolean isOfNumbers(char c) {
      return Words.isDigit(c) || c == ',' || c == '-' || c == '\u2013' || c == ' ' || c == '.';
    }

    private void find(Pattern pattern, Prose prose, int end, Sink sink) {
      Matcher matcher = pattern.matcher(prose.text());
      matcher.region(Math.max(0, end - REACH), end);
      matcher.useTransparentBounds(true).useAnchoringBounds(false);
      while (matcher.find()) {
        boolean counts = pattern == BEHIND_WORD && TAKES_NUMBER.contains(matcher.group(1));
        if (matcher.end("number") == end && !counts) {
          report(prose, matcher.start("number"), end, sink);
          return;
        }
      }
    }

    private static boolean isRaised(char c) {
      return RAISED_DIGITS.indexOf(c) >= 0;
    }

    private static boolean isOfRaised(char c) {
      return isRaised(c) || c == ',' || c == '\u2013' || c == '\u02D2' || c == '-';
    }

    /** Raised digits, with what joins them, of which the one at {@code start} is the first. */
    private void raised(Prose prose, int start, Sink sink) {
      for (int i = start - 1; i >= start - LONGEST_RAISED && isOfRaised(prose.at(i)); i--) {
        if (isRaised(prose.at(i))) {
          return;
        }
      }
      int end = start;
      while (end - start < LONGEST_RAISED && isOfRaised(prose.at(end))) {
        end++;
      }
      String before = prose.slice(Math.max(0, start - 24), start);
      boolean isotope = Character.isLetter(prose.at(end));
      boolean blank =
          before.isEmpty() || Character.isWhitespace(before.charAt(before.length() - 1));
      if (isOfBody(prose) && !isotope && !blank && !TAKES_EXPONENT.matcher(before).find()) {
        report(prose, start, end, sink);
      }
    }

    private void report(Prose prose, int start, int end, Sink sink) {
      report(prose.slice(start, end), prose.span(start, end), sink);
    }

    private void report(String digits, Span span, Sink sink) {
      sink.report(
          id(),
          span,
          "\""
              + digits
              + "\" looks like a citation typed by hand: it reads as an exponent or a dose",
          "cite by key, [@key]; the page numbers the references");
    }
  }
}
