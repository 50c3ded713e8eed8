package org.imprimatur.publish;

import java.util.ArrayList;
import java.util.List;

/** What publishers wrote of one article: all that is needed to have it there again. One thread. */
final class LeftBehind {
  private final List<CachedArticle.SiteFileName> files = new ArrayList<>();
  private long searched = -1;
  private String claims = "";

  /** A file that was written, or that another article has written before. */
  void file(String path, String digest) {
    files.add(new CachedArticle.SiteFileName(path, digest));
  }

  /** The article is in the index, with so many characters. */
  void searched(long size) {
    searched = size;
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

  String claims() {
    return claims;
  }
}
