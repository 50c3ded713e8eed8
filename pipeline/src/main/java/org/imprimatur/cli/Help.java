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
    out.append("Usage: imprimatur ").append(command.name()).append(" [options]");
    out.append(command.operands().isEmpty() ? "" : " " + command.operands()).append("\n\n");
    out.append(command.summary()).append(".\n");
    if (!command.options().getOptions().isEmpty()) {
      out.append("\nOptions:\n");
      table(out, rows(command.options()));
    }
    out.append("\nOptions of all commands:\n");
    table(out, rows(CommandLineReader.global()));
    out.append("\nExamples:\n");
    for (Command.Example example : command.examples()) {
      out.append("  ")
          .append(example.line())
          .append("\n      ")
          .append(example.does())
          .append('\n');
    }
    return out.toString();
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
