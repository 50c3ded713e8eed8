package org.imprimatur.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

  /** A record that has one of these is a whole one. */
  private static final Set<String> TITLES = Set.of("TI", "T1", "BT", "CT");

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
   * @param first the tag that starts a record; where a record has it further down, its lines since
   *     the end of the last record, or since a blank line, are its own
   * @param last the tag that ends one; if empty, a blank line does
   */
  static List<Group> read(Source source, String first, String last) {
    List<Group> out = new ArrayList<>();
    List<Field> fields = new ArrayList<>();
    List<Span> stray = new ArrayList<>();
    int afterBlank = 0;
    for (int number = 1; number <= source.lineCount(); number++) {
      String line = source.line(number);
      Span span = new Span(source.lineStart(number), source.lineStart(number) + line.length());
      Matcher tagged = LINE.matcher(line.strip().replace("\uFEFF", ""));
      boolean isField = !line.startsWith("   ") && tagged.matches();
      String tag = isField ? tagged.group(1) : "";
      boolean ended = last.isEmpty() && line.isBlank();
      if (line.isBlank()) {
        afterBlank = fields.size();
      }
      boolean starts = isField && tag.equals(first) && holds(fields, first);
      if (!fields.isEmpty() && (ended || (isField && tag.equals(last)))) {
        close(fields, stray, out);
        afterBlank = 0;
      } else if (!fields.isEmpty() && starts) {
        List<Field> next = takeFrom(fields, afterBlank);
        close(fields, stray, out);
        fields.addAll(next);
        afterBlank = 0;
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

  private static boolean holds(List<Field> fields, String tag) {
    return fields.stream().anyMatch(field -> field.tag.equals(tag));
  }

  /** What stands behind a whole record and a blank line belongs to the next record. */
  private static List<Field> takeFrom(List<Field> fields, int from) {
    int at = Math.min(from, fields.size());
    if (fields.subList(0, at).stream().noneMatch(field -> TITLES.contains(field.tag))) {
      return List.of();
    }
    List<Field> end = fields.subList(at, fields.size());
    List<Field> out = List.copyOf(end);
    end.clear();
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
