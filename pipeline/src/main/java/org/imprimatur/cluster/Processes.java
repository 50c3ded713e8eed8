package org.imprimatur.cluster;

import java.time.Instant;
import java.util.Optional;

/** Processes of this machine, by number and start: a number alone is given again. */
final class Processes {
  private Processes() {}

  /** This one. */
  static String own() {
    return named(ProcessHandle.current());
  }

  private static String named(ProcessHandle process) {
    Optional<Instant> start = process.info().startInstant();
    return process.pid() + start.map(at -> "@" + at.getEpochSecond()).orElse("");
  }

  /** Whether one runs. */
  static boolean isAlive(String name) {
    String pid = name.split("@", -1)[0];
    if (!pid.matches("\\d{1,18}")) {
      return false;
    }
    return ProcessHandle.of(Long.parseLong(pid))
        .filter(process -> process.isAlive() && named(process).equals(name))
        .isPresent();
  }
}
