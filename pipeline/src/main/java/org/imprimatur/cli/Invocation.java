package org.imprimatur.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.imprimatur.finding.Nearest;
import org.imprimatur.read.ContentRoot;
import org.imprimatur.run.Caller;
import org.imprimatur.run.Trusting;
import org.imprimatur.run.Workspace;
import org.jspecify.annotations.Nullable;

/** A parsed command line with the surroundings it runs in. */
final class Invocation {
  private final CommandLine line;
  private final Surroundings surroundings;
  private final Printer out;
  private final Printer err;

  Invocation(CommandLine line, Surroundings surroundings, Printer out, Printer err) {
    this.line = line;
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
    if (!has("quiet")) {
      err.line(message);
      err.flush();
    }
  }

  /** Says something on standard error that must be heard. */
  void warn(String message) {
    err.line(message);
    err.flush();
  }

  List<String> operands() {
    return line.getArgList();
  }

  /** The operands as one text; {@code what} names it when it is missing. */
  String sentence(String what) throws UsageException {
    String text = String.join(" ", operands()).strip();
    if (text.isEmpty()) {
      throw new UsageException("there is no " + what, null);
    }
    return text;
  }

  /** The one operand. */
  String operand(String what) throws UsageException {
    if (operands().size() != 1) {
      throw new UsageException("give one " + what + ", not " + operands().size(), null);
    }
    return operands().get(0);
  }

  boolean has(String option) {
    return line.hasOption(option);
  }

  @Nullable String value(String option) {
    return line.getOptionValue(option);
  }

  /** One of some words, or {@code preset} when the option is not given. */
  String choice(String option, List<String> words, String preset) throws UsageException {
    String value = value(option);
    if (value == null) {
      return preset;
    }
    if (!words.contains(value)) {
      throw new UsageException(
          "--" + option + " is one of " + String.join(", ", words) + ", not \"" + value + "\"",
          Nearest.hint(value, words).orElse(null));
    }
    return value;
  }

  int number(String option, int preset, int least, int most) throws UsageException {
    String value = value(option);
    if (value == null) {
      return preset;
    }
    if (!value.matches("\\d{1,9}")
        || Integer.parseInt(value) < least
        || Integer.parseInt(value) > most) {
      throw new UsageException(
          "--" + option + " is a number from " + least + " to " + most + ", not \"" + value + "\"",
          null);
    }
    return Integer.parseInt(value);
  }

  /** A path of the command line; relative ones start at the current folder. */
  Path path(String text) throws UsageException {
    try {
      return surroundings.folder().resolve(text).normalize();
    } catch (InvalidPathException e) {
      throw new UsageException("\"" + text + "\" is no path", null);
    }
  }

  /** The content root: {@code --root}, else the nearest one from the current folder upwards. */
  ContentRoot root() throws UsageException, IOException {
    String named = value("root");
    if (named != null) {
      return ContentRoot.open(path(named));
    }
    Optional<ContentRoot> found = ContentRoot.find(surroundings.folder());
    return found.orElseThrow(
        () ->
            new UsageException(
                "neither this folder nor one above it holds an " + ContentRoot.MARK,
                "Go to a content root, or name one with --root DIR."));
  }

  /**
   * The content root, opened. What another run left undone is brought to an end, and that is said
   * whatever else is silent.
   */
  Workspace workspace(Trusting trusting) throws UsageException, IOException {
    Caller caller = new Caller(StateHome.of(surroundings), notice -> warn("imprimatur: " + notice));
    return Workspace.open(root(), trusting, caller);
  }

  /** The day the run takes for today: {@code --as-of}, {@code SOURCE_DATE_EPOCH}, else today. */
  LocalDate asOf() throws UsageException {
    String named = value("as-of");
    String epoch = surroundings.variable("SOURCE_DATE_EPOCH");
    try {
      if (named != null) {
        return LocalDate.parse(named);
      }
      if (!epoch.isEmpty()) {
        return Instant.ofEpochSecond(Long.parseLong(epoch)).atOffset(ZoneOffset.UTC).toLocalDate();
      }
    } catch (DateTimeException | NumberFormatException e) {
      throw new UsageException(
          named != null
              ? "--as-of is a date such as 2026-01-31, not \"" + named + "\""
              : "SOURCE_DATE_EPOCH is a number of seconds, not \"" + epoch + "\"",
          null);
    }
    return surroundings.now().get().atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /**
   * The time that a signature is given: the clock's. For samples that can be made again, {@code
   * --as-of} means noon of that day, and {@code SOURCE_DATE_EPOCH} its second.
   */
  Instant now() throws UsageException {
    LocalDate day = asOf();
    if (value("as-of") != null) {
      return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }
    String epoch = surroundings.variable("SOURCE_DATE_EPOCH");
    return epoch.isEmpty()
        ? surroundings.now().get()
        : Instant.ofEpochSecond(Long.parseLong(epoch));
  }

  int jobs() throws UsageException {
    int processors = Runtime.getRuntime().availableProcessors();
    int jobs = number("jobs", processors, 1, 256);
    String shortage = jobs > processors ? FileHandles.shortage(jobs) : "";
    if (!shortage.isEmpty()) {
      throw new UsageException(shortage, "Or run fewer jobs: --jobs " + processors + ".");
    }
    return jobs;
  }

  /** Whether results may be coloured. */
  boolean colour() {
    return surroundings.terminals().contains("out")
        && !has("no-color")
        && surroundings.variable("NO_COLOR").isEmpty()
        && !surroundings.variable("TERM").equals("dumb");
  }

  /** Whether a progress bar may be shown. */
  boolean showsProgress() {
    return surroundings.terminals().contains("err") && !has("quiet");
  }

  /** Who holds the output while this run writes it, in words. */
  String who() {
    return "process " + ProcessHandle.current().pid() + " in " + surroundings.folder();
  }
}
