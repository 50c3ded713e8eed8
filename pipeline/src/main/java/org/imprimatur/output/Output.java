package org.imprimatur.output;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where one build's files go: to disk ({@link DiskOutput}), or to memory ({@link MemoryOutput}).
 * Nothing of it is seen before {@link #publish}, and all of it after; what is closed without that
 * leaves no trace. Methods may be called from several threads.
 */
public interface Output extends AutoCloseable {
  /** The folders that a build makes. */
  List<String> TREES = List.of("site", "index", "report");

  /** Begins a build's output, when the build is ready for it. */
  @FunctionalInterface
  interface Opener {
    /**
     * Begins the output; the caller closes it.
     *
     * @throws OutputException when it cannot be written to
     */
    Output open() throws OutputException;
  }

  /**
   * Writes a file.
   *
   * @param path below the output, in one of the {@link #TREES}: {@code site/index.html}
   * @param content its bytes, which the output owns from here on
   * @throws OutputException when it cannot be written
   * @throws IllegalArgumentException when the path would leave the trees or was written before
   */
  void write(String path, byte[] content) throws OutputException;

  /** Whether anything is left of a file of this path; if not, it need not be made. */
  default boolean keeps(String path) {
    return true;
  }

  /** Opens a file for writing, as {@link #write}; the caller closes it. */
  OutputStream stream(String path) throws OutputException;

  /**
   * Opens a file for writing, as {@link #stream}, whose digest is not made: it is never taken over,
   * or its writer can say by itself whether its content is whole.
   */
  default OutputStream accountedFor(String path) throws OutputException {
    return stream(path);
  }

  /**
   * The folder of one of the {@link #TREES}, for a writer that reads again what it wrote (Lucene).
   *
   * @return empty where the output lies in no folder; that writer then keeps its files elsewhere
   *     and {@link #write writes} them at the end
   */
  Optional<Path> folder(String tree);

  /**
   * Takes a file over from the output that is in place, as it is there.
   *
   * @param earlier says of it that it {@linkplain EarlierOutput#isWhole(String) is whole}
   * @throws OutputException when it cannot be taken over, since it was changed meanwhile, for one
   */
  default void keep(EarlierOutput earlier, String path) throws OutputException {
    keep(earlier, path, path);
  }

  /**
   * Takes a file over, as {@link #keep(EarlierOutput, String)}, to another path.
   *
   * @param path where it is
   * @param to where it goes
   * @throws OutputException when it cannot be taken over
   */
  default void keep(EarlierOutput earlier, String path, String to) throws OutputException {
    throw new OutputException("there is no earlier output to keep " + path + " of");
  }

  /**
   * Begins with what the build before left, so that what is kept need not be brought here.
   *
   * @param earlier the published output, of which files may be kept
   * @param spare what that build left in reserve; null for nothing
   */
  default void after(EarlierOutput earlier, @Nullable Spare spare) throws OutputException {}

  /** What is left in reserve for the next build, once it is published. */
  default Optional<Spare> spare() {
    return Optional.empty();
  }

  /** The digest of a file that was written to its end; empty where nobody knows. */
  default Optional<String> digest(String path) {
    return Optional.empty();
  }

  /** What was written of the output once it is published; empty where it lies in no folder. */
  default List<OutputFile> written() throws OutputException {
    return List.of();
  }

  /**
   * Puts the new output in the place of the old.
   *
   * @throws OutputException when it cannot; what was not replaced is wholly the old
   */
  void publish() throws OutputException;

  /** Ends the build. What was not published is gone. */
  @Override
  void close() throws OutputException;
}
