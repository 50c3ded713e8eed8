package org.imprimatur.ingest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.imprimatur.ingest.PageLine.Kind;
import org.imprimatur.ingest.PageLine.Spot;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * Takes a page apart: what heads it, its content, its references, and what belongs to the site and
 * is left out. The claimed review status is never imported: on a page all three steps are always
 * printed, and an approval is proved by a ledger or not at all.
 */
final class Sections {
  private final List<PageLine> lines;
  private final Notes notes;
  private final Standing standing;
  private final List<PageLine> content = new ArrayList<>();
  private final List<PageLine> references = new ArrayList<>();
  private @Nullable LocalDate updated;
  private @Nullable String title;
  private @Nullable String question;

  private Sections(List<PageLine> lines, Notes notes) {
    this.lines = lines;
    this.notes = notes;
    this.standing = new Standing(lines);
  }

  static Layout of(List<PageLine> lines, Notes notes) {
    Sections sections = new Sections(lines, notes);
    int heading = sections.referencesHeading();
    int end = heading < 0 ? lines.size() : heading;
    sections.body(sections.head(end), end);
    if (heading >= 0) {
      sections.tail(heading + 1);
    }
    Spot start = lines.isEmpty() ? new Spot(1, new Span(0, 0)) : lines.get(0).spot();
    return new Layout(
        sections.title,
        sections.question,
        sections.updated,
        sections.content,
        sections.references,
        start);
  }

  private int referencesHeading() {
    for (int i = lines.size() - 1; i >= 0; i--) {
      PageLine line = lines.get(i);
      if (!line.is(Kind.ITEM) && !line.is(Kind.TABLE) && Furniture.isReferences(line.text())) {
        return standing.nextWords(i + 1) < lines.size() ? i : -1;
      }
    }
    return -1;
  }

  /** Reads title and question; gives the first line of the content. */
  private int head(int end) {
    boolean furnitureBefore = false;
    int i = 0;
    while (i < end) {
      PageLine line = lines.get(i);
      int after = line.is(Kind.BLANK) ? i + 1 : leftOut(i, end, true);
      if (after > i) {
        furnitureBefore |= !line.is(Kind.BLANK);
        i = after;
      } else if (repeats(line)) {
        notes.drop(line, "title again");
        i++;
      } else if (takesHead(i, end, furnitureBefore)) {
        furnitureBefore = false;
        i++;
      } else if (questionFollows(i, end)) {
        notes.drop(line, "navigation above the question");
        i++;
      } else {
        break;
      }
    }
    if (title == null && question != null) {
      title = question.replaceFirst("\\s*\\?+$", "");
    }
    return i;
  }

  private boolean takesHead(int i, int end, boolean furnitureBefore) {
    PageLine line = lines.get(i);
    if (!standing.isHeading(i)) {
      return false;
    }
    if (line.text().endsWith("?") && question == null) {
      question = line.text();
      return true;
    }
    boolean aboveQuestion = question == null && questionFollows(i, end) && !echoes(i, end);
    if (title != null || aboveQuestion || !isTitle(i, end, furnitureBefore)) {
      return false;
    }
    title = line.text();
    return true;
  }

  private boolean isTitle(int i, int end, boolean furnitureBefore) {
    PageLine line = lines.get(i);
    if (line.is(Kind.HEADING)) {
      boolean first = question == null && line.shape().depth() == 1;
      return first
          || (standing.standsAbove(i, end) && (question == null || standing.hasBelow(i, end)));
    }
    return question == null
        || furnitureBefore
        || similar(line.text(), question)
        || !standing.listFollows(i, end);
  }

  /** Whether the page's question is still to come, with only short lines before it. */
  private boolean questionFollows(int from, int end) {
    if (question != null || title != null) {
      return false;
    }
    return nextQuestion(from, end) > from;
  }

  private int nextQuestion(int from, int end) {
    int seen = 0;
    for (int i = from; i < end && seen < 15; i++) {
      PageLine line = lines.get(i);
      if (line.is(Kind.BLANK)) {
        continue;
      }
      if (line.text().endsWith("?")
          && standing.isHeading(i)
          && !Furniture.isPersonalisation(line.text())) {
        return i;
      }
      if (line.text().length() > 60 || line.text().endsWith(".")) {
        return -1;
      }
      seen++;
    }
    return -1;
  }

  private boolean echoes(int i, int end) {
    int at = nextQuestion(i + 1, end);
    return at > i && similar(lines.get(i).text(), lines.get(at).text());
  }

  private boolean repeats(PageLine line) {
    String words = Similarity.normal(line.text());
    return !words.isEmpty()
        && !line.is(Kind.ITEM)
        && ((title != null && words.equals(Similarity.normal(title)))
            || (question != null
                && line.text().endsWith("?")
                && words.equals(Similarity.normal(question))));
  }

  private static boolean similar(String one, String other) {
    return Similarity.share(one, other) >= 0.5;
  }

  private void body(int from, int end) {
    int i = from;
    while (i < end) {
      int after = leftOut(i, end, false);
      if (after > i) {
        i = after;
      } else {
        content.add(lines.get(i++));
      }
    }
  }

  /** Drops what belongs to the site from line {@code i} on; gives the line behind it, or i. */
  private int leftOut(int i, int end, boolean head) {
    PageLine line = lines.get(i);
    String text = line.text();
    boolean listed = line.is(Kind.ITEM) || line.is(Kind.TABLE);
    if (text.isEmpty() || (listed && !head)) {
      return i;
    }
    if (Furniture.isStatusHeading(text)) {
      return status(i, end);
    }
    if (Furniture.isUpdated(text) && (head || text.length() < 60) && updated(line)) {
      return i + 1;
    }
    String block = Furniture.block(text);
    if (block != null) {
      return block(i, end, block);
    }
    String why = head ? Furniture.inHead(text) : Furniture.inBody(text);
    if (why == null) {
      return i;
    }
    notes.drop(line, why);
    return why.equals("personalisation") ? choices(i + 1, end) : i + 1;
  }

  private boolean updated(PageLine line) {
    LocalDate date = PageDates.find(line.text());
    if (date == null) {
      boolean stated = line.text().length() < 60 && Furniture.isDateLine(line.text());
      if (stated) {
        notes.drop(line, "date of the update, which cannot be read");
      }
      return stated;
    }
    if (updated == null) {
      updated = date;
    }
    notes.drop(line, "date of the update, read as " + date);
    return true;
  }

  private int status(int from, int end) {
    notes.drop(lines.get(from), "review status claimed by the page, not imported");
    int i = from + 1;
    while (i < end
        && (lines.get(i).is(Kind.BLANK) || Furniture.isStatusWord(lines.get(i).text()))) {
      if (!lines.get(i).is(Kind.BLANK)) {
        notes.drop(lines.get(i), "review status claimed by the page, not imported");
      }
      i++;
    }
    return i;
  }

  private int choices(int from, int end) {
    int i = from;
    while (i < end && (lines.get(i).is(Kind.BLANK) || Furniture.isChoice(lines.get(i).text()))) {
      if (!lines.get(i).is(Kind.BLANK)) {
        notes.drop(lines.get(i), "personalisation");
      }
      i++;
    }
    return i;
  }

  /**
   * A disclaimer or an offer of follow-up questions: its heading and paragraphs, to the next
   * heading.
   */
  private int block(int from, int end, String what) {
    notes.drop(lines.get(from), what);
    int i = from + 1;
    while (i < end) {
      PageLine line = lines.get(i);
      boolean asked = what.equals("follow-up") && line.text().endsWith("?");
      boolean own =
          line.is(Kind.BLANK) || asked || (!standing.isHeading(i) && !line.is(Kind.TABLE));
      if (!own || (what.equals("disclaimer") && line.is(Kind.ITEM))) {
        break;
      }
      if (!line.is(Kind.BLANK)) {
        notes.drop(line, what);
      }
      i++;
    }
    return i;
  }

  /** References up to the first heading that cannot be one; what is behind belongs to the site. */
  private void tail(int from) {
    String why = null;
    for (int i = from; i < lines.size(); i++) {
      PageLine line = lines.get(i);
      String text = line.text();
      String block = text.isEmpty() ? null : Furniture.block(text);
      if (block != null) {
        why = block;
      } else if (Furniture.isTail(text)) {
        why = "behind the references";
      }
      if (why == null && (text.isEmpty() || Furniture.inBody(text) == null)) {
        references.add(line);
      } else if (!text.isEmpty()) {
        String own = Furniture.inBody(text);
        notes.drop(line, why == null ? String.valueOf(own) : why);
      }
    }
  }
}
