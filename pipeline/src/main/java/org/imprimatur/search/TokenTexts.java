package org.imprimatur.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one field of a segment's documents, in the order in which they were indexed: made
 * of the postings, since nothing stores them.
 */
final class TokenTexts {
  private final List<String> terms = new ArrayList<>();
  private final Placed[] documents;

  /** Places and terms of one document: a place in the high half of each number. */
  private static final class Placed {
    private long[] all = new long[16];
    private int size;

    void add(int place, int term) {
      if (size == all.length) {
        all = Arrays.copyOf(all, size * 2);
      }
      all[size++] = (long) place << 32 | term;
    }
  }

  private TokenTexts(int documents) {
    this.documents = new Placed[documents];
  }

  /** Those of a segment; a field without places has its terms in the order of the alphabet. */
  static TokenTexts of(LeafReader segment, String field) throws IOException {
    TokenTexts out = new TokenTexts(segment.maxDoc());
    Terms terms = segment.terms(field);
    if (terms == null) {
      return out;
    }
    TermsEnum each = terms.iterator();
    PostingsEnum postings = null;
    while (each.next() != null) {
      out.terms.add(each.term().utf8ToString());
      postings = each.postings(postings, PostingsEnum.POSITIONS);
      out.add(postings, terms.hasPositions());
    }
    return out;
  }

  private void add(PostingsEnum postings, boolean placed) throws IOException {
    int term = terms.size() - 1;
    for (int doc = postings.nextDoc();
        doc != DocIdSetIterator.NO_MORE_DOCS;
        doc = postings.nextDoc()) {
      Placed all = documents[doc];
      if (all == null) {
        all = new Placed();
        documents[doc] = all;
      }
      for (int i = 0; i < (placed ? postings.freq() : 1); i++) {
        // Without a place, each stands as far from the next as another value would.
        all.add(placed ? postings.nextPosition() : 2 * term, term);
      }
    }
  }

  /** A text for each value of the field, tokens with blanks between them; in order. */
  List<String> of(int document) {
    Placed all = documents[document];
    List<String> out = new ArrayList<>();
    if (all == null) {
      return out;
    }
    Arrays.sort(all.all, 0, all.size);
    StringBuilder text = new StringBuilder();
    @Nullable Long last = null;
    for (int i = 0; i < all.size; i++) {
      long place = all.all[i] >>> 32;
      if (last != null && place != last + 1) {
        out.add(text.toString());
        text.setLength(0);
      } else if (last != null) {
        text.append(' ');
      }
      text.append(terms.get((int) all.all[i]));
      last = place;
    }
    out.add(text.toString());
    return out;
  }
}
