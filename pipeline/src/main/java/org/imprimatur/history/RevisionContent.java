package org.imprimatur.history;

import java.util.Optional;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.resolve.Content;
import org.imprimatur.run.PageContent;
import org.jspecify.annotations.Nullable;

/**
 * The files of a revision of the past. Which articles it had is not asked: a page leads to those
 * that are published today.
 *
 * @param files where they are read from
 */
public record RevisionContent(PageContent.Bytes files) implements Content {
  private static final int LONGEST = Integer.MAX_VALUE - 8;

  @Override
  public boolean hasArticle(String id) {
    return ContentRoot.idFault(id) == null;
  }

  @Override
  public boolean hasFile(String path) {
    return files.of(path, LONGEST).isPresent();
  }

  @Override
  public Optional<byte[]> bytes(String path, int most) {
    return files.of(path, most);
  }

  @Override
  public boolean isLonger(String path, long bytes) {
    return hasFile(path) && files.of(path, (int) Math.min(bytes, LONGEST)).isEmpty();
  }

  @Override
  public @Nullable String sameButForCase(String path) {
    return null;
  }
}
