package org.imprimatur.cli;

import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.imprimatur.cli.CompletionTable.Kind;

/** The script for fish, which has an order a completion. */
final class FishCompletion {
  private static final String HEAD =
      """
      # Completes imprimatur in fish: imprimatur completion fish > ~/.config/fish/completions/imprimatur.fish
      function __imprimatur_words
          set -l value 0
          for word in (commandline -opc)[2..-1]
              if test $value = 1
                  set value 0
              else
                  switch $word
                      case @valued@
                          set value 1
                      case '-*'
                      case '*'
                          echo -- $word
                  end
              end
          end
      end

      function __imprimatur_at
          set -l words (__imprimatur_words)
          test (count $words) = 0 -a (count $argv) = 0
          and return 0
          test (count $argv) -gt 0 -a "$words[1]" = "$argv[1]"
          or return 1
          test (count $argv) = 1
          or contains -- "$words[2]" $argv[2..-1]
      end

      function __imprimatur_ids
          set -l folder $PWD
          while not test -f "$folder/imprimatur.yaml"
              test "$folder" = / -o "$folder" = ''
              and return
              set folder (string replace -r '/[^/]*$' '' -- $folder)
          end
          find "$folder/articles" -name '*.md' -type f 2>/dev/null |
              string replace -- "$folder/articles/" '' | string replace -r '\\.md$' '' |
              string match -r '^[A-Za-z0-9][A-Za-z0-9/._-]*$' | sort
      end

      complete -c imprimatur -f
      """;

  private final StringBuilder out = new StringBuilder();

  private FishCompletion() {}

  static String script() {
    return new FishCompletion().whole();
  }

  private String whole() {
    out.append(HEAD.replace("@valued@", String.join(" ", CompletionTable.valued())));
    for (Option option : CommandLineReader.global().getOptions()) {
      option("", option, List.of());
    }
    for (Command command : Commands.ALL) {
      out.append("complete -c imprimatur -n __imprimatur_at -a ").append(command.name());
      out.append(" -d ").append(quoted(command.summary())).append('\n');
      for (Option option : command.options().getOptions()) {
        option(
            " -n " + quoted("__imprimatur_at " + command.name() + with(command, option)),
            option,
            command.choices().getOrDefault(option.getLongOpt(), List.of()));
      }
      operands(command);
    }
    return out.toString();
  }

  /** The words that an option goes with, where it does not go with all. */
  private static String with(Command command, Option option) {
    List<String> words =
        command.words().stream().filter(word -> has(command.options(word), option)).toList();
    return words.size() == command.words().size() ? "" : " " + String.join(" ", words);
  }

  private static boolean has(Options options, Option option) {
    return options.hasLongOption(option.getLongOpt());
  }

  /** The values stand on a line of their own: fish would say of each what the option is for. */
  private void option(String where, Option option, List<String> words) {
    String name = "complete -c imprimatur" + where + " -l " + option.getLongOpt();
    out.append(name);
    if (option.getOpt() != null) {
      out.append(" -s ").append(option.getOpt());
    }
    if (option.hasArg()) {
      out.append(CompletionTable.kind(option) == Kind.FILES ? " -r -F" : " -x");
    }
    out.append(" -d ").append(quoted(option.getDescription())).append('\n');
    String values =
        words.isEmpty() ? values(CompletionTable.kind(option)) : String.join(" ", words);
    if (option.hasArg() && !values.isEmpty()) {
      out.append(name).append(" -x -a ").append(quoted(values)).append('\n');
    }
  }

  private static String values(Kind kind) {
    return switch (kind) {
      case FOLDERS -> "(__fish_complete_directories)";
      case ARTICLES -> "(__imprimatur_ids)";
      case FILES, PATHS, NOTHING -> "";
    };
  }

  private void operands(Command command) {
    String at = "complete -c imprimatur -n " + quoted("__imprimatur_at " + command.name());
    if (!command.words().isEmpty()) {
      out.append("complete -c imprimatur -n ");
      out.append(quoted("__imprimatur_at " + command.name() + " ''"));
      out.append(" -a ").append(quoted(String.join(" ", command.words()))).append('\n');
    }
    String behind =
        command.words().isEmpty() || CompletionTable.operands(command) == Kind.NOTHING
            ? at
            : "complete -c imprimatur -n "
                + quoted(
                    "__imprimatur_at " + command.name() + " " + String.join(" ", command.words()));
    switch (CompletionTable.operands(command)) {
      case ARTICLES -> out.append(behind).append(" -a '(__imprimatur_ids)'\n");
      case PATHS -> out.append(behind).append(" -F -a '(__imprimatur_ids)'\n");
      case FILES -> out.append(behind).append(" -F\n");
      case FOLDERS, NOTHING -> {}
    }
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
