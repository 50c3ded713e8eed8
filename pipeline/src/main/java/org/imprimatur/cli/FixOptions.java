package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.Options;
import org.imprimatur.examine.Fixing;
import org.imprimatur.finding.Counted;
import org.imprimatur.output.ContentTransaction;
import org.imprimatur.run.Selection;
import org.imprimatur.run.Workspace;
import org.imprimatur.source.Source;

/**
 * {@code --fix} of a check.
 *
 * @param wanted whether mechanical hints are followed
 * @param dryRun whether the changes are only shown
 * @param voiding whether articles under an approval are changed, too
 */
record FixOptions(boolean wanted, boolean dryRun, boolean voiding) {

  static void add(Options options) {
    options.addOption(
        CommandLineReader.flag(
            "fix",
            "make the changes that need no decision, and show them: a blank between number and"
                + " unit, words for abbreviations that are misread, the case of links"));
    options.addOption(CommandLineReader.flag("dry-run", "with --fix: show the changes only"));
    options.addOption(
        CommandLineReader.flag(
            "void-approvals",
            "with --fix: also change approved articles, which ends their approvals"));
  }

  static FixOptions read(GivenArguments words) throws UsageException {
    boolean wanted = words.has("fix");
    for (String option : List.of("dry-run", "void-approvals")) {
      if (words.has(option) && !wanted) {
        throw new UsageException(
            "--" + option + " goes with --fix", "Write --fix --" + option + ".");
      }
    }
    return new FixOptions(wanted, words.has("dry-run"), words.has("void-approvals"));
  }

  /** Shows the changes, and makes them unless it is a dry run. */
  void apply(
      Invocation invocation,
      Workspace workspace,
      Fixing fixing,
      Selection selection,
      boolean asText)
      throws IOException {
    if (!wanted) {
      return;
    }
    Fixing.Result result = fixing.run(selection, voiding);
    int places = 0;
    StringBuilder shown = new StringBuilder();
    List<ContentTransaction.Change> changes = new ArrayList<>();
    for (Fixing.Fixed file : result.files()) {
      changes.add(new ContentTransaction.Change(file.path(), file.before(), file.after()));
      places += show(file, shown);
    }
    if (asText) {
      invocation.out().append(shown);
    } else if (shown.length() > 0) {
      invocation.warn(shown.toString().stripTrailing());
    }
    if (!dryRun && !changes.isEmpty()) {
      try (ContentTransaction transaction = workspace.steps().begin(invocation.who())) {
        transaction.commit(changes);
      }
    }
    say(invocation, result, places);
  }

  private void say(Invocation invocation, Fixing.Result result, int places) {
    int files = result.files().size();
    invocation.say(
        files == 0
            ? "There is nothing that could be fixed without a decision."
            : (dryRun ? "would change " : "changed ")
                + Counted.of(places, "line")
                + " in "
                + Counted.of(files, "file"));
    if (!result.approved().isEmpty()) {
      invocation.warn(
          "imprimatur: not changed, since an edit would end their approvals: "
              + String.join(", ", result.approved()));
      invocation.warn("To change them all the same, add --void-approvals.");
    }
  }

  /** As {@code diff -U0} shows it; no change adds or takes away a line. */
  private static int show(Fixing.Fixed file, StringBuilder out) {
    Source before = Source.of(file.path(), new String(file.before(), UTF_8));
    Source after = Source.of(file.path(), new String(file.after(), UTF_8));
    out.append("--- ").append(file.path()).append("\n+++ ").append(file.path()).append('\n');
    int changed = 0;
    for (int line = 1; line <= before.lineCount(); line++) {
      if (!before.line(line).equals(after.line(line))) {
        out.append("@@ -").append(line).append(" +").append(line).append(" @@\n");
        out.append('-').append(before.line(line)).append('\n');
        out.append('+').append(after.line(line)).append('\n');
        changed++;
      }
    }
    return changed;
  }
}
