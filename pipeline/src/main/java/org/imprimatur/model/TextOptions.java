package org.imprimatur.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How {@link TextReader} turns running text into a plain one: what becomes of each part that is
 * more than words. Whoever needs a text says so by departing from {@link #PLAIN}.
 *
 * @param parts what becomes of each part
 * @param softBreak stands for the end of a source line
 * @param hardBreak stands for a hard line break
 */
public record TextOptions(Map<Part, Treatment> parts, char softBreak, char hardBreak) {

  /** A part of running text that is more than words. */
  public enum Part {
    /** A code span. */
    CODE,
    /** A tag, which a page shows as it is written. */
    HTML,
    /** What a pair of brackets cites; its words are what stands before and behind the keys. */
    CITATION,
    /** An image. */
    IMAGE,
    /** A link whose words are its own address. */
    ADDRESS,
    /** The title of a link. */
    LINK_TITLE,
    /** What shows nothing: a block of attributes, a link or an image without words. */
    EMPTY
  }

  /** What becomes of a part. */
  public enum Treatment {
    /** It is left out. */
    OUT,
    /** Its words are words like any other; of an image, those of its description. */
    WORDS,
    /**
     * Its words stand between line feeds, so that no word reaches into them: of an image, its
     * alternative text and its title.
     */
    APART,
    /** {@link TextReader#GAP} stands for it. */
    GAP
  }

  /** What a reader reads, in one line: no citations and marks, no addresses behind words. */
  public static final TextOptions PLAIN =
      new TextOptions(Map.of(), ' ', ' ')
          .with(Part.CODE, Treatment.WORDS)
          .with(Part.HTML, Treatment.WORDS)
          .with(Part.IMAGE, Treatment.WORDS)
          .with(Part.ADDRESS, Treatment.WORDS);

  /** Copies the map; what it does not name is left out. */
  public TextOptions {
    Map<Part, Treatment> whole = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      whole.put(part, parts.getOrDefault(part, Treatment.OUT));
    }
    parts = Collections.unmodifiableMap(whole);
  }

  /** The same, but for one part. */
  public TextOptions with(Part part, Treatment treatment) {
    Map<Part, Treatment> changed = new EnumMap<>(parts);
    changed.put(part, treatment);
    return new TextOptions(changed, softBreak, hardBreak);
  }

  /** The same, but for the ends of lines. */
  public TextOptions withLineEnds(char soft, char hard) {
    return new TextOptions(parts, soft, hard);
  }

  Treatment of(Part part) {
    return parts.getOrDefault(part, Treatment.OUT);
  }
}
