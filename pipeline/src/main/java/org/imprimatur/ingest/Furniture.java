package org.imprimatur.ingest;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Knows, by their words, the lines of a page that belong to the site and not to the article. */
final class Furniture {
  /** No line of a site is longer; what is, is looked at as far as this. */
  private static final int LONGEST = 400;

  private static final Pattern NOTICE =
      Pattern.compile(
          "medical advisory board.*|.*\\bour medical advisory board.*"
              + "|(for )?education(al)?( purposes?| use)? only.*|.*content is pending (human )?review.*");
  private static final Pattern STRICT_NOTICE =
      Pattern.compile(
          "medical advisory board.*(review|check).*|.*content is pending (human )?review\\W*");
  private static final Pattern PERSONALISE =
      Pattern.compile(
          "personali[sz]e( (this|your|the) .*)?|help us (tailor|show|personali[sz]e|adapt|customi[sz]e)\\b.*"
              + "|which best describes you\\b.*");
  private static final Pattern CHOICE =
      Pattern.compile(
          "(i am |i'm )?(an? )?((healthcare|medical|health) (professional|provider|student)|patient"
              + "|patient or caregiver|caregiver|clinician|doctor|physician|nurse|student|other)s?");
  private static final Pattern NAVIGATION =
      Pattern.compile(
          "home|menu|search|close|skip to (main )?content|sign (in|up)|log ?(in|out)|register|subscribe"
              + "|share( this)?( article| page)?( on .{1,20})?|tweet|print( this)?( page| article)?|e-?mail( this)?"
              + "|copy( link)?|copied!?|save|bookmark|download( pdf)?|back to top|view editorial policy"
              + "|previous( article)?|next( article)?|on this page|table of contents|was this (helpful|article helpful)\\?"
              + "|accept( all)?( cookies)?|reject( all)?|cookie (settings|preferences|policy)|manage cookies"
              + "|(we|this (site|website|page)) uses? cookies.*"
              + "|privacy policy|terms( of (use|service))?|all rights reserved\\.?|(©|copyright\\b).*"
              + "|cite this( article| page)?|advertisement|like|listen|follow us( on .{1,20})?");
  private static final Pattern BREADCRUMB = Pattern.compile("home\\s*[>›»/].*");

  /**
   * Few words, separated by signs more than once: a way through the site, or a row of its offers.
   */
  private static final Pattern SEPARATED =
      Pattern.compile("[^.;:,>›»/|•·]{1,40}(?:\\s[>›»/|•·→]\\s[^.;:,>›»/|•·]{1,60}){2,12}");

  private static final Pattern BYLINE =
      Pattern.compile(
          "(?:(?:medically |clinically |peer )?(?:written|reviewed|edited|authored|posted|published"
              + "|contributed|(?:fact.?)?checked|compiled|prepared|words|text)\\s+(?:by|on|at)\\b.*|by\\s+[^.]{2,80}|authors?:.*"
              + "|\\d+[\\s-]*min(?:ute)?s?\\s+read\\W*|reading time:?\\s\\d+\\s?min(?:ute)?s?|(?:published|posted|created):?\\s.*\\d{4}.*)");
  private static final Pattern DISCLAIMER =
      Pattern.compile("((professional|medical|legal|general|important) ){0,3}disclaimer\\W*");
  private static final Pattern FOLLOW_UP =
      Pattern.compile(
          "(do you )?have (a|any) (follow[- ]?up )?questions?\\??|ask a follow[- ]?up question.*");
  private static final Pattern REFERENCES =
      Pattern.compile(
          "(references?|reference list|bibliography|sources?|citations?|literature|works cited)(\\s*\\(\\d+\\))?\\s*:?");
  private static final Pattern TAIL =
      Pattern.compile(
          "(related|similar|recommended|more|popular|further) (articles?|questions?|topics?|pages?|reading|content|stories|links)\\W*"
              + "|see also\\W*|(you|readers) (may|might) also (like|be interested in)\\W*|more from .{1,40}"
              + "|about (us|this (page|site))\\W*|cite this( article| page)?\\W*|contact( us)?\\W*");
  private static final Pattern STATUS_HEADING = Pattern.compile("(article )?review status\\W*");
  private static final Pattern STATUS_WORD =
      Pattern.compile("\\W*(submitted|under review|approved)\\W*(current|now|done)?\\W*");
  private static final Pattern UPDATED =
      Pattern.compile(
          "(?:[^.]{0,60}[|•·;,]\\s*)?((last|page) )?(updated?|modified|revised)( on)?\\s*:?\\s.*\\d{4}.*");
  private static final Pattern UPDATE_WORD =
      Pattern.compile("(?i)(?<!\\p{L})(?:updated?|modified|revised)(?!\\p{L})");
  private static final Pattern DATE_LINE =
      Pattern.compile("(last )?(updated|modified|revised)( on)?\\s*:\\s*[\\d./ -]{6,12}\\W*");
  private static final Pattern REVIEWED =
      Pattern.compile("((last|next) )review(ed)?( on| due)?\\s*:.*\\d{4}.*");

  private Furniture() {}

  /** Why a line above the content is not part of the article, or null. */
  static @Nullable String inHead(String line) {
    String text = fold(line);
    if (mayBeNotice(text) && NOTICE.matcher(text).matches()) {
      return "notice of the site";
    }
    return BREADCRUMB.matcher(text).matches() ? "navigation" : anywhere(text);
  }

  /** Why a line between statements is not part of the article, or null. */
  static @Nullable String inBody(String line) {
    String text = fold(line);
    return mayBeNotice(text) && STRICT_NOTICE.matcher(text).matches()
        ? "notice of the site"
        : anywhere(text);
  }

  /** Saves looking for a notice in most lines. */
  private static boolean mayBeNotice(String text) {
    return text.contains("board") || text.contains("pending") || text.contains("only");
  }

  private static @Nullable String anywhere(String text) {
    if (PERSONALISE.matcher(text).matches()) {
      return "personalisation";
    }
    if (REVIEWED.matcher(text).matches()) {
      return "review date claimed by the page";
    }
    return NAVIGATION.matcher(text).matches() ? "navigation" : null;
  }

  /** A title without the name of the site behind a bar. */
  static String withoutSite(String title) {
    int bar = Math.max(title.lastIndexOf(" | "), title.lastIndexOf(" · "));
    return bar <= 0 || title.length() > LONGEST ? title : title.substring(0, bar).strip();
  }

  /** Whether a line says who wrote or checked a page, or how long it takes to read. */
  static boolean isByline(String line) {
    return line.length() <= 120 && BYLINE.matcher(fold(line)).matches();
  }

  /** Whether a line is a row of short words with signs between. */
  static boolean isSeparated(String line) {
    return line.length() <= LONGEST && SEPARATED.matcher(line.strip()).matches();
  }

  static boolean isChoice(String line) {
    return CHOICE.matcher(fold(line)).matches();
  }

  static boolean isStatusHeading(String line) {
    return STATUS_HEADING.matcher(fold(line)).matches();
  }

  static boolean isStatusWord(String line) {
    return STATUS_WORD.matcher(fold(line)).matches();
  }

  static boolean isUpdated(String line) {
    String text = fold(line);
    boolean may = text.contains("update") || text.contains("modif") || text.contains("revis");
    return may && UPDATED.matcher(text).matches();
  }

  /** A line from the word on that says when the page was updated. */
  static String fromUpdate(String line) {
    Matcher word = UPDATE_WORD.matcher(line);
    return word.find() ? line.substring(word.start()) : line;
  }

  /** Whether a line says when the page was updated and nothing else, in figures. */
  static boolean isDateLine(String line) {
    return DATE_LINE.matcher(fold(line)).matches();
  }

  static boolean isReferences(String line) {
    return REFERENCES.matcher(fold(line)).matches();
  }

  static boolean isTail(String line) {
    String text = fold(line);
    return TAIL.matcher(text).matches();
  }

  /** "disclaimer" or "follow-up" where a line heads such a block, else null. */
  static @Nullable String block(String line) {
    String text = fold(line);
    if (DISCLAIMER.matcher(text).matches()) {
      return "disclaimer";
    }
    return FOLLOW_UP.matcher(text).matches() ? "follow-up" : null;
  }

  /** Whether a line is a site's by its words, in whatever part of a page. */
  static boolean isAny(String line) {
    return inHead(line) != null
        || isChoice(line)
        || isStatusHeading(line)
        || isStatusWord(line)
        || isReferences(line)
        || isTail(line)
        || block(line) != null;
  }

  static String fold(String text) {
    String near = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    return near.strip().toLowerCase(Locale.ROOT).replace('’', '\'');
  }
}
