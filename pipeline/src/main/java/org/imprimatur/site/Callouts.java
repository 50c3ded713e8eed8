package org.imprimatur.site;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.imprimatur.model.Block;
import org.imprimatur.model.BodyWalk;
import org.imprimatur.model.Inline;
import org.imprimatur.model.TextOptions;
import org.imprimatur.model.TextReader;
import org.imprimatur.wording.Wording;

/**
 * Which quotations are call-outs: those whose first words, in bold, name what must not be missed
 * ({@code > **Warning:** ...}). Plain Markdown, so the text reads the same everywhere else.
 */
final class Callouts {
  private static final List<String> KINDS =
      List.of("emergency", "warning", "caution-note", "dose", "recommendation", "remark");

  private Callouts() {}

  /** The kind of a call-out, or empty for any other quotation. */
  static Optional<String> kind(Block.Quote quote, Wording words) {
    Label label = new Label(quote.blocks().isEmpty() ? quote : quote.blocks().get(0));
    label.blocks(List.of(label.first));
    String word =
        label.words.endsWith(":")
            ? label.words.substring(0, label.words.length() - 1).strip()
            : label.words;
    return KINDS.stream()
        .filter(kind -> isOne(word, kind, words) || isOne(word, kind, Wording.ENGLISH))
        .findFirst();
  }

  /** Whether a first word names a kind: its names stand in the words of the pages, with commas. */
  private static boolean isOne(String word, String kind, Wording words) {
    return List.of(words.say("callout." + kind).toLowerCase(Locale.ROOT).split(", ", -1))
        .contains(word);
  }

  /** Reads what stands in bold at the beginning of the first paragraph. */
  private static final class Label implements BodyWalk {
    private final Block first;
    private String words = "";

    Label(Block first) {
      this.first = first;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // this paragraph, not one that is equal
    public void paragraph(Block.Paragraph it) {
      if (it == first && !it.content().isEmpty()) {
        inlines(it.content().subList(0, 1));
      }
    }

    @Override
    public void strong(Inline.Strong it) {
      words = TextReader.text(it.content(), TextOptions.PLAIN).strip().toLowerCase(Locale.ROOT);
    }
  }
}
