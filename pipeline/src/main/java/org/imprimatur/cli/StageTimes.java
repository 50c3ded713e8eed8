package org.imprimatur.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.imprimatur.run.Progress;
import org.jspecify.annotations.Nullable;

/**
 * How long the parts of a command take, for {@code --timings}. What is between parts counts, too.
 */
final class StageTimes implements Progress {
  static final String OPTION = "timings";

  private static final String BEGIN = "start";
  private static final String BETWEEN = "between";
  private static final String END = "end";

  private final Progress shown;
  private final Supplier<Instant> clock;
  private final Instant begun;
  private final List<Stage> stages = new ArrayList<>();
  private Instant last;
  private String running = BEGIN;

  private record Stage(String name, Duration time) {}

  /**
   * Counts from now on.
   *
   * @param shown hears of the progress, too
   */
  StageTimes(Invocation invocation, Progress shown) {
    this.shown = shown;
    this.clock = invocation.surroundings().now();
    this.begun = clock.get();
    this.last = begun;
  }

  @Override
  public void begin(String what, int total) {
    lap(what);
    shown.begin(what, total);
  }

  @Override
  public void step() {
    shown.step();
  }

  @Override
  public void end() {
    shown.end();
    lap(BETWEEN);
  }

  private void lap(String next) {
    Instant now = clock.get();
    stages.add(new Stage(running, Duration.between(last, now)));
    last = now;
    running = next;
  }

  /** Prints the parts in their order, those that took no time left out, and the whole. */
  static void print(@Nullable StageTimes times, Invocation invocation) {
    if (times == null) {
      return;
    }
    times.lap(END);
    for (Stage stage : times.stages) {
      if (stage.time().toMillis() >= 50) {
        invocation.warn(seconds(stage.time()) + "  " + stage.name());
      }
    }
    invocation.warn(seconds(Duration.between(times.begun, times.last)) + "  in all");
  }

  /** With one decimal, for columns. */
  private static String seconds(Duration time) {
    long tenths = (time.toMillis() + 50) / 100;
    String out = tenths / 10 + "." + tenths % 10 + " s";
    return " ".repeat(Math.max(0, 9 - out.length())) + out;
  }
}
