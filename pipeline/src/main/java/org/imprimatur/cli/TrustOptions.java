package org.imprimatur.cli;

import java.io.IOException;
import org.apache.commons.cli.Options;
import org.imprimatur.pipeline.Trusting;
import org.imprimatur.pipeline.Workspace;

/** {@code --trust REF} and {@code --trust-bootstrap}. */
final class TrustOptions {
  private TrustOptions() {}

  static void add(Options options) {
    options.addOption(
        CommandLineReader.valued(
            "trust",
            "REF",
            "take board and policy from this git revision, and require its events"));
    options.addOption(
        CommandLineReader.flag(
            "trust-bootstrap", "with --trust, while that revision has no board with keys yet"));
  }

  /** Opens the content root, and says where nobody vouches for the board. */
  static Workspace open(Invocation invocation) throws UsageException, IOException {
    return open(invocation, true);
  }

  /**
   * Opens the content root.
   *
   * @param proves whether what is proved there is told, so that it must be said, too, where nobody
   *     vouches for the board
   */
  static Workspace open(Invocation invocation, boolean proves) throws UsageException, IOException {
    String revision = invocation.value("trust");
    boolean bootstrap = invocation.has("trust-bootstrap");
    if (bootstrap && revision == null) {
      throw new UsageException(
          "--trust-bootstrap goes with --trust REF", "Name the revision: --trust origin/main.");
    }
    Workspace workspace = Workspace.open(invocation.root(), new Trusting(revision, bootstrap));
    String remark = workspace.remark();
    if (remark != null && proves) {
      invocation.say(remark);
    }
    return workspace;
  }
}
