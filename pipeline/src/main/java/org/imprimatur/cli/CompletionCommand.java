package org.imprimatur.cli;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.commons.cli.Options;
import org.imprimatur.finding.Nearest;

/** {@code completion bash|zsh|fish}. */
final class CompletionCommand implements Command {
  private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

  private static final Map<String, Supplier<String>> SCRIPTS =
      Map.of(
          "bash", ShellCompletion::bash,
          "zsh", ShellCompletion::zsh,
          "fish", FishCompletion::script);

  @Override
  public String name() {
    return "completion";
  }

  @Override
  public String summary() {
    return "Print what makes a shell complete commands, options and ids of articles";
  }

  @Override
  public String operands() {
    return String.join("|", SHELLS);
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example(
            "source <(imprimatur completion bash)", "For this shell; in ~/.bashrc for all."),
        new Example("source <(imprimatur completion zsh)", "In ~/.zshrc, after compinit."),
        new Example(
            "imprimatur completion fish > ~/.config/fish/completions/imprimatur.fish",
            "fish reads it from there."));
  }

  @Override
  public Options options() {
    return new Options();
  }

  @Override
  public List<String> words() {
    return SHELLS;
  }

  @Override
  public Task read(GivenArguments words) throws UsageException {
    String shell = words.operand("shell: " + String.join(", ", SHELLS));
    Supplier<String> script = SCRIPTS.get(shell);
    if (script == null) {
      throw new UsageException(
          "there is no completion for \"" + shell + "\"",
          Nearest.question(shell, SHELLS).orElse("One of: " + String.join(", ", SHELLS) + "."));
    }
    return invocation -> {
      invocation.out().append(script.get());
      return Exit.DONE;
    };
  }
}
