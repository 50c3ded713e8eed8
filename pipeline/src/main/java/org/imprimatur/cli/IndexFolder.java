package org.imprimatur.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.imprimatur.pipeline.Workspace;
import org.imprimatur.search.Searcher;

/** Where output lies, and the index in it. */
final class IndexFolder {
  private IndexFolder() {}

  /** {@code --out}, else {@code output} in the content root. */
  static Path output(Invocation invocation, Workspace workspace) throws UsageException {
    String named = invocation.value("out");
    return named != null ? invocation.path(named) : workspace.root().path().resolve("output");
  }

  /** The index of the last build. */
  static Searcher open(Invocation invocation) throws UsageException, IOException {
    Path index = output(invocation, Workspace.open(invocation.root())).resolve("index");
    if (!Files.isDirectory(index)) {
      throw new UsageException("there is no search index in " + index, "Run: imprimatur build");
    }
    try {
      return Searcher.open(index.toRealPath());
    } catch (IOException | IllegalArgumentException e) {
      throw new IOException("the search index in " + index + " cannot be read; build it again", e);
    }
  }
}
