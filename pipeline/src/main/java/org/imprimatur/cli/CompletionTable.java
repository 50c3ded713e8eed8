package org.imprimatur.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.cli.Option;

/** What shells complete: read from the one table of commands. */
final class CompletionTable {
  private CompletionTable() {}

  /** What an operand or the value of an option is. */
  enum Kind {
    /** Something that cannot be known. */
    NOTHING,
    /** A folder. */
    FOLDERS,
    /** A file. */
    FILES,
    /** An article's id. */
    ARTICLES,
    /** An article's id, a folder or a file. */
    PATHS
  }

  /** Every option that takes a value, of whatever command, with its two dashes. */
  static List<String> valued() {
    Set<String> names = new TreeSet<>();
    for (Option option : all()) {
      if (option.hasArg()) {
        names.add("--" + option.getLongOpt());
      }
    }
    return List.copyOf(names);
  }

  private static List<Option> all() {
    List<Option> all = new ArrayList<>(CommandLineReader.global().getOptions());
    Commands.ALL.forEach(command -> all.addAll(command.options().getOptions()));
    return all;
  }

  /** What the value of an option is. */
  static Kind kind(Option option) {
    return switch (String.valueOf(option.getArgName())) {
      case "DIR" -> Kind.FOLDERS;
      case "FILE" -> Kind.FILES;
      case "ID" -> Kind.ARTICLES;
      default -> Kind.NOTHING;
    };
  }

  /** Every option whose value is of a kind, with its two dashes. */
  static List<String> valued(Kind kind) {
    Set<String> names = new TreeSet<>();
    for (Option option : all()) {
      if (option.hasArg() && kind(option) == kind) {
        names.add("--" + option.getLongOpt());
      }
    }
    return List.copyOf(names);
  }

  /** What stands behind a command's name, its words aside. */
  static Kind operands(Command command) {
    String operands = command.operands();
    if (operands.contains("path")) {
      return Kind.PATHS;
    }
    if (operands.contains("<id>")) {
      return Kind.ARTICLES;
    }
    return operands.contains("<file>") ? Kind.FILES : Kind.NOTHING;
  }

  /** An option's names as they are typed, the short one first. */
  static List<String> names(Option option) {
    String name = "--" + option.getLongOpt();
    return option.getOpt() == null ? List.of(name) : List.of("-" + option.getOpt(), name);
  }
}
