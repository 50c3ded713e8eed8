package org.imprimatur.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;

/** Which words articles hold, by Lucene's index. */
final class IndexedTerms implements HeldWords {
  private final IndexSearcher searcher;
  private final IndexReader reader;

  IndexedTerms(IndexSearcher searcher) {
    this.searcher = searcher;
    this.reader = searcher.getIndexReader();
  }

  @Override
  public boolean isHeld(Units.Unit unit) throws IOException {
    return searcher.count(Queries.holding(unit, SearchField.WORDS)) > 0;
  }

  @Override
  public boolean stands(String term) throws IOException {
    return reader.docFreq(new Term(SearchField.WORDS.name(), term)) > 0;
  }

  @Override
  public List<Word> near(String word, int most) throws IOException {
    return beginningWith(word.substring(0, 1));
  }

  @Override
  public Iterable<Word> mostFrequent(String prefix) throws IOException {
    List<Word> out = beginningWith(prefix);
    out.sort(Word.MOST_FREQUENT_FIRST);
    return out;
  }

  private List<Word> beginningWith(String prefix) throws IOException {
    List<Word> out = new ArrayList<>();
    Terms terms = MultiTerms.getTerms(reader, IndexFields.SPELLING);
    if (terms == null) {
      return out;
    }
    TermsEnum each = terms.iterator();
    boolean more = each.seekCeil(new BytesRef(prefix)) != TermsEnum.SeekStatus.END;
    while (more && each.term().utf8ToString().startsWith(prefix)) {
      out.add(new Word(each.term().utf8ToString(), each.docFreq()));
      more = each.next() != null;
    }
    return out;
  }
}
