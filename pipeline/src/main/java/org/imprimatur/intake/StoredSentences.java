package org.imprimatur.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.claim.PlainSentences;

/**
 * The sentences of a work's stored text or abstract, each with the place at which it stands: "p. 3"
 * where form feeds divide pages, else the paragraph; of an abstract its part ("abstract, results").
 */
final class StoredSentences {
  private static final Pattern PARAGRAPHS = Pattern.compile("\\R[\\h]*+\\R\\s*+");

  /** A word that was divided at the end of a line. */
  private static final Pattern DIVIDED =
      Pattern.compile("(\\p{L}+)[-\\u2010\\u00AD]\\h*+\\R\\h*+(\\p{Ll}+)");

  private static final Pattern BLANKS = Pattern.compile("[\\s\\h\\p{Cntrl}]++");

  /** The label of a part of an abstract: "RESULTS:", "Results: ". */
  private static final Pattern LABEL =
      Pattern.compile(
          "(?:^|(?<=[.!?]\\s))((?:\\p{Lu}[\\p{Lu}\\s/&]{2,40}"
              + "|Background|Introduction|Objectives?|Aims?|Purpose|Methods?|Design|Setting"
              + "|Participants|Interventions?|Measurements|Results?|Findings|Limitations?"
              + "|Interpretation|Conclusions?)):\\s");

  private StoredSentences() {}

  /** A sentence and where it stands. */
  record Placed(String sentence, String place) {}

  /** The sentences of a stored text. */
  static List<Placed> ofText(String text) {
    List<Placed> out = new ArrayList<>();
    String whole = joined(text);
    String[] pages = whole.split("\\f", -1);
    int paragraph = 0;
    for (int page = 0; page < pages.length; page++) {
      for (String part : PARAGRAPHS.split(pages[page], -1)) {
        if (part.isBlank()) {
          continue;
        }
        paragraph++;
        String place = pages.length > 1 ? "p. " + (page + 1) : "paragraph " + paragraph;
        for (String sentence : PlainSentences.of(folded(part))) {
          out.add(new Placed(sentence, place));
        }
      }
    }
    return out;
  }

  /** The sentences of an abstract. */
  static List<Placed> ofAbstract(String text) {
    List<Placed> out = new ArrayList<>();
    String folded = folded(text);
    Matcher label = LABEL.matcher(folded);
    int from = 0;
    String place = "abstract";
    while (label.find()) {
      add(folded.substring(from, label.start()), place, out);
      from = label.end();
      place = "abstract, " + label.group(1).strip().toLowerCase(Locale.ROOT);
    }
    add(folded.substring(from), place, out);
    return out;
  }

  private static void add(String part, String place, List<Placed> out) {
    PlainSentences.of(part).forEach(sentence -> out.add(new Placed(sentence, place)));
  }

  /** Without hyphens at ends of lines, where the text has the whole word elsewhere. */
  private static String joined(String text) {
    String small = text.toLowerCase(Locale.ROOT);
    return DIVIDED
        .matcher(text)
        .replaceAll(
            word -> {
              String whole = word.group(1) + word.group(2);
              boolean known = small.contains(whole.toLowerCase(Locale.ROOT));
              return Matcher.quoteReplacement(known ? whole : word.group(1) + "-" + word.group(2));
            });
  }

  private static String folded(String text) {
    return BLANKS.matcher(text).replaceAll(" ").strip();
  }
}
