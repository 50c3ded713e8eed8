package org.imprimatur.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;

/**
 * The terms of articles or of claims with their postings, in shards of rising terms, and the
 * positions in shards of their own, since only phrases need them.
 */
final class TermShards {
  /** A shard ends before it grows beyond so many bytes, unless one term alone does. */
  private static final int SHARD = 12_000;

  private final LeafReader leaf;
  private final int[] articles;
  private final boolean ofClaims;
  private final List<String> firstTerms = new ArrayList<>();
  private final List<String> firstWithPositions = new ArrayList<>();
  private final Bm25 similarity = new Bm25();

  /**
   * Shards of a segment.
   *
   * @param articles the document numbers of the articles, rising
   * @param ofClaims whether claims are meant, numbered through without the articles
   */
  TermShards(LeafReader leaf, int[] articles, boolean ofClaims) {
    this.leaf = leaf;
    this.articles = articles;
    this.ofClaims = ofClaims;
  }

  /** The first term of each shard of postings. */
  List<String> firstTerms() {
    return firstTerms;
  }

  /** The first term of each shard of positions. */
  List<String> firstWithPositions() {
    return firstWithPositions;
  }

  /** Writes the shards of some fields, whose terms are merged. */
  void write(
      List<Fields.Scored> fields, String terms, String positions, BrowserExport.Target target)
      throws IOException {
    List<Cursor> cursors = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      Terms all = leaf.terms(fields.get(i).name());
      if (all != null) {
        Cursor cursor = new Cursor(i, fields.get(i).name(), all);
        if (cursor.next()) {
          cursors.add(cursor);
        }
      }
    }
    Shards postings = new Shards(terms, firstTerms, target);
    Shards places = new Shards(positions, firstWithPositions, target);
    while (!cursors.isEmpty()) {
      BytesRef least = least(cursors);
      List<Cursor> here = cursors.stream().filter(c -> c.term.bytesEquals(least)).toList();
      entry(least, here, postings, places);
      for (Cursor cursor : here) {
        if (!cursor.next()) {
          cursors.remove(cursor);
        }
      }
    }
    postings.flush();
    places.flush();
  }

  private static BytesRef least(List<Cursor> cursors) {
    BytesRef least = cursors.get(0).term;
    for (Cursor cursor : cursors) {
      if (cursor.term.compareTo(least) < 0) {
        least = cursor.term;
      }
    }
    return BytesRef.deepCopyOf(least);
  }

  private void entry(BytesRef term, List<Cursor> cursors, Shards postings, Shards places)
      throws IOException {
    String text = term.utf8ToString();
    ByteWriter entry = head(text, cursors.size());
    ByteWriter place = head(text, cursors.size());
    for (Cursor cursor : cursors) {
      int frequency = cursor.terms.docFreq();
      entry.number(cursor.number);
      entry.number(frequency);
      entry.single(similarity.idf(frequency, cursor.docCount));
      place.number(cursor.number);
      ByteWriter documents = new ByteWriter();
      ByteWriter positions = new ByteWriter();
      documents(cursor, documents, positions);
      entry.block(documents.take());
      place.block(positions.take());
    }
    postings.add(text, entry.take());
    places.add(text, place.take());
  }

  private static ByteWriter head(String term, int fields) {
    ByteWriter out = new ByteWriter();
    out.block(BrowserExport.bytes(term));
    out.number(fields);
    return out;
  }

  /**
   * Per document: twice the distance to the one before, plus one for a frequency of one; else the
   * frequency; the length byte. Per occurrence: the distance to the one before.
   */
  private void documents(Cursor cursor, ByteWriter documents, ByteWriter positions)
      throws IOException {
    PostingsEnum all = cursor.terms.postings(null, PostingsEnum.POSITIONS);
    NumericDocValues lengths = leaf.getNormValues(cursor.field);
    int before = -1;
    int article = 0;
    for (int doc = all.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = all.nextDoc()) {
      while (article < articles.length && articles[article] <= doc) {
        article++;
      }
      int number = ofClaims ? doc - article : article - 1;
      int gap = number - before;
      before = number;
      int frequency = all.freq();
      documents.number(gap << 1 | (frequency == 1 ? 1 : 0));
      if (frequency != 1) {
        documents.number(frequency);
      }
      documents.one(lengths.advanceExact(doc) ? (int) lengths.longValue() & 0xFF : 1);
      int last = 0;
      for (int i = 0; i < frequency; i++) {
        int position = all.nextPosition();
        positions.number(position - last);
        last = position;
      }
    }
  }

  /** A field's terms, at one of them. */
  private static final class Cursor {
    private final int number;
    private final String field;
    private final int docCount;
    private final TermsEnum terms;
    private BytesRef term = new BytesRef();

    Cursor(int number, String field, Terms all) throws IOException {
      this.number = number;
      this.field = field;
      this.docCount = all.getDocCount();
      this.terms = all.iterator();
    }

    boolean next() throws IOException {
      BytesRef next = terms.next();
      term = next == null ? term : next;
      return next != null;
    }
  }

  /** Entries on their way into files. */
  private static final class Shards {
    private final String prefix;
    private final List<String> firsts;
    private final BrowserExport.Target target;
    private final ByteWriter shard = new ByteWriter();
    private String first = "";

    Shards(String prefix, List<String> firsts, BrowserExport.Target target) {
      this.prefix = prefix;
      this.firsts = firsts;
      this.target = target;
    }

    void add(String term, byte[] entry) throws IOException {
      if (shard.size() > 0 && shard.size() + entry.length > SHARD) {
        flush();
      }
      if (shard.size() == 0) {
        first = term;
      }
      shard.raw(entry);
    }

    void flush() throws IOException {
      if (shard.size() > 0) {
        target.accept(prefix + firsts.size() + ".bin", shard.take());
        firsts.add(first);
      }
    }
  }
}
