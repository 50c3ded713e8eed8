package org.imprimatur.cli;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** The texts of {@code --help}. */
final class Help {
  private static final int WIDTH = 96;

  private Help() {}

  static String overview() {
    StringBuilder out = new StringBuilder();
    out.append("Imprimatur: every claim cited, every approval signed, every answer quoted.\n\n");
    out.append("Usage: imprimatur <command> [options] [words]\n\nCommands:\n");
    List<String[]> rows = new ArrayList<>();
    Commands.ALL.forEach(c -> rows.add(new String[] {c.name(), c.summary()}));
    table(out, rows);
    out.append("\nOptions of all commands:\n");
    table(out, rows(CommandLineReader.global()));
    out.append(
        "\nExit codes: 0 done, no errors found; 1 findings at the failing level, or something");
    out.append(" refused or withheld;\n            2 wrong usage or unusable configuration; 70 a");
    out.append(" defect of this program.\n");
    out.append("\n`imprimatur <command> --help` shows a command's options and examples.\n");
    return out.toString();
  }

  static String of(Command command) {
    StringBuilder out = new StringBuilder();
    head(out, command.name(), command.operands(), command.summary());
    List<String[]> words = new ArrayList<>();
    for (String word : command.words()) {
      if (!command.summary(word).isEmpty()) {
        words.add(new String[] {word, command.summary(word)});
      }
    }
    if (!words.isEmpty()) {
      out.append("\nSteps:\n");
      table(out, words);
    }
    tail(out, command.options(), command.examples());
    if (!words.isEmpty()) {
      out.append("\n`imprimatur ").append(command.name());
      out.append(" <step> --help` shows the options and examples of a step.\n");
    }
    return out.toString();
  }

  /** Of one of its words, if that has a help of its own; else of the command. */
  static String of(Command command, List<String> operands) {
    String word = operands.isEmpty() ? "" : operands.get(0);
    if (command.summary(word).isEmpty()) {
      return of(command);
    }
    String name = command.name() + " " + word;
    StringBuilder out = new StringBuilder();
    head(out, name, command.operands(word), command.summary(word));
    tail(
        out,
        command.options(word),
        command.examples().stream()
            .filter(it -> (it.line() + " ").startsWith("imprimatur " + name + " "))
            .toList());
    return out.toString();
  }

  private static void head(StringBuilder out, String name, String operands, String summary) {
    out.append("Usage: imprimatur ").append(name).append(" [options]");
    out.append(operands.isEmpty() ? "" : " " + operands).append("\n\n");
    out.append(summary).append(".\n");
  }

  private static void tail(StringBuilder out, Options options, List<Command.Example> examples) {
    if (!options.getOptions().isEmpty()) {
      out.append("\nOptions:\n");
      table(out, rows(options));
    }
    out.append("\nOptions of all commands:\n");
    table(out, rows(CommandLineReader.global()));
    out.append("\nExamples:\n");
    for (Command.Example example : examples) {
      out.append("  ")
          .append(example.line())
          .append("\n      ")
          .append(example.does())
          .append('\n');
    }
  }

  private static List<String[]> rows(Options options) {
    List<String[]> rows = new ArrayList<>();
    for (Option option : options.getOptions()) {
      String value = option.hasArg() ? " " + option.getArgName() : "";
      String letter = option.getOpt() == null ? "" : "-" + option.getOpt() + ", ";
      rows.add(new String[] {letter + "--" + option.getLongOpt() + value, option.getDescription()});
    }
    return rows;
  }

  private static void trim(StringBuilder out) {
    out.setLength(out.length() - 1);
  }

  private static void table(StringBuilder out, List<String[]> rows) {
    int width = rows.stream().mapToInt(row -> row[0].length()).max().orElse(0) + 2;
    for (String[] row : rows) {
      out.append("  ").append(row[0]).append(" ".repeat(width - row[0].length()));
      int used = 2 + width;
      for (String word : row[1].split(" ", -1)) {
        if (used + word.length() > WIDTH) {
          trim(out);
          out.append('\n').append(" ".repeat(2 + width));
          used = 2 + width;
        }
        out.append(word).append(' ');
        used += word.length() + 1;
      }
      trim(out);
      out.append('\n');
    }
  }
}
