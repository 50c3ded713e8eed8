package org.imprimatur.read;

import java.util.List;
import java.util.Optional;

/**
 * The files of a content root, wherever they are read from: a folder as it lies there ({@link
 * ContentRoot}), a git revision ({@link RevisionTree}), either with texts laid over it ({@link
 * OverlayTree}); {@link RecordingTree} writes down what is asked. Whatever works on content works
 * on this, so that nothing is done in one way today and in another for the past. Paths are relative
 * to the root, with {@code /}; nothing outside the root is read. Safe to share between threads.
 *
 * <p>A tree that is read from git throws {@link java.io.UncheckedIOException} when the repository
 * cannot be read.
 */
public abstract class ContentTree {
  private static final String REFERENCES = "references";

  ContentTree() {}

  /** A file's bytes, or why there are none; of a longer file than {@code most} none are read. */
  abstract FileBytes file(String path, int most);

  /** The names below {@code articles/}, those of folders included, in any order. */
  abstract List<TreeEntry> entries();

  /** Whether there is anything at a path of the root, readable or not. */
  public abstract boolean hasEntry(String path);

  /** Whether a path is a regular file that really lies inside the root. */
  public abstract boolean hasFile(String path);

  /**
   * The names of what lies in a folder of the root, sorted; empty when it cannot be read or leads
   * out of the root.
   *
   * @param folder empty for the root itself
   */
  public abstract List<String> names(String folder);

  /** All articles, ordered by id; only names are read, no file is opened. */
  public Listing articles() {
    return ArticleNames.judged(entries());
  }

  /** The {@code *.yaml} files right in {@code references/}, sorted, without the glossary. */
  public List<String> referenceFiles() {
    return names(REFERENCES).stream()
        .filter(
            name ->
                name.endsWith(".yaml") && !name.startsWith(".") && !name.equals("glossary.yaml"))
        .map(name -> REFERENCES + "/" + name)
        .toList();
  }

  /** Reads an article; findings are {@code article/*}. */
  public final Loaded read(ArticleFile file) {
    return read(file.path(), ContentRoot.LONGEST_ARTICLE);
  }

  /** Reads a text file of the root, up to {@value ContentRoot#LONGEST_FILE} bytes. */
  public final Loaded read(String path) {
    return read(path, ContentRoot.LONGEST_FILE);
  }

  private Loaded read(String path, long most) {
    FileBytes found = file(path, (int) most);
    return found instanceof FileBytes.Present present
        ? Decoder.decode(path, present.bytes())
        : ((FileBytes.Absent) found).at(path, most);
  }

  /** Bytes as a text file of a content root. */
  public static Loaded decode(String path, byte[] bytes) {
    return Decoder.decode(path, bytes);
  }

  /**
   * The bytes of a file of the root, an image for instance.
   *
   * @param most the most bytes to take
   * @return empty when it is missing, outside, unreadable or longer
   */
  public final Optional<byte[]> bytes(String path, int most) {
    return file(path, most) instanceof FileBytes.Present present
        ? Optional.of(present.bytes())
        : Optional.empty();
  }

  /** Whether a file of the root is longer than that many bytes. */
  public final boolean isLonger(String path, int bytes) {
    return file(path, bytes) == FileBytes.Absent.TOO_LONG;
  }
}
