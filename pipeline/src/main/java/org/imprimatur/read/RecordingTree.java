package org.imprimatur.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * A content tree that writes down what it is asked and what it answers: what was made from it need
 * not be made again as long as another tree would answer the same.
 */
public final class RecordingTree extends ContentTree {
  private static final String SHA256 = "sha256:";

  private final ContentTree tree;
  private final SortedMap<Asked, String> answers = new ConcurrentSkipListMap<>();

  /** Records what is asked of a tree. */
  public RecordingTree(ContentTree tree) {
    this.tree = tree;
  }

  /** What can be asked. */
  public enum Question {
    /** What a file holds: its digest, or why it cannot be had. */
    BYTES,
    /** Whether anything is there. */
    ENTRY,
    /** Whether a file is there. */
    FILE,
    /** Which names a folder holds: their digest. */
    NAMES,
    /** Which names stand below {@code articles/}: their digest. */
    ARTICLES,
    /** Which files of references there are: their digest. */
    REFERENCES
  }

  /**
   * A question about a path.
   *
   * @param question what was asked
   * @param path relative to the root; empty where the question is of no one path
   */
  public record Asked(Question question, String path) implements Comparable<Asked> {
    private static final Comparator<Asked> ORDER =
        Comparator.comparing(Asked::path).thenComparing(Asked::question);

    @Override
    public int compareTo(Asked other) {
      return ORDER.compare(this, other);
    }
  }

  /** What was asked so far, each question with its answer. */
  public SortedMap<Asked, String> answers() {
    return new TreeMap<>(answers);
  }

  @Override
  FileBytes file(String path, int most) {
    FileBytes found = tree.file(path, most);
    String answer =
        found instanceof FileBytes.Present present
            ? SHA256 + digest(present.bytes())
            : found == FileBytes.Absent.TOO_LONG
                ? "longer than " + most
                : ((FileBytes.Absent) found).name().toLowerCase(Locale.ROOT).replace('_', ' ');
    // Whoever asks for less of a file than another is told less.
    answers.merge(new Asked(Question.BYTES, path), answer, (a, b) -> a.startsWith(SHA256) ? a : b);
    return found;
  }

  @Override
  List<TreeEntry> entries() {
    List<TreeEntry> found = tree.entries();
    List<String> lines = new ArrayList<>();
    found.forEach(entry -> lines.add(entry.path() + "\0" + entry.kind()));
    lines.sort(null);
    return recorded(Question.ARTICLES, "", found, SHA256 + digest(lines));
  }

  @Override
  public List<String> referenceFiles() {
    List<String> found = tree.referenceFiles();
    return recorded(Question.REFERENCES, "", found, SHA256 + digest(found));
  }

  @Override
  public boolean hasEntry(String path) {
    boolean found = tree.hasEntry(path);
    return recorded(Question.ENTRY, path, found, found ? "there" : "not there");
  }

  @Override
  public boolean hasFile(String path) {
    boolean found = tree.hasFile(path);
    return recorded(Question.FILE, path, found, found ? "there" : "not there");
  }

  @Override
  public List<String> names(String folder) {
    List<String> found = tree.names(folder);
    return recorded(Question.NAMES, folder, found, SHA256 + digest(found));
  }

  private <R> R recorded(Question question, String path, R found, String answer) {
    answers.put(new Asked(question, path), answer);
    return found;
  }

  private static String digest(List<String> lines) {
    return digest(String.join("\0", lines).getBytes(UTF_8));
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
