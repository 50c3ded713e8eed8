package org.imprimatur.read;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;

/**
 * The content files of a revision, looked up once: finding one file in git means reading every
 * folder above it anew. Safe to share between threads.
 */
public final class Snapshot {
  private final History history;
  private final Map<String, ObjectId> files;

  Snapshot(History history, Map<String, ObjectId> files) {
    this.history = history;
    this.files = new TreeMap<>(files);
  }

  /** The regular files below a folder, sorted. */
  public List<String> files(String folder, String ending) {
    return files.keySet().stream()
        .filter(path -> path.startsWith(folder + "/") && path.endsWith(ending))
        .toList();
  }

  /**
   * Whether all its files are here: a partial clone lacks some, and only git itself fetches them.
   *
   * @throws IOException when the repository cannot be read
   */
  public boolean isWhole() throws IOException {
    try (VerifiedObjects objects = history.objects()) {
      for (ObjectId id : files.values()) {
        if (!objects.has(id)) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * A content file.
   *
   * @param most the most bytes to take
   * @return empty when it was not there, was no regular file, or was longer
   * @throws IOException when the repository cannot be read
   */
  public Optional<byte[]> bytes(String path, int most) throws IOException {
    ObjectId id = files.get(path);
    if (id == null) {
      return Optional.empty();
    }
    try (VerifiedObjects objects = history.objects()) {
      return objects.file(id, most);
    }
  }
}
