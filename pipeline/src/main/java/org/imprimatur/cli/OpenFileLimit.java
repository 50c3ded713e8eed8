package org.imprimatur.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * How many files the system lets this process open at once. With too few of them libraries cannot
 * be found and articles seem unreadable, so it is tried first.
 */
final class OpenFileLimit {
  /** The program's libraries, the index of a search and the repository, with some to spare. */
  private static final int NEEDED = 128;

  private static final int NEEDED_BY_A_JOB = 4;

  /** A file that every Java has. */
  private static final Path FILE = Path.of(System.getProperty("java.home", ""), "lib", "modules");

  private OpenFileLimit() {}

  /** Why so many jobs cannot be run, as a sentence; empty when they can. */
  static String shortage(int jobs) {
    int needed = NEEDED + NEEDED_BY_A_JOB * jobs;
    return areFree(needed) ? "" : shortage();
  }

  /** The sentence for whoever has too few. */
  static String shortage() {
    return "the system lets this program open too few files at once; allow more, and run it again:"
        + " ulimit -n 1024";
  }

  /** Whether as many files can be opened, beside those that are open. */
  static boolean areFree(int count) {
    List<FileChannel> open = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        open.add(FileChannel.open(FILE, StandardOpenOption.READ));
      }
      return true;
    } catch (NoSuchFileException nothingToTryItWith) {
      return true;
    } catch (FileSystemException e) {
      return false;
    } catch (IOException e) {
      return true;
    } finally {
      open.forEach(OpenFileLimit::close);
    }
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException nothingWasWritten) {
      // It was only looked whether it could be opened.
    }
  }
}
