package org.imprimatur.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.imprimatur.output.DiskOutput;
import org.imprimatur.run.Trusting;
import org.imprimatur.run.Workspace;
import org.imprimatur.search.IndexStore;
import org.imprimatur.search.Searcher;

/** Where output lies, and the index in it. */
final class IndexFolder {
  private static final String INDEX = "index";

  private IndexFolder() {}

  /** {@code --out}, else {@code output} in the content root. */
  static Path output(Invocation invocation, Workspace workspace)
      throws UsageException, IOException {
    String named = invocation.value("out");
    return workspace.output(named == null ? null : invocation.path(named));
  }

  /** The same, to be written to. */
  static Path target(Invocation invocation, Workspace workspace)
      throws UsageException, IOException {
    String named = invocation.value("out");
    return workspace.target(named == null ? null : invocation.path(named));
  }

  /** The index of the last build. */
  static Searcher open(Invocation invocation) throws UsageException, IOException {
    Path out = output(invocation, invocation.workspace(Trusting.NOTHING));
    Path index = out.resolve(INDEX);
    Path built = DiskOutput.published(out, INDEX).orElse(null);
    if (built == null) {
      throw new UsageException("there is no search index in " + index, "Run: imprimatur build");
    }
    try {
      return Searcher.open(IndexStore.inFolder(built.toRealPath()));
    } catch (IOException e) {
      throw new IOException("the search index in " + index + " cannot be read; build it again", e);
    }
  }
}
