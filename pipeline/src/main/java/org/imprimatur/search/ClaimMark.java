package org.imprimatur.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.imprimatur.drug.Drugs;

/**
 * What kinds of questions a claim may answer. Marked when the index is built, by patterns on the
 * claim's words with a blank before and behind each, so that no Java version decides what a word
 * is.
 */
enum ClaimMark {
  /** A number. */
  NUMBER("\\d| (two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|twice) "),
  /** A number with a unit in which drugs are measured, and no concentration. */
  DOSE(
      "\\d\\s?-?(mg|mcg|\u00b5g|\u03bcg|g|ml|iu|units?|puffs?|tablets?|drops?|mmol)(?!\\w)(?! ?/"
          + " ?(?:d?l|ml|m?mol)\\b)"),
  /** A time, or an order in time. */
  TIME(
      " (hours?|minutes?|days?|weeks?|months?|years?|daily|weekly|immediate|immediately|within"
          + "|before|after|until|early|earlier|late|later|first|once|urgent|urgently|when|if) "),
  /** A length of time. */
  SPAN(
      " (\\d[\\d.]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
          + " (seconds?|minutes?|hours?|days?|weeks?|months?|years?) "
          + "| (daily|weekly|twice|until|as soon as) ",
      " (seconds?|minutes?|hours?|days?|weeks?|months?|years?|soon) "),
  /** People. */
  PERSON(
      " (adults?|people|patients?|child|children|women|woman|men|man|persons?|everyone|everybody|anyone|anybody|nobody|specialists?|those|doctors?|nurses?|teams?|infants?|clinicians?|pharmacists?|volunteers?)"
          + " "),
  /** A place or a route. */
  PLACE(
      " (hospital|department|home|clinic|ward|unit|thigh|arm|vein|muscle|skin|mouth|nose|site|room"
          + "|school|(subcutaneous|intramuscular|intravenous|oral|inhaled|nasal)(ly)?) "),
  /** A drug by name, see {@link Drugs}. */
  DRUG("(?!)"),
  /** Advice, a conclusion or a summary. */
  ADVICE(
      " (should|recommend[a-z]*|advi[cs][a-z]*|offer[a-z]*|prefer[a-z]*|first line|avoid[a-z]*|do"
          + " not|must|consider[a-z]*|needs?|needed|conclu[a-z]*|best|safe|effective|suggest[a-z]*|contraindicated)"
          + " ",
      " (line|not) "),
  /** What is not advised, by its words or by those that it stands under. */
  AGAINST(
      " ((do|should|must|may|need) not|avoid[a-z]*|never|not (be"
          + " )?(recommended|advised|used|offered)|contraindicated|exceptions?|except|nobody|instead)"
          + " ",
      " not "),
  /** What something is: "Sepsis is a ...". */
  MEANING("^ ((an?|the) )?([^ ]+ ){1,5}?(is|are|means) (an?|the|one|that) "),
  /** What says nothing of how a study was made, and points back to no sentence before it. */
  PLAIN("(?!)"),
  /** What is more than a cell or an item of a few words. */
  SENTENCE("(?!)");

  private static final int WORDS = 6;

  private static final String METHOD =
      " (trials?|study|studies|studied|participants?|enroll?ed|cohort|randomi[sz]ed|placebo"
          + "|meta analys[ie]s|included|assigned|followed|compared) ";

  private static final String HEADING =
      " (recommend[a-z]*|advice|conclusions?|summary|key|bottom line|answer|in short|what to do"
          + "|treatment|first) ";

  private static final String DEFINES =
      " (definitions?|terms?|meaning|what (the|this) [^ ]+ means?) | what (is|are) (it|an?|the)?"
          + " ?[^ ]+( [^ ]+)? $";

  private static final WordSigns SIGNS = new WordSigns(signs());

  private final Pattern pattern;

  /** See {@link WordSigns.Sign}. */
  private final Pattern needed;

  ClaimMark(String pattern) {
    this(pattern, "(?!)");
  }

  ClaimMark(String pattern, String needed) {
    this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    this.needed = Pattern.compile(needed);
  }

  /** What stands anywhere in a text of folded words. */
  static Map<String, WordSigns.Sign> signs() {
    Map<String, WordSigns.Sign> out = new TreeMap<>();
    for (ClaimMark mark : List.of(NUMBER, TIME, SPAN, PERSON, PLACE, ADVICE, AGAINST)) {
      out.put(mark.name(), new WordSigns.Sign(mark.pattern, mark.needed));
    }
    out.put(METHOD, sign(METHOD, " analys[ie]s "));
    out.put(HEADING, sign(HEADING, " (line|short|do) "));
    out.put(DEFINES, sign(DEFINES, " what "));
    return out;
  }

  private static WordSigns.Sign sign(String pattern, String needed) {
    return new WordSigns.Sign(Pattern.compile(pattern), Pattern.compile(needed));
  }

  /** As a term of the index, which nobody can type. */
  String term() {
    return "#" + name().toLowerCase(Locale.ROOT);
  }

  /** The folded words of a text, with a blank before and behind each. */
  static String words(String text) {
    return WordSigns.joined(Tokens.of(text));
  }

  /**
   * The terms of a claim's marks.
   *
   * @param cut the texts of its article
   */
  static List<String> of(SearchedClaim claim, CutTexts cut) {
    List<String> parts = new ArrayList<>(claim.context());
    parts.add(claim.text());
    Set<String> signs = signs(parts, cut);
    int depth = claim.section().size();
    Set<String> heading = signs(claim.section().subList(Math.max(0, depth - 1), depth), cut);
    List<Tokens.Token> words = cut.of(claim.text());
    List<String> out = new ArrayList<>();
    for (ClaimMark mark : values()) {
      boolean has =
          switch (mark) {
            case DOSE -> signs.contains(NUMBER.name()) && mark.stands(String.join(" ", parts));
            case DRUG -> Drugs.SHIPPED.isNamedIn(String.join(" ", parts));
            case PLAIN -> !signs.contains(METHOD) && claim.quotation().antecedent().isEmpty();
            case SENTENCE -> words.size() >= WORDS;
            case ADVICE ->
                claim.notAdvised() || signs.contains(mark.name()) || heading.contains(HEADING);
            case AGAINST -> claim.notAdvised() || signs.contains(mark.name());
            case MEANING -> mark.stands(WordSigns.joined(words)) || heading.contains(DEFINES);
            default -> signs.contains(mark.name());
          };
      if (has) {
        out.add(mark.term());
      }
    }
    return out;
  }

  private boolean stands(String text) {
    return pattern.matcher(text).find();
  }

  private static Set<String> signs(List<String> parts, CutTexts cut) {
    List<Tokens.Token> words = new ArrayList<>();
    parts.forEach(part -> words.addAll(cut.of(part)));
    return SIGNS.in(words);
  }
}
