package org.imprimatur.search;

import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexableFieldType;
import org.jspecify.annotations.Nullable;

/** A field whose text was cut into terms before it came to Lucene's writer. */
final class TermsField extends Field {
  private final List<String> terms;

  /**
   * A field.
   *
   * @param value what is stored, if the type says so
   * @param terms what is indexed, in order
   */
  TermsField(String name, String value, List<String> terms, FieldType type) {
    super(name, value, (IndexableFieldType) type);
    this.terms = terms;
  }

  @Override
  public TokenStream tokenStream(Analyzer analyzer, @Nullable TokenStream reuse) {
    Replay out = reuse instanceof Replay used ? used : new Replay();
    out.rest = terms.iterator();
    return out;
  }

  /** Hands the terms on, one a position. */
  private static final class Replay extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private Iterator<String> rest = List.<String>of().iterator();

    @Override
    public boolean incrementToken() {
      clearAttributes();
      if (!rest.hasNext()) {
        return false;
      }
      term.setEmpty().append(rest.next());
      return true;
    }
  }
}
