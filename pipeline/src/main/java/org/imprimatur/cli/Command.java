package org.imprimatur.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.Options;

/** A subcommand. One class each; {@link Commands} lists them. */
interface Command {

  /** The word that calls it. */
  String name();

  /** What it does, in a line. */
  String summary();

  /** What follows the word, {@code "[path...]"}; options aside. */
  String operands();

  /** Command lines that help shows, each with what it does. */
  List<Example> examples();

  /** Its own options; those of all commands are added. */
  Options options();

  /** The words of which one may come right behind its name: steps, shells, rules. */
  default List<String> words() {
    return List.of();
  }

  /** What one of its words does, in a line; empty where the words are only names. */
  default String summary(String word) {
    return "";
  }

  /** What follows one of its words; options aside. */
  default String operands(String word) {
    return operands();
  }

  /** Those of its options that go with one of its words. */
  default Options options(String word) {
    return options();
  }

  /** What options may be given that take one of some words, by the option's name. */
  default Map<String, List<String>> choices() {
    return Map.of();
  }

  /**
   * Reads its words and options, once and whole.
   *
   * @throws UsageException when they make no sense
   */
  Task read(GivenArguments words) throws UsageException;

  /** A command with all that it was asked for. */
  @FunctionalInterface
  interface Task {
    /**
     * Runs it.
     *
     * @return the exit code
     * @throws UsageException when what was asked for is not there
     * @throws IOException when the world does not let it; the message is for the user
     */
    int run(Invocation invocation) throws UsageException, IOException;
  }

  /** A command line and what it does. */
  record Example(String line, String does) {}
}
