package org.imprimatur.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * One build at a time in a folder. The operating system holds the lock, so that it ends with the
 * process, however that dies; the file's text only says who has it.
 */
final class OutputLock implements AutoCloseable {
  private static final int LONGEST = 500;

  private final FileChannel channel;
  private final FileLock lock;

  private OutputLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  static OutputLock take(Path folder, String who) throws IOException {
    Path file = folder.resolve(".lock");
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      FileLock lock = tryLock(channel);
      if (lock == null) {
        throw new OutputException(
            "another build is writing to " + folder + ": " + holder(channel) + "; try again later");
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(who.getBytes(UTF_8)), 0);
      return new OutputLock(channel, lock);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldInThisProgram) {
      return null;
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(LONGEST);
    int length = Math.max(0, channel.read(text, 0));
    String who = new String(text.array(), 0, length, UTF_8).strip();
    return who.isEmpty() ? "it has not said who it is" : who;
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      lock.release();
    }
  }
}
