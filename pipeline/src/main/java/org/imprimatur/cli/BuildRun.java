package org.imprimatur.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.imprimatur.cache.SealedFolder;
import org.imprimatur.finding.Counted;
import org.imprimatur.finding.Level;
import org.imprimatur.output.DiskOutput;
import org.imprimatur.output.UserSecret;
import org.imprimatur.publish.Build;
import org.imprimatur.publish.BuildProfile;
import org.imprimatur.publish.Caching;
import org.imprimatur.publish.RulePages;
import org.imprimatur.report.Format;
import org.imprimatur.report.ReportContext;
import org.imprimatur.report.Reports;
import org.imprimatur.run.Progress;
import org.imprimatur.run.Settings;
import org.imprimatur.run.Workspace;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/**
 * A build that was made for a command.
 *
 * @param out where it lies
 * @param times how long each part took; null when nobody asked
 */
record BuildRun(
    Workspace workspace,
    Settings settings,
    Path out,
    Build.Result result,
    @Nullable StageTimes times) {
  /** Holds the secret by which machines that share a cache know it. */
  private static final String SECRET = "IMPRIMATUR_CACHE_SECRET";

  private static final int SHORTEST = 32;

  /** Builds. */
  static BuildRun of(Invocation invocation, BuildOptions options)
      throws UsageException, IOException {
    Progress progress = ProgressLine.on(invocation);
    StageTimes times = options.timings() ? new StageTimes(invocation, progress) : null;
    Settings settings =
        new Settings(options.asOf(), options.jobs(), times == null ? progress : times);
    Workspace workspace = options.trust().openChecked(invocation);
    if (options.desk() != null
        && options.trust().revision() == null
        && workspace.footing().history().isPresent()) {
      throw new UsageException(
          "--desk makes pages on which people sign, and needs --trust REF inside git",
          "Name the commit whose board, policy and theme may stand on them: --trust and its id.");
    }
    Path out = workspace.target(options.out());
    Build.Result result =
        new Build(
                workspace,
                settings,
                new Build.Options(
                    options.profile(),
                    () -> DiskOutput.open(out, invocation.who()),
                    Main.programVersion(),
                    options.desk(),
                    caching(invocation, options, out)))
            .run();
    return new BuildRun(workspace, settings, out, result, times);
  }

  /** Where earlier builds left what need not be done again; null where nobody can vouch for it. */
  private static @Nullable Caching caching(Invocation invocation, BuildOptions options, Path out)
      throws UsageException {
    // What people sign on is made again each time.
    if (!options.caches() || options.desk() != null) {
      return null;
    }
    String program = ProgramIdentity.get();
    String chosen = invocation.surroundings().variable(SECRET);
    if (!chosen.isEmpty() && chosen.length() < SHORTEST) {
      throw new UsageException(
          SECRET + " is too short to be a secret",
          "It takes at least "
              + SHORTEST
              + " characters that nobody can guess: openssl rand -hex 32");
    }
    byte[] secret =
        chosen.isEmpty()
            ? UserSecret.of(StateHome.of(invocation.surroundings())).orElse(null)
            : UserSecret.of(chosen);
    if (secret == null || program.isEmpty()) {
      return null;
    }
    Path folder = out.resolve(DiskOutput.CACHE);
    return new Caching(new SealedFolder(folder, secret, program), out, program);
  }

  /** Prints findings, or how much was published. */
  void print(Invocation invocation) throws IOException {
    if (invocation.json()) {
      invocation
          .out()
          .line(
              Json.compact(
                  Json.object(
                      "published", result.published(),
                      "withheld", result.withheld(),
                      "earlier", result.earlier(),
                      "errors", result.shown().count(Level.ERROR),
                      "warnings", result.shown().count(Level.WARNING),
                      "notes", result.shown().count(Level.NOTE),
                      "unpublished",
                          Json.object(
                              "errors", result.unpublished(Level.ERROR),
                              "warnings", result.unpublished(Level.WARNING),
                              "notes", result.unpublished(Level.NOTE)))));
    } else {
      ReportContext.Look look = new ReportContext.Look(Level.ERROR, "", invocation.colour());
      ReportContext context =
          RulePages.context(workspace, settings.asOf(), Main.programVersion(), look);
      Reports.write(Format.TEXT, result.shown(), context, invocation.out());
    }
    StageTimes.print(times, invocation);
  }

  /** Says what was left out, and gives the exit code. */
  int code(Invocation invocation, BuildOptions options) {
    BuildProfile profile = options.profile();
    List<String> withheld = result.withheld();
    if (!result.earlier().isEmpty()) {
      invocation.warn(
          "imprimatur: published at the last approved revision, since edited: "
              + String.join(", ", result.earlier()));
    }
    if (!withheld.isEmpty()) {
      invocation.warn("imprimatur: withheld, since not approved: " + String.join(", ", withheld));
    }
    int errors = result.unpublished(Level.ERROR);
    if (errors > 0) {
      invocation.say(
          "Articles that are not published in their present form have "
              + Counted.of(errors, "error")
              + ": see "
              + out.resolve("report/findings.txt"));
    }
    if (CheckCommand.report(invocation, result.failures())) {
      return Exit.DEFECT;
    }
    invocation.say(
        "built "
            + Counted.of(result.published(), "article")
            + " ("
            + profile.word()
            + ") in "
            + out);
    boolean refused =
        switch (profile) {
          case PREVIEW -> result.report().failsAt(Level.ERROR);
          case RELEASE ->
              result.shown().failsAt(Level.ERROR)
                  || (!withheld.isEmpty() && !options.allowWithheld());
        };
    return refused ? Exit.FINDINGS : Exit.DONE;
  }
}
