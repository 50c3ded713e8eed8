package org.imprimatur.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * All that a run takes from the process it runs in.
 *
 * @param folder the current folder
 * @param in standard input
 * @param out standard output, for results
 * @param err standard error, for progress and messages
 * @param environment the environment's variables
 * @param terminals which of {@code in}, {@code out} and {@code err} are terminals
 * @param now the clock; asked only where nothing else says which time to take
 */
public record Surroundings(
    Path folder,
    InputStream in,
    OutputStream out,
    OutputStream err,
    Map<String, String> environment,
    Set<String> terminals,
    Supplier<Instant> now) {

  /** Copies the collections. */
  public Surroundings {
    environment = Map.copyOf(environment);
    terminals = Set.copyOf(terminals);
  }

  /** A variable, empty when it is not set. */
  String variable(String name) {
    return environment.getOrDefault(name, "");
  }
}
