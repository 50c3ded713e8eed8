package org.imprimatur.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.Options;
import org.imprimatur.lsp.EditorServer;
import org.imprimatur.run.Progress;
import org.imprimatur.run.Settings;
import org.jspecify.annotations.Nullable;

/** {@code lsp}. */
final class LspCommand implements Command {
  @Override
  public String name() {
    return "lsp";
  }

  @Override
  public String summary() {
    return "Serve an editor: findings, keys and fixes while an article is written";
  }

  @Override
  public String operands() {
    return "";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("imprimatur lsp", "For editors; it speaks on standard input and output."));
  }

  @Override
  public Options options() {
    Options options = new Options();
    options.addOption(
        CommandLineReader.flag("void-approvals", "also rename where that ends approvals"));
    return options;
  }

  @Override
  public Task read(GivenArguments words) throws UsageException {
    if (!words.operands().isEmpty()) {
      throw new UsageException("lsp takes no words", "Editors start it: imprimatur lsp");
    }
    Settings settings = new Settings(words.asOf(), words.jobs(), Progress.NONE);
    Path named = words.path("root");
    return invocation -> run(invocation, settings, named, words.has("void-approvals"));
  }

  private static int run(
      Invocation invocation, Settings settings, @Nullable Path named, boolean voiding)
      throws IOException {
    Surroundings surroundings = invocation.surroundings();
    EditorServer.serve(
        new EditorServer.Start(
            named,
            surroundings.folder(),
            invocation.caller(),
            settings,
            voiding,
            Main.programVersion()),
        surroundings.in(),
        surroundings.out());
    return Exit.DONE;
  }
}
