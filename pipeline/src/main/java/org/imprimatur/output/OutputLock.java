package org.imprimatur.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One writer at a time in a folder. The operating system holds the lock, so that it ends with the
 * process, however that dies; the file's text only says who has it, and nothing else is believed of
 * it. The file is never a link, and nothing is written through one.
 */
final class OutputLock implements AutoCloseable {
  private static final int LONGEST = 500;

  /** How often, and how many milliseconds apart, a short piece of work is waited for. */
  private static final int TRIES = 500;

  private static final int PAUSE = 20;

  private final FileChannel channel;
  private final FileLock lock;

  private OutputLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Takes the lock of a build, which may last: who comes second is told so at once.
   *
   * @param file the lock file, made when missing
   * @param what is written to, for whoever comes second
   * @param who is told to others meanwhile
   */
  static OutputLock take(Path file, Path what, String who) throws IOException {
    return take(file, "another build is writing to " + what, who, 1);
  }

  /**
   * Takes the lock of a piece of work that lasts a moment: who comes second waits for it, ten
   * seconds at most.
   *
   * @param file the lock file, made when missing
   * @param what is written to, for whoever comes second
   * @param who is told to others meanwhile
   */
  static OutputLock await(Path file, Path what, String who) throws IOException {
    return take(file, "somebody else is recording a step in " + what, who, TRIES);
  }

  private static OutputLock take(Path file, String busy, String who, int tries) throws IOException {
    FileChannel channel = opened(file);
    try {
      FileLock lock = tryLock(channel);
      for (int i = 1; lock == null && i < tries; i++) {
        pause();
        lock = tryLock(channel);
      }
      if (lock == null) {
        throw new OutputException(busy + ": " + holder(channel) + "; try again later");
      }
      if (!hasOtherNames(file)) {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(who.getBytes(UTF_8)), 0);
      }
      return new OutputLock(channel, lock);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static FileChannel opened(Path file) throws IOException {
    BasicFileAttributes present = Folders.attributes(file);
    if (present != null && !present.isRegularFile()) {
      throw new OutputException(
          file
              + " is a link or a folder, and not the lock file that this program makes; nothing was"
              + " written. Delete it, then try again");
    }
    FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS);
    if (present == null) {
      WriteAccess.fileAsFolder(file);
    }
    return channel;
  }

  /** Of a file with a second name, that one's text is not ours to write. */
  private static boolean hasOtherNames(Path file) throws IOException {
    return file.getFileSystem().supportedFileAttributeViews().contains("unix")
        && (int) Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS) > 1;
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldInThisProgram) {
      return null;
    }
  }

  private static void pause() throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OutputException("interrupted while waiting for another writer", e);
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(LONGEST);
    int length = Math.max(0, channel.read(text, 0));
    String who = shown(new String(text.array(), 0, length, UTF_8)).strip();
    return who.isEmpty() ? "it does not say who it is" : who;
  }

  /** One line that does nothing on a terminal, whoever wrote it. */
  private static String shown(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      lock.release();
    }
  }
}
