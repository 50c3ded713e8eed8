package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.run.Caller;
import org.imprimatur.run.TrustRequest;
import org.imprimatur.run.Workspace;
import org.jspecify.annotations.Nullable;

/** What every command works with: the options of all, its surroundings, and where it prints. */
final class Invocation {
  private final GlobalOptions global;
  private final Surroundings surroundings;
  private final Printer out;
  private final Printer err;

  Invocation(GlobalOptions global, Surroundings surroundings, Printer out, Printer err) {
    this.global = global;
    this.surroundings = surroundings;
    this.out = out;
    this.err = err;
  }

  /** Where results go. */
  Printer out() {
    return out;
  }

  Surroundings surroundings() {
    return surroundings;
  }

  /** Says something on standard error, unless {@code --quiet}. */
  void say(String message) {
    if (!global.quiet()) {
      err.line(message);
      err.flush();
    }
  }

  /** Says something on standard error that must be heard. */
  void warn(String message) {
    err.line(message);
    err.flush();
  }

  /** Whether results are printed as JSON. */
  boolean json() {
    return global.json();
  }

  /** A path of the command line; relative ones start at the current folder. */
  Path path(String text) throws UsageException {
    return GivenArguments.path(surroundings, text);
  }

  /** Whether a content root is named, or lies here or above. */
  boolean hasRoot() throws IOException {
    return global.root() != null || ContentRoot.find(surroundings.folder()).isPresent();
  }

  /** The content root: {@code --root}, else the nearest one from the current folder upwards. */
  ContentRoot root() throws UsageException, IOException {
    String named = global.root();
    if (named != null) {
      return named(named);
    }
    Optional<ContentRoot> found = ContentRoot.find(surroundings.folder());
    return found.orElseThrow(
        () ->
            new UsageException(
                "neither this folder nor one above it has an " + ContentRoot.MARK,
                "Go to a content root, name one with --root DIR, or make a new one: imprimatur"
                    + " init"));
  }

  private ContentRoot named(String word) throws UsageException, IOException {
    Path folder = path(word);
    if (Files.isDirectory(folder) && !Files.exists(folder.resolve(ContentRoot.MARK))) {
      throw new UsageException(
          "the folder " + folder + " holds no " + ContentRoot.MARK,
          "Make it a content root: imprimatur init " + word);
    }
    return ContentRoot.open(folder);
  }

  /**
   * The content root, opened. What another run left undone is brought to an end, and that is said
   * whatever else is silent.
   */
  Workspace workspace(TrustRequest trusting) throws UsageException, IOException {
    return Workspace.open(root(), trusting, caller());
  }

  /** On whose behalf a content root is opened, and who hears of it. */
  Caller caller() {
    return new Caller(StateHome.of(surroundings), notice -> warn("imprimatur: " + notice));
  }

  /**
   * What somebody types: one line and no byte more: what follows is for others, a passphrase for
   * instance.
   */
  String typed() {
    String line = line();
    return line == null ? "" : line;
  }

  /** As {@link #typed}; null once nobody can type any more. */
  @Nullable String line() {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next;
    try {
      for (next = surroundings.in().read();
          next >= 0 && next != '\n';
          next = surroundings.in().read()) {
        line.write(next);
      }
    } catch (IOException e) {
      return null;
    }
    return next < 0 && line.size() == 0 ? null : line.toString(UTF_8).strip();
  }

  /** Whether results may be coloured. */
  boolean colour() {
    return surroundings.terminals().contains("out")
        && !global.noColor()
        && surroundings.variable("NO_COLOR").isEmpty()
        && !surroundings.variable("TERM").equals("dumb");
  }

  /** Whether a progress bar may be shown. */
  boolean showsProgress() {
    return surroundings.terminals().contains("err") && !global.quiet();
  }

  /** Who holds the output while this run writes it, in words. */
  String who() {
    return "process " + ProcessHandle.current().pid() + " in " + surroundings.folder();
  }
}
