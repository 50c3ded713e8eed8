package org.imprimatur.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The folder where programs of this user keep their state: {@code $XDG_STATE_HOME} (XDG Base
 * Directory Specification), else what the system has for it.
 */
final class StateHome {
  private StateHome() {}

  /** That folder, absolute, made or not; null when the user has none. */
  static @Nullable Path of(Surroundings surroundings) {
    Path named = absolute(surroundings.variable("XDG_STATE_HOME"));
    if (named != null) {
      return named;
    }
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      return absolute(surroundings.variable("LOCALAPPDATA"));
    }
    Path own = absolute(surroundings.variable("HOME"));
    Path home = own != null ? own : absolute(System.getProperty("user.home", ""));
    if (home == null) {
      return null;
    }
    return home.resolve(system.startsWith("mac") ? "Library/Application Support" : ".local/state");
  }

  /** The specification has relative ones ignored. */
  private static @Nullable Path absolute(String text) {
    try {
      Path path = Path.of(text);
      return path.isAbsolute() ? path : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }
}
