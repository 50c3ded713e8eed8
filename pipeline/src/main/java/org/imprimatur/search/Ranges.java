package org.imprimatur.search;

import java.util.zip.CRC32;

/**
 * Cuts the articles, in the order of their ids, into ranges that what comes or goes elsewhere does
 * not move: an id begins a range by itself, whatever stands around it. A range has {@value #USUAL}
 * articles in the mean, and never more than {@value #MOST}.
 */
final class Ranges {
  /** A power of two. */
  private static final int USUAL = 64;

  private static final int MOST = ShardFolder.LISTED;

  private int here;

  /** Whether the article that comes next begins a range; the first of all does not. */
  boolean begins(String id) {
    CRC32 hash = new CRC32();
    hash.update(BrowserExport.bytes(id));
    boolean begins = here > 0 && ((hash.getValue() & (USUAL - 1)) == 0 || here == MOST);
    here = begins ? 1 : here + 1;
    return begins;
  }
}
