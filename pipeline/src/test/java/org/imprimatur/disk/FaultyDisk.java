package org.imprimatur.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The computer's own files, seen through a file system that counts every step that changes
 * something (create, write, sync, rename, link, delete, grant, lock files included), and strikes at
 * the step that it is told. Whatever is done to a path of {@link #path} goes through it, so the
 * code under test needs no hook. Give one to each command.
 */
public final class FaultyDisk {
  /** What happens at the step. */
  public enum Fault {
    /** Nothing: the steps are counted. */
    NONE,
    /**
     * The process dies: an error that nobody catches is thrown, half of what was to be written is
     * written, nothing changes any more, and what was open is closed, as an operating system does.
     */
    KILL,
    /** This very process ends, there and then, with code 137; for processes made for it. */
    HALT,
    /** The step fails, and all that come later succeed. */
    FAIL_ONCE,
    /** The step fails, and all that come later do, too, but for deletions: the disk is full. */
    FAIL_ON
  }

  /** The death of the process. */
  public static final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed(String step) {
      super(step, null, false, false);
    }
  }

  private final FaultyFileSystem system;
  private final Fault fault;
  private final int at;
  private final List<String> steps = new ArrayList<>();
  private final List<FileChannel> open = new ArrayList<>();
  private boolean struck;

  /**
   * A disk.
   *
   * @param at the number of the step that is struck, from 0
   */
  public FaultyDisk(Fault fault, int at) {
    this.fault = fault;
    this.at = at;
    this.system = new FaultyFileSystem(this);
  }

  /** A disk that only counts. */
  public static FaultyDisk healthy() {
    return new FaultyDisk(Fault.NONE, -1);
  }

  /** A path of the default file system, seen through this disk. */
  public Path path(Path real) {
    return system.wrap(real);
  }

  /** The steps so far, in words; the one that was struck is the last that was tried. */
  public synchronized List<String> steps() {
    return List.copyOf(steps);
  }

  /** Whether the step was reached. */
  public synchronized boolean hasStruck() {
    return struck;
  }

  synchronized void opened(FileChannel channel) {
    open.add(channel);
  }

  /** A step is about to be taken. */
  void step(String what) throws IOException {
    step(what, () -> {});
  }

  /**
   * As above.
   *
   * @param half what is done of it where the process dies in the middle
   */
  synchronized void step(String what, Half half) throws IOException {
    if (struck && fault == Fault.KILL) {
      throw new Killed("after death: " + what);
    }
    boolean now = steps.size() == at && !struck;
    steps.add(what);
    if (now) {
      struck = true;
    }
    switch (fault) {
      case NONE -> {}
      case KILL -> {
        if (now) {
          half.run();
          for (FileChannel channel : open) {
            channel.close();
          }
          throw new Killed(what);
        }
      }
      case HALT -> {
        if (now) {
          half.run();
          Runtime.getRuntime().halt(137);
        }
      }
      case FAIL_ONCE -> failIf(now, what);
      case FAIL_ON -> failIf(now || (struck && !what.startsWith("delete")), what);
    }
  }

  private static void failIf(boolean fails, String what) throws IOException {
    if (fails) {
      throw new IOException("No space left on device (" + what + ")");
    }
  }

  /** The first half of a step. */
  interface Half {
    void run() throws IOException;
  }
}
