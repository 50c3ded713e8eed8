package org.imprimatur.word;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields that are open while a text is read. A field begins, says what it is, shows its result
 * and ends; each of that may stand in other runs and paragraphs, and fields stand in fields.
 */
final class WordFields {
  private static final int DEEPEST = 100;
  private static final Pattern LINK =
      Pattern.compile("\\s*HYPERLINK\\s+\"([^\"]*)\".*", Pattern.DOTALL);
  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "\\s*(?:ADDIN\\s+(?:ZOTERO_BIBL|Mendeley Bibliography|EN\\.REFLIST)|BIBLIOGRAPHY|TOC|INDEX)"
              + "\\b.*",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  private final Deque<Field> open = new ArrayDeque<>();
  private final WordCitations citations;

  WordFields(WordCitations citations) {
    this.citations = citations;
  }

  /** What becomes of the words that a field shows. */
  enum Use {
    /** They are words like others. */
    WORDS,
    /** They stand for what is cited. */
    CITATION,
    /** They are made from elsewhere: a bibliography, a table of contents. */
    LEFT_OUT
  }

  /** A field. */
  private static final class Field {
    private final StringBuilder says = new StringBuilder();
    private final StringBuilder shown = new StringBuilder();
    private final WordRun.@Nullable Revision revision;
    private String data;
    private boolean shows;
    private Use use = Use.WORDS;
    private @Nullable String link;

    Field(String data, WordRun.@Nullable Revision revision) {
      this.data = data;
      this.revision = revision;
    }
  }

  /**
   * What came of a field.
   *
   * @param run what takes its place, or null
   * @param leftOut the words that were left out; may be empty
   */
  record Ended(@Nullable WordRun run, String leftOut) {}

  void begin(String data, WordRun.@Nullable Revision revision) throws WordFileException {
    if (open.size() >= DEEPEST) {
      throw new WordFileException("its fields nest too deep");
    }
    open.push(new Field(data, revision));
  }

  /** Takes what the innermost field says it is. */
  void says(String text) {
    Field field = open.peek();
    if (field != null && !field.shows) {
      field.says.append(text);
    }
  }

  /** The result of the innermost field begins. */
  void separate() {
    Field field = open.peek();
    if (field != null && !field.shows) {
      field.shows = true;
      decide(field);
    }
  }

  private static void decide(Field field) {
    String says = field.says.toString();
    Matcher link = LINK.matcher(says);
    if (link.matches()) {
      field.link = link.group(1);
    } else if (LEFT_OUT.matcher(says).matches()) {
      field.use = Use.LEFT_OUT;
    } else if (WordCitations.isCitation(says)) {
      field.use = Use.CITATION;
    }
  }

  /** The innermost field ends. */
  Ended end() {
    Field field = open.poll();
    if (field == null) {
      return new Ended(null, "");
    }
    if (!field.shows) {
      decide(field);
    }
    Field above = open.peek();
    if (field.says.toString().strip().toUpperCase(Locale.ROOT).startsWith("ADDIN EN.CITE.DATA")) {
      if (above != null && above.data.isEmpty()) {
        above.data = field.data;
      }
      return new Ended(null, "");
    }
    if (field.use == Use.LEFT_OUT) {
      return new Ended(null, field.shown.toString());
    }
    boolean isInside = use() != Use.WORDS;
    if (field.use != Use.CITATION || isInside) {
      return new Ended(null, "");
    }
    WordCitation citation =
        citations.read(field.says.toString(), field.data, field.shown.toString());
    return new Ended(new WordRun.Cite(citation, field.revision), "");
  }

  /** Whether words that come now are those of a result, or of no field at all. */
  boolean shows() {
    return open.stream().allMatch(field -> field.shows);
  }

  /** What becomes of words that come now. */
  Use use() {
    for (Field field : open) {
      if (field.shows && field.use != Use.WORDS) {
        return field.use;
      }
    }
    return Use.WORDS;
  }

  /** Keeps words that stand for what is cited or are left out. */
  void keep(String words) {
    for (Field field : open) {
      if (field.use != Use.WORDS) {
        field.shown.append(words);
      }
    }
  }

  /** The address that the open fields lead to, or null. */
  @Nullable String link() {
    for (Field field : open) {
      if (field.link != null) {
        return field.link;
      }
    }
    return null;
  }

  boolean isOpen() {
    return !open.isEmpty();
  }
}
