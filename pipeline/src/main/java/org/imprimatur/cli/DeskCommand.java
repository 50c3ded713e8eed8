package org.imprimatur.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.apache.commons.cli.Options;
import org.imprimatur.live.DeskSite;
import org.imprimatur.live.LiveSite;
import org.imprimatur.model.Configuration;
import org.imprimatur.run.Progress;
import org.imprimatur.run.Settings;
import org.jspecify.annotations.Nullable;

/** {@code desk}. */
final class DeskCommand implements Command {
  /** Where no port is named: answers that are kept as a draft belong to an address. */
  private static final int USUAL = 8418;

  @Override
  public String name() {
    return "desk";
  }

  @Override
  public String summary() {
    return "Review and sign in your browser: what waits for you, and every step";
  }

  @Override
  public String operands() {
    return "";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example(
            "imprimatur desk --as a.reviewer --open",
            "Opens what waits for you; Ctrl-C in the terminal ends it."));
  }

  @Override
  public Options options() {
    Options options = new Options();
    options.addOption(CommandLineReader.valued("as", "PERSON", "who you are on the board"));
    LocalPort.add(options, USUAL);
    TrustOptions.add(options);
    return options;
  }

  @Override
  public Task read(GivenArguments words) throws UsageException {
    if (!words.operands().isEmpty()) {
      throw new UsageException(
          "desk takes no words, but was given \"" + words.operands().get(0) + "\"",
          "It shows everything that waits for you; say who you are with --as PERSON.");
    }
    LocalPort port = LocalPort.read(words, USUAL);
    TrustOptions trust = TrustOptions.read(words);
    Settings settings = new Settings(words.asOf(), words.jobs(), Progress.NONE);
    Instant fixed = words.fixedTime();
    String as = words.value("as");
    return invocation -> run(invocation, trust, settings, new Where(port, fixed, as));
  }

  /**
   * Where and as whom.
   *
   * @param fixed the time that steps are signed at; null where the clock says
   */
  private record Where(LocalPort port, @Nullable Instant fixed, @Nullable String as) {}

  private static int run(Invocation invocation, TrustOptions trust, Settings settings, Where where)
      throws UsageException, IOException {
    Configuration configuration = trust.open(invocation, true).configuration();
    if (where.as() != null && configuration.person(where.as()).isEmpty()) {
      throw new UsageException(
          "\"" + where.as() + "\" is not on the board",
          "Say who you are with --as PERSON, or choose your name on the page.");
    }
    LiveSite.Start site =
        new LiveSite.Start(
            invocation.root(),
            trust.request(false),
            invocation.caller(),
            settings,
            Main.programVersion());
    Supplier<Instant> now = where.fixed() == null ? invocation.surroundings().now() : where::fixed;
    DeskTerminal terminal = new DeskTerminal(invocation, settings.asOf());
    DeskSite.Start start =
        new DeskSite.Start(
            site, new DeskSite.Who(where.as(), invocation.who()), now, terminal::sign);
    try (DeskSite desk =
        where.port().open(number -> DeskSite.open(start, number, LocalPort.trouble(invocation)))) {
      invocation.say(
          "Only this computer can open the address, and once; press Enter for another one, Ctrl-C"
              + " to end. Steps are recorded in your articles folder as you take them.");
      where.port().wait(invocation, desk::address, terminal::typed);
    } finally {
      terminal.close();
    }
    return Exit.DONE;
  }
}
