package org.imprimatur.manuscript;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.imprimatur.word.WordBlock;
import org.imprimatur.word.WordDocument;
import org.imprimatur.word.WordNames;
import org.imprimatur.word.WordRun;
import org.imprimatur.word.WordRun.Mark;
import org.imprimatur.word.WordRun.Revision;

/** A reviewed file, gone through once: what stands in each claim's bookmark and each comment. */
final class ReviewedText {
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

  private final Map<String, Passage> claims = new LinkedHashMap<>();
  private final Map<String, Remarked> comments = new LinkedHashMap<>();
  private final Set<String> openClaims = new LinkedHashSet<>();
  private final Set<String> openComments = new LinkedHashSet<>();
  private final List<String> elsewhere = new ArrayList<>();
  private final List<String> paragraphs = new ArrayList<>();
  private final StringBuilder paragraph = new StringBuilder();
  private final StringBuilder proposed = new StringBuilder();
  private final Set<String> here = new LinkedHashSet<>();
  private String lastClaim = "";

  /** What stands in a bookmark: without the tracked changes, with them, and who made them. */
  static final class Passage {
    private final StringBuilder original = new StringBuilder();
    private final StringBuilder proposed = new StringBuilder();
    private final StringBuilder around = new StringBuilder();
    private final Set<String> authors = new TreeSet<>();

    /**
     * Whether words stand there still, though an end of the bookmark moved: LibreOffice moves it by
     * a character for each comment before it in the paragraph.
     */
    boolean isOnlyMoved(String words) {
      return authors.isEmpty() && words.contains(proposed()) && folded(around).contains(words);
    }

    String original() {
      return folded(original);
    }

    String proposed() {
      return folded(proposed);
    }

    Set<String> authors() {
      return authors;
    }
  }

  /** What a comment is on: the bookmarks that it touches, its words, and where they stand. */
  static final class Remarked {
    private final Set<String> claims = new LinkedHashSet<>();
    private final StringBuilder words = new StringBuilder();
    private int paragraph = -1;
    private int from;
    private String nearest = "";

    /** The bookmarks of claims, in order; a point stands in the one before it at least. */
    List<String> claims() {
      return claims.isEmpty() && words.isEmpty() && !nearest.isEmpty()
          ? List.of(nearest)
          : List.copyOf(claims);
    }

    String words() {
      return folded(words);
    }
  }

  /** Goes through a file. */
  ReviewedText(WordDocument document) {
    blocks(document.blocks());
    document.notes().values().forEach(this::blocks);
  }

  static String folded(CharSequence text) {
    return BLANKS.matcher(text).replaceAll(" ").strip();
  }

  private void blocks(List<WordBlock> blocks) {
    for (WordBlock block : blocks) {
      if (block instanceof WordBlock.Paragraph it) {
        lastClaim = "";
        it.runs().forEach(this::run);
        end();
      } else if (block instanceof WordBlock.Table table) {
        table.rows().forEach(row -> row.cells().forEach(this::blocks));
      }
    }
  }

  private void end() {
    paragraphs.add(paragraph.toString());
    paragraph.setLength(0);
    here.forEach(name -> passage(name).around.append(proposed).append(' '));
    proposed.setLength(0);
    here.clear();
    here.addAll(openClaims);
    // Where somebody split a claim, its halves are two words.
    openClaims.forEach(name -> passage(name).original.append(' '));
    openClaims.forEach(name -> passage(name).proposed.append(' '));
    openComments.forEach(id -> remarked(id).words.append(' '));
  }

  private Passage passage(String bookmark) {
    return claims.computeIfAbsent(bookmark, name -> new Passage());
  }

  private Remarked remarked(String id) {
    return comments.computeIfAbsent(id, name -> new Remarked());
  }

  private void run(WordRun run) {
    if (run instanceof Mark mark) {
      mark(mark);
    } else if (run instanceof WordRun.Text text) {
      words(text.text(), text.revision());
    } else if (run instanceof WordRun.Cite cite) {
      words(cite.citation().shown(), cite.revision());
    } else if (run instanceof WordRun.LineBreak) {
      words(" ", null);
    }
  }

  private void mark(Mark mark) {
    boolean isClaim = WordNames.isClaim(mark.name());
    switch (mark.kind()) {
      case BOOKMARK_START -> {
        if (isClaim) {
          openClaims.add(mark.name());
          here.add(mark.name());
          passage(mark.name());
          lastClaim = mark.name();
        }
      }
      case BOOKMARK_END -> openClaims.remove(mark.name());
      case COMMENT_START -> {
        openComments.add(mark.name());
        place(remarked(mark.name()));
      }
      case COMMENT_END -> openComments.remove(mark.name());
      case COMMENT -> {
        openComments.remove(mark.name());
        place(remarked(mark.name()));
      }
    }
  }

  private void place(Remarked remark) {
    if (remark.paragraph < 0) {
      remark.paragraph = paragraphs.size();
      remark.from = paragraph.length();
    }
    if (remark.nearest.isEmpty()) {
      remark.nearest = openClaims.isEmpty() ? lastClaim : openClaims.iterator().next();
    }
  }

  private void words(String words, @org.jspecify.annotations.Nullable Revision revision) {
    boolean isNew = revision != null && !revision.isDeletion();
    boolean isGone = revision != null && revision.isDeletion();
    if (!isNew) {
      paragraph.append(words);
    }
    proposed.append(isGone ? "" : words);
    for (String name : openClaims) {
      Passage passage = passage(name);
      passage.original.append(isNew ? "" : words);
      passage.proposed.append(isGone ? "" : words);
      if (revision != null) {
        passage.authors.add(revision.author());
      }
    }
    for (String id : openComments) {
      Remarked remark = remarked(id);
      remark.words.append(words);
      if (!words.isBlank()) {
        remark.claims.addAll(openClaims);
      }
    }
    if (revision != null && openClaims.isEmpty() && !words.isBlank()) {
      elsewhere.add(
          revision.author()
              + (isGone ? " deleted \"" : " inserted \"")
              + folded(words)
              + "\""
              + (revision.date().isEmpty() ? "" : " on " + revision.date()));
    }
  }

  /** What stands in the bookmarks of claims, by their names. */
  Map<String, Passage> claims() {
    return claims;
  }

  /** What a comment is on. */
  Remarked comment(String id) {
    return comments.getOrDefault(id, new Remarked());
  }

  /** Tracked changes that are in no claim, a sentence each. */
  List<String> elsewhere() {
    return elsewhere;
  }

  /** Whether words stand where a comment's paragraph says them, touching what it is on. */
  boolean touches(Remarked remark, String words) {
    if (remark.paragraph < 0 || words.isEmpty()) {
      return false;
    }
    String whole = paragraphs.get(remark.paragraph);
    String text = folded(whole);
    int at = text.indexOf(words);
    int from = folded(whole.substring(0, Math.min(remark.from, whole.length()))).length();
    int to = from + Math.max(1, remark.words().length());
    return at >= 0 && at <= to && at + words.length() >= from;
  }
}
