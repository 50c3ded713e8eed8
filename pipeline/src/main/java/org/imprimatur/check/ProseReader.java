package org.imprimatur.check;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.model.Inline;
import org.imprimatur.source.Span;

/** Makes {@link Prose} from inlines. One instance serves the texts of an article, in turn. */
final class ProseReader {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:https?://|www\\.)[^\\s\\uFFFC]+"
              + "|[\\w.+-]{1,64}@[\\w-]{1,64}(?:\\.[\\w-]{1,64})++"
              + "|\\b(?:doi:\\s?)?10\\.\\d{4,9}/[^\\s\\uFFFC]+");

  private final boolean whole;
  private char[] out = new char[160];
  private int length;
  private int[] pieces = new int[24];
  private int count;
  private int[] breaks = new int[8];
  private int breakCount;

  /** A reader that leaves out what is no running text of our own: code, addresses, quotations. */
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
  }

  /** Prose of a paragraph, heading or cell. */
  Prose read(List<Inline> content, Prose.Kind kind) {
    length = 0;
    count = 0;
    breakCount = 0;
    inlines(content);
    return finish(kind);
  }

  /** Prose of a plain text that stands in the source as it is, or as a whole elsewhere. */
  Prose read(String text, Span span, Prose.Kind kind) {
    return read(List.of(new Inline.Text(text, span)), kind);
  }

  private Prose finish(Prose.Kind kind) {
    boolean addresses = false;
    boolean quotes = false;
    for (int i = 0; i < length; i++) {
      char c = out[i];
      // "https://", "www.", "name@host" and "10.1000/": what the pattern matches has one of these.
      addresses |= c == '@' || (i > 0 && mayBeAddress(out[i - 1], c));
      quotes |= Quotations.isMark(c);
    }
    if (addresses && !whole) {
      maskAddresses(new String(out, 0, length));
    }
    if (quotes && !whole) {
      Quotations.mask(out, length);
    }
    return new Prose(
        Arrays.copyOf(out, length),
        kind,
        Arrays.copyOf(pieces, count * 3),
        Arrays.copyOf(breaks, breakCount));
  }

  private static boolean mayBeAddress(char before, char c) {
    return (c == '/' && (before == '/' || WordForms.isDigit(before)))
        || (c == '.' && before == 'w');
  }

  private void maskAddresses(String text) {
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

  private void inlines(List<Inline> content) {
    for (Inline inline : content) {
      inline(inline);
    }
  }

  private void inline(Inline inline) {
    if (inline instanceof Inline.Text text) {
      words(text);
    } else if (inline instanceof Inline.Emphasis emphasis) {
      inlines(emphasis.content());
    } else if (inline instanceof Inline.Strong strong) {
      inlines(strong.content());
    } else if (inline instanceof Inline.Code code && whole) {
      words(new Inline.Text(code.text(), code.span()));
    } else if (inline instanceof Inline.Link link && (whole || !showsItsAddress(link))) {
      inlines(link.content());
    } else if (inline instanceof Inline.SoftBreak) {
      lineEnd(' ', inline.span());
    } else if (inline instanceof Inline.HardBreak) {
      lineEnd('\n', inline.span());
    } else if (!(inline instanceof Inline.Marks)) {
      put(Prose.GAP, inline.span());
    }
  }

  /** Whether a link's words are its address, the scheme aside. */
  static boolean showsItsAddress(Inline.Link link) {
    if (link.content().size() != 1 || !(link.content().get(0) instanceof Inline.Text text)) {
      return false;
    }
    String address = link.destination();
    int scheme = address.length() - text.text().length();
    return address.endsWith(text.text())
        && (scheme == 0 || ":/".indexOf(address.charAt(scheme - 1)) >= 0);
  }

  private void words(Inline.Text text) {
    piece(text.span());
    String words = text.text();
    int end = length + words.length();
    reserve(end);
    words.getChars(0, words.length(), out, length);
    for (int i = length; i < end; i++) {
      if (out[i] >= 0xA0) {
        out[i] = plain(out[i]);
      }
    }
    length = end;
  }

  private void lineEnd(char c, Span span) {
    if (breakCount == breaks.length) {
      breaks = Arrays.copyOf(breaks, breakCount * 2);
    }
    breaks[breakCount++] = length;
    put(c, span);
  }

  private void put(char c, Span span) {
    piece(span);
    reserve(length + 1);
    out[length++] = c;
  }

  private void reserve(int size) {
    if (size > out.length) {
      out = Arrays.copyOf(out, Math.max(size, out.length * 2));
    }
  }

  private void piece(Span span) {
    if (count * 3 == pieces.length) {
      pieces = Arrays.copyOf(pieces, pieces.length * 2);
    }
    pieces[count * 3] = length;
    pieces[count * 3 + 1] = span.start();
    pieces[count * 3 + 2] = span.end();
    count++;
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
