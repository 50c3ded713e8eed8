package org.imprimatur.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.ingest.Run.Cite;
import org.imprimatur.ingest.Run.Words;

/** Lists of citation numbers: {@code 2, 1}, {@code 1-3}, {@code ¹,²}. */
final class NumberList {
  /** No page cites more works than this in one range. */
  private static final int LONGEST_RANGE = 20;

  private static final Pattern PART = Pattern.compile("(\\d{1,3})(?:\\s?[-–—⁻]\\s?(\\d{1,3}))?");
  private static final Pattern SHAPE = Pattern.compile("\\d{1,3}([\\s,;–—⁻-]{1,5}\\d{1,3}){0,60}");
  private static final Pattern AROUND = Pattern.compile("^[\\s\\[(^]+|[\\s\\])^]+$");
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾˒";
  private static final String LOWERED = "0123456789(),";

  private NumberList() {}

  /** The numbers in the page's order; empty where the text is no list of reference numbers. */
  static List<Integer> read(String text) {
    String plain = AROUND.matcher(lower(text)).replaceAll("");
    if (!SHAPE.matcher(plain).matches()) {
      return List.of();
    }
    List<Integer> out = new ArrayList<>();
    Matcher part = PART.matcher(plain);
    while (part.find()) {
      int from = Integer.parseInt(part.group(1));
      int to = part.group(2) == null ? from : Integer.parseInt(part.group(2));
      boolean zero = part.group(1).startsWith("0") || to < from;
      if (zero || to - from > LONGEST_RANGE) {
        return List.of();
      }
      for (int number = from; number <= to; number++) {
        if (!out.contains(number)) {
          out.add(number);
        }
      }
    }
    return out;
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
  static List<Run> merge(List<Run> runs) {
    List<Run> out = new ArrayList<>();
    for (Run run : runs) {
      int last = out.size() - 1;
      if (run instanceof Cite next && last >= 0) {
        boolean gap =
            last > 0 && out.get(last) instanceof Words w && w.text().matches("[\\s,;–-]*");
        int at = gap ? last - 1 : last;
        if (out.get(at) instanceof Cite previous) {
          String between = gap ? out.remove(last).text() : ",";
          out.set(at, joined(previous, between, next));
          continue;
        }
      }
      out.add(run);
    }
    return out;
  }

  private static Cite joined(Cite first, String between, Cite second) {
    List<Integer> numbers = new ArrayList<>(first.numbers());
    int from = first.numbers().get(first.numbers().size() - 1);
    int to = second.numbers().get(0);
    if (between.strip().matches("[–-]") && to - from <= LONGEST_RANGE) {
      for (int number = from + 1; number < to; number++) {
        numbers.add(number);
      }
    }
    for (int number : second.numbers()) {
      if (!numbers.contains(number)) {
        numbers.add(number);
      }
    }
    return new Cite(numbers, first.text() + between + second.text());
  }

  /** Neighbouring words become one run. */
  static List<Run> mergeWords(List<Run> runs) {
    List<Run> out = new ArrayList<>();
    StringBuilder words = new StringBuilder();
    for (Run run : runs) {
      if (run instanceof Words next) {
        words.append(next.text());
      } else {
        out.addAll(Run.words(words.toString()));
        words.setLength(0);
        out.add(run);
      }
    }
    out.addAll(Run.words(words.toString()));
    return out;
  }
}
