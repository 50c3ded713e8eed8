package org.imprimatur.cli;

import java.io.IOException;
import java.util.List;
import org.apache.commons.cli.Options;
import org.imprimatur.live.LiveSite;
import org.imprimatur.run.Settings;

/** {@code serve}. */
final class ServeCommand implements Command {
  /** Where no port is named, so that a browser finds the same address again. */
  private static final int USUAL = 8417;

  @Override
  public String name() {
    return "serve";
  }

  @Override
  public String summary() {
    return "Show the preview in your browser, and keep it up to date while you write";
  }

  @Override
  public String operands() {
    return "";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example(
            "imprimatur serve --open", "Opens the preview; Ctrl-C in the terminal ends it."));
  }

  @Override
  public Options options() {
    Options options = new Options();
    LocalPort.add(options, USUAL);
    TrustOptions.add(options);
    return options;
  }

  @Override
  public Task read(GivenArguments words) throws UsageException {
    if (!words.operands().isEmpty()) {
      throw new UsageException(
          "serve takes no words, but was given \"" + words.operands().get(0) + "\"",
          "It shows the whole content root; name another one with --root DIR.");
    }
    LocalPort port = LocalPort.read(words, USUAL);
    TrustOptions trust = TrustOptions.read(words);
    java.time.LocalDate asOf = words.asOf();
    int jobs = words.jobs();
    return invocation -> {
      Settings settings = new Settings(asOf, jobs, ProgressLine.on(invocation));
      LiveSite.Start start =
          new LiveSite.Start(
              invocation.root(),
              trust.request(false),
              invocation.caller(),
              settings,
              Main.programVersion());
      return run(invocation, start, port);
    };
  }

  private static int run(Invocation invocation, LiveSite.Start start, LocalPort port)
      throws UsageException, IOException {
    try (LiveSite site =
        port.open(number -> LiveSite.open(start, number, LocalPort.trouble(invocation)))) {
      invocation.say(
          "Nothing is written to disk. Only this computer can open the address, and once; press"
              + " Enter for another one, Ctrl-C to end.");
      port.wait(invocation, site::address, line -> false);
    }
    return Exit.DONE;
  }
}
