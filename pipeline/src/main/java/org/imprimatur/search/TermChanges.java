package org.imprimatur.search;

import static org.apache.lucene.search.DocIdSetIterator.NO_MORE_DOCS;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The terms that do not stand in an index as they stood in the one before it: those of the segments
 * that were made again, where they stand in other documents or otherwise. All others have the same
 * entries in an export, since these name documents by the numbers of their articles.
 */
final class TermChanges {
  private final NavigableSet<BytesRef> documents = new TreeSet<>();
  private final NavigableSet<BytesRef> positions = new TreeSet<>();

  private TermChanges() {}

  /**
   * Compares an index with the one before it.
   *
   * @param ofClaims whether the fields are those of claims
   * @return empty where articles have other numbers than before, or there is nothing to compare
   */
  static Optional<TermChanges> of(
      IndexReader reader, List<SearchField> fields, boolean ofClaims, ShardCache cache)
      throws IOException {
    List<LeafReaderContext> leaves = reader.leaves();
    if (!cache.segments().equals(leaves.stream().map(StoredShards::segment).toList())) {
      return Optional.empty();
    }
    TermChanges out = new TermChanges();
    for (LeafReaderContext leaf : leaves) {
      String segment = StoredShards.segment(leaf);
      if (cache.isSame(segment)) {
        continue;
      }
      Path folder = cache.index(segment).orElse(null);
      if (folder == null) {
        return Optional.empty();
      }
      try (SegmentTerms before = SegmentTerms.in(folder, segment)) {
        SegmentTerms now = SegmentTerms.of(leaf.reader());
        if (before.articles() != now.articles()) {
          return Optional.empty();
        }
        for (SearchField field : fields) {
          out.compare(before, now, field.name(), ofClaims);
        }
      }
    }
    return Optional.of(out);
  }

  /** Those whose documents differ. */
  NavigableSet<BytesRef> documents() {
    return documents;
  }

  /** Those whose positions differ. */
  NavigableSet<BytesRef> positions() {
    return positions;
  }

  private void compare(SegmentTerms before, SegmentTerms now, String field, boolean ofClaims)
      throws IOException {
    Side old = new Side(before, field, ofClaims);
    Side made = new Side(now, field, ofClaims);
    BytesRef one = old.next();
    BytesRef other = made.next();
    while (one != null || other != null) {
      int order = one == null ? 1 : other == null ? -1 : one.compareTo(other);
      if (order == 0) {
        compare(old, made, other);
      } else {
        add(documents, order < 0 ? one : other);
        add(positions, order < 0 ? one : other);
      }
      one = order <= 0 ? old.next() : one;
      other = order >= 0 ? made.next() : other;
    }
  }

  private void compare(Side old, Side made, @Nullable BytesRef term) throws IOException {
    boolean sameDocuments = true;
    boolean samePositions = true;
    PostingsEnum one = old.postings();
    PostingsEnum other = made.postings();
    while (sameDocuments || samePositions) {
      boolean isOver = one.nextDoc() == NO_MORE_DOCS;
      if (isOver != (other.nextDoc() == NO_MORE_DOCS)) {
        sameDocuments = false;
        samePositions = false;
      }
      if (isOver || (!samePositions && !sameDocuments)) {
        break;
      }
      int frequency = one.freq();
      sameDocuments &= old.isAt(one.docID(), made, other.docID()) && frequency == other.freq();
      samePositions &= frequency == other.freq();
      for (int i = 0; i < frequency && samePositions; i++) {
        samePositions = one.nextPosition() == other.nextPosition();
      }
    }
    if (!sameDocuments) {
      add(documents, term);
    }
    if (!samePositions) {
      add(positions, term);
    }
  }

  private static void add(NavigableSet<BytesRef> to, @Nullable BytesRef term) {
    if (term != null && !to.contains(term)) {
      to.add(BytesRef.deepCopyOf(term));
    }
  }

  /** A field's terms in one of both segments. */
  private static final class Side {
    private final SegmentTerms segment;
    private final boolean ofClaims;
    private final @Nullable TermsEnum terms;
    private final byte[] lengths;
    private @Nullable PostingsEnum postings;

    Side(SegmentTerms segment, String field, boolean ofClaims) throws IOException {
      this.segment = segment;
      this.ofClaims = ofClaims;
      Terms all = segment.terms(field);
      this.terms = all == null ? null : all.iterator();
      this.lengths = segment.lengths(field);
    }

    @Nullable BytesRef next() throws IOException {
      return terms == null ? null : terms.next();
    }

    PostingsEnum postings() throws IOException {
      if (terms == null) {
        throw new IllegalStateException("no terms");
      }
      postings = terms.postings(postings, PostingsEnum.POSITIONS);
      return postings;
    }

    /** Whether a document is to an export what one of the other segment is. */
    boolean isAt(int document, Side other, int counterpart) {
      return segment.article(document) == other.segment.article(counterpart)
          && lengths[document] == other.lengths[counterpart]
          && (!ofClaims || segment.ordinal(document) == other.segment.ordinal(counterpart));
    }
  }
}
