package org.imprimatur.resolve;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The articles and files that links and images may lead to: today's, or those of a revision. */
public interface LinkableContent {

  /** Whether there is an article of this id. */
  boolean hasArticle(String id);

  /**
   * Whether there is a readable file at a path.
   *
   * @param path relative to the content root, with {@code /}, normalised
   */
  boolean hasFile(String path);

  /** The bytes of a file; empty when there are none, or more than so many. */
  Optional<byte[]> bytes(String path, int most);

  /** Whether a file is longer than that many bytes. */
  boolean isLonger(String path, int bytes);

  /**
   * The path of a file that differs from a missing one only in case, or null: it would be found on
   * some machines and not on the web host.
   */
  @Nullable String sameButForCase(String path);
}
