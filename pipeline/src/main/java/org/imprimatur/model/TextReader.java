package org.imprimatur.model;

import java.util.Arrays;
import java.util.List;
import org.imprimatur.model.TextOptions.Part;
import org.imprimatur.model.TextOptions.Treatment;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * Turns running text into a plain one, the only way that this is done, and carries along where each
 * piece of it stands in the source. One instance makes many texts, one after the other: begin with
 * {@link #start}, take in what belongs to it, then ask for what was made.
 */
public final class TextReader implements Inline.Visitor {
  /** Stands for what is not running text; neither letter, digit nor space. */
  public static final char GAP = '\uFFFC';

  private static final String APART = "\n";

  private final Treatment codes;
  private final Treatment tags;
  private final Treatment citations;
  private final Treatment images;
  private final Treatment addresses;
  private final Treatment linkTitles;
  private final Treatment empty;
  private final char softBreak;
  private final char hardBreak;
  private char[] out = new char[160];
  private int length;
  private int[] pieces = new int[24];
  private int count;
  private int[] breaks = new int[8];
  private int breakCount;

  /** A reader for one purpose. */
  public TextReader(TextOptions options) {
    codes = options.of(Part.CODE);
    tags = options.of(Part.HTML);
    citations = options.of(Part.CITATION);
    images = options.of(Part.IMAGE);
    addresses = options.of(Part.ADDRESS);
    linkTitles = options.of(Part.LINK_TITLE);
    empty = options.of(Part.EMPTY);
    softBreak = options.softBreak();
    hardBreak = options.hardBreak();
  }

  /** The text of some content, where no places in the source are wanted. */
  public static String text(List<Inline> content, TextOptions options) {
    TextReader reader = new TextReader(options);
    reader.add(content);
    return reader.text();
  }

  /** Begins a new text; what was made before is forgotten. */
  public void start() {
    length = 0;
    count = 0;
    breakCount = 0;
  }

  /** Takes in running text. */
  public void add(List<Inline> content) {
    for (Inline inline : content) {
      inline.accept(this);
    }
  }

  /** Takes in words that stand at one place, one to one if they are as long as it. */
  public void add(String words, Span span) {
    int size = words.length();
    if (size > 0) {
      piece(span);
      reserve(length + size);
      words.getChars(0, size, out, length);
      length += size;
    }
  }

  /** Whether nothing was taken in that shows. */
  public boolean isEmpty() {
    return length == 0;
  }

  /** What was made. */
  public String text() {
    return new String(out, 0, length);
  }

  /** The same as an array of its own. */
  public char[] characters() {
    return Arrays.copyOf(out, length);
  }

  /**
   * Where it comes from: three numbers a piece, by their order in the text: its first character
   * there, its start and its end in the source. A piece as long in the text as in the source maps
   * one to one; any other stands for its place as a whole.
   */
  public int[] pieces() {
    return Arrays.copyOf(pieces, count * 3);
  }

  /** Where in the text the ends of source lines stand, in order. */
  public int[] breaks() {
    return Arrays.copyOf(breaks, breakCount);
  }

  @Override
  public void text(Inline.Text it) {
    add(it.text(), it.span());
  }

  @Override
  public void code(Inline.Code it) {
    put(codes, it.text(), it.span());
  }

  @Override
  public void emphasis(Inline.Emphasis it) {
    add(it.content());
  }

  @Override
  public void strong(Inline.Strong it) {
    add(it.content());
  }

  @Override
  public void link(Inline.Link it) {
    if (addresses != Treatment.WORDS && it.showsItsAddress()) {
      put(addresses, it.destination(), it.span());
    } else if (it.content().isEmpty()) {
      put(empty, "", it.span());
    } else {
      add(it.content());
    }
    put(linkTitles, it.title(), it.span());
  }

  @Override
  public void image(Inline.Image it) {
    if (images == Treatment.APART) {
      put(images, it.alt(), it.span());
      put(images, it.title(), it.span());
    } else if (images != Treatment.WORDS) {
      put(images, "", it.span());
    } else if (it.content().isEmpty()) {
      put(empty, "", it.span());
    } else {
      add(it.content());
    }
  }

  @Override
  public void cite(Inline.Cite it) {
    if (citations == Treatment.GAP) {
      put(citations, "", it.span());
      return;
    }
    for (Citation citation : it.citations()) {
      put(citations, citation.prefix(), citation.span());
      put(citations, citation.suffix(), citation.span());
    }
  }

  @Override
  public void marks(Inline.Marks it) {
    put(empty, "", it.span());
  }

  @Override
  public void hardBreak(Inline.HardBreak it) {
    lineEnd(hardBreak, it.span());
  }

  @Override
  public void softBreak(Inline.SoftBreak it) {
    lineEnd(softBreak, it.span());
  }

  @Override
  public void rawHtml(Inline.RawHtml it) {
    put(tags, it.text(), it.span());
  }

  private void put(Treatment treatment, @Nullable String words, Span span) {
    switch (treatment) {
      case OUT -> {}
      case WORDS -> add(words == null ? "" : words, span);
      case APART -> {
        add(APART, span);
        add(words == null ? "" : words, span);
        add(APART, span);
      }
      case GAP -> put(GAP, span);
    }
  }

  private void lineEnd(char c, Span span) {
    if (breakCount == breaks.length) {
      breaks = Arrays.copyOf(breaks, breakCount * 2);
    }
    breaks[breakCount++] = length;
    put(c, span);
  }

  private void put(char c, Span span) {
    piece(span);
    reserve(length + 1);
    out[length++] = c;
  }

  private void reserve(int size) {
    if (size > out.length) {
      out = Arrays.copyOf(out, Math.max(size, out.length * 2));
    }
  }

  private void piece(Span span) {
    if (count * 3 == pieces.length) {
      pieces = Arrays.copyOf(pieces, pieces.length * 2);
    }
    pieces[count * 3] = length;
    pieces[count * 3 + 1] = span.start();
    pieces[count * 3 + 2] = span.end();
    count++;
  }
}
