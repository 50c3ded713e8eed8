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
  private final ImportNotes notes;
  private final HeadingForm standing;
  private final List<PageLine> content = new ArrayList<>();
  private final List<PageLine> references = new ArrayList<>();
  private @Nullable LocalDate updated;
  private @Nullable String title;
  private @Nullable String question;

  private Sections(List<PageLine> lines, int end, ImportNotes notes) {
    this.lines = lines;
    this.notes = notes;
    this.standing = new HeadingForm(lines.subList(0, end));
  }

  /** Takes a page apart. */
  static PageParts of(PageLines saved, ImportNotes notes) {
    List<PageLine> page = saved.lines();
    int heading = new Sections(page, page.size(), notes).referencesHeading();
    int end = heading < 0 ? page.size() : heading;
    List<PageLine> lines = new ArrayList<>(Outline.mark(page.subList(0, end)));
    lines.addAll(page.subList(end, page.size()));
    Sections sections = new Sections(lines, end, notes);
    HeadFinder head = new HeadFinder(lines.subList(0, end), saved.title(), saved.markedUp());
    sections.article(head, end);
    if (heading >= 0) {
      notes.drop(lines.get(heading), "heading of the references");
      sections.tail(head, heading + 1);
    }
    Spot start = lines.isEmpty() ? new Spot(1, new Span(0, 0)) : lines.get(0).spot();
    return new PageParts(
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

  /** Title and question, what stands around them, then the content. */
  private void article(HeadFinder head, int end) {
    title = head.at(head.title());
    question = head.at(head.question());
    if (title == null && question != null) {
      title = question.replaceFirst("\\s*\\?+$", "");
    }
    int i = 0;
    int looked = 0;
    boolean above = true;
    while (i < end) {
      int after = lines.get(i).is(Kind.BLANK) && above ? i + 1 : leftOut(i, end, above);
      if (after > i) {
        i = after;
      } else if (i == head.title() || i == head.question() || repeats(i, above)) {
        i++;
      } else if (above && !around(head, i)) {
        above = false;
      } else if (above) {
        i = standing.paragraphEnd(i);
      } else if (i >= looked && isSiteTalk(head, i)) {
        i = drop(i, "the site's own words");
      } else {
        looked = i < looked ? looked : standing.paragraphEnd(i);
        content.add(lines.get(i++));
      }
    }
  }

  /** Drops what stands around the title and belongs to the site; says whether it did. */
  private boolean around(HeadFinder head, int i) {
    int end = standing.paragraphEnd(i);
    if (i < head.last() && head.isAroundTheTitle(i, end)) {
      drop(i, "above the title");
      return true;
    }
    boolean below = head.last() >= 0 && i > head.last() && head.isBelowTheTitle(i, end);
    if (below) {
      drop(i, "between title and content");
    }
    return below;
  }

  private int drop(int from, String why) {
    int end = standing.paragraphEnd(from);
    lines.subList(from, end).forEach(line -> notes.drop(line, why));
    return end;
  }

  /** A paragraph of the site among the statements: an offer of a newsletter, for one. */
  private boolean isSiteTalk(HeadFinder head, int i) {
    PageLine line = lines.get(i);
    if (!line.is(Kind.TEXT) && !line.is(Kind.PARAGRAPH)) {
      return false;
    }
    int end = standing.paragraphEnd(i);
    String text =
        TextStretch.text(
            TextStretch.join(lines.subList(i, end).stream().map(PageLine::runs).toList()));
    return head.isOnlySiteTalk(text);
  }

  /** The title or the question once more, above the content. */
  private boolean repeats(int i, boolean above) {
    if (!above) {
      return false;
    }
    PageLine line = lines.get(i);
    String words = Similarity.normal(Furniture.withoutSite(line.text()));
    boolean again =
        !words.isEmpty()
            && !line.is(Kind.ITEM)
            && ((title != null && words.equals(Similarity.normal(title)))
                || (question != null
                    && line.text().endsWith("?")
                    && words.equals(Similarity.normal(question))));
    if (again) {
      notes.drop(line, "title again");
    }
    return again;
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
    if (!head && Furniture.isTail(text) && standing.standsApart(i)) {
      return related(i, end);
    }
    String why = head ? Furniture.inHead(text) : Furniture.inBody(text);
    if (why == null) {
      return i;
    }
    notes.drop(line, why);
    return why.equals("personalisation") ? choices(i + 1, end) : i + 1;
  }

  /**
   * Links to other pages below their heading: short lines, as long as none of them heads content.
   */
  private int related(int from, int end) {
    notes.drop(lines.get(from), "related pages");
    int i = from + 1;
    while (i < end) {
      PageLine line = lines.get(i);
      int next = standing.nextWords(i + 1);
      boolean own =
          line.is(Kind.BLANK)
              || (!line.is(Kind.HEADING)
                  && !line.is(Kind.TABLE)
                  && HeadingForm.looksLikeOne(line.text())
                  && (line.is(Kind.ITEM)
                      || next >= end
                      || (!lines.get(next).is(Kind.ITEM)
                          && HeadingForm.looksLikeOne(lines.get(next).text()))));
      if (!own) {
        break;
      }
      if (!line.is(Kind.BLANK)) {
        notes.drop(line, "related pages");
      }
      i++;
    }
    return i;
  }

  private boolean updated(PageLine line) {
    LocalDate date = PageDates.find(Furniture.fromUpdate(line.text()));
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

  /**
   * References up to the first heading that cannot be one. What is behind belongs to the site, but
   * for sections of the article that stand there, an appendix for one.
   */
  private void tail(HeadFinder head, int from) {
    String why = null;
    boolean article = false;
    int marked = lines.get(from - 1).is(Kind.HEADING) ? lines.get(from - 1).shape().depth() : 0;
    for (int i = from; i < lines.size(); i++) {
      PageLine line = lines.get(i);
      String text = line.text();
      String block = text.isEmpty() ? null : Furniture.block(text);
      if (block != null) {
        why = block;
        article = false;
      } else if (Furniture.isTail(text)) {
        why = "behind the references";
        article = false;
      } else if (marked > 0 && line.is(Kind.HEADING) && line.shape().depth() <= marked) {
        article = isOfArticle(head, i);
        why = "behind the references";
      }
      String own = Furniture.inBody(text);
      if (article) {
        content.add(line);
      } else if (why == null && (text.isEmpty() || own == null)) {
        references.add(line);
      } else if (!text.isEmpty()) {
        notes.drop(line, why == null ? String.valueOf(own) : why);
      }
    }
  }

  /** Whether a section behind the references speaks of what the page is about. */
  private boolean isOfArticle(HeadFinder head, int from) {
    int level = lines.get(from).shape().depth();
    int shared = 0;
    for (int i = from + 1; i < lines.size(); i++) {
      PageLine line = lines.get(i);
      if (line.is(Kind.HEADING) && line.shape().depth() <= level) {
        break;
      }
      if (line.is(Kind.TABLE) || HeadingForm.statesDose(line.text())) {
        return true;
      }
      boolean prose = line.text().split(" ", -1).length > 6;
      shared += prose && head.topic().shared(line.text()) > 1 ? 1 : 0;
    }
    return shared > 0;
  }
}
