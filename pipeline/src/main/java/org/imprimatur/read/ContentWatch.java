package org.imprimatur.read;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reports which files of a content root change while a program runs, as the system reports it. Used
 * by one thread, and closed by any.
 */
public final class ContentWatch implements AutoCloseable {
  /** Stands for a change of which nobody can tell what it was. */
  public static final String ANYTHING = "";

  /** Editors write a file in several steps; this long nothing more comes. */
  private static final int QUIET_MILLIS = 12;

  /** But no more steps than this are waited for. */
  private static final int STEPS = 16;

  private static final Set<String> OF_CONTENT = Set.of("articles", "references", "theme");
  private static final Set<String> OF_PROGRAMS = Set.of("output", "target", "node_modules");

  private final Path root;
  private final WatchService service;
  private final Map<WatchKey, Path> folders = new HashMap<>();

  private ContentWatch(Path root, WatchService service) {
    this.root = root;
    this.service = service;
  }

  /**
   * Begins to watch.
   *
   * @throws IOException when the system does not tell, or not of so many folders
   */
  public static ContentWatch open(ContentRoot root) throws IOException {
    Path path = root.path();
    ContentWatch out = new ContentWatch(path, path.getFileSystem().newWatchService());
    try {
      out.register(path, null);
      return out;
    } catch (IOException | RuntimeException e) {
      out.close();
      throw e;
    }
  }

  /**
   * Waits until something changes.
   *
   * @return the paths relative to the root, with {@code /}; empty once this was closed
   */
  public Set<String> next() throws InterruptedException {
    Set<String> changed = new TreeSet<>();
    try {
      while (changed.isEmpty()) {
        take(service.take(), changed);
        WatchKey more = service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
        for (int i = 0; more != null && i < STEPS; i++) {
          take(more, changed);
          more = service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
        }
        if (more != null) {
          take(more, changed);
        }
      }
    } catch (ClosedWatchServiceException closed) {
      return Set.of();
    }
    return changed;
  }

  private void take(WatchKey key, Set<String> changed) {
    Path folder = folders.get(key);
    for (WatchEvent<?> event : key.pollEvents()) {
      if (folder == null || !(event.context() instanceof Path name)) {
        changed.add(ANYTHING);
        continue;
      }
      Path path = folder.resolve(name);
      relative(path).ifPresent(changed::add);
      if (event.kind() == StandardWatchEventKinds.ENTRY_CREATE && Files.isDirectory(path)) {
        try {
          register(path, changed);
        } catch (IOException gone) {
          changed.add(ANYTHING);
        }
      }
    }
    if (!key.reset()) {
      folders.remove(key);
    }
  }

  /** A path, if it may be one of content. */
  private Optional<String> relative(Path path) {
    Path below = root.relativize(path);
    String first = below.getName(0).toString();
    String name = below.toString().replace('\\', '/');
    boolean isContent =
        OF_CONTENT.contains(first)
            ? isFolder(path) || !isOfAnEditor(path)
            : name.equals(ContentRoot.MARK)
                || name.equals("requests.jsonl")
                || (isWatched(below) && isShown(name));
    return isContent ? Optional.of(name) : Optional.empty();
  }

  private boolean isFolder(Path path) {
    return folders.containsValue(path) || Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** Editors put files of their own beside the one that they save. All of content has an ending. */
  private static boolean isOfAnEditor(Path path) {
    String name = path.getFileName().toString();
    String ending = name.substring(name.lastIndexOf('.') + 1);
    return name.startsWith(".")
        || name.startsWith("#")
        || name.endsWith("~")
        || ending.equals(name)
        || Set.of("swp", "swx", "tmp", "part", "bak").contains(ending);
  }

  private static boolean isWatched(Path below) {
    String first = below.getName(0).toString();
    return !first.startsWith(".") && !OF_PROGRAMS.contains(first);
  }

  /** Pictures and linked files may lie anywhere in the root. */
  private static boolean isShown(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(java.util.Locale.ROOT);
    return Set.of("png", "jpg", "jpeg", "gif", "webp", "svg", "pdf", "csv").contains(ending);
  }

  /**
   * Watches a folder and those in it; no link is followed.
   *
   * @param found takes the files in it, which nobody reported; null where they are not new
   */
  private void register(Path folder, @Nullable Set<String> found) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<Path>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes)
              throws IOException {
            if (!dir.equals(root) && !isWatched(root.relativize(dir))) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            folders.put(
                dir.register(
                    service,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE),
                dir);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (found != null) {
              relative(file).ifPresent(found::add);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
          }
        });
  }

  @Override
  public void close() throws IOException {
    service.close();
  }
}
