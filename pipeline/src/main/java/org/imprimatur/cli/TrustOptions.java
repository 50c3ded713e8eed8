package org.imprimatur.cli;

import java.io.IOException;
import org.apache.commons.cli.Options;
import org.imprimatur.run.TrustRequest;
import org.imprimatur.run.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * {@code --trust REF|none} and {@code --trust-bootstrap}.
 *
 * @param revision whose board and policy count; null for nobody's
 * @param isNamed whether the option was given, even if as {@code none}
 * @param bootstrap whether that revision may have no board yet
 */
record TrustOptions(@Nullable String revision, boolean isNamed, boolean bootstrap) {
  private static final String OPTION = "trust";

  /** Said on purpose: nobody vouches for the board. A branch of this name is refs/heads/none. */
  private static final String NONE = "none";

  static void add(Options options) {
    options.addOption(
        CommandLineReader.valued(
            OPTION,
            "REF",
            "take site, board and policy from this commit or branch, and require the review steps"
                + " that it holds; none: trust nothing, on purpose"));
    options.addOption(
        CommandLineReader.flag(
            "trust-bootstrap",
            "with --trust: allow that this revision has no board with keys yet"));
  }

  static TrustOptions read(GivenArguments words) throws UsageException {
    String value = words.value(OPTION);
    String revision = NONE.equals(value) ? null : value;
    boolean bootstrap = words.has("trust-bootstrap");
    if (bootstrap && revision == null) {
      throw new UsageException(
          "--trust-bootstrap goes with --trust REF",
          "Name the commit that has no board yet: --trust and its id.");
    }
    return new TrustOptions(revision, value != null, bootstrap);
  }

  /**
   * Opens the content root for a check or a build: in CI it is a finding when no revision is named.
   */
  Workspace openChecked(Invocation invocation) throws UsageException, IOException {
    boolean isCi = !invocation.surroundings().variable("CI").isEmpty();
    return open(invocation, isCi && !isNamed, true);
  }

  /**
   * Opens the content root.
   *
   * @param proves whether what is proved there is told, so that it must be said, too, where nobody
   *     vouches for the board
   */
  Workspace open(Invocation invocation, boolean proves) throws UsageException, IOException {
    return open(invocation, false, proves);
  }

  /**
   * Whose board counts.
   *
   * @param demanded whether it is a finding when nobody's was named
   */
  TrustRequest request(boolean demanded) {
    return new TrustRequest(revision, bootstrap, demanded);
  }

  private Workspace open(Invocation invocation, boolean demanded, boolean proves)
      throws UsageException, IOException {
    Workspace workspace = invocation.workspace(request(demanded));
    String trusted = workspace.trusted();
    if (trusted != null) {
      invocation.warn(trusted);
    }
    String remark = workspace.remark();
    if (remark != null && proves) {
      invocation.say(remark);
    }
    return workspace;
  }
}
