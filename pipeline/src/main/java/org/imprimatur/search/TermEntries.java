package org.imprimatur.search;

import static org.apache.lucene.search.DocIdSetIterator.NO_MORE_DOCS;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** The terms of some fields of an index, merged and rising, with what an export says of each. */
final class TermEntries {
  private final boolean ofClaims;
  private final int[] articles;
  private final int[] owners;
  private final List<Cursor> all = new ArrayList<>();
  private final List<Cursor> here = new ArrayList<>();
  private final ByteWriter entry = new ByteWriter();
  private final ByteWriter place = new ByteWriter();
  private final PostingsWriter lists = new PostingsWriter();
  private @Nullable BytesRef term;

  /**
   * Terms of an index; at none of them yet.
   *
   * @param articles the document numbers of the articles, rising
   * @param ofClaims whether claims are meant, numbered by article and by their place in it
   */
  TermEntries(IndexReader reader, int[] articles, boolean ofClaims, List<SearchField> fields)
      throws IOException {
    this.ofClaims = ofClaims;
    this.articles = articles;
    this.owners = owners(reader.maxDoc(), articles);
    for (int i = 0; i < fields.size(); i++) {
      String field = fields.get(i).name();
      Terms terms = MultiTerms.getTerms(reader, field);
      if (terms != null) {
        all.add(new Cursor(i, terms, lengths(reader, field)));
      }
    }
  }

  /** Lucene's length byte of each document; read once, since terms go through them at random. */
  private static byte[] lengths(IndexReader reader, String field) throws IOException {
    byte[] out = new byte[reader.maxDoc()];
    Arrays.fill(out, (byte) 1);
    for (LeafReaderContext leaf : reader.leaves()) {
      NumericDocValues norms = leaf.reader().getNormValues(field);
      if (norms != null) {
        for (int doc = norms.nextDoc(); doc != NO_MORE_DOCS; doc = norms.nextDoc()) {
          out[leaf.docBase + doc] = (byte) norms.longValue();
        }
      }
    }
    return out;
  }

  /** The number of each document's article. */
  private static int[] owners(int documents, int[] articles) {
    int[] out = new int[documents];
    int article = 0;
    for (int doc = 0; doc < documents; doc++) {
      while (article < articles.length && articles[article] <= doc) {
        article++;
      }
      out[doc] = article - 1;
    }
    return out;
  }

  /** Goes to a term, or to the one that follows where there is none. */
  void seek(BytesRef term) throws IOException {
    BytesRef from = BytesRef.deepCopyOf(term);
    for (Cursor cursor : all) {
      cursor.seek(from);
    }
    findHere();
  }

  /** Goes to the next term. */
  void next() throws IOException {
    for (Cursor cursor : here) {
      cursor.next();
    }
    findHere();
  }

  private void findHere() {
    here.clear();
    BytesRef least = null;
    for (Cursor cursor : all) {
      BytesRef its = cursor.term;
      int order = its == null ? 1 : least == null ? -1 : its.compareTo(least);
      if (order < 0) {
        here.clear();
        least = its;
      }
      if (order <= 0) {
        here.add(cursor);
      }
    }
    term = least;
  }

  /** The term at hand, until the next one is gone to; null behind the last. */
  @Nullable BytesRef term() {
    return term;
  }

  /** Reads what is said of the term at hand: of its documents, of its positions, or of both. */
  void read(boolean ofDocuments, boolean ofPositions) throws IOException {
    BytesRef name = term;
    if (name == null) {
      throw new IllegalStateException("behind the last term");
    }
    byte[] bytes = Arrays.copyOfRange(name.bytes, name.offset, name.offset + name.length);
    for (ByteWriter head : List.of(entry, place)) {
      head.clear();
      head.block(bytes);
      head.number(here.size());
    }
    for (Cursor cursor : here) {
      entry.number(cursor.number);
      entry.number(cursor.docFreq());
      place.number(cursor.number);
      read(cursor, ofDocuments, ofPositions);
      lists.finish(entry, place);
    }
  }

  /** What was read of its documents. */
  ByteWriter documents() {
    return entry;
  }

  /** What was read of its positions. */
  ByteWriter positions() {
    return place;
  }

  private void read(Cursor cursor, boolean ofDocuments, boolean ofPositions) throws IOException {
    PostingsEnum found = cursor.postings(ofPositions ? PostingsEnum.POSITIONS : PostingsEnum.FREQS);
    for (int doc = found.nextDoc(); doc != NO_MORE_DOCS; doc = found.nextDoc()) {
      int article = owners[doc];
      int frequency = found.freq();
      if (ofDocuments) {
        int ordinal = ofClaims ? doc - articles[article] - 1 : PostingsWriter.ARTICLE;
        lists.document(article, ordinal, frequency, cursor.lengths[doc]);
      } else {
        lists.document();
      }
      for (int i = 0; ofPositions && i < frequency; i++) {
        lists.position(found.nextPosition());
      }
    }
  }

  /** A field's terms, at one of them. */
  private static final class Cursor {
    private final int number;
    private final TermsEnum terms;
    private final byte[] lengths;
    private @Nullable PostingsEnum postings;
    private int asked;
    private @Nullable BytesRef term;

    Cursor(int number, Terms all, byte[] lengths) throws IOException {
      this.number = number;
      this.terms = all.iterator();
      this.lengths = lengths;
    }

    int docFreq() throws IOException {
      return terms.docFreq();
    }

    PostingsEnum postings(int flags) throws IOException {
      postings = terms.postings(flags == asked ? postings : null, flags);
      asked = flags;
      return postings;
    }

    void seek(BytesRef to) throws IOException {
      term = terms.seekCeil(to) == TermsEnum.SeekStatus.END ? null : terms.term();
    }

    void next() throws IOException {
      term = terms.next();
    }
  }
}
