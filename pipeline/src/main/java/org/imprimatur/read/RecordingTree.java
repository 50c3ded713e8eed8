package org.imprimatur.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.imprimatur.recorded.Asked;
import org.imprimatur.recorded.Recording;

/**
 * A content tree that writes down what it is asked and what it answers: what was made from it need
 * not be made again as long as another tree would answer the same. What the work of one thread asks
 * is also in that thread's {@link Recording}, if it has one. Safe to share between threads.
 */
public final class RecordingTree extends ContentTree {
  /** Before the length up to which a file's bytes are asked for. */
  private static final String BYTES = "bytes ";

  private static final String ENTRY = "entry";
  private static final String FILE = "file";
  private static final String NAMES = "names";
  private static final String ARTICLES = "articles";
  private static final String REFERENCES = "references";

  private final ContentTree tree;
  private final Function<byte[], String> digest;
  private final Recording all = new Recording();

  /** Records what is asked of a tree. */
  public RecordingTree(ContentTree tree) {
    this(tree, Recording::digest);
  }

  /**
   * Records what is asked of a tree.
   *
   * @param digest of the bytes of files; nobody who writes files finds two with the same
   */
  public RecordingTree(ContentTree tree, Function<byte[], String> digest) {
    this.tree = tree;
    this.digest = digest;
  }

  /** The question for the bytes of a file, up to a length. */
  static Asked ofBytes(String path, int most) {
    return new Asked(BYTES + most, path);
  }

  /** What was asked so far, by whichever thread, each question with its answer; in no order. */
  public Map<Asked, String> answers() {
    return all.unsorted();
  }

  /**
   * What the tree answers to a question that was recorded; empty for one that is not put to trees.
   * Nothing is written down.
   */
  public Optional<String> answer(Asked question) {
    String known = all.answer(question);
    if (known != null) {
      return Optional.of(known);
    }
    String about = question.about();
    if (question.kind().startsWith(BYTES)) {
      int most = Integer.parseInt(question.kind().substring(BYTES.length()));
      return Optional.of(answer(tree.file(about, most), most));
    }
    return Optional.ofNullable(
        switch (question.kind()) {
          case ENTRY -> there(tree.hasEntry(about));
          case FILE -> there(tree.hasFile(about));
          case NAMES -> digest(tree.names(about));
          case ARTICLES -> listing(tree.entries());
          case REFERENCES -> digest(tree.referenceFiles());
          default -> null;
        });
  }

  @Override
  FileBytes file(String path, int most) {
    FileBytes found = tree.file(path, most);
    return recorded(ofBytes(path, most), found, answer(found, most));
  }

  @Override
  List<TreeEntry> entries() {
    List<TreeEntry> found = tree.entries();
    return recorded(new Asked(ARTICLES, ""), found, listing(found));
  }

  @Override
  public List<String> referenceFiles() {
    List<String> found = tree.referenceFiles();
    return recorded(new Asked(REFERENCES, ""), found, digest(found));
  }

  @Override
  public boolean hasEntry(String path) {
    boolean found = tree.hasEntry(path);
    return recorded(new Asked(ENTRY, path), found, there(found));
  }

  @Override
  public boolean hasFile(String path) {
    boolean found = tree.hasFile(path);
    return recorded(new Asked(FILE, path), found, there(found));
  }

  @Override
  public List<String> names(String folder) {
    List<String> found = tree.names(folder);
    return recorded(new Asked(NAMES, folder), found, digest(found));
  }

  private <R> R recorded(Asked question, R found, String answer) {
    all.add(question, answer);
    Recording.note(question.kind(), question.about(), () -> answer);
    return found;
  }

  private String answer(FileBytes found, int most) {
    return found instanceof FileBytes.Present present
        ? digest.apply(present.bytes())
        : found == FileBytes.Absent.TOO_LONG
            ? "longer than " + most
            : ((FileBytes.Absent) found).name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String there(boolean found) {
    return found ? "there" : "not there";
  }

  private static String listing(List<TreeEntry> entries) {
    List<String> lines = new ArrayList<>();
    entries.forEach(entry -> lines.add(entry.path() + "\0" + entry.kind()));
    lines.sort(null);
    return digest(lines);
  }

  private static String digest(List<String> lines) {
    return Recording.digest(String.join("\0", lines));
  }
}
