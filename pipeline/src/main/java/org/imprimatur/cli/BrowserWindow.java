package org.imprimatur.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Opens an address in the user's browser, by the program that the system has for that. */
final class BrowserWindow {
  private BrowserWindow() {}

  /** Whether it could be asked for. */
  static boolean open(Surroundings surroundings, String address) {
    ProcessBuilder program = new ProcessBuilder(command(address));
    program.environment().clear();
    program.environment().putAll(surroundings.environment());
    program.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    try {
      program.start().getOutputStream().close();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static List<String> command(String address) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.contains("windows")) {
      return List.of("rundll32", "url.dll,FileProtocolHandler", address);
    }
    return List.of(system.contains("mac") ? "open" : "xdg-open", address);
  }
}
