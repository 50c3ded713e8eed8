package org.imprimatur.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * By what it shows that nobody touched a file of ours since it was written: the system itself
 * changes the last of these times whenever anything about a file changes, and nobody can set it
 * back.
 *
 * @param size in bytes
 * @param modified when its bytes changed, in nanoseconds since 1970
 * @param changed when anything about it changed, in nanoseconds since 1970
 * @param inode its number on the disk
 */
public record Stamp(long size, long modified, long changed, long inode) {
  private static final String ASKED =
      "unix:size,lastModifiedTime,ctime,ino,isRegularFile,isDirectory";

  /** Of a file or folder; null when it is not there, is a link, or the system does not tell. */
  static @Nullable Stamp of(Path file) {
    try {
      Map<String, Object> found = Files.readAttributes(file, ASKED, LinkOption.NOFOLLOW_LINKS);
      boolean isOurs =
          Boolean.TRUE.equals(found.get("isRegularFile"))
              || Boolean.TRUE.equals(found.get("isDirectory"));
      return isOurs
          ? new Stamp(
              number(found.get("size")),
              nanoseconds(found.get("lastModifiedTime")),
              nanoseconds(found.get("ctime")),
              number(found.get("ino")))
          : null;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return null;
    }
  }

  private static long number(@Nullable Object value) {
    return value instanceof Number known ? known.longValue() : -1;
  }

  private static long nanoseconds(@Nullable Object value) {
    return value instanceof FileTime known ? known.to(TimeUnit.NANOSECONDS) : -1;
  }
}
