package org.imprimatur.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.source.Source;
import org.imprimatur.source.Span;

/**
 * RIS and PubMed's {@code .nbib}: lines of a tag and a value, values that go on over the next
 * lines, records one after another.
 */
final class TaggedLines {
  private static final Pattern LINE = Pattern.compile("([A-Z][A-Z0-9]{1,3}) {0,2} ?- ?(.*)");

  /** A tag with its value. */
  static final class Field {
    private final String tag;
    private final StringBuilder value;
    private final Span span;

    Field(String tag, String value, Span span) {
      this.tag = tag;
      this.value = new StringBuilder(value);
      this.span = span;
    }

    String tag() {
      return tag;
    }

    String value() {
      return value.toString().strip();
    }

    Span span() {
      return span;
    }
  }

  /**
   * A record.
   *
   * @param fields in file order
   * @param span from its first line to its last
   * @param stray lines before any tag
   */
  record Group(List<Field> fields, Span span, List<Span> stray) {}

  private TaggedLines() {}

  /**
   * Cuts a file into records.
   *
   * @param first the tag that starts a record
   * @param last the tag that ends one; if empty, a blank line does
   */
  static List<Group> read(Source source, String first, String last) {
    List<Group> out = new ArrayList<>();
    List<Field> fields = new ArrayList<>();
    List<Span> stray = new ArrayList<>();
    for (int number = 1; number <= source.lineCount(); number++) {
      String line = source.line(number);
      Span span = new Span(source.lineStart(number), source.lineStart(number) + line.length());
      Matcher tagged = LINE.matcher(line.strip().replace("\uFEFF", ""));
      boolean isField = !line.startsWith("   ") && tagged.matches();
      String tag = isField ? tagged.group(1) : "";
      boolean ended = last.isEmpty() && line.isBlank();
      if ((ended && !fields.isEmpty())
          || (isField && !fields.isEmpty() && (tag.equals(first) || tag.equals(last)))) {
        close(fields, stray, out);
      }
      if (isField && !tag.equals(last)) {
        fields.add(new Field(tag, tagged.group(2), span));
      } else if (!isField && !line.isBlank()) {
        carryOn(fields, stray, line, span);
      }
    }
    if (!fields.isEmpty() || !stray.isEmpty()) {
      close(fields, stray, out);
    }
    return out;
  }

  private static void carryOn(List<Field> fields, List<Span> stray, String line, Span span) {
    if (fields.isEmpty()) {
      stray.add(span);
    } else {
      fields.get(fields.size() - 1).value.append(' ').append(line.strip());
    }
  }

  private static void close(List<Field> fields, List<Span> stray, List<Group> out) {
    Span from = fields.isEmpty() ? stray.get(0) : fields.get(0).span();
    Span to = fields.isEmpty() ? from : fields.get(fields.size() - 1).span();
    out.add(new Group(List.copyOf(fields), new Span(from.start(), to.end()), List.copyOf(stray)));
    fields.clear();
    stray.clear();
  }
}
