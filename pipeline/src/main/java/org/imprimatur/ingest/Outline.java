package org.imprimatur.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.ingest.PageLine.Kind;
import org.imprimatur.ingest.PageLine.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Outline numbers: {@code 1.}, {@code 2.1}, {@code A.}, {@code II.}. They number headings where the
 * words are short and like a title, something stands below each, and the numbers follow one another
 * from the first; else they number items.
 */
final class Outline {
  private static final Pattern DECIMAL =
      Pattern.compile("(\\d{1,2}(?:\\.\\d{1,2}){1,3})\\.?\\s+(\\p{Lu}.*)");
  private static final Pattern ROMAN = Pattern.compile("([IVX]{1,5})\\.\\s+(\\p{Lu}.*)");
  private static final Pattern LETTER = Pattern.compile("([A-Z])\\.\\s+(\\p{Lu}.*)");
  private static final Pattern NUMBER = Pattern.compile("(\\d{1,3})\\.");
  private static final List<String> ROMANS =
      List.of(
          "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV",
          "XV");
  private static final int MOST_WORDS = 10;

  /** Items of one list are not further apart, in lines. */
  private static final int NEAR = 40;

  /**
   * A line that begins with an outline number.
   *
   * @param form what the numbers of one list have in common: {@code 1}, {@code A}, {@code I}, or
   *     the number above with its stop, {@code 2.}
   * @param number its place in that list, from 1
   */
  private record Label(int line, String form, int number, boolean heads) {}

  private final List<PageLine> lines;
  private final HeadingForm standing;
  private final List<Label> labels = new ArrayList<>();

  /** What stands before the first stop of a line, where it is as short as a number. */
  private final Set<String> beginnings = new HashSet<>();

  private Outline(List<PageLine> lines) {
    this.lines = lines;
    this.standing = new HeadingForm(lines);
    for (PageLine line : lines) {
      int stop = line.text().indexOf(". ");
      if (stop == 1 || stop == 2) {
        beginnings.add(line.text().substring(0, stop));
      }
    }
  }

  /** The same lines, numbered headings as headings and numbered items as items. */
  static List<PageLine> mark(List<PageLine> lines) {
    Outline outline = new Outline(lines);
    for (int i = 0; i < lines.size(); i++) {
      Label label = outline.label(i);
      if (label != null) {
        outline.labels.add(label);
      }
    }
    if (outline.labels.isEmpty()) {
      return lines;
    }
    List<PageLine> out = new ArrayList<>(lines);
    Set<Integer> headings = outline.headings();
    headings.forEach(i -> out.set(i, heading(lines.get(i))));
    for (int n = 0; n < outline.labels.size(); n++) {
      Label label = outline.labels.get(n);
      PageLine line = lines.get(label.line);
      if (!headings.contains(label.line) && line.is(Kind.TEXT) && outline.hasSibling(n)) {
        Shape shape = new Shape(Kind.ITEM, line.shape().depth(), "a");
        out.set(label.line, new PageLine(line.spot(), shape, line.runs(), List.of()));
      }
    }
    return out;
  }

  /** Whether a line is numbered like a heading of an outline. */
  static boolean isNumbered(String text) {
    return DECIMAL.matcher(text).matches()
        || ROMAN.matcher(text).matches()
        || LETTER.matcher(text).matches()
        || text.matches("\\d{1,3}\\.\\s+\\p{Lu}.*");
  }

  private static PageLine heading(PageLine line) {
    List<TextStretch> runs = new ArrayList<>();
    if (line.is(Kind.ITEM) && Bullets.isNumber(line.shape().marker())) {
      runs.add(new TextStretch.Words(line.shape().marker() + " "));
    }
    runs.addAll(line.runs());
    return PageLine.of(line.spot(), Kind.HEADING, 0, CitationNumbers.mergeWords(runs));
  }

  private @Nullable Label label(int i) {
    PageLine line = lines.get(i);
    String text = line.text();
    if (line.is(Kind.ITEM)) {
      Matcher number = NUMBER.matcher(line.shape().marker());
      return number.matches() && line.shape().depth() == 0
          ? new Label(i, "1", Integer.parseInt(number.group(1)), heads(i, text, false))
          : null;
    }
    if (!line.is(Kind.TEXT)) {
      return null;
    }
    Matcher decimal = DECIMAL.matcher(text);
    if (decimal.matches()) {
      String path = decimal.group(1);
      int dot = path.lastIndexOf('.') + 1;
      int number = Integer.parseInt(path.substring(dot));
      return new Label(i, path.substring(0, dot), number, heads(i, decimal.group(2), true));
    }
    Matcher roman = ROMAN.matcher(text);
    if (roman.matches() && ROMANS.contains(roman.group(1)) && !isLetter(roman.group(1))) {
      int number = ROMANS.indexOf(roman.group(1)) + 1;
      return new Label(i, "I", number, heads(i, roman.group(2), false));
    }
    Matcher letter = LETTER.matcher(text);
    return letter.matches()
        ? new Label(i, "A", letter.group(1).charAt(0) - 'A' + 1, heads(i, letter.group(2), false))
        : null;
  }

  /**
   * "I." is the first of a list of Romans, "C.", "V." and "X." are letters in a list of letters.
   */
  private boolean isLetter(String roman) {
    if (roman.length() > 1) {
      return false;
    }
    String before = String.valueOf((char) (roman.charAt(0) - 1));
    return beginnings.contains(before) || !beginnings.contains("II");
  }

  /** Whether words stand and read like a heading. */
  private boolean heads(int i, String words, boolean decimal) {
    boolean before = i == 0 || mayStandAbove(i - 1, decimal);
    boolean after =
        i + 1 < lines.size()
            && (lines.get(i + 1).is(Kind.BLANK)
                || lines.get(i + 1).is(Kind.TEXT)
                || (decimal && lines.get(i + 1).is(Kind.ITEM)));
    int count = words.split(" ", -1).length;
    return before
        && after
        && count <= MOST_WORDS
        && HeadingForm.looksLikeOne(words)
        && (count <= 4 || Blocks.titleCase(words))
        && !Blocks.endsInNumber(words)
        && standing.nextWords(i + 1) < lines.size();
  }

  /** Whether a heading may follow a line: nothing is going on there. */
  private boolean mayStandAbove(int i, boolean decimal) {
    PageLine line = lines.get(i);
    if (line.is(Kind.BLANK) || line.is(Kind.HEADING)) {
      return true;
    }
    boolean ended = HeadingForm.endsSentence(line.text());
    return (line.is(Kind.TEXT) && ended)
        || (decimal && (line.is(Kind.ITEM) || isNumbered(line.text())));
  }

  private Set<Integer> headings() {
    Map<String, List<Label>> byForm = new HashMap<>();
    for (int n = 0; n < labels.size(); n++) {
      Label label = labels.get(n);
      if (label.heads && !listGoesOn(n)) {
        byForm.computeIfAbsent(label.form, form -> new ArrayList<>()).add(label);
      }
    }
    Set<Integer> out = new TreeSet<>();
    byForm.forEach(
        (form, list) -> {
          if (isSequence(list) && (list.size() > 1 || isBelowHeading(form, byForm))) {
            list.forEach(label -> out.add(label.line));
          }
        });
    return out;
  }

  /** Whether nothing stands between a line and the next one of its list. */
  private boolean listGoesOn(int n) {
    Label label = labels.get(n);
    int next = standing.nextWords(label.line + 1);
    return n + 1 < labels.size()
        && labels.get(n + 1).line == next
        && labels.get(n + 1).form.equals(label.form);
  }

  private static boolean isSequence(List<Label> list) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).number != i + 1) {
        return false;
      }
    }
    return true;
  }

  /** {@code 2.1} alone is a heading where 2 is one. */
  private static boolean isBelowHeading(String form, Map<String, List<Label>> byForm) {
    if (!form.endsWith(".")) {
      return false;
    }
    String above = form.substring(0, form.length() - 1);
    String list = above.contains(".") ? above.substring(0, above.lastIndexOf('.') + 1) : "1";
    int number = Integer.parseInt(above.substring(above.lastIndexOf('.') + 1));
    return byForm.getOrDefault(list, List.of()).stream().anyMatch(l -> l.number == number);
  }

  private boolean hasSibling(int n) {
    for (int step : new int[] {-1, 1}) {
      int near = n + step;
      while (near >= 0 && near < labels.size() && distance(n, near) <= NEAR) {
        Label other = labels.get(near);
        Label label = labels.get(n);
        if (other.form.equals(label.form) && Math.abs(other.number - label.number) == 1) {
          return true;
        }
        near += step;
      }
    }
    return false;
  }

  private int distance(int n, int other) {
    return Math.abs(labels.get(n).line - labels.get(other).line);
  }
}
