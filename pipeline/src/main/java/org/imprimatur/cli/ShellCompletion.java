package org.imprimatur.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.cli.Options;
import org.imprimatur.cli.CompletionTable.Kind;

/**
 * The scripts for bash and zsh: one function that both understand says what may stand at a place,
 * and a few lines of each hand it over. No name of a file is ever run or split, and one that a
 * shell reads otherwise than as a word is not offered.
 */
final class ShellCompletion {
  private static final String IDS =
      """
      _imprimatur_ids() {
        local folder="$PWD"
        while [ ! -f "$folder/imprimatur.yaml" ]; do
          case "$folder" in ''|/) return ;; esac
          folder="${folder%/*}"
        done
        (cd "$folder/articles" 2>/dev/null && find . -name '*.md' -type f 2>/dev/null) |
          sed -n 's|^\\./\\(.*\\)\\.md$|\\1|p' |
          LC_ALL=C grep -E '^[A-Za-z0-9][A-Za-z0-9/._-]*$' |
          LC_ALL=C sort
      }

      _imprimatur_takes_value() {
        case "$1" in
          @valued@) return 0 ;;
        esac
        return 1
      }

      # A kind, then a word a line, behind a tab what it means.
      _imprimatur_offer() {
        local command="$1" step="$2" value="$3" typed="$4"
      """;

  private static final String BASH =
      """
      # Completes imprimatur in bash. In ~/.bashrc: source <(imprimatur completion bash)
      @offer@
      _imprimatur() {
        local typed="${COMP_WORDS[COMP_CWORD]}" command="" step="" value="" kind="" word="" i
        COMPREPLY=()
        for ((i = 1; i < COMP_CWORD; i++)); do
          word="${COMP_WORDS[i]}"
          if [ -n "$value" ]; then value=""
          elif _imprimatur_takes_value "$word"; then value="$word"
          elif [ "${word#-}" != "$word" ]; then :
          elif [ -z "$command" ]; then command="$word"
          elif [ -z "$step" ]; then step="$word"
          fi
        done
        {
          IFS= read -r kind
          while IFS= read -r word; do
            word="${word%%$'\\t'*}"
            if [[ "$word" == "$typed"* ]]; then COMPREPLY+=("$word"); fi
          done
        } < <(_imprimatur_offer "$command" "$step" "$value" "$typed")
        case "$kind" in
          files) word=-f ;;
          folders) word=-d ;;
          *) return ;;
        esac
        compopt -o filenames 2>/dev/null
        while IFS= read -r i; do COMPREPLY+=("$i"); done < <(compgen "$word" -- "$typed")
      }

      complete -F _imprimatur imprimatur
      """;

  private static final String ZSH =
      """
      #compdef imprimatur
      # Completes imprimatur in zsh. In ~/.zshrc, after compinit: source <(imprimatur completion zsh)
      @offer@
      _imprimatur() {
        local typed="${words[CURRENT]}" command="" step="" value="" kind="" word="" i
        local -a lines offered
        for ((i = 2; i < CURRENT; i++)); do
          word="${words[i]}"
          if [ -n "$value" ]; then value=""
          elif _imprimatur_takes_value "$word"; then value="$word"
          elif [ "${word#-}" != "$word" ]; then :
          elif [ -z "$command" ]; then command="$word"
          elif [ -z "$step" ]; then step="$word"
          fi
        done
        lines=("${(@f)$(_imprimatur_offer "$command" "$step" "$value" "$typed")}")
        kind="${lines[1]}"
        for word in "${lines[@]:1}"; do
          i="${word#*$'\\t'}"
          word="${word%%$'\\t'*}"
          # A word that says it all is not explained by itself.
          case "$i" in
            ''|"$word") offered+=("${word//:/\\\\:}") ;;
            *) offered+=("${word//:/\\\\:}:$i") ;;
          esac
        done
        if [ "${#offered}" -gt 0 ]; then _describe word offered; fi
        case "$kind" in
          files) _files ;;
          folders) _files -/ ;;
        esac
      }

      if [ "${funcstack[1]}" = _imprimatur ]; then _imprimatur "$@"; else compdef _imprimatur imprimatur; fi
      """;

  private static final String EACH_ON_A_LINE = "'%" + "s\\n'";

  private final StringBuilder out = new StringBuilder();

  private ShellCompletion() {}

  static String bash() {
    return BASH.replace("@offer@", new ShellCompletion().offer());
  }

  static String zsh() {
    return ZSH.replace("@offer@", new ShellCompletion().offer());
  }

  private String offer() {
    out.append(IDS.replace("@valued@", String.join("|", CompletionTable.valued())));
    out.append("  if [ -n \"$value\" ]; then\n    case \"$command $value\" in\n");
    values();
    out.append("      *) echo nothing ;;\n    esac\n    return\n  fi\n");
    out.append("  case \"$typed\" in\n    -*)\n      echo nothing\n");
    out.append("      case \"$command $step\" in\n");
    options();
    out.append("      esac\n      ").append(printed(of(CommandLineReader.global())));
    out.append("\n      return ;;\n  esac\n");
    out.append("  case \"$command $step\" in\n");
    operands();
    return out.append("    *) echo nothing ;;\n  esac\n}\n").toString();
  }

  private void values() {
    for (Command command : Commands.ALL) {
      new TreeMap<>(command.choices())
          .forEach(
              (option, words) ->
                  line(
                      "'" + command.name() + " --" + option + "'",
                      "echo nothing; " + printed(plain(words))));
    }
    for (Kind kind : List.of(Kind.FOLDERS, Kind.FILES, Kind.ARTICLES)) {
      List<String> names = CompletionTable.valued(kind);
      if (!names.isEmpty()) {
        line("*' " + String.join("'|*' ", names) + "'", kind(kind));
      }
    }
  }

  private void options() {
    for (Command command : Commands.ALL) {
      for (String word : command.words()) {
        Options own = command.options(word);
        if (own.getOptions().size() != command.options().getOptions().size()) {
          line("'" + command.name() + " " + word + "'", printed(of(own)));
        }
      }
      if (!command.options().getOptions().isEmpty()) {
        line("'" + command.name() + " '*", printed(of(command.options())));
      }
    }
  }

  private void operands() {
    line("' '", "echo nothing; " + printed(commands()));
    for (Command command : Commands.ALL) {
      if (!command.words().isEmpty()) {
        line("'" + command.name() + " '", "echo nothing; " + printed(plain(command.words())));
      }
      Kind kind = CompletionTable.operands(command);
      if (kind != Kind.NOTHING) {
        line("'" + command.name() + " '*", kind(kind));
      }
    }
  }

  private static String kind(Kind kind) {
    return switch (kind) {
      case ARTICLES -> "echo nothing; _imprimatur_ids";
      case PATHS -> "echo files; _imprimatur_ids";
      case FILES -> "echo files";
      case FOLDERS -> "echo folders";
      case NOTHING -> "echo nothing";
    };
  }

  private void line(String pattern, String then) {
    out.append("      ").append(pattern).append(") ").append(then).append(" ;;\n");
  }

  private static Map<String, String> commands() {
    Map<String, String> words = new TreeMap<>();
    Commands.ALL.forEach(command -> words.put(command.name(), command.summary()));
    return words;
  }

  private static Map<String, String> plain(List<String> words) {
    Map<String, String> out = new TreeMap<>();
    words.forEach(word -> out.put(word, ""));
    return out;
  }

  private static Map<String, String> of(Options options) {
    Map<String, String> words = new TreeMap<>();
    options
        .getOptions()
        .forEach(
            option ->
                CompletionTable.names(option)
                    .forEach(name -> words.put(name, option.getDescription())));
    return words;
  }

  private static String printed(Map<String, String> words) {
    StringBuilder line = new StringBuilder("printf " + EACH_ON_A_LINE);
    words.forEach(
        (word, means) ->
            line.append(" '").append(word).append('\t').append(quoted(means)).append('\''));
    return line.toString();
  }

  private static String quoted(String text) {
    return text.replace("'", "'\\''");
  }
}
