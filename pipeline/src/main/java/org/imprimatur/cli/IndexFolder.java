package org.imprimatur.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.imprimatur.output.DiskOutput;
import org.imprimatur.run.TrustRequest;
import org.imprimatur.search.IndexStore;
import org.imprimatur.search.Searcher;
import org.jspecify.annotations.Nullable;

/** The index in a build's output. */
final class IndexFolder {
  private static final String INDEX = "index";

  private IndexFolder() {}

  /**
   * The index of the last build.
   *
   * @param named {@code --out}; null for {@code output} in the content root
   */
  static Searcher open(Invocation invocation, @Nullable Path named)
      throws UsageException, IOException {
    Path out = invocation.workspace(TrustRequest.NOTHING).output(named);
    Path index = out.resolve(INDEX);
    try {
      return Searcher.open(store(invocation, named));
    } catch (IOException e) {
      throw new IOException("the search index in " + index + " cannot be read; build it again", e);
    }
  }

  /** Where the index of the last build lies. */
  static IndexStore store(Invocation invocation, @Nullable Path named)
      throws UsageException, IOException {
    Path out = invocation.workspace(TrustRequest.NOTHING).output(named);
    Path index = out.resolve(INDEX);
    Path built = DiskOutput.published(out, INDEX).orElse(null);
    if (built == null) {
      throw new UsageException("there is no search index in " + index, "Run: imprimatur build");
    }
    return IndexStore.inFolder(built.toRealPath());
  }
}
