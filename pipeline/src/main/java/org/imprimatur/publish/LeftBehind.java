package org.imprimatur.publish;

import java.util.ArrayList;
import java.util.List;

/** What publishers wrote of one article: all that is needed to have it there again. One thread. */
final class LeftBehind {
  private final List<CachedArticle.SiteFileName> files = new ArrayList<>();
  private long searched = -1;
  private String indexKey = "";
  private String claims = "";

  /** A file that was written, or that another article has written before. */
  void file(String path, String digest) {
    files.add(new CachedArticle.SiteFileName(path, digest));
  }

  /**
   * The article is in the index, with so many characters.
   *
   * @param key the same only if all that the index holds of it is
   */
  void searched(long size, String key) {
    searched = size;
    indexKey = key;
  }

  /** The digest of its part of the claims' report. */
  void claims(String digest) {
    claims = digest;
  }

  List<CachedArticle.SiteFileName> files() {
    return files;
  }

  long searched() {
    return searched;
  }

  String indexKey() {
    return indexKey;
  }

  String claims() {
    return claims;
  }
}
