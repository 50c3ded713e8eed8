package org.imprimatur.output;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Brings what was written to the disk itself, so that it is there after the power failed. */
final class Durable {
  /** Disks and file systems put what is asked for at the same time into one go. */
  private static final int AT_ONCE = 16;

  private Durable() {}

  /**
   * Forces files and folders.
   *
   * @param forced files among them that were forced before, under another name
   */
  static void force(List<Path> all, Set<Path> forced) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<@Nullable Void>> underWay = new ArrayList<>();
      for (Path each : all) {
        if (!forced.contains(each)) {
          underWay.add(
              threads.submit(
                  () -> {
                    forceOne(each);
                    return null;
                  }));
        }
      }
      for (Future<@Nullable Void> each : underWay) {
        await(each);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void forceOne(Path path) throws IOException {
    if (Folders.isRealFolder(path)) {
      forceFolder(path);
    } else if (Folders.isRealFile(path)) {
      forceFile(path);
    }
  }

  private static void forceFile(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Forces the names in a folder. */
  static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException notOnThisSystem) {
      // Some systems cannot open folders; a rename is atomic there all the same.
    }
  }

  private static void await(Future<@Nullable Void> work) throws IOException {
    try {
      work.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OutputException("interrupted while files were forced to disk", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failed) {
        throw failed;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
