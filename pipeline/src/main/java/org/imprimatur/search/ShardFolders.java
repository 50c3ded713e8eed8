package org.imprimatur.search;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The folders of shards of an export, by name. They may be filled side by side. */
final class ShardFolders {
  /** The folder of single shards. */
  static final String REST = "x";

  /** The folders that the manifest lists, in this order. */
  private static final List<String> FIRST = List.of("at", "t", REST);

  /** Stands before the name of another folder; behind all keys that are words. */
  private static final String LATER = "~";

  private final FileTarget target;
  private final ShardCache cache;
  private final Map<String, ShardFolder> folders = new TreeMap<>();

  ShardFolders(FileTarget target, ShardCache cache) {
    this.target = target;
    this.cache = cache;
  }

  /** A folder, to be filled by one thread. */
  synchronized ShardFolder folder(String name) {
    return folders.computeIfAbsent(name, key -> new ShardFolder(key, target, cache));
  }

  /** What an earlier export holds. */
  ShardCache cache() {
    return cache;
  }

  /**
   * Ends all. The manifest lists the directories of those that the first search reads; those of the
   * others are shards themselves.
   */
  void finish(ByteWriter manifest) throws IOException {
    ShardFolder rest = folder(REST);
    for (Map.Entry<String, ShardFolder> entry : folders.entrySet()) {
      if (!FIRST.contains(entry.getKey())) {
        ByteWriter out = new ByteWriter();
        entry.getValue().finish(out);
        rest.add(LATER + entry.getKey(), out.take());
      }
    }
    for (String name : FIRST) {
      folder(name).finish(manifest);
    }
  }
}
