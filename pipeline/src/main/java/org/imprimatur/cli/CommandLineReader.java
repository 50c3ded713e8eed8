package org.imprimatur.cli;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.cli.AlreadySelectedException;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import org.imprimatur.finding.Nearest;

/** Reads the words of a command line. */
final class CommandLineReader {
  private CommandLineReader() {}

  /** The options that all commands have. */
  static Options global() {
    Options options = new Options();
    options.addOption(
        valued(
            "root",
            "DIR",
            "the content root (default: the nearest folder, from here upwards, with an"
                + " imprimatur.yaml)"));
    options.addOption(
        valued(
            "as-of",
            "DATE",
            "the day that counts as today (default: SOURCE_DATE_EPOCH, else today in UTC)"));
    options.addOption(
        valued(
            "jobs",
            "N",
            "how many articles to work on at once (default: the number of processors)"));
    options.addOption(flag("json", "print results as JSON"));
    options.addOption(flag("q", "quiet", "no progress and no messages"));
    options.addOption(flag("no-color", "no colours (like the variable NO_COLOR)"));
    options.addOption(flag("h", "help", "show help"));
    options.addOption(flag("V", "version", "show the version"));
    return options;
  }

  private static Option flag(String letter, String name, String description) {
    return Option.builder(letter).longOpt(name).desc(description).get();
  }

  static Option flag(String name, String description) {
    return Option.builder().longOpt(name).desc(description).get();
  }

  static Option valued(String name, String argument, String description) {
    return Option.builder().longOpt(name).hasArg().argName(argument).desc(description).get();
  }

  /**
   * Where the command's word stands: the first word that is neither an option nor the value of a
   * global option; -1 when there is none.
   */
  static int commandAt(List<String> words) {
    Options global = global();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!word.startsWith("-")) {
        return i;
      }
      Option option = global.getOption(word);
      if (option != null && option.hasArg() && !word.contains("=")) {
        i++;
      }
    }
    return -1;
  }

  /** Parses the words of a command, its name left out. */
  static CommandLine parse(Options own, List<String> words) throws UsageException {
    Options all = global();
    own.getOptions().forEach(all::addOption);
    try {
      return DefaultParser.builder()
          .setAllowPartialMatching(false)
          .setStripLeadingAndTrailingQuotes(false)
          .get()
          .parse(all, words.toArray(String[]::new));
    } catch (UnrecognizedOptionException e) {
      throw unknown(all, String.valueOf(e.getOption()));
    } catch (MissingArgumentException e) {
      Option option = e.getOption();
      throw new UsageException(
          "--" + option.getLongOpt() + " needs a value",
          "Write --" + option.getLongOpt() + " " + option.getArgName() + ".");
    } catch (AlreadySelectedException e) {
      throw new UsageException("options that cannot be combined were given", null);
    } catch (ParseException e) {
      throw new UsageException("the options cannot be read: " + e.getMessage(), null);
    }
  }

  /**
   * Refuses options that the command has, but not together with its first word: {@code review
   * approve --since}.
   */
  static void refuseOthers(Command command, CommandLine line) throws UsageException {
    String word = line.getArgList().isEmpty() ? "" : line.getArgList().get(0);
    if (!command.words().contains(word)) {
      return;
    }
    List<String> own = names(command.options(word));
    List<String> global = names(global());
    for (Option option : line.getOptions()) {
      String name = option.getLongOpt();
      if (!own.contains(name) && !global.contains(name)) {
        String called = command.name() + " " + word;
        List<String> others =
            command.words().stream().filter(o -> names(command.options(o)).contains(name)).toList();
        throw new UsageException(
            called + " takes no option --" + name,
            "It is for " + command.name() + " " + String.join(", ", others) + ".");
      }
    }
  }

  private static List<String> names(Options options) {
    return options.getOptions().stream().map(Option::getLongOpt).toList();
  }

  /** Refuses an option of a command that stands before it, with its value taken for a command. */
  static void refuseBefore(List<String> words, int at) throws UsageException {
    String word = at == 0 ? "" : words.get(at - 1);
    String bare = word.replaceFirst("^-+", "");
    boolean known =
        Commands.ALL.stream().anyMatch(command -> command.options().hasLongOption(bare));
    if (word.startsWith("--") && known && !global().hasLongOption(bare)) {
      throw new UsageException(
          word + " stands before the command", "Write it after the command, with its value.");
    }
  }

  /** An option of another command is named with it, not taken for one that is spelled alike. */
  private static UsageException unknown(Options all, String option) {
    Set<String> names = new TreeSet<>();
    all.getOptions().forEach(known -> names.add(known.getLongOpt()));
    String bare = option.replaceFirst("^-+", "").replaceFirst("=.*", "");
    List<String> others =
        Commands.ALL.stream()
            .filter(command -> command.options().hasLongOption(bare))
            .map(Command::name)
            .toList();
    if (!others.isEmpty()) {
      return new UsageException(
          "there is no option --" + bare + " here", "It is for " + String.join(", ", others) + ".");
    }
    return new UsageException(
        "there is no option " + option,
        Nearest.of(bare, names, 1).stream()
            .findFirst()
            .map(near -> "Did you mean --" + near + "?")
            .orElse("Options: --" + String.join(", --", names) + "."));
  }
}
