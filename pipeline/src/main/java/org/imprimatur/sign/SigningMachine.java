package org.imprimatur.sign;

import java.nio.file.Path;
import java.util.Map;

/**
 * The computer, as seen by whoever signs: programs are found and run as they would run them.
 *
 * @param folder the current folder, absolute
 * @param environment the environment's variables
 */
public record SigningMachine(Path folder, Map<String, String> environment) {
  /** Copies the variables. */
  public SigningMachine {
    environment = Map.copyOf(environment);
  }

  /** A variable, empty when it is not set. */
  String variable(String name) {
    return environment.getOrDefault(name, "");
  }
}
