package org.imprimatur.search;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.model.Block;
import org.imprimatur.model.BodyWalk;
import org.imprimatur.model.Inline;
import org.imprimatur.model.TextOptions;
import org.imprimatur.model.TextReader;

/**
 * What a reader sees of an article's body: a text a block, with single blanks, so that no phrase
 * reaches from one block into the next.
 */
final class IndexedWords implements BodyWalk {
  private final TextReader reader = new TextReader(TextOptions.PLAIN);
  private final List<String> out = new ArrayList<>();

  private IndexedWords() {}

  /** The texts of blocks, without citations and marks; none is empty. */
  static List<String> of(List<Block> blocks) {
    IndexedWords text = new IndexedWords();
    text.blocks(blocks);
    return text.out;
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

  private void words(String text) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean blank = c <= ' ' || c == '\u00A0';
      if (!blank) {
        words.append(c);
      } else if (words.length() > 0 && words.charAt(words.length() - 1) != ' ') {
        words.append(' ');
      }
    }
    String part = words.toString().strip();
    if (!part.isEmpty()) {
      out.add(part);
    }
  }
}
