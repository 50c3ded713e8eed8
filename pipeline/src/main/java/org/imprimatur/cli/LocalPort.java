package org.imprimatur.cli;

import java.io.IOException;
import java.net.BindException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.commons.cli.Options;

/**
 * Where a server of this machine listens, and how its user comes to it.
 *
 * @param number the port
 * @param isNamed whether the user wants this one and no other
 * @param opens whether the browser is opened
 */
record LocalPort(int number, boolean isNamed, boolean opens) {
  private static final String PORT = "port";
  private static final String OPEN = "open";

  static void add(Options options, int usual) {
    options.addOption(
        CommandLineReader.valued(
            PORT, "N", "listen on this port (default: " + usual + ", else one that is free)"));
    options.addOption(CommandLineReader.flag(OPEN, "open the address in your browser"));
  }

  static LocalPort read(GivenArguments words, int usual) throws UsageException {
    boolean isNamed = words.value(PORT) != null;
    return new LocalPort(words.number(PORT, usual, 1, 65535), isNamed, words.has(OPEN));
  }

  /** Begins to serve on a port. */
  interface Opener<S> {
    S open(int port) throws IOException;
  }

  /** Begins to serve on the usual port, or another one where that is taken and none was named. */
  <S> S open(Opener<S> opener) throws UsageException, IOException {
    try {
      return opener.open(number);
    } catch (BindException e) {
      if (isNamed) {
        throw new UsageException(
            "port " + number + " is taken by another program",
            "Leave --port out, or name another one.");
      }
      return opener.open(0);
    }
  }

  /**
   * Prints an address, opens it, and serves until the user ends it.
   *
   * @param typed takes a line that the user types, if it is for it
   */
  void wait(Invocation invocation, Supplier<String> addresses, Predicate<String> typed) {
    String address = addresses.get();
    invocation.out().line(address);
    invocation.out().flush();
    if (opens && !BrowserWindow.open(invocation.surroundings(), address)) {
      invocation.say("No browser could be opened: open the address yourself.");
    }
    if (!invocation.surroundings().terminals().contains("in")) {
      forever();
      return;
    }
    for (String line = invocation.line(); line != null; line = invocation.line()) {
      if (!typed.test(line)) {
        invocation.out().line(addresses.get());
        invocation.out().flush();
      }
    }
  }

  /** Until the process is ended. */
  private static void forever() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Reports defects while pages are served. */
  static Consumer<Throwable> trouble(Invocation invocation) {
    return e ->
        invocation.warn(
            "imprimatur: a page could not be made: "
                + e.getClass().getSimpleName()
                + (e.getMessage() == null ? "" : ": " + e.getMessage()));
  }
}
