package org.imprimatur.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.source.Span;

/**
 * Which paragraph is the caption of which table: decided here alone, for coverage, the page and the
 * glossary (contract, section 4.3: a paragraph starting {@code Table:} right before or after).
 *
 * <p>Where tables and captions take turns, a house writes them all on one side: a stretch that
 * begins with a table and ends with a caption has its captions below, any other has them above.
 * What is left over at the end belongs to the table before it.
 *
 * @param captions the indexes of the paragraphs that are captions
 * @param ofTables from the index of a table to its captions, as they stand
 */
public record Captions(Set<Integer> captions, Map<Integer, List<Block.Paragraph>> ofTables) {
  private static final String WORD = "Table:";
  private static final Captions NONE = new Captions(Set.of(), Map.of());

  /** The captions among blocks that stand beside each other. */
  public static Captions of(List<Block> blocks) {
    if (blocks.stream().noneMatch(Block.TableBlock.class::isInstance)) {
      return NONE;
    }
    Captions found = new Captions(new HashSet<>(), new HashMap<>());
    int from = 0;
    while (from < blocks.size()) {
      int to = endOfTurns(blocks, from);
      found.pair(blocks, from, to);
      from = Math.max(to, from + 1);
    }
    return found;
  }

  /** Whether the block at an index is the caption of a table beside it. */
  public boolean isCaption(int at) {
    return captions.contains(at);
  }

  /** The captions of the table at an index, as they stand: none, one, or one on either side. */
  public List<Block.Paragraph> ofTable(int at) {
    return ofTables.getOrDefault(at, List.of());
  }

  /** What a caption says: its content without the word that marks it as one. */
  public static List<Inline> words(Block.Paragraph caption) {
    List<Inline> rest = new ArrayList<>(caption.content());
    int cut = WORD.length();
    while (!rest.isEmpty() && rest.get(0) instanceof Inline.Text first) {
      String text = first.text();
      int from = Math.min(cut, text.length());
      cut -= from;
      while (cut == 0 && from < text.length() && isBlank(text.charAt(from))) {
        from++;
      }
      rest.remove(0);
      if (from < text.length()) {
        int start = first.span().start() + (first.isVerbatim() ? from : 0);
        Span span = new Span(start, first.span().end());
        rest.add(0, new Inline.Text(text.substring(from), span));
        break;
      }
      while (!rest.isEmpty() && rest.get(0) instanceof Inline.SoftBreak) {
        rest.remove(0);
      }
    }
    return rest;
  }

  /** One past the last of the tables and captions that take turns from an index on. */
  private static int endOfTurns(List<Block> blocks, int from) {
    int at = from;
    while (at < blocks.size()
        && (isTable(blocks.get(at)) || startsAsCaption(blocks.get(at)))
        && (at == from || isTable(blocks.get(at)) != isTable(blocks.get(at - 1)))) {
      at++;
    }
    return at;
  }

  private void pair(List<Block> blocks, int from, int to) {
    if (to - from < 2) {
      return; // one alone
    }
    boolean below = isTable(blocks.get(from)) && !isTable(blocks.get(to - 1));
    for (int at = from; at < to; at++) {
      if (blocks.get(at) instanceof Block.Paragraph caption) {
        boolean ofNext = !below && at + 1 < to;
        captions.add(at);
        ofTables.computeIfAbsent(ofNext ? at + 1 : at - 1, k -> new ArrayList<>(2)).add(caption);
      }
    }
  }

  private static boolean isTable(Block block) {
    return block instanceof Block.TableBlock;
  }

  /** As a reader sees it: how a character is written does not count, as in the digest. */
  private static boolean startsAsCaption(Block block) {
    StringBuilder start = new StringBuilder();
    if (block instanceof Block.Paragraph paragraph) {
      for (Inline inline : paragraph.content()) {
        if (start.length() >= WORD.length() || !(inline instanceof Inline.Text text)) {
          break;
        }
        start.append(text.text());
      }
    }
    return start.indexOf(WORD) == 0;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
