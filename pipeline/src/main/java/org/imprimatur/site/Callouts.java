package org.imprimatur.site;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.model.Block;
import org.imprimatur.model.Inline;
import org.imprimatur.model.TextOptions;
import org.imprimatur.model.TextReader;

/**
 * Which quotations are call-outs: those whose first words, in bold, name what must not be missed
 * ({@code > **Warning:** ...}). Plain Markdown, so the text reads the same everywhere else.
 */
final class Callouts {
  /** The first words, in lower case, and the class of the style sheet. */
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("emergency", "emergency"),
          Map.entry("danger", "emergency"),
          Map.entry("red flag", "warning"),
          Map.entry("red flags", "warning"),
          Map.entry("warning", "warning"),
          Map.entry("caution", "caution-note"),
          Map.entry("important", "caution-note"),
          Map.entry("dose", "dose"),
          Map.entry("recommendation", "recommendation"),
          Map.entry("note", "remark"),
          Map.entry("tip", "remark"));

  private Callouts() {}

  /** The kind of a call-out, or empty for any other quotation. */
  static Optional<String> kind(Block.Quote quote) {
    List<Block> blocks = quote.blocks();
    if (blocks.isEmpty()
        || !(blocks.get(0) instanceof Block.Paragraph first)
        || first.content().isEmpty()
        || !(first.content().get(0) instanceof Inline.Strong label)) {
      return Optional.empty();
    }
    String words =
        TextReader.text(label.content(), TextOptions.PLAIN).strip().toLowerCase(Locale.ROOT);
    String word = words.endsWith(":") ? words.substring(0, words.length() - 1).strip() : words;
    return Optional.ofNullable(KINDS.get(word));
  }
}
