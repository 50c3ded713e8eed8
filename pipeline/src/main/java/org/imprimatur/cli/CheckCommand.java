package org.imprimatur.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.commons.cli.Options;
import org.imprimatur.finding.Level;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.pipeline.Check;
import org.imprimatur.pipeline.Failure;
import org.imprimatur.pipeline.Selection;
import org.imprimatur.pipeline.Settings;
import org.imprimatur.pipeline.Workspace;
import org.imprimatur.report.Explanation;
import org.imprimatur.report.Format;
import org.imprimatur.report.Reports;

/** {@code check [path...]}. */
final class CheckCommand implements Command {
  private static final List<String> LEVELS = List.of("error", "warning");

  @Override
  public String name() {
    return "check";
  }

  @Override
  public String summary() {
    return "Check articles and references, and tell what is wrong where";
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
            "imprimatur check articles/spine/pinched-nerve.md", "Tells findings of one article."),
        new Example(
            "imprimatur check --explain spine/pinched-nerve",
            "Shows each statement with what covers it."),
        new Example(
            "imprimatur check --format json --fail-on warning",
            "For other programs; warnings fail, too."));
  }

  @Override
  public Options options() {
    Options options = new Options();
    options.addOption(
        CommandLineReader.valued(
            "format", "FORMAT", "how findings are printed: " + String.join(", ", Format.words())));
    options.addOption(
        CommandLineReader.valued(
            "fail-on", "LEVEL", "exit with 1 from this level on: error (default) or warning"));
    options.addOption(
        CommandLineReader.flag(
            "explain", "show each statement with what covers it, or why it is no claim"));
    TrustOptions.add(options);
    return options;
  }

  @Override
  public int run(Invocation invocation) throws UsageException, IOException {
    String preset = invocation.has("json") ? Format.JSON.word() : Format.TEXT.word();
    String word = invocation.choice("format", Format.words(), preset);
    Format format = Format.of(word).orElse(Format.TEXT);
    Level failing =
        invocation.choice("fail-on", LEVELS, "error").equals("error") ? Level.ERROR : Level.WARNING;
    Settings settings =
        new Settings(invocation.asOf(), invocation.jobs(), ProgressLine.on(invocation));
    Workspace workspace = TrustOptions.open(invocation);
    Selection selection = selection(invocation, workspace);
    Check.Result result =
        new Check(workspace, settings).run(selection, watcher(invocation, format));
    Reports.write(format, result.report(), invocation.colour(), invocation.out());
    if (tell(invocation, result.failures())) {
      return Exit.DEFECT;
    }
    return result.report().failsAt(failing) ? Exit.FINDINGS : Exit.DONE;
  }

  /** The explanations come before the findings; beside JSON they go where messages go. */
  private static Consumer<CheckedArticle> watcher(Invocation invocation, Format format) {
    if (!invocation.has("explain")) {
      return article -> {};
    }
    return article -> {
      StringBuilder text = new StringBuilder();
      try {
        Explanation.write(article, text);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
      if (format == Format.TEXT) {
        invocation.out().append(text).append('\n');
      } else {
        invocation.warn(text.toString());
      }
    };
  }

  /** Says which defects were met; whether there were any. */
  static boolean tell(Invocation invocation, List<Failure> failures) {
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

  private static Selection selection(Invocation invocation, Workspace workspace)
      throws UsageException {
    Set<String> paths = new TreeSet<>();
    for (String word : invocation.operands()) {
      Optional<Set<String>> found = Optional.empty();
      for (String candidate : candidates(invocation, workspace, word)) {
        found = found.isPresent() ? found : Selection.named(workspace, candidate);
      }
      paths.addAll(
          found.orElseThrow(
              () ->
                  new UsageException(
                      "there is no article, folder or reference file \"" + word + "\"",
                      "Name a path such as articles/spine/neck-pain.md, or an article's id.")));
    }
    return paths.isEmpty() ? Selection.ALL : new Selection(paths);
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
