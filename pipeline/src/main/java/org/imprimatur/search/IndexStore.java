package org.imprimatur.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.store.NoLockFactory;

/**
 * Where an index lies: a folder, or memory. {@link IndexBuilder} writes to it, {@link Searcher} and
 * {@link BrowserExport} read from it.
 */
public final class IndexStore implements AutoCloseable {
  private final Directory directory;

  private IndexStore(Directory directory) {
    LuceneLog.quiet();
    this.directory = directory;
  }

  /**
   * In a folder.
   *
   * @param folder made if missing
   * @throws IOException when it cannot be made or read
   */
  public static IndexStore inFolder(Path folder) throws IOException {
    return new IndexStore(new NIOFSDirectory(folder, NoLockFactory.INSTANCE));
  }

  /** In memory; empty. */
  public static IndexStore inMemory() {
    return new IndexStore(new ByteBuffersDirectory(NoLockFactory.INSTANCE));
  }

  /**
   * In memory, with the files of a finished index.
   *
   * @param files name to bytes
   */
  public static IndexStore inMemory(Map<String, byte[]> files) throws IOException {
    IndexStore store = inMemory();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      try (IndexOutput out = store.directory.createOutput(file.getKey(), IOContext.DEFAULT)) {
        out.writeBytes(file.getValue(), file.getValue().length);
      }
    }
    return store;
  }

  /**
   * Hands over its files, by name.
   *
   * @throws IOException when one cannot be read or kept
   */
  public void copyTo(FileTarget target) throws IOException {
    for (String file : directory.listAll()) {
      try (IndexInput in = directory.openInput(file, IOContext.READONCE)) {
        byte[] content = new byte[Math.toIntExact(in.length())];
        in.readBytes(content, 0, content.length);
        target.accept(file, content);
      }
    }
  }

  /** For Lucene. */
  Directory directory() {
    return directory;
  }

  /** Lets go of the folder, or the memory. */
  @Override
  public void close() throws IOException {
    directory.close();
  }
}
