package org.imprimatur.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.imprimatur.ingest.PageLine.Kind;

/**
 * Makes blocks of lines: joins the wrapped lines of a paragraph, nests items by indent or by their
 * bullets, separates headings from paragraphs.
 */
final class Blocks {
  private static final Pattern TRAILING =
      Pattern.compile(".*[\\s\\].,;]\\[?\\d{1,3}\\]?|.*[¹²³⁴-⁹]");

  /** So many headings in a row, with nothing between, are not headings. */
  private static final int MOST_IN_A_ROW = 3;

  private static final int SHORT = 60;

  private final List<PageLine> lines;
  private final HeadingForm standing;
  private final ItemNesting nesting = new ItemNesting();
  private final List<DraftBlock> out = new ArrayList<>();
  private final List<List<TextStretch>> below = new ArrayList<>();

  private Blocks(List<PageLine> lines) {
    this.lines = lines;
    this.standing = new HeadingForm(lines);
  }

  static List<DraftBlock> of(List<PageLine> lines) {
    Blocks blocks = new Blocks(lines);
    int i = 0;
    while (i < lines.size()) {
      i = blocks.next(i);
    }
    blocks.settle();
    return HeadingLevels.infer(blocks.withoutEmptyHeadings());
  }

  private int next(int i) {
    PageLine line = lines.get(i);
    return switch (line.kind()) {
      case BLANK -> i + 1;
      case ITEM -> item(i);
      case TEXT -> text(i);
      case TABLE -> {
        nesting.end();
        add(new DraftBlock.Table(line.spot(), line.rows()));
        yield i + 1;
      }
      case HEADING -> {
        nesting.end();
        add(new DraftBlock.Heading(line.spot(), line.shape().depth(), line.runs()));
        yield i + 1;
      }
      case PARAGRAPH -> {
        paragraph(line, line.runs());
        yield i + 1;
      }
    };
  }

  private int item(int i) {
    PageLine line = lines.get(i);
    String marker = line.shape().marker();
    boolean ordered = !marker.isEmpty() && Character.isDigit(marker.charAt(0));
    int depth = nesting.depth(line.shape().depth(), marker);
    int j = i + 1;
    while (j < lines.size() && lines.get(j).is(Kind.TEXT) && continues(line, j)) {
      j++;
    }
    List<TextStretch> runs = joined(i, j);
    add(new DraftBlock.Item(line.spot(), depth, ordered ? marker : "-", runs));
    return j;
  }

  /**
   * Whether the line right below an item goes on with it: indented, or in the middle of a sentence.
   */
  private boolean continues(PageLine item, int j) {
    PageLine line = lines.get(j);
    String text = line.text();
    return line.shape().depth() > item.shape().depth()
        || HeadingForm.beginsSmall(text)
        || HeadingForm.isNumbers(text);
  }

  private List<TextStretch> joined(int from, int to) {
    return TextStretch.join(lines.subList(from, to).stream().map(PageLine::runs).toList());
  }

  private int text(int i) {
    int end = i;
    while (end < lines.size() && lines.get(end).is(Kind.TEXT)) {
      end++;
    }
    int from = i;
    for (int j = i + 1; j <= end; j++) {
      if (j == end || standing.endsParagraph(j - 1)) {
        segment(i, from, j, end);
        from = j;
      }
    }
    return end;
  }

  /** A heading among lines of text is the first of them; any other would end what it heads. */
  private void segment(int start, int from, int to, int end) {
    PageLine first = lines.get(from);
    List<TextStretch> runs = joined(from, to);
    boolean last = to == end;
    if (to == from + 1 && (from == start || last) && isHeading(from, last)) {
      nesting.end();
      add(new DraftBlock.Heading(first.spot(), 0, runs));
    } else {
      paragraph(first, runs);
    }
  }

  private boolean isHeading(int i, boolean last) {
    String text = lines.get(i).text();
    if (!HeadingForm.looksLikeOne(text) || (nesting.open() && lines.get(i).shape().depth() >= 2)) {
      return false;
    }
    if (TRAILING.matcher(text).matches() && !titleCase(text)) {
      return labelled(text);
    }
    boolean listBelow = last && i + 1 < lines.size() && lines.get(i + 1).is(Kind.ITEM);
    if (!last) {
      return (titleCase(text) || text.split(" ").length <= 5) && proseBelow(i + 1);
    }
    if (listBelow) {
      return titleCase(text) || text.split(" ").length <= 5;
    }
    // Below other lines of text, with no list: the last of a list that has no bullets.
    return i == 0 || !lines.get(i - 1).is(Kind.TEXT);
  }

  /** Whether a paragraph begins at a line, and not one more short line. */
  private boolean proseBelow(int i) {
    int end = standing.paragraphEnd(i);
    String text = TextStretch.text(joined(i, end));
    return end > i + 1 || text.length() > SHORT || !HeadingForm.looksLikeOne(text);
  }

  /** Whether a line ends in a number that may be a citation. */
  static boolean endsInNumber(String text) {
    return TRAILING.matcher(text).matches() && !labelled(text);
  }

  /** "Type 2" and the like: the number at the end belongs to the words. */
  private static boolean labelled(String text) {
    return NumberOrCitation.labelled(text);
  }

  /** Whether every longer word begins with a capital or a figure. */
  static boolean titleCase(String text) {
    for (String word : text.split("[\\s/-]+", -1)) {
      String bare = word.replaceAll("^[^\\p{L}\\p{N}]+", "");
      if (bare.length() > 4
          && bare.substring(0, 1).equals(bare.substring(0, 1).toLowerCase(Locale.ROOT))
          && Character.isLetter(bare.charAt(0))) {
        return false;
      }
    }
    return true;
  }

  private void paragraph(PageLine line, List<TextStretch> runs) {
    if (HeadingForm.isNumbers(TextStretch.text(runs)) && addToLast(runs)) {
      return;
    }
    int depth = nesting.paragraph(line.shape().depth());
    add(new DraftBlock.Paragraph(line.spot(), depth, runs));
  }

  private void add(DraftBlock piece) {
    settle();
    out.add(piece);
  }

  /** Numbers that stand alone below a statement are its citations, pasted apart. */
  private boolean addToLast(List<TextStretch> runs) {
    DraftBlock last = out.isEmpty() ? null : out.get(out.size() - 1);
    boolean taken = last instanceof DraftBlock.Paragraph || last instanceof DraftBlock.Item;
    if (taken) {
      below.add(runs);
    }
    return taken;
  }

  /** Puts what stands below the last statement behind its words. */
  private void settle() {
    if (below.isEmpty()) {
      return;
    }
    int at = out.size() - 1;
    if (out.get(at) instanceof DraftBlock.Paragraph p) {
      below.add(0, p.runs());
      out.set(at, new DraftBlock.Paragraph(p.spot(), p.depth(), TextStretch.join(below)));
    } else if (out.get(at) instanceof DraftBlock.Item p) {
      below.add(0, p.runs());
      out.set(at, new DraftBlock.Item(p.spot(), p.depth(), p.marker(), TextStretch.join(below)));
    }
    below.clear();
  }

  /**
   * A heading that was only inferred needs something below it, and only a few stand in a row: short
   * lines one below the other are a list that lost its bullets.
   */
  private List<DraftBlock> withoutEmptyHeadings() {
    int i = 0;
    while (i < out.size()) {
      int end = i;
      while (end < out.size() && out.get(end) instanceof DraftBlock.Heading h && h.level() == 0) {
        end++;
      }
      boolean row = end - i > MOST_IN_A_ROW;
      int keep = end == out.size() ? (row ? 0 : end - i - 1) : row ? 1 : end - i;
      for (int at = i; at < end; at++) {
        boolean kept = (row && end < out.size()) ? at == end - 1 : at < i + keep;
        if (!kept && out.get(at) instanceof DraftBlock.Heading h) {
          out.set(at, new DraftBlock.Paragraph(h.spot(), 0, h.runs()));
        }
      }
      i = Math.max(end, i + 1);
    }
    return out;
  }
}
