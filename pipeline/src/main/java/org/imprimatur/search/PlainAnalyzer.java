package org.imprimatur.search;

import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** Hands {@link Tokens} to Lucene: stems, or the words as written for the spelling field. */
final class PlainAnalyzer extends Analyzer {
  /** How far apart the values of one field stand, so that no phrase reaches across two. */
  static final int GAP = 16;

  PlainAnalyzer() {
    super(PER_FIELD_REUSE_STRATEGY);
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    return new TokenStreamComponents(new Cutter(field.equals(Fields.SPELLING)));
  }

  @Override
  public int getPositionIncrementGap(String field) {
    return GAP;
  }

  private static final class Cutter extends Tokenizer {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final boolean whole;
    private Iterator<Tokens.Token> tokens = List.<Tokens.Token>of().iterator();
    private int length;

    Cutter(boolean whole) {
      this.whole = whole;
    }

    @Override
    public void reset() throws IOException {
      super.reset();
      String text = readAll(input);
      length = text.length();
      tokens = Tokens.of(text).iterator();
    }

    @Override
    public boolean incrementToken() {
      clearAttributes();
      if (!tokens.hasNext()) {
        return false;
      }
      Tokens.Token token = tokens.next();
      term.setEmpty().append(whole ? token.word() : token.term());
      offset.setOffset(correctOffset(token.start()), correctOffset(token.end()));
      return true;
    }

    @Override
    public void end() throws IOException {
      super.end();
      offset.setOffset(correctOffset(length), correctOffset(length));
    }

    private static String readAll(Reader reader) throws IOException {
      StringBuilder out = new StringBuilder();
      char[] buffer = new char[8192];
      for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
        out.append(buffer, 0, n);
      }
      return out.toString();
    }
  }
}
