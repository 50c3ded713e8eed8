package org.imprimatur.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.imprimatur.cluster.ClusterSearch;
import org.imprimatur.search.SearchableIndex;
import org.imprimatur.search.Searcher;
import org.jspecify.annotations.Nullable;

/**
 * What is searched: the last build, or an engine.
 *
 * @param out {@code --out}; null for {@code output} in the content root
 * @param engine null for the last build
 */
record IndexChoice(@Nullable Path out, @Nullable EngineOptions engine) {

  static IndexChoice read(GivenArguments words) throws UsageException {
    EngineOptions engine = EngineOptions.read(words);
    Path out = words.path("out");
    if (engine != null && out != null) {
      throw new UsageException(
          "--out and --engine exclude each other", "Search either a build or an engine.");
    }
    return new IndexChoice(out, engine);
  }

  /** An index that is to be closed. */
  record Opened(SearchableIndex index, @Nullable Searcher local) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      if (local != null) {
        local.close();
      }
    }
  }

  Opened open(Invocation invocation) throws UsageException, IOException {
    EngineOptions elsewhere = engine;
    if (elsewhere != null) {
      return new Opened(ClusterSearch.at(elsewhere.access(invocation)), null);
    }
    Searcher local = IndexFolder.open(invocation, out);
    return new Opened(local, local);
  }
}
