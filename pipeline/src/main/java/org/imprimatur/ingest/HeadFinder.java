package org.imprimatur.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.imprimatur.ingest.PageLine.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Finds the title and the question of a page among what a site puts around them: dates, offers to
 * share, to log in or to subscribe, in whatever words. What belongs to the article shares words
 * with the article; what belongs to the site does not, is short, or speaks of the site and its
 * reader.
 */
final class HeadFinder {
  private static final int NONE = -1;
  private static final int FEW_WORDS = 12;
  private static final int MENU_WORDS = 3;
  private static final int MENU_LINES = 3;
  private static final int LONGEST_MENU = 20;
  private static final double NEARLY = 0.6;
  private static final double ALIKE = 0.5;

  private static final Pattern STOP =
      Pattern.compile(".*[.!:;…][\"”’')\\]]*|.*[.!]\\s?\\[?\\d{1,3}\\]?");
  private static final Pattern CITED = Pattern.compile(".*(?:\\[\\d{1,3}[\\d, –-]*\\]|[¹²³⁴-⁹]).*");
  private final List<PageLine> lines;
  private final HeadingForm standing;
  private final HeadingRanks ranks;
  private final PageTopic topic;
  private final String named;
  private final int marked;

  /** What is known of lines already: they are looked at more than once. */
  private final Map<String, Boolean> furniture = new HashMap<>();

  /** Titles that also stand there with the name of the site behind a bar. */
  private final Set<String> withoutSite = new HashSet<>();

  /** Whether lists that have nothing to do with the page may stand above its title. */
  private boolean beyondMenus;

  private int title = NONE;
  private int question = NONE;

  /** The first line that can only be the article's own; the number of lines if there is none. */
  private int region;

  /**
   * Looks at the lines above the references.
   *
   * @param lines of the article
   * @param named the document's own title, or empty
   * @param markedUp whether markup said what its headings are
   */
  HeadFinder(List<PageLine> lines, String named, boolean markedUp) {
    this.lines = lines;
    this.standing = new HeadingForm(this.lines);
    this.ranks = new HeadingRanks(this.lines);
    this.topic = new PageTopic(this.lines, this::speaksOfSite);
    this.named = named;
    this.marked = markedTitle(markedUp);
    find();
  }

  /** The line of the title, or -1. */
  int title() {
    return title;
  }

  /** The line of the question, or -1. */
  int question() {
    return question;
  }

  /** What the page is about. */
  PageTopic topic() {
    return topic;
  }

  private void find() {
    region = firstOfContent();
    look();
    if (title == NONE || topic.score(text(title)) == 0) {
      int before = region;
      beyondMenus = true;
      region = firstOfContent();
      if (region > before) {
        look();
      }
    }
  }

  private void look() {
    List<Integer> candidates = new ArrayList<>();
    List<Integer> questions = new ArrayList<>();
    for (int i = 0; i < region; i++) {
      if (isCandidate(i)) {
        (lines.get(i).text().endsWith("?") ? questions : candidates).add(i);
      }
    }
    question = first(questions);
    candidates.removeIf(i -> isSectionBelow(i));
    title = best(candidates);
    if (question > title && title != NONE && !isAbout(question)) {
      question = NONE; // A section that asks, and not what the page was asked.
    }
  }

  /** Whether a heading below the question heads a section of it, and is not the title. */
  private boolean isSectionBelow(int i) {
    if (question == NONE || i < question || PageTopic.alike(text(i), text(question)) >= 0.3) {
      return false;
    }
    PageLine line = lines.get(i);
    if (line.is(Kind.HEADING)) {
      boolean lower = line.shape().depth() > lines.get(question).shape().depth();
      return lower && !(ranks.standsAbove(i) && ranks.hasBelow(i));
    }
    boolean furnitureBetween = standing.nextWords(question + 1) < i;
    return !furnitureBetween && standing.listFollows(i, lines.size());
  }

  /** A question that shares words with the page; else the first that is not a short offer. */
  private int first(List<Integer> questions) {
    for (int i : questions) {
      if (topic.score(text(i)) > 0) {
        return i;
      }
    }
    for (int i : questions) {
      if (!SiteWords.toReader(text(i))) {
        return i;
      }
    }
    return NONE;
  }

  private boolean isAbout(int i) {
    return PageTopic.alike(text(i), text(title)) >= ALIKE
        || PageTopic.within(text(title), text(i)) >= ALIKE;
  }

  private int best(List<Integer> candidates) {
    for (int i : candidates) {
      String bare = Furniture.withoutSite(text(i));
      if (!bare.equals(text(i))) {
        withoutSite.add(bare);
      }
    }
    double[] scores = candidates.stream().mapToDouble(this::score).toArray();
    double most = Arrays.stream(scores).reduce(0, Math::max);
    for (int n = 0; n < scores.length; n++) {
      if (scores[n] >= NEARLY * most) {
        return candidates.get(n);
      }
    }
    return NONE;
  }

  private double score(int i) {
    PageLine line = lines.get(i);
    String text = line.text();
    double score = topic.score(text);
    score += line.is(Kind.HEADING) ? (line.shape().depth() == 1 ? 8 : 2) : 0;
    score += !named.isEmpty() && PageTopic.within(text, named) >= NEARLY ? 8 : 0;
    score += topic.repeats(text) && score > 0 ? 3 : 0;
    score += question != NONE && PageTopic.alike(text, text(question)) >= ALIKE ? 6 : 0;
    score += dateFollows(i) ? 2 : 0;
    score += words(text) > 2 ? 1 : 0;
    score -= SiteWords.toReader(text) ? 3 : 0;
    if (withoutSite.contains(text)) {
      return score + 4;
    }
    return isMenu(i) ? score / 3 : score;
  }

  private boolean dateFollows(int i) {
    int at = standing.nextWords(i + 1);
    return at < lines.size()
        && text(at).length() < 60
        && (PageDates.find(text(at)) != null || Furniture.isByline(text(at)));
  }

  /** One of several short lines right below one another. */
  private boolean isMenu(int i) {
    if (lines.get(i).is(Kind.HEADING) || words(text(i)) > MENU_WORDS || !isShortLine(i)) {
      return false;
    }
    int from = i;
    while (from > 0 && i - from < MENU_LINES && isShortLine(from - 1)) {
      from--;
    }
    int to = i;
    while (to < lines.size() && to - from < MENU_LINES && isShortLine(to)) {
      to++;
    }
    return to - from >= MENU_LINES;
  }

  private boolean isShortLine(int i) {
    String text = text(i);
    return lines.get(i).is(Kind.TEXT) && words(text) <= MENU_WORDS && !STOP.matcher(text).matches();
  }

  private boolean isCandidate(int i) {
    PageLine line = lines.get(i);
    String text = line.text();
    boolean form =
        line.is(Kind.HEADING)
            || ((line.is(Kind.TEXT) || line.is(Kind.PARAGRAPH))
                && HeadingForm.looksLikeOne(text)
                && standing.standsApart(i));
    return form
        && !text.isEmpty()
        && !isFurniture(text)
        && !Furniture.isByline(text)
        && !Outline.isNumbered(text)
        && !Furniture.isSeparated(text)
        && !(PageDates.find(text) != null && words(text) <= 6);
  }

  /** The first line that can only be the article's own. */
  private int firstOfContent() {
    int i = marked + 1;
    while (i < lines.size()) {
      int end = standing.paragraphEnd(i);
      if (!isAroundTheTitle(i, end)) {
        return i;
      }
      i = end;
    }
    return lines.size();
  }

  /** The only heading of the first level, where markup has one above the content. */
  private int markedTitle(boolean markedUp) {
    int found = NONE;
    for (int i = 0; i < lines.size(); i++) {
      PageLine line = lines.get(i);
      boolean reads = HeadingForm.looksLikeOne(line.text()) && !isFurniture(line.text());
      if (line.is(Kind.HEADING) && line.shape().depth() == 1 && reads) {
        if (found != NONE) {
          return NONE;
        }
        found = i;
      }
    }
    boolean heads = found != NONE && standing.nextWords(found + 1) < lines.size();
    return heads && (markedUp || !contentStandsAbove(found)) ? found : NONE;
  }

  /** Whether a statement stands above a line: then the line, typed as a heading, is a section's. */
  private boolean contentStandsAbove(int line) {
    int i = 0;
    while (i < line) {
      int end = standing.paragraphEnd(i);
      if (!isAroundTheTitle(i, end)) {
        return true;
      }
      i = end;
    }
    return false;
  }

  /** Whether a paragraph may stand around a title: short, or the site's own. */
  boolean isAroundTheTitle(int i, int end) {
    PageLine line = lines.get(i);
    String text = paragraph(i, end);
    if (line.is(Kind.BLANK) || isFurniture(text) || isUpdate(text)) {
      return true;
    }
    if (line.is(Kind.TABLE) || HeadingForm.statesDose(text) || CITED.matcher(text).matches()) {
      return false;
    }
    boolean isShort = words(text) <= FEW_WORDS && !STOP.matcher(text).matches();
    if (line.is(Kind.ITEM)) {
      boolean alone = words(text) <= MENU_WORDS + 1 && topic.score(text) == 0;
      return (isShort && i < marked) || alone || (beyondMenus && isShort && isInMenu(i));
    }
    return isShort
        || (i < marked && topic.shared(text) < 2)
        || Furniture.isSeparated(text)
        || Furniture.isByline(text)
        || isSiteTalk(text);
  }

  /** Whether a line is one of some items whose words no other line of the page has. */
  private boolean isInMenu(int i) {
    int from = i;
    while (from > 0 && i - from < LONGEST_MENU && lines.get(from - 1).is(Kind.ITEM)) {
      from--;
    }
    int to = i;
    while (to < lines.size() && to - from < LONGEST_MENU && lines.get(to).is(Kind.ITEM)) {
      to++;
    }
    List<String> items = lines.subList(from, to).stream().map(PageLine::text).toList();
    return items.size() < LONGEST_MENU && topic.isForeign(items);
  }

  private static boolean isUpdate(String text) {
    return Furniture.isUpdated(text) && text.length() < 120;
  }

  /** Whether a sentence speaks of the site, or of its reader, and not of the page's subject. */
  boolean isSiteTalk(String text) {
    boolean reader = SiteWords.toReader(text);
    int ofSite = SiteWords.words(text);
    boolean strange = topic.shared(text) < 2;
    return strange && (ofSite > 1 || (reader && ofSite > 0) || (reader && topic.shared(text) == 0));
  }

  private boolean isFurniture(String text) {
    return furniture.computeIfAbsent(text, Furniture::isAny);
  }

  private boolean speaksOfSite(String text) {
    return isFurniture(text) || (SiteWords.words(text) > 0 && SiteWords.toReader(text));
  }

  /** The same where statements stand around it: only what cannot be one of them. */
  boolean isOnlySiteTalk(String text) {
    int ofSite = SiteWords.words(text);
    return ofSite > 1
        && text.chars().noneMatch(Character::isDigit)
        && SiteWords.toReader(text)
        && topic.shared(text) <= (ofSite > 2 ? 1 : 0);
  }

  /**
   * Whether a line between the title and the content belongs to the site: it shares nothing with
   * the page, and is short or speaks of the site.
   */
  boolean isBelowTheTitle(int i, int end) {
    PageLine line = lines.get(i);
    String text = paragraph(i, end);
    if (region >= lines.size() || !isAroundTheTitle(i, end) || line.is(Kind.ITEM)) {
      return false;
    }
    boolean reader = SiteWords.toReader(text);
    if (Furniture.isByline(text) || Furniture.isSeparated(text)) {
      return true;
    }
    if (topic.shared(text) > 0 && !reader) {
      return false;
    }
    return isSiteTalk(text) || !headsContent(i, end);
  }

  /** Whether a short line is the heading right above the content. */
  private boolean headsContent(int i, int end) {
    int next = standing.nextWords(end);
    return next < lines.size()
        && standing.isHeading(i)
        && !isAroundTheTitle(next, standing.paragraphEnd(next));
  }

  private String paragraph(int i, int end) {
    if (end == i + 1) {
      return text(i);
    }
    return TextStretch.text(
        TextStretch.join(lines.subList(i, end).stream().map(PageLine::runs).toList()));
  }

  private String text(int i) {
    return lines.get(i).text();
  }

  private static int words(String text) {
    return text.isEmpty() ? 0 : text.split("\\s+", -1).length;
  }

  /** The line of the title or the question, whichever comes last; -1 if there is neither. */
  int last() {
    return Math.max(title, question);
  }

  /** The text of a line, or null if there is none. */
  @Nullable String at(int i) {
    return i == NONE ? null : text(i);
  }
}
