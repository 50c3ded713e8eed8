package org.imprimatur.reference;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The words by which journals and databases say in titles and notes that a work was retracted or
 * corrected, or that it is itself the notice of such a thing: "RETRACTED: ...", "... (Retracted
 * article. See vol. 3)", "Retraction in: ...", "Corrigendum to ...". A title about retraction (of
 * gums, of lungs) has none of these forms.
 */
final class NoticeWords {
  private static final int LONGEST = 2000;
  private static final String WORK = "(?:\\s+(?:article|paper|publication|chapter|study|review))?";
  private static final Pattern TAGS = Pattern.compile("</?[a-zA-Z]{1,6}>");

  /** In front of a title; without a colon only in capitals. */
  private static final Pattern BEFORE =
      Pattern.compile(
          "^[\\s\\[(\"'“]*(?:(?i:retracted|withdrawn|temporary removal)(?i:"
              + WORK
              + ")\\s*(?:[:\\])]+|\\s[–—-]\\s)|(?:RETRACTED|WITHDRAWN)(?i:"
              + WORK
              + ")(?:\\s*[.–—-]|\\s+(?=.*\\p{Ll})))[\\s:.–—-]*");

  /** Behind a title, in brackets. */
  private static final Pattern BEHIND =
      Pattern.compile(
          "(?i)\\s*[\\[(]\\s*(retracted|withdrawn|expression of concern)"
              + WORK
              + "(?:\\s*[.:;,]|\\s+(?:in|see|by|on|at|from|published)\\b|\\s*(?=[\\])]))[^\\])]{0,300}[\\])]?[\\s.]*$");

  private static final Map<String, PublishedNotice.Kind> NOTICES =
      Map.ofEntries(
          Map.entry("retraction", PublishedNotice.Kind.RETRACTION),
          Map.entry("withdrawal", PublishedNotice.Kind.RETRACTION),
          Map.entry("concern", PublishedNotice.Kind.CONCERN),
          Map.entry("correction", PublishedNotice.Kind.CORRECTION),
          Map.entry("corrections", PublishedNotice.Kind.CORRECTION),
          Map.entry("corrigendum", PublishedNotice.Kind.CORRECTION),
          Map.entry("corrigenda", PublishedNotice.Kind.CORRECTION),
          Map.entry("erratum", PublishedNotice.Kind.CORRECTION),
          Map.entry("errata", PublishedNotice.Kind.CORRECTION),
          Map.entry("reinstatement", PublishedNotice.Kind.REINSTATEMENT));

  /** A title that is the notice's own, and the title of the work that it speaks of. */
  private static final List<Pattern> OWN =
      List.of(
          Pattern.compile(
              "(?i)^\\W*(?:notice of (?:the )?|statement of |editorial )?(?:author |publisher )?"
                  + "(retraction|withdrawal|expression of concern|corrections?|corrigend(?:um|a)"
                  + "|errat(?:um|a)|reinstatement)(?: (?:notice|note|statement))?"
                  + "(?: (?:to|of|for|on|in))?\\s*:\\s*(.*)$"),
          Pattern.compile(
              "(?i)^\\W*(?:author |publisher )?(corrigend(?:um|a)|errat(?:um|a))"
                  + "(?: (?:to|for|of|in))?\\b[\\s.]*(.*)$"),
          Pattern.compile(
              "(?i)^\\W*(?:(retraction|withdrawal|correction) (?:notice|note|statement)"
                  + "|notice of (?:the )?(retraction|withdrawal|reinstatement|concern)"
                  + "|(retraction|correction|expression of concern) (?:to|of|for|on)(?=\\s*[\"“]))"
                  + "(?: (?:to|of|for|on))?[\\s.]*(.*)$"));

  private static final Pattern NEGATED =
      Pattern.compile("(?i)\\b(?:not|never|no|non|nor|without)\\W+(?:\\w+\\W+){0,2}retract");

  /** In a note: the whole work is spoken of. */
  private static final Pattern NOTE =
      Pattern.compile(
          "(?i)(?:^|[.;:(\\[]\\s*|\\b(?:was|has been|been|is)\\s+)(?:(retracted|withdrawn)"
              + WORK
              + "\\s*(?:$|[.:;,\\])(]|\\s(?:in|on|by|see|at|due|for|because|after|[12]\\d{3})\\b))|(?i)(?:^|[.;:(\\[]\\s*)(?:(retraction|expression"
              + " of concern|erratum|errata|corrigendum|correction|reinstatement) in\\b|(corrected"
              + " and republished) (?:in|from)\\b)");

  private static final Pattern ABSTRACT =
      Pattern.compile(
          "(?is)^\\W*(?:this|the above) (?:article|paper|publication|work|review|study)"
              + " (?:has been|was|is) (?:retracted|withdrawn)\\b.*");

  private static final Pattern TYPE = Pattern.compile("(?i)retracted" + WORK + "s?");

  private NoticeWords() {}

  /** What a work's title says happened to it, or null. */
  static PublishedNotice.@Nullable Kind ofTitle(String title) {
    String text = plain(title);
    if (BEFORE.matcher(text).find()) {
      return PublishedNotice.Kind.RETRACTION;
    }
    if (text.indexOf('(') < 0 && text.indexOf('[') < 0) {
      return null;
    }
    Matcher behind = BEHIND.matcher(text);
    if (!behind.find()) {
      return null;
    }
    boolean concern = behind.group(1).toLowerCase(Locale.ROOT).startsWith("expression");
    return concern ? PublishedNotice.Kind.CONCERN : PublishedNotice.Kind.RETRACTION;
  }

  /** A title without the words that say that the work was retracted. */
  static String bareTitle(String title) {
    String text = BEFORE.matcher(plain(title)).replaceFirst("");
    return BEHIND.matcher(text).replaceFirst("");
  }

  /**
   * A title that is a notice's own.
   *
   * @param kind what the notice does
   * @param work the title of the work that it speaks of; may be empty
   */
  record Own(PublishedNotice.Kind kind, String work) {}

  /** Whether a title is that of a notice about another work; else null. */
  static @Nullable Own notice(String title) {
    String text = plain(title);
    for (Pattern pattern : OWN) {
      Matcher matcher = pattern.matcher(text);
      if (matcher.matches()) {
        String word = "";
        for (int group = 1; group < matcher.groupCount(); group++) {
          word = matcher.group(group) == null ? word : matcher.group(group);
        }
        String last = word.substring(word.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
        PublishedNotice.Kind kind = NOTICES.get(last);
        String work = matcher.group(matcher.groupCount()).replaceAll("^[\\s\"“]+|[\\s\"”.]+$", "");
        return kind == null ? null : new Own(kind, work);
      }
    }
    return null;
  }

  /** What a note says happened to the work that it stands at. */
  static Set<PublishedNotice.Kind> ofNote(String note) {
    Set<PublishedNotice.Kind> out = EnumSet.noneOf(PublishedNotice.Kind.class);
    String text = plain(note);
    if (text.isEmpty() || NEGATED.matcher(text).find()) {
      return out;
    }
    Matcher matcher = NOTE.matcher(text);
    while (matcher.find()) {
      if (matcher.group(1) != null) {
        out.add(PublishedNotice.Kind.RETRACTION);
      } else if (matcher.group(3) != null) {
        out.add(PublishedNotice.Kind.CORRECTION);
      } else {
        String word = matcher.group(2).substring(matcher.group(2).lastIndexOf(' ') + 1);
        PublishedNotice.Kind kind = NOTICES.get(word.toLowerCase(Locale.ROOT));
        if (kind != null) {
          out.add(kind);
        }
      }
    }
    return out;
  }

  /** Whether one of a record's types, keywords or states is that of a retracted work. */
  static boolean isRetractedType(String text) {
    if (text.isEmpty()) {
      return false;
    }
    for (String one : plain(text).split("[,;]", -1)) {
      if (TYPE.matcher(one.strip()).matches()) {
        return true;
      }
    }
    return false;
  }

  /** Whether an abstract was replaced by the word of a retraction. */
  static boolean isRetractedAbstract(String text) {
    return ABSTRACT.matcher(plain(text)).matches();
  }

  /** Whether a note speaks of a retraction at all, of this work or of another. */
  static boolean mentionsRetraction(String text) {
    return plain(text).toLowerCase(Locale.ROOT).contains("retract");
  }

  private static String plain(String text) {
    String near = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    return RecordReader.blanks(near.indexOf('<') < 0 ? near : TAGS.matcher(near).replaceAll(""));
  }
}
