package org.imprimatur.search;

import static org.apache.lucene.search.DocIdSetIterator.NO_MORE_DOCS;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.LeafReader;
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
  private static final int SHARD = 12_000;

  private final LeafReader leaf;
  private final int[] numbers;
  private final List<String> firstTerms = new ArrayList<>();
  private final List<String> firstWithPositions = new ArrayList<>();
  private final Bm25 similarity = new Bm25();
  private final ByteWriter entry = new ByteWriter();
  private final ByteWriter place = new ByteWriter();
  private final ByteWriter documents = new ByteWriter();
  private final ByteWriter positions = new ByteWriter();

  /**
   * Shards of a segment.
   *
   * @param articles the document numbers of the articles, rising
   * @param ofClaims whether claims are meant, numbered through without the articles
   */
  TermShards(LeafReader leaf, int[] articles, boolean ofClaims) {
    this.leaf = leaf;
    this.numbers = numbers(leaf.maxDoc(), articles, ofClaims);
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
  void write(List<SearchField> fields, String terms, String positions, FileTarget target)
      throws IOException {
    List<Cursor> cursors = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      Terms all = leaf.terms(fields.get(i).name());
      if (all != null) {
        Cursor cursor = new Cursor(i, all, lengths(fields.get(i).name()));
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

  /** Lucene's length byte of each document; read once, since terms go through them at random. */
  private byte[] lengths(String field) throws IOException {
    byte[] out = new byte[leaf.maxDoc()];
    NumericDocValues norms = leaf.getNormValues(field);
    Arrays.fill(out, (byte) 1);
    if (norms != null) {
      for (int doc = norms.nextDoc(); doc != NO_MORE_DOCS; doc = norms.nextDoc()) {
        out[doc] = (byte) norms.longValue();
      }
    }
    return out;
  }

  /** The export's number of each document of the kind; articles and claims count apart. */
  private static int[] numbers(int documents, int[] articles, boolean ofClaims) {
    int[] out = new int[documents];
    int article = 0;
    for (int doc = 0; doc < documents; doc++) {
      while (article < articles.length && articles[article] <= doc) {
        article++;
      }
      out[doc] = ofClaims ? doc - article : article - 1;
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
      entry.block(documents);
      place.block(positions);
    }
    postings.add(text, entry);
    places.add(text, place);
  }

  /**
   * Per document: twice the distance to the one before, plus one for a frequency of one; else the
   * frequency; the length byte. Per occurrence: the distance to the one before.
   */
  private void documents(Cursor cursor) throws IOException {
    PostingsEnum all = cursor.postings();
    int before = -1;
    for (int doc = all.nextDoc(); doc != NO_MORE_DOCS; doc = all.nextDoc()) {
      int number = numbers[doc];
      int gap = number - before;
      before = number;
      int frequency = all.freq();
      documents.number(gap << 1 | (frequency == 1 ? 1 : 0));
      if (frequency != 1) {
        documents.number(frequency);
      }
      documents.one(cursor.lengths[doc]);
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

  /** Entries on their way into files. */
  private static final class Shards {
    private final String prefix;
    private final List<String> firsts;
    private final FileTarget target;
    private final ByteWriter shard = new ByteWriter();
    private String first = "";

    Shards(String prefix, List<String> firsts, FileTarget target) {
      this.prefix = prefix;
      this.firsts = firsts;
      this.target = target;
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
        target.accept(prefix + firsts.size() + ".bin", shard.take());
        firsts.add(first);
      }
    }
  }
}
