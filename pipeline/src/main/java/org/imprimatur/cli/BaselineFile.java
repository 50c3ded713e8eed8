package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import org.imprimatur.finding.Counted;
import org.imprimatur.output.ContentWriter;
import org.imprimatur.read.Loaded;
import org.imprimatur.report.Baseline;
import org.imprimatur.report.CheckReport;
import org.imprimatur.run.Selection;
import org.imprimatur.run.Workspace;
import org.imprimatur.source.Source;
import org.jspecify.annotations.Nullable;

/**
 * {@code --baseline FILE} and {@code --update-baseline} of a check.
 *
 * @param name the file as it was named; null without a baseline
 * @param update whether it is written
 */
record BaselineFile(@Nullable String name, boolean update) {

  /**
   * What the options say; a part of the corpus can be held against a baseline, but not write it.
   */
  static BaselineFile read(GivenArguments words) throws UsageException {
    String name = words.value("baseline");
    boolean update = words.has("update-baseline");
    if (update && name == null) {
      throw new UsageException(
          "--update-baseline needs a file", "Write --baseline FILE --update-baseline.");
    }
    if (update && (!words.operands().isEmpty() || words.has("since"))) {
      throw new UsageException(
          "--update-baseline goes with a check of everything",
          "Leave out the paths and --since: what is not checked would be taken for fixed.");
    }
    return new BaselineFile(name, update);
  }

  /** The report without what the baseline has; the baseline is written if that was asked for. */
  CheckReport apply(
      Invocation invocation,
      CheckReport report,
      Workspace workspace,
      Selection selection,
      boolean broken)
      throws UsageException, IOException {
    if (name == null) {
      return report;
    }
    String path =
        workspace
            .root()
            .relative(invocation.path(name))
            .filter(p -> !p.isEmpty())
            .orElseThrow(
                () ->
                    new UsageException(
                        "the baseline " + name + " is not in the content root",
                        "Keep it beside imprimatur.yaml, under version control."));
    if (update && broken) {
      throw new IOException("the baseline was not written, since not all could be checked");
    }
    if (!workspace.root().hasEntry(path)) {
      return first(invocation, report, workspace, path);
    }
    Baseline.Applied applied = read(workspace, path, update).apply(report);
    if (update && applied.gone() > 0) {
      write(workspace, path, applied.left());
      invocation.say(path + ": " + applied.gone() + " dropped, " + applied.left().size() + " left");
    } else if (selection.isAll() && applied.gone() > 0) {
      invocation.say(
          path
              + ": "
              + Counted.of(applied.gone(), "of its findings is", "of its findings are")
              + " gone; --update-baseline drops them from the file");
    }
    return applied.report();
  }

  private CheckReport first(
      Invocation invocation, CheckReport report, Workspace workspace, String path)
      throws UsageException, IOException {
    if (!update) {
      throw new UsageException(
          "there is no baseline " + name,
          "Write it with --baseline " + name + " --update-baseline.");
    }
    Baseline all = Baseline.of(report);
    write(workspace, path, all);
    invocation.say(path + ": " + Counted.of(all.size(), "finding") + " taken in");
    return all.apply(report).report();
  }

  /** With {@code --trust}, no change adds to the list of findings that do not count. */
  private static Baseline read(Workspace workspace, String path, boolean update)
      throws IOException {
    Loaded loaded =
        update
            ? workspace.root().read(path)
            : workspace
                .houseFile(path)
                .orElseThrow(() -> new IOException("the trusted commit has no baseline " + path));
    Source source = loaded.source();
    if (source == null) {
      throw new IOException("the baseline " + path + " cannot be read");
    }
    return Baseline.read(source);
  }

  private static void write(Workspace workspace, String path, Baseline baseline)
      throws IOException {
    new ContentWriter(workspace.root().path()).replace(path, baseline.text().getBytes(UTF_8));
  }
}
