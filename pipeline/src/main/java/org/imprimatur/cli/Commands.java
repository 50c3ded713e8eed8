package org.imprimatur.cli;

import java.util.List;
import java.util.Optional;

/** All commands, in the order help shows them. */
final class Commands {
  static final List<Command> ALL =
      List.of(
          new InitCommand(),
          new NewCommand(),
          new ImportCommand(),
          new QuoteCommand(),
          new CheckCommand(),
          new BuildCommand(),
          new ServeCommand(),
          new SearchCommand(),
          new AskCommand(),
          new EvaluateCommand(),
          new ExportCommand(),
          new PublishCommand(),
          new ReviewCommand(),
          new DeskCommand(),
          new LspCommand(),
          new RulesCommand(),
          new CompletionCommand());

  private Commands() {}

  static Optional<Command> named(String name) {
    return ALL.stream().filter(command -> command.name().equals(name)).findFirst();
  }

  static List<String> names() {
    return ALL.stream().map(Command::name).toList();
  }
}
