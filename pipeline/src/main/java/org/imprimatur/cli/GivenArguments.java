package org.imprimatur.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.imprimatur.finding.Nearest;
import org.jspecify.annotations.Nullable;

/**
 * The words and options that were given. A command reads them once into a record of its own;
 * nothing looks at them thereafter.
 */
final class GivenArguments {
  private final CommandLine line;
  private final Surroundings surroundings;

  GivenArguments(CommandLine line, Surroundings surroundings) {
    this.line = line;
    this.surroundings = surroundings;
  }

  /** The options that all commands have and all obey. */
  GlobalOptions global() {
    return new GlobalOptions(value("root"), has("json"), has("quiet"), has("no-color"));
  }

  List<String> operands() {
    return List.copyOf(line.getArgList());
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

  /** All values of an option that may be given again. */
  List<String> values(String option) {
    String[] values = line.getOptionValues(option);
    return values == null ? List.of() : List.of(values);
  }

  /** The value, or a text where the option is not given. */
  String value(String option, String preset) {
    String value = value(option);
    return value == null ? preset : value;
  }

  /** The path that an option names, absolute; null when it is not given. */
  @Nullable Path path(String option) throws UsageException {
    String value = value(option);
    return value == null ? null : path(surroundings, value);
  }

  /** A path of the command line; relative ones start at the current folder. */
  static Path path(Surroundings surroundings, String text) throws UsageException {
    try {
      return surroundings.folder().resolve(text).normalize();
    } catch (InvalidPathException e) {
      throw new UsageException("\"" + text + "\" is not a path", null);
    }
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
          Nearest.question(value, words).orElse(null));
    }
    return value;
  }

  /** {@code --format}, for which {@code --json} is another word. */
  String format(List<String> words) throws UsageException {
    String format = choice("format", words, has("json") ? "json" : "text");
    if (has("json") && !format.equals("json")) {
      throw new UsageException(
          "--json and --format " + format + " exclude each other", "Leave one of them out.");
    }
    return format;
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
   * The time that a signature is given, for samples that can be made again: {@code --as-of} means
   * noon of that day, and {@code SOURCE_DATE_EPOCH} its second; null where the clock says.
   */
  @Nullable Instant fixedTime() throws UsageException {
    LocalDate day = asOf();
    if (value("as-of") != null) {
      return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }
    String epoch = surroundings.variable("SOURCE_DATE_EPOCH");
    return epoch.isEmpty() ? null : Instant.ofEpochSecond(Long.parseLong(epoch));
  }

  int jobs() throws UsageException {
    int processors = Runtime.getRuntime().availableProcessors();
    int jobs = number("jobs", processors, 1, 256);
    String shortage = jobs > processors ? OpenFileLimit.shortage(jobs) : "";
    if (!shortage.isEmpty()) {
      throw new UsageException(shortage, "Or run fewer jobs: --jobs " + processors + ".");
    }
    return jobs;
  }
}
