package org.imprimatur.manuscript;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.model.Block;
import org.imprimatur.model.BodyWalk;
import org.imprimatur.source.Source;
import org.imprimatur.word.WordRun;
import org.jspecify.annotations.Nullable;

/** The footnotes of an article: marks {@code [^1]}, and paragraphs {@code [^1]: ...}. */
final class Footnotes {
  static final Pattern MARK = Pattern.compile("\\[\\^([^\\]\\s]+)\\]");
  private static final Pattern NOTE = Pattern.compile("\\[\\^([^\\]\\s]+)\\]:[ \\t]*");

  private final Set<String> defined = new LinkedHashSet<>();
  private final Set<String> marked = new LinkedHashSet<>();
  private final Map<String, List<WordRun>> notes = new LinkedHashMap<>();
  private final Source source;

  Footnotes(Source source, List<Block> blocks) {
    this.source = source;
    BodyWalk walk =
        new BodyWalk() {
          @Override
          public void paragraph(Block.Paragraph it) {
            Matcher note = head(it);
            if (note != null) {
              defined.add(note.group(1));
            }
          }
        };
    walk.blocks(blocks);
  }

  private @Nullable Matcher head(Block.Paragraph paragraph) {
    Matcher note = NOTE.matcher(source.slice(paragraph.span()));
    return note.lookingAt() ? note : null;
  }

  /** The label of a footnote's paragraph whose mark was met; null for any other. */
  @Nullable String label(Block.Paragraph paragraph) {
    Matcher note = head(paragraph);
    boolean isOne = note != null && marked.contains(note.group(1));
    return isOne && note != null && !notes.containsKey(note.group(1)) ? note.group(1) : null;
  }

  /** Where the words of a footnote's paragraph begin. */
  int start(Block.Paragraph paragraph) {
    Matcher note = head(paragraph);
    return paragraph.span().start() + (note == null ? 0 : note.end());
  }

  /** Whether a mark is the first of a footnote that there is. */
  boolean marks(String label) {
    return defined.contains(label) && marked.add(label);
  }

  void put(String label, List<WordRun> runs) {
    notes.put(label, runs);
  }

  Map<String, List<WordRun>> notes() {
    return notes;
  }
}
