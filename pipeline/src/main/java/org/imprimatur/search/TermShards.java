package org.imprimatur.search;

import java.io.IOException;
import java.util.List;
import java.util.NavigableSet;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The terms of articles or of claims with their postings, in shards of rising terms, and the
 * positions in shards of their own, since only phrases need them. Where a shard begins is decided
 * by few entries around, so that a term that changes moves the shards next to it at most; all
 * others are taken from an earlier export.
 */
final class TermShards {
  /** A shard ends before it grows beyond so many bytes, unless one term alone does. */
  private static final int SHARD = 3_000;

  /** With so many bytes it may end. */
  private static final int LEAST = 1_500;

  /** It then does before one in so many bytes of entries, on average. */
  private static final long ONE_IN = 900;

  private final IndexReader reader;
  private final boolean ofClaims;
  private final List<SearchField> fields;
  private final TermEntries entries;

  /**
   * Shards of an index.
   *
   * @param articles the document numbers of the articles, rising
   * @param ofClaims whether claims are meant, numbered by article and by their place in it
   */
  TermShards(IndexReader reader, int[] articles, boolean ofClaims) throws IOException {
    this.reader = reader;
    this.ofClaims = ofClaims;
    this.fields = ofClaims ? SearchField.OF_CLAIMS : SearchField.OF_ARTICLES;
    this.entries = new TermEntries(reader, articles, ofClaims, fields);
  }

  /** Writes the shards. */
  void write(ShardFolder terms, ShardFolder positions, ShardCache cache) throws IOException {
    List<ShardCache.Shard> before = cache.shards(terms.name());
    List<ShardCache.Shard> placesBefore = cache.shards(positions.name());
    TermChanges changes =
        before.isEmpty() || placesBefore.isEmpty()
            ? null
            : TermChanges.of(reader, fields, ofClaims, cache).orElse(null);
    if (changes == null) {
      all(new Shards(terms), new Shards(positions));
      return;
    }
    new Again(before, changes.documents()).write(new Shards(terms), false);
    new Again(placesBefore, changes.positions()).write(new Shards(positions), true);
  }

  private void all(Shards terms, Shards positions) throws IOException {
    entries.seek(new BytesRef());
    for (BytesRef term = entries.term(); term != null; term = entries.term()) {
      String text = term.utf8ToString();
      entries.read(true, true);
      terms.add(text, entries.documents());
      positions.add(text, entries.positions());
      entries.next();
    }
    terms.flush();
    positions.flush();
  }

  /** The shards of an earlier export, of which some are made again. */
  private final class Again {
    private final List<ShardCache.Shard> before;
    private final NavigableSet<BytesRef> changed;
    private int at;

    Again(List<ShardCache.Shard> before, NavigableSet<BytesRef> changed) {
      this.before = before;
      this.changed = changed;
    }

    void write(Shards shards, boolean ofPositions) throws IOException {
      BytesRef next = new BytesRef();
      while (next != null) {
        entries.seek(next);
        boolean isCopied = false;
        for (BytesRef term = entries.term(); term != null && !isCopied; term = entries.term()) {
          String text = term.utf8ToString();
          entries.read(!ofPositions, ofPositions);
          ByteWriter entry = ofPositions ? entries.positions() : entries.documents();
          if (shards.begins(text, entry.size())) {
            shards.flush();
            isCopied = isAgain(text);
          }
          if (!isCopied) {
            shards.add(text, entry);
            entries.next();
          }
        }
        next = isCopied ? copied(shards) : null;
      }
      shards.flush();
    }

    /** Whether a shard that begins here is as it was. */
    private boolean isAgain(String first) {
      BytesRef key = new BytesRef(first);
      while (at < before.size() && key(at).compareTo(key) < 0) {
        at++;
      }
      return at < before.size() && key(at).equals(key) && isSame(at);
    }

    /** What comes behind it counts, too: by that it ended. */
    private boolean isSame(int shard) {
      BytesRef least = changed.ceiling(key(shard));
      return least == null || (shard + 1 < before.size() && least.compareTo(key(shard + 1)) > 0);
    }

    /** Copies shards; the term that is next then, null at the end. */
    private @Nullable BytesRef copied(Shards shards) throws IOException {
      while (at < before.size() && isSame(at)) {
        shards.folder.add(before.get(at++));
      }
      return at < before.size() ? key(at) : null;
    }

    private BytesRef key(int shard) {
      return new BytesRef(before.get(shard).key());
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
      if (shard.size() > 0 && begins(term, entry.size())) {
        flush();
      }
      if (shard.size() == 0) {
        first = term;
      }
      shard.raw(entry);
    }

    /** Whether an entry begins a shard; the first of all does. */
    boolean begins(String term, int length) {
      int here = shard.size();
      return here == 0
          || here + length > SHARD
          || (here >= LEAST && ShardFolder.hash(term) * ONE_IN < (long) length << Integer.SIZE);
    }

    void flush() throws IOException {
      if (shard.size() > 0) {
        folder.add(first, shard.take());
      }
    }
  }
}
