package org.imprimatur.search;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The folders of shards of an export, by name. */
final class ShardFolders {
  private final FileTarget target;
  private final Map<String, ShardFolder> folders = new TreeMap<>();

  ShardFolders(FileTarget target) {
    this.target = target;
  }

  ShardFolder folder(String name) {
    return folders.computeIfAbsent(name, key -> new ShardFolder(key, target));
  }

  /** Ends all, and lists their directories. */
  void finish(ByteWriter out) throws IOException {
    out.number(folders.size());
    for (ShardFolder folder : folders.values()) {
      folder.finish(out);
    }
  }
}
