package org.imprimatur.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.cli.Options;
import org.imprimatur.examine.Check;
import org.imprimatur.examine.ExaminedArticle;
import org.imprimatur.examine.Fixing;
import org.imprimatur.finding.Counted;
import org.imprimatur.finding.Level;
import org.imprimatur.finding.Nearest;
import org.imprimatur.history.ChangedSince;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.publish.RulePages;
import org.imprimatur.report.CheckReport;
import org.imprimatur.report.Explanation;
import org.imprimatur.report.Format;
import org.imprimatur.report.ReportContext;
import org.imprimatur.report.Reports;
import org.imprimatur.run.Failure;
import org.imprimatur.run.Progress;
import org.imprimatur.run.RunContext;
import org.imprimatur.run.Selection;
import org.imprimatur.run.Settings;
import org.imprimatur.run.Workspace;
import org.jspecify.annotations.Nullable;

/** {@code check [path...]}. */
final class CheckCommand implements Command {
  private static final List<String> LEVELS = Stream.of(Level.values()).map(Level::word).toList();

  @Override
  public String name() {
    return "check";
  }

  @Override
  public String summary() {
    return "Check articles and references, and show what is wrong and where";
  }

  @Override
  public String operands() {
    return "[path...]";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("imprimatur check", "Checks everything."),
        new Example(
            "imprimatur check articles/spine/pinched-nerve.md",
            "Checks everything, and reports only the findings of one article."),
        new Example(
            "imprimatur check spine", "Reports only the findings of the folder articles/spine."),
        new Example(
            "imprimatur check --fix --dry-run",
            "Shows what can be changed without a decision, such as 250mg to 250 mg."),
        new Example(
            "imprimatur check --explain spine/pinched-nerve",
            "Shows each statement with the citations that cover it."),
        new Example(
            "imprimatur check --format json --fail-on warning",
            "JSON for other programs; warnings make it fail, too."),
        new Example(
            "imprimatur check --trust \"$BASE\" --since \"$BASE\" --format github",
            "In CI: annotations for what a change touches. BASE is the full id of the target"
                + " branch's commit."),
        new Example(
            "imprimatur check --baseline baseline.txt --update-baseline",
            "Accepts the findings of an old corpus: from then on only new findings count."));
  }

  @Override
  public Options options() {
    Options options = new Options();
    options.addOption(
        CommandLineReader.valued(
            "format", "FORMAT", "how findings are printed: " + String.join(", ", Format.words())));
    options.addOption(
        CommandLineReader.valued(
            "fail-on",
            "LEVEL",
            "exit with 1 if there is a finding of this level or a more severe one: error (default),"
                + " warning or note"));
    options.addOption(
        CommandLineReader.valued(
            "since",
            "REF",
            "report only findings of what has changed since this commit or branch"));
    options.addOption(
        CommandLineReader.valued(
            "baseline", "FILE", "do not count the findings that this file lists, only new ones"));
    options.addOption(
        CommandLineReader.flag(
            "update-baseline",
            "write that file: the first time with all findings, later without the fixed ones"));
    options.addOption(
        CommandLineReader.valued(
            "path-prefix",
            "DIR",
            "put this before paths in sarif, junit and github: where the root is in the"
                + " repository"));
    options.addOption(
        CommandLineReader.flag(
            "explain",
            "show each statement with the citations that cover it, or why it is not a claim"));
    options.addOption(CommandLineReader.flag(StageTimes.OPTION, "print how long each part took"));
    FixOptions.add(options);
    TrustOptions.add(options);
    return options;
  }

  @Override
  public Map<String, List<String>> choices() {
    return Map.of("format", Format.words(), "fail-on", LEVELS);
  }

  /**
   * What is to be checked, and how it is told.
   *
   * @param paths which files, as they were named; empty for all
   * @param since the revision since which changes count; null for all
   * @param explain whether each statement is shown with what covers it
   * @param baseline findings that do not count
   * @param fix what is changed
   * @param format how findings are printed
   * @param look the level that fails, and how paths are shown; not coloured
   * @param run how the check is done
   */
  private record CheckOptions(
      List<String> paths,
      @Nullable String since,
      boolean explain,
      BaselineFile baseline,
      FixOptions fix,
      Format format,
      Look look,
      Run run) {}

  /** From which level a check fails, and what stands before paths. */
  private record Look(Level failing, String prefix) {}

  /**
   * The day that counts as today, how many jobs there are, whether to time it, whose board counts.
   */
  private record Run(LocalDate asOf, int jobs, boolean timings, TrustOptions trust) {}

  @Override
  public Task read(GivenArguments words) throws UsageException {
    BaselineFile baseline = BaselineFile.read(words);
    String word = words.format(Format.words());
    String failOn = words.choice("fail-on", LEVELS, Level.ERROR.word());
    Level failing =
        Stream.of(Level.values()).filter(l -> l.word().equals(failOn)).findFirst().orElseThrow();
    CheckOptions options =
        new CheckOptions(
            words.operands(),
            words.value("since"),
            words.has("explain"),
            baseline,
            FixOptions.read(words),
            Format.of(word).orElse(Format.TEXT),
            new Look(failing, prefix(words.value("path-prefix", ""))),
            new Run(
                words.asOf(),
                words.jobs(),
                words.has(StageTimes.OPTION),
                TrustOptions.read(words)));
    return invocation -> run(invocation, options);
  }

  private static int run(Invocation invocation, CheckOptions options)
      throws UsageException, IOException {
    Level failing = options.look().failing();
    Format format = options.format();
    ReportContext.Look look =
        new ReportContext.Look(failing, options.look().prefix(), invocation.colour());
    Progress progress = ProgressLine.on(invocation);
    StageTimes times = options.run().timings() ? new StageTimes(invocation, progress) : null;
    Settings settings =
        new Settings(options.run().asOf(), options.run().jobs(), times == null ? progress : times);
    TrustOptions trust = options.run().trust();
    Workspace workspace = trust.openChecked(invocation);
    Selection selection =
        selection(invocation, workspace, options.paths())
            .and(since(invocation, workspace, settings, options.since()));
    options
        .fix()
        .apply(
            invocation,
            workspace,
            new Fixing(workspace.root(), trust.request(false), invocation.caller(), settings),
            selection,
            format == Format.TEXT);
    Check.Result result =
        new Check(RunContext.open(workspace, settings))
            .run(selection, watcher(invocation, options));
    boolean broken = report(invocation, result.failures());
    CheckReport report =
        options.baseline().apply(invocation, result.report(), workspace, selection, broken);
    ReportContext context =
        RulePages.context(workspace, settings.asOf(), Main.programVersion(), look);
    Reports.write(format, report, context, invocation.out());
    Reports.leftOut(format, report).ifPresent(invocation::warn);
    StageTimes.print(times, invocation);
    if (broken) {
      return Exit.DEFECT;
    }
    return report.failsAt(failing) ? Exit.FINDINGS : Exit.DONE;
  }

  private static String prefix(String prefix) {
    return prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
  }

  private static Selection since(
      Invocation invocation, Workspace workspace, Settings settings, @Nullable String ref)
      throws IOException {
    if (ref == null) {
      return Selection.ALL;
    }
    Selection touched = ChangedSince.of(workspace, settings, ref);
    long articles = touched.paths().stream().filter(path -> path.endsWith(".md")).count();
    invocation.say(
        touched.isAll()
            ? "since " + ref + ": the policy or the board changed, so everything is checked"
            : "since " + ref + ": " + Counted.of(articles, "article"));
    return touched;
  }

  /** The explanations come before the findings; beside JSON they go where messages go. */
  private static Consumer<ExaminedArticle> watcher(Invocation invocation, CheckOptions options) {
    if (!options.explain()) {
      return article -> {};
    }
    return examined -> {
      CheckedArticle article = examined.article();
      if (article == null) {
        return;
      }
      StringBuilder text = new StringBuilder();
      try {
        Explanation.write(article, text);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
      if (options.format() == Format.TEXT) {
        invocation.out().append(text).append('\n');
      } else {
        invocation.warn(text.toString());
      }
    };
  }

  /** Says which defects were met; whether there were any. */
  static boolean report(Invocation invocation, List<Failure> failures) {
    for (Failure failure : failures) {
      invocation.warn("imprimatur: " + failure.message());
      if (!invocation.surroundings().variable("IMPRIMATUR_DEBUG").isEmpty()) {
        java.io.StringWriter trace = new java.io.StringWriter();
        failure.cause().printStackTrace(new java.io.PrintWriter(trace));
        invocation.warn(trace.toString());
      }
    }
    return !failures.isEmpty();
  }

  private static Selection selection(Invocation invocation, Workspace workspace, List<String> words)
      throws UsageException {
    Set<String> paths = new TreeSet<>();
    for (String word : words) {
      Optional<Set<String>> found = Optional.empty();
      for (String candidate : candidates(invocation, workspace, word)) {
        found = found.isPresent() ? found : Selection.named(workspace, candidate);
      }
      paths.addAll(
          found.orElseThrow(
              () ->
                  new UsageException(
                      "there is no article, folder or reference file \"" + word + "\"",
                      Nearest.question(word, Selection.names(workspace))
                          .orElse(
                              "Name a path such as articles/spine/neck-pain.md, or an article's"
                                  + " id."))));
    }
    return paths.isEmpty() ? Selection.ALL : Selection.of(paths);
  }

  /** A word may be a path from here, a path from the root, or an article's id. */
  private static List<String> candidates(Invocation invocation, Workspace workspace, String word)
      throws UsageException {
    List<String> out = new ArrayList<>();
    workspace.root().relative(invocation.path(word)).ifPresent(out::add);
    if (!word.startsWith("/")) {
      workspace.root().relative(workspace.root().path().resolve(word)).ifPresent(out::add);
    }
    return out;
  }
}
