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

/**
 * The terms of articles or of claims with their postings, in shards of rising terms, and the
 * positions in shards of their own, since only phrases need them.
 */
final class TermShards {
  /** A shard ends before it grows beyond so many bytes, unless one term alone does. */
  private static final int SHARD = 5_000;

  private final IndexReader reader;
  private final boolean ofClaims;
  private final int[] articles;
  private final int[] owners;
  private final Bm25 similarity = new Bm25();
  private final ByteWriter entry = new ByteWriter();
  private final ByteWriter place = new ByteWriter();
  private final PostingsWriter lists = new PostingsWriter();

  /**
   * Shards of an index.
   *
   * @param articles the document numbers of the articles, rising
   * @param ofClaims whether claims are meant, numbered by article and by their place in it
   */
  TermShards(IndexReader reader, int[] articles, boolean ofClaims) {
    this.reader = reader;
    this.ofClaims = ofClaims;
    this.articles = articles;
    this.owners = owners(reader.maxDoc(), articles);
  }

  /** Writes the shards of some fields, whose terms are merged. */
  void write(List<SearchField> fields, ShardFolder terms, ShardFolder positions)
      throws IOException {
    List<Cursor> cursors = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      Terms all = MultiTerms.getTerms(reader, fields.get(i).name());
      if (all != null) {
        Cursor cursor = new Cursor(i, all, lengths(fields.get(i).name()));
        if (cursor.next()) {
          cursors.add(cursor);
        }
      }
    }
    Shards postings = new Shards(terms);
    Shards places = new Shards(positions);
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

  /** Lucene's length byte of each document; read once, since terms go through them at random. */
  private byte[] lengths(String field) throws IOException {
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
    byte[] name = BrowserExport.bytes(text);
    for (ByteWriter head : List.of(entry, place)) {
      head.block(name);
      head.number(cursors.size());
    }
    for (Cursor cursor : cursors) {
      int frequency = cursor.terms.docFreq();
      entry.number(cursor.number);
      entry.number(frequency);
      entry.single(similarity.idf(frequency, cursor.docCount));
      place.number(cursor.number);
      documents(cursor);
      lists.finish(entry, place);
    }
    postings.add(text, entry);
    places.add(text, place);
  }

  private void documents(Cursor cursor) throws IOException {
    PostingsEnum all = cursor.postings();
    for (int doc = all.nextDoc(); doc != NO_MORE_DOCS; doc = all.nextDoc()) {
      int article = owners[doc];
      int frequency = all.freq();
      int ordinal = ofClaims ? doc - articles[article] - 1 : PostingsWriter.ARTICLE;
      lists.document(article, ordinal, frequency, cursor.lengths[doc]);
      for (int i = 0; i < frequency; i++) {
        lists.position(all.nextPosition());
      }
    }
  }

  /** A field's terms, at one of them. */
  private static final class Cursor {
    private final int number;
    private final int docCount;
    private final TermsEnum terms;
    private final byte[] lengths;
    private @Nullable PostingsEnum postings;
    private BytesRef term = new BytesRef();

    Cursor(int number, Terms all, byte[] lengths) throws IOException {
      this.number = number;
      this.docCount = all.getDocCount();
      this.terms = all.iterator();
      this.lengths = lengths;
    }

    PostingsEnum postings() throws IOException {
      postings = terms.postings(postings, PostingsEnum.POSITIONS);
      return postings;
    }

    boolean next() throws IOException {
      BytesRef next = terms.next();
      term = next == null ? term : next;
      return next != null;
    }
  }

  /** Entries on their way into shards. */
  private static final class Shards {
    private final ShardFolder folder;
    private final ByteWriter shard = new ByteWriter();
    private String first = "";

    Shards(ShardFolder folder) {
      this.folder = folder;
    }

    void add(String term, ByteWriter entry) throws IOException {
      if (shard.size() > 0 && shard.size() + entry.size() > SHARD) {
        flush();
      }
      if (shard.size() == 0) {
        first = term;
      }
      shard.raw(entry);
    }

    void flush() throws IOException {
      if (shard.size() > 0) {
        folder.add(first, shard.take());
      }
    }
  }
}
