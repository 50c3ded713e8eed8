package org.imprimatur.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.imprimatur.run.Progress;
import org.jspecify.annotations.Nullable;

/** A progress bar on standard error; only made where that is a terminal. */
final class ProgressLine implements Progress {
  private static final int WIDTH = 80;

  private final java.io.PrintStream stream;
  private @Nullable ProgressBar bar;

  private ProgressLine(java.io.PrintStream stream) {
    this.stream = stream;
  }

  /** A bar on a terminal, else nothing. */
  static Progress on(Invocation invocation) {
    if (!invocation.showsProgress()) {
      return NONE;
    }
    return new ProgressLine(
        new java.io.PrintStream(
            invocation.surroundings().err(), true, java.nio.charset.StandardCharsets.UTF_8));
  }

  @Override
  public void begin(String what, int total) {
    end();
    bar =
        new ProgressBarBuilder()
            .setTaskName(what)
            .setInitialMax(total)
            .setStyle(ProgressBarStyle.ASCII)
            .setConsumer(new ConsoleProgressBarConsumer(stream, WIDTH))
            .setUpdateIntervalMillis(200)
            .clearDisplayOnFinish()
            .build();
  }

  @Override
  public void step() {
    if (bar != null) {
      bar.step();
    }
  }

  @Override
  public void end() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
