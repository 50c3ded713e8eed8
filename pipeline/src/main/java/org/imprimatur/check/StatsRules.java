package org.imprimatur.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.imprimatur.finding.RuleId;
import org.imprimatur.model.Statement;

/**
 * The rules of arithmetic: what follows from figures of one sentence, by exact decimals and within
 * the rounding of what is written. Where a sentence can be read in two ways they are silent.
 */
final class StatsRules {
  /** 1,000 and 0.25 and .25. */
  static final String NUMBER = "(?:\\d{1,3}(?:,\\d{3})++|\\d++)?+(?:[.\u00B7]\\d++)?+";

  private static final String PERCENT = "\\s?(?:%|per\\s?cent\\b)";

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private StatsRules() {}

  static List<Rule> all() {
    return List.of(new PercentCount(), new ConflictingInterval(), new NumberNeededToTreat());
  }

  /** A number as it is written; empty where it is not one. */
  static Optional<BigDecimal> number(String written) {
    String plain = written.replace(",", "").replace('\u00B7', '.');
    boolean isNumber = !plain.isEmpty() && !plain.equals(".");
    return isNumber ? Optional.of(new BigDecimal(plain)) : Optional.empty();
  }

  /** Half of the last place that is written: what rounding may have hidden. */
  static BigDecimal slack(BigDecimal written) {
    return BigDecimal.ONE.movePointLeft(written.scale()).divide(BigDecimal.valueOf(2));
  }

  /** A rule that reads sentences. */
  private abstract static class OfSentences implements Rule.OfArticle {
    private final RuleId rule;

    OfSentences(RuleId rule) {
      this.rule = rule;
    }

    @Override
    public String id() {
      return rule.id();
    }

    @Override
    public void check(RuleInput input, Sink sink) {
      for (Statement statement : input.checked().statements()) {
        String text = statement.text();
        if (hasDigit(text)) {
          conflict(text).ifPresent(found -> sink.report(id(), statement.span(), found, hint()));
        }
      }
    }

    private static boolean hasDigit(String text) {
      for (int i = 0; i < text.length(); i++) {
        if (Character.isDigit(text.charAt(i))) {
          return true;
        }
      }
      return false;
    }

    abstract Optional<String> conflict(String text);

    abstract String hint();
  }

  /** {@code stats/percent-count}: "12 of 40 (25%)". */
  private static final class PercentCount extends OfSentences {
    private static final String COUNT = "(\\d{1,3}(?:,\\d{3})++|\\d++)";

    /** "12 of 40 people (25%)" and "12/40 (25%)"; "about 25%" says that it is not exact. */
    private static final Pattern COUNT_FIRST =
        Pattern.compile(
            "(?<![\\d.,/\u00B7-])"
                + COUNT
                + "(?:\\s(?:out\\s)?of\\s(?:the\\s|all\\s)?|\\s?/\\s?)"
                + COUNT
                + "(?:\\s[\\p{L}-]++){0,4}?\\s?\\(("
                + NUMBER
                + ")"
                + PERCENT
                + "\\s?[);]");

    /** "25% (12 of 40)". */
    private static final Pattern PERCENT_FIRST =
        Pattern.compile(
            "(?<![\\d.,\u2013<>\u2264\u2265~-])("
                + NUMBER
                + ")"
                + PERCENT
                + "\\s?\\("
                + COUNT
                + "(?:\\s(?:out\\s)?of\\s(?:the\\s|all\\s)?|\\s?/\\s?)"
                + COUNT
                + "(?:\\s[\\p{L}-]++){0,4}?\\s?[);]");

    private static final Pattern ABOUT =
        Pattern.compile(
            "(?i)(?:\\b(?:about|around|approximately|roughly|nearly|almost|some|over|under|than|least|most|to|and)|\u2248)\\s$");

    PercentCount() {
      super(RuleId.STATS_PERCENT_COUNT);
    }

    @Override
    Optional<String> conflict(String text) {
      Matcher first = COUNT_FIRST.matcher(text);
      while (first.find()) {
        Optional<String> found = conflict(first.group(1), first.group(2), first.group(3));
        if (found.isPresent()) {
          return found;
        }
      }
      Matcher last = PERCENT_FIRST.matcher(text);
      while (last.find()) {
        Optional<String> found = conflict(last.group(2), last.group(3), last.group(1));
        if (found.isPresent() && !ABOUT.matcher(text.substring(0, last.start())).find()) {
          return found;
        }
      }
      return Optional.empty();
    }

    private static Optional<String> conflict(String part, String whole, String share) {
      BigDecimal a = number(part).orElseThrow();
      BigDecimal b = number(whole).orElseThrow();
      BigDecimal percent = number(share).orElse(null);
      if (percent == null || b.signum() == 0 || a.compareTo(b) > 0) {
        return Optional.empty();
      }
      // |100 a / b - p| <= half of p's last place, without a division.
      BigDecimal off = HUNDRED.multiply(a).subtract(percent.multiply(b)).abs();
      if (off.compareTo(slack(percent).multiply(b)) <= 0) {
        return Optional.empty();
      }
      BigDecimal right = HUNDRED.multiply(a).divide(b, percent.scale(), RoundingMode.HALF_UP);
      return Optional.of(
          part + " of " + whole + " is " + right.toPlainString() + "%, not " + share + "%");
    }

    @Override
    String hint() {
      return "look up both numbers in the source, and write what it says";
    }
  }

  /** {@code stats/p-ci-conflict}: an interval of a ratio around 1 beside "significant". */
  private static final class ConflictingInterval extends OfSentences {
    private static final Pattern RATIO =
        Pattern.compile(
            "(?i)\\b(?:hazard|odds|risk|rate|incidence rate|relative"
                + " risk|prevalence)\\sratios?\\b|\\brelative\\srisks?\\b|\\ba?(?:HR|OR|RR|IRR)\\b(?-i)");

    private static final Pattern INTERVAL =
        Pattern.compile(
            "95%\\s(?:CI|confidence\\sinterval)[,:;]?\\s?[\\[(]?("
                + NUMBER
                + ")(?:\\s?[-\u2013,]\\s?|\\sto\\s)("
                + NUMBER
                + ")(?![\\d%])");

    private static final Pattern P_VALUE =
        Pattern.compile("\\b[Pp]\\s?([=<>\u2264\u2265])\\s?(" + NUMBER + ")");

    /** The word alone may mean "of weight": "significant bleeding". */
    private static final Pattern SIGNIFICANT =
        Pattern.compile(
            "(?i)(\\b(?:not?|never|nor|neither|without|non)[\\s-](?:\\w+\\s){0,3}?)?"
                + "\\b(?:statistically\\s(non-?)?significant(?:ly)?|(non-?)?significantly"
                + "|(non-?)?significant\\s(?:differences?|reductions?|increases?|decreases?|effects?"
                + "|associations?|benefits?|improvements?)"
                + "|(?:was|were|is|are|be|been)\\s(not\\s|non-?)?significant)\\b");

    /** Tests of something other than whether the ratio is 1. */
    private static final Pattern OTHER_TEST =
        Pattern.compile(
            "(?i)\\b(?:non-?inferior\\w*|equivalen\\w+|interaction|heterogeneity|trend|clinical(?:ly)?|superiority|one-sided)\\b");

    private static final BigDecimal LIMIT = new BigDecimal("0.05");

    ConflictingInterval() {
      super(RuleId.STATS_P_CI_CONFLICT);
    }

    @Override
    Optional<String> conflict(String text) {
      List<MatchResult> ratios = RATIO.matcher(text).results().toList();
      List<MatchResult> intervals = INTERVAL.matcher(text).results().toList();
      if (ratios.size() != 1 || intervals.size() != 1 || OTHER_TEST.matcher(text).find()) {
        return Optional.empty();
      }
      MatchResult interval = intervals.get(0);
      BigDecimal low = number(interval.group(1)).orElse(null);
      BigDecimal high = number(interval.group(2)).orElse(null);
      if (low == null || high == null || low.compareTo(high) > 0) {
        return Optional.empty();
      }
      boolean around =
          low.add(slack(low)).compareTo(BigDecimal.ONE) < 0
              && high.subtract(slack(high)).compareTo(BigDecimal.ONE) > 0;
      boolean beside =
          low.subtract(slack(low)).compareTo(BigDecimal.ONE) > 0
              || high.add(slack(high)).compareTo(BigDecimal.ONE) < 0;
      List<Boolean> said = said(text);
      if (said.size() != 1 || !(around || beside) || said.get(0) == beside) {
        return Optional.empty();
      }
      String shown = interval.group(1) + " to " + interval.group(2);
      return Optional.of(
          around
              ? "the interval "
                  + shown
                  + " includes 1, but the sentence says that it is significant"
              : "the interval "
                  + shown
                  + " does not include 1, but the sentence says that it is not significant");
    }

    /** What the sentence says of significance, each way once. */
    private static List<Boolean> said(String text) {
      List<Boolean> out = new ArrayList<>();
      P_VALUE
          .matcher(text)
          .results()
          .forEach(
              p -> number(p.group(2)).flatMap(it -> verdict(p.group(1), it)).ifPresent(out::add));
      SIGNIFICANT.matcher(text).results().forEach(word -> out.add(!isDenied(word)));
      return out.stream().distinct().toList();
    }

    private static boolean isDenied(MatchResult word) {
      return IntStream.rangeClosed(1, word.groupCount()).anyMatch(it -> word.group(it) != null);
    }

    /** Whether a P value is below .05; empty where that is not sure. */
    private static Optional<Boolean> verdict(String sign, BigDecimal value) {
      if (sign.equals("=")) {
        boolean below = value.add(slack(value)).compareTo(LIMIT) < 0;
        boolean above = value.subtract(slack(value)).compareTo(LIMIT) > 0;
        return below || above ? Optional.of(below) : Optional.empty();
      }
      boolean isLess = sign.equals("<") || sign.equals("\u2264");
      int compared = value.compareTo(LIMIT);
      boolean isSure = isLess ? compared <= 0 : compared >= 0;
      return isSure ? Optional.of(isLess) : Optional.empty();
    }

    @Override
    String hint() {
      return "a 95% interval of a ratio includes 1 exactly when P is above .05: look up all numbers"
          + " in the source";
    }
  }

  /** {@code stats/nnt}: a number needed to treat beside the difference that it comes from. */
  private static final class NumberNeededToTreat extends OfSentences {
    private static final Pattern NEEDED =
        Pattern.compile(
            "(?i)\\b(?:NNTs?|NNH|number\\sneeded\\sto\\s(?:treat|harm))\\b(?:\\s\\((?:NNT|NNH)\\))?(?:\\s(?:of|was|is|about)|,|:)?\\s(\\d{1,5})(?![\\d.,]*\\d)");

    private static final Pattern DIFFERENCE =
        Pattern.compile(
            "(?i)\\babsolute\\s(?:risk\\s)?(?:reduction|difference|increase)\\b(?:\\s\\(ARR\\))?(?:\\s(?:of|was|is|by)|,|:)?\\s("
                + NUMBER
                + ")"
                + "(?:"
                + PERCENT
                + "|\\spercentage\\spoints?)");

    private static final Pattern FROM_TO =
        Pattern.compile(
            "(?i)\\bfrom\\s(" + NUMBER + ")" + PERCENT + "\\sto\\s(" + NUMBER + ")" + PERCENT);

    NumberNeededToTreat() {
      super(RuleId.STATS_NNT);
    }

    @Override
    Optional<String> conflict(String text) {
      List<MatchResult> needed = NEEDED.matcher(text).results().toList();
      List<MatchResult> stated = DIFFERENCE.matcher(text).results().toList();
      List<MatchResult> fromTo = FROM_TO.matcher(text).results().toList();
      if (needed.size() != 1 || stated.size() + fromTo.size() != 1) {
        return Optional.empty();
      }
      BigDecimal low;
      BigDecimal high;
      if (stated.isEmpty()) {
        BigDecimal from = number(fromTo.get(0).group(1)).orElse(BigDecimal.ZERO);
        BigDecimal to = number(fromTo.get(0).group(2)).orElse(BigDecimal.ZERO);
        BigDecimal slack = slack(from).add(slack(to));
        BigDecimal difference = from.subtract(to).abs();
        low = difference.subtract(slack);
        high = difference.add(slack);
      } else {
        BigDecimal difference = number(stated.get(0).group(1)).orElse(BigDecimal.ZERO);
        low = difference.subtract(slack(difference));
        high = difference.add(slack(difference));
      }
      return low.signum() <= 0 ? Optional.empty() : conflict(needed.get(0).group(1), low, high);
    }

    /** One of so many, rounded up or to the nearest: both are usual. */
    private static Optional<String> conflict(String written, BigDecimal low, BigDecimal high) {
      BigDecimal needed = new BigDecimal(written);
      BigDecimal least = HUNDRED.divide(high, 0, RoundingMode.FLOOR);
      BigDecimal most = HUNDRED.divide(low, 0, RoundingMode.CEILING);
      if (needed.compareTo(least) >= 0 && needed.compareTo(most) <= 0) {
        return Optional.empty();
      }
      String right = least.compareTo(most) == 0 ? least.toPlainString() : least + " to " + most;
      return Optional.of(
          "a number needed to treat of "
              + written
              + " does not follow: the difference gives "
              + right);
    }

    @Override
    String hint() {
      return "100 divided by the difference in percentage points: look up both numbers in the"
          + " source";
    }
  }
}
