package org.imprimatur.search;

import java.util.List;
import org.imprimatur.model.Block;
import org.imprimatur.model.BodyWalk;
import org.imprimatur.model.Inline;
import org.imprimatur.model.TextOptions;
import org.imprimatur.model.TextReader;

/**
 * What a reader sees of an article's body, as one plain text with single blanks. Where a block ends
 * without a stop (an item, a cell, a heading), a dot keeps it apart from the next.
 */
final class IndexedWords implements BodyWalk {
  private static final String ENDS = ".!?:;,…·";

  private final TextReader reader = new TextReader(TextOptions.PLAIN);
  private final StringBuilder out = new StringBuilder();
  private boolean ended;

  private IndexedWords() {}

  /** The text of blocks, without citations and marks. */
  static String of(List<Block> blocks) {
    IndexedWords text = new IndexedWords();
    text.blocks(blocks);
    return text.out.toString().strip();
  }

  @Override
  public void blocks(List<Block> blocks) {
    for (Block block : blocks) {
      block.accept(this);
      end();
    }
  }

  @Override
  public void cell(Block.Cell it) {
    inlines(it.content());
    end();
  }

  @Override
  public void inlines(List<Inline> content) {
    reader.start();
    reader.add(content);
    words(reader.text());
  }

  @Override
  public void codeBlock(Block.CodeBlock it) {
    words(it.text());
  }

  private void end() {
    blank();
    ended = out.length() > 0;
  }

  private void words(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == '\u00A0') {
        blank();
      } else {
        dropBlankBefore(c);
        divide();
        out.append(c);
      }
    }
  }

  /** A citation stood before the full stop: "pain [@x]." reads "pain." */
  private void dropBlankBefore(char c) {
    int last = out.length() - 1;
    if ((c == '.' || c == ',' || c == ';') && last > 0 && out.charAt(last) == ' ') {
      out.setLength(last);
    }
  }

  /** Before the first word of a block: the mark between it and the one before. */
  private void divide() {
    int last = out.length() - 2;
    if (ended && last >= 0 && ENDS.indexOf(out.charAt(last)) < 0) {
      out.append("· ");
    }
    ended = false;
  }

  private void blank() {
    if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
      out.append(' ');
    }
  }
}
