package org.imprimatur.search;

import java.util.zip.CRC32;

/**
 * Cuts the articles, in the order of their ids, into ranges that what comes or goes elsewhere does
 * not move: an id begins a range by itself, whatever stands around it; and a range that has grown
 * beyond what memory should hold ends. Each range is one segment of the index, and begins files of
 * its own in the export.
 */
final class Ranges {
  /** A range has so many articles on average where there are few. */
  private static final int LEAST = 64;

  /** And no more than that where there are very many. */
  private static final int GREATEST = 1024;

  /** About so many ranges there are otherwise: each costs an open file and a look-up a word. */
  private static final int NUMBER = 48;

  /** A range with so many characters of text ends, unless one article alone has more. */
  private static final long TEXT = 24_000_000;

  private final int usual;
  private int here;
  private long text;

  /**
   * Ranges of a mean length.
   *
   * @param usual a power of two
   */
  Ranges(int usual) {
    this.usual = usual;
  }

  /** Ranges for a corpus of so many articles: their length doubles when it does. */
  static Ranges forArticles(int articles) {
    int usual = LEAST;
    while (usual < GREATEST && usual * NUMBER < articles) {
      usual *= 2;
    }
    return new Ranges(usual);
  }

  /**
   * Whether the article that comes next begins a range; the first of all does not.
   *
   * @param length how many characters it has
   */
  boolean begins(String id, long length) {
    CRC32 hash = new CRC32();
    hash.update(BrowserExport.bytes(id));
    boolean begins =
        here > 0
            && ((hash.getValue() & (usual - 1)) == 0 || here == 2 * usual || text + length > TEXT);
    here = begins ? 1 : here + 1;
    text = begins ? length : text + length;
    return begins;
  }
}
