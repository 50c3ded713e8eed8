package org.imprimatur.ingest;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.imprimatur.ingest.TextStretch.Cite;
import org.imprimatur.ingest.TextStretch.Words;

/** Lists of citation numbers: {@code 2, 1}, {@code 1-3}, {@code ¹,²}. */
final class CitationNumbers {
  /** No page cites more works than this in one range. */
  private static final int LONGEST_RANGE = 20;

  private static final Pattern PART = Pattern.compile("(\\d{1,3})(?:\\s?[-–—⁻]\\s?(\\d{1,3}))?");
  private static final Pattern SHAPE = Pattern.compile("\\d{1,3}([\\s,;–—⁻-]{1,5}\\d{1,3}){0,60}");
  private static final Pattern AROUND = Pattern.compile("^[\\s\\[(^]+|[\\s\\])^]+$");
  private static final Pattern BETWEEN = Pattern.compile("[\\s,;–-]*");
  private static final Pattern DASH = Pattern.compile("\\s*[–-]\\s*");
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾˒";
  private static final String LOWERED = "0123456789(),";

  private CitationNumbers() {}

  /** The numbers in the page's order; empty where the text is not a list of reference numbers. */
  static List<Integer> read(String text) {
    String plain = AROUND.matcher(lower(text)).replaceAll("");
    if (!SHAPE.matcher(plain).matches()) {
      return List.of();
    }
    Set<Integer> out = new LinkedHashSet<>();
    Matcher part = PART.matcher(plain);
    while (part.find()) {
      int from = Integer.parseInt(part.group(1));
      int to = part.group(2) == null ? from : Integer.parseInt(part.group(2));
      boolean zero = part.group(1).startsWith("0") || to < from;
      if (zero || to - from > LONGEST_RANGE) {
        return List.of();
      }
      IntStream.rangeClosed(from, to).forEach(out::add);
    }
    return List.copyOf(out);
  }

  private static String lower(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char raised = text.charAt(i);
      int at = RAISED.indexOf(raised);
      out.append(at < 0 ? raised : LOWERED.charAt(at));
    }
    return out.toString();
  }

  /** Neighbouring citations become one, with what separates them: {@code [1][2]}, {@code 1–3}. */
  static List<TextStretch> merge(List<TextStretch> runs) {
    List<TextStretch> out = new ArrayList<>();
    int i = 0;
    while (i < runs.size()) {
      if (runs.get(i) instanceof Cite first) {
        int end = lastOf(runs, i);
        out.add(end == i ? first : joined(runs.subList(i, end + 1)));
        i = end + 1;
      } else {
        out.add(runs.get(i++));
      }
    }
    return out;
  }

  /** The last of the citations that stand right behind one another, or with a comma between. */
  private static int lastOf(List<TextStretch> runs, int from) {
    int last = from;
    int i = from + 1;
    while (i < runs.size()) {
      boolean gap = runs.get(i) instanceof Words words && BETWEEN.matcher(words.text()).matches();
      int next = gap ? i + 1 : i;
      if (next >= runs.size() || !(runs.get(next) instanceof Cite)) {
        break;
      }
      last = next;
      i = next + 1;
    }
    return last;
  }

  private static Cite joined(List<TextStretch> runs) {
    Set<Integer> numbers = new LinkedHashSet<>();
    StringBuilder text = new StringBuilder();
    String between = "";
    int from = 0;
    for (TextStretch run : runs) {
      if (!(run instanceof Cite cite)) {
        between = run.text();
        continue;
      }
      int to = cite.numbers().get(0);
      if (DASH.matcher(between).matches() && to - from <= LONGEST_RANGE) {
        IntStream.range(from + 1, to).forEach(numbers::add);
      }
      text.append(text.length() == 0 || !between.isEmpty() ? between : ",").append(cite.text());
      numbers.addAll(cite.numbers());
      from = cite.numbers().get(cite.numbers().size() - 1);
      between = "";
    }
    return new Cite(List.copyOf(numbers), text.toString());
  }

  /** Neighbouring words become one run. */
  static List<TextStretch> mergeWords(List<TextStretch> runs) {
    List<TextStretch> out = new ArrayList<>();
    StringBuilder words = new StringBuilder();
    for (TextStretch run : runs) {
      if (run instanceof Words next) {
        words.append(next.text());
      } else {
        out.addAll(TextStretch.words(words.toString()));
        words.setLength(0);
        out.add(run);
      }
    }
    out.addAll(TextStretch.words(words.toString()));
    return out;
  }
}
