package org.imprimatur.check;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.model.Inline;
import org.imprimatur.model.TextOptions;
import org.imprimatur.model.TextOptions.Part;
import org.imprimatur.model.TextOptions.Treatment;
import org.imprimatur.model.TextReader;
import org.imprimatur.source.Span;

/** Makes {@link Prose} from inlines. One instance serves the texts of an article, in turn. */
final class ProseReader {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:https?://|www\\.)[^\\s\\uFFFC]+"
              + "|[\\w.+-]{1,64}@[\\w-]{1,64}(?:\\.[\\w-]{1,64})++"
              + "|\\b(?:doi:\\s?)?10\\.\\d{4,9}/[^\\s\\uFFFC]+");

  /** What is not running text of our own is a gap. */
  private static final TextOptions OWN =
      TextOptions.PLAIN
          .with(Part.CODE, Treatment.GAP)
          .with(Part.HTML, Treatment.GAP)
          .with(Part.CITATION, Treatment.GAP)
          .with(Part.IMAGE, Treatment.GAP)
          .with(Part.ADDRESS, Treatment.GAP)
          .withLineEnds(' ', '\n');

  /** The same with all that a reader takes for words of ours. */
  private static final TextOptions WHOLE =
      OWN.with(Part.CODE, Treatment.WORDS).with(Part.ADDRESS, Treatment.WORDS);

  private final boolean whole;
  private final TextReader reader;

  /** A reader that leaves out what is not running text of our own: code, addresses, quotations. */
  ProseReader() {
    this(false);
  }

  /**
   * A reader of running text.
   *
   * @param whole whether code, addresses and quotations stay, since readers see them
   */
  ProseReader(boolean whole) {
    this.whole = whole;
    this.reader = new TextReader(whole ? WHOLE : OWN);
  }

  /** Prose of a paragraph, heading or cell. */
  Prose read(List<Inline> content, Prose.Kind kind) {
    reader.start();
    reader.add(content);
    return finish(kind);
  }

  /** Prose of a plain text that stands in the source as it is, or as a whole elsewhere. */
  Prose read(String text, Span span, Prose.Kind kind) {
    reader.start();
    reader.add(text, span);
    return finish(kind);
  }

  private Prose finish(Prose.Kind kind) {
    char[] out = reader.characters();
    boolean addresses = false;
    boolean quotes = false;
    for (int i = 0; i < out.length; i++) {
      char c = plain(out[i]);
      out[i] = c;
      // "https://", "www.", "name@host" and "10.1000/": what the pattern matches has one of these.
      addresses |= c == '@' || (i > 0 && mayBeAddress(out[i - 1], c));
      quotes |= Quotations.isMark(c);
    }
    if (addresses && !whole) {
      maskAddresses(out);
    }
    if (quotes && !whole) {
      Quotations.mask(out, out.length);
    }
    return new Prose(out, kind, reader.pieces(), reader.breaks());
  }

  private static boolean mayBeAddress(char before, char c) {
    return (c == '/' && (before == '/' || WordForms.isDigit(before)))
        || (c == '.' && before == 'w');
  }

  private static void maskAddresses(char[] out) {
    String text = new String(out);
    Matcher matcher = ADDRESS.matcher(text);
    while (matcher.find()) {
      int end = matcher.end();
      // A stop or bracket behind an address belongs to the sentence.
      while (end > matcher.start() && ".,;:)]\"'”’".indexOf(text.charAt(end - 1)) >= 0) {
        end--;
      }
      Arrays.fill(out, matcher.start(), Math.max(matcher.start(), end), Prose.GAP);
    }
  }

  /** One character for one: what looks like a plain character is checked like it. */
  static char plain(char c) {
    if (c < 0xA0) {
      return c;
    }
    if (c >= 0xFF01 && c <= 0xFF5E) {
      return (char) (c - 0xFEE0);
    }
    if (c >= 0x2080 && c <= 0x2089) {
      return (char) ('0' + c - 0x2080);
    }
    if (c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x3000) {
      return ' ';
    }
    return switch (c) {
      case '\u2010', '\u2011', '\u2212' -> '-';
      case '\u00B5' -> '\u03BC';
      case '\u00BA' -> '\u00B0';
      default -> c;
    };
  }
}
