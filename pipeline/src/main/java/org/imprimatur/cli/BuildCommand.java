package org.imprimatur.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.Options;
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
import org.imprimatur.review.PageKeys;
import org.imprimatur.run.Progress;
import org.imprimatur.run.Settings;
import org.imprimatur.run.Workspace;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/** {@code build}. */
final class BuildCommand implements Command {
  private static final String NO_CACHE = "no-cache";

  /** Holds the secret by which machines that share a cache know it. */
  private static final String SECRET = "IMPRIMATUR_CACHE_SECRET";

  private static final int SHORTEST = 32;

  @Override
  public String name() {
    return "build";
  }

  @Override
  public String summary() {
    return "Check, and make the site, the search index and the reports";
  }

  @Override
  public String operands() {
    return "";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("imprimatur build", "Publishes every readable article under output/."),
        new Example(
            "imprimatur build --profile release --out public",
            "Publishes what is approved under public/, and names what is withheld."),
        new Example(
            "imprimatur build --desk https://review.example --trust origin/main",
            "Makes the preview, with pages on which reviewers sign."));
  }

  @Override
  public Options options() {
    Options options = new Options();
    options.addOption(
        CommandLineReader.valued(
            "profile", "PROFILE", "preview (default): every article; release: approved ones"));
    options.addOption(
        CommandLineReader.valued(
            "desk", "ORIGIN", "preview: also make pages for this address on which reviewers sign"));
    options.addOption(
        CommandLineReader.valued("out", "DIR", "the output folder (default: output in the root)"));
    options.addOption(
        CommandLineReader.flag(
            "allow-withheld", "withheld articles do not make a release exit with 1"));
    options.addOption(
        CommandLineReader.flag(
            NO_CACHE, "do everything again, and leave nothing for later builds"));
    options.addOption(CommandLineReader.flag(StageTimes.OPTION, "print how long each part took"));
    TrustOptions.add(options);
    return options;
  }

  @Override
  public Map<String, List<String>> choices() {
    return Map.of("profile", BuildProfile.words());
  }

  /**
   * What is to be built.
   *
   * @param profile what is published
   * @param desk the origin of pages on which reviewers sign; null for none
   * @param out where to; null for the content root's own output folder
   * @param allowWithheld whether a release is done where articles are withheld
   * @param asOf the day that counts as today
   * @param jobs how many articles are worked on at once
   * @param caches whether to take over what has not changed since the last build
   * @param timings whether to tell how long each part took
   * @param trust whose board counts
   */
  private record BuildOptions(
      BuildProfile profile,
      @Nullable String desk,
      @Nullable Path out,
      boolean allowWithheld,
      LocalDate asOf,
      int jobs,
      boolean caches,
      boolean timings,
      TrustOptions trust) {}

  @Override
  public Task read(GivenArguments words) throws UsageException {
    if (!words.operands().isEmpty()) {
      throw new UsageException(
          "build takes no words, but was given \"" + words.operands().get(0) + "\"",
          "It builds the whole content root; name another one with --root DIR.");
    }
    String word = words.choice("profile", BuildProfile.words(), BuildProfile.PREVIEW.word());
    BuildOptions options =
        new BuildOptions(
            BuildProfile.of(word).orElse(BuildProfile.PREVIEW),
            desk(words.value("desk"), word),
            words.path("out"),
            words.has("allow-withheld"),
            words.asOf(),
            words.jobs(),
            !words.has(NO_CACHE),
            words.has(StageTimes.OPTION),
            TrustOptions.read(words));
    return invocation -> run(invocation, options);
  }

  private static @Nullable String desk(@Nullable String origin, String profile)
      throws UsageException {
    if (origin != null && !PageKeys.isOrigin(origin)) {
      throw new UsageException(
          "--desk is the beginning of an address, such as https://review.example, not \""
              + origin
              + "\"",
          "Browsers use passkeys at https addresses only, and at http://imprimatur.localhost.");
    }
    if (origin != null && !profile.equals(BuildProfile.PREVIEW.word())) {
      throw new UsageException("--desk goes with the preview: readers sign nothing", null);
    }
    return origin;
  }

  private static int run(Invocation invocation, BuildOptions options)
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
    print(invocation, workspace, settings, result);
    StageTimes.print(times, invocation);
    return code(invocation, options, result, out);
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
          SECRET + " is too short to vouch for anything",
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

  private static void print(
      Invocation invocation, Workspace workspace, Settings settings, Build.Result result)
      throws IOException {
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
  }

  private static int code(
      Invocation invocation, BuildOptions options, Build.Result result, Path out) {
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
          "What is not published as it stands has "
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
