package org.imprimatur.claim;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds lists that Markdown does not see, since their marks are not its own ({@code •}, {@code a)},
 * {@code 1.Rest}, {@code -Rest}, {@code →}): their lines run into one paragraph, so that the
 * citation of the last would cover all.
 */
final class ListsUnseenByMarkdown {
  private final TextOfSentences divided;
  private final String text;
  private final @Nullable ListMark outer;
  private final List<Line> lines = new ArrayList<>();
  private final TreeMap<Integer, Item> items = new TreeMap<>();

  /**
   * A line of the paragraph.
   *
   * @param start its first character
   * @param end one past its last one
   * @param mark how it begins, if it begins like an item
   */
  private record Line(int start, int end, @Nullable ListMark mark) {}

  /**
   * An item, or a line between items that introduces some.
   *
   * @param start its first character
   * @param body where its words begin
   * @param marked whether it is an item
   */
  record Item(int start, int body, boolean marked) {}

  private ListsUnseenByMarkdown(TextOfSentences divided, @Nullable ListMark outer) {
    this.divided = divided;
    this.text = divided.text();
    this.outer = outer;
  }

  /**
   * The items of a paragraph, in order; none if it holds no list.
   *
   * @param outer the mark of the item of a true list that the paragraph begins, else null: further
   *     items may have run into it
   */
  static List<Item> of(TextOfSentences divided, @Nullable ListMark outer) {
    ListsUnseenByMarkdown lists = new ListsUnseenByMarkdown(divided, outer);
    if (!divided.lines().isEmpty()) {
      lists.lines();
      lists.find();
    }
    lists.tags();
    new RunTogetherItems(divided, outer)
        .find()
        .forEach(item -> lists.items.putIfAbsent(item.start(), item));
    if (!lists.items.isEmpty()) {
      lists.introductions();
    }
    return List.copyOf(lists.items.values());
  }

  /** Whether a paragraph begins with a bullet, as if it were an item. */
  static boolean beginsWithBullet(TextOfSentences divided) {
    String text = divided.text();
    return text.length() > 1 && ListMark.isBullet(text.charAt(0)) && !divided.isWhole(0);
  }

  private void lines() {
    int start = 0;
    BitSet starts = divided.lines();
    while (start < text.length()) {
      int next = starts.nextSetBit(start + 1);
      int end = next < 0 ? text.length() : next;
      ListMark mark = divided.isWhole(start) ? null : ListMark.at(text, start, end);
      lines.add(new Line(start, end, mark));
      start = end;
    }
  }

  private void find() {
    Map<String, List<Integer>> alike = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      ListMark mark = lines.get(i).mark();
      if (mark != null) {
        alike.computeIfAbsent(mark.kind() + mark.form(), form -> new ArrayList<>()).add(i);
      }
    }
    alike.values().forEach(this::take);
  }

  /** Items of HTML lists. */
  private void tags() {
    BitSet tags = divided.items();
    if (tags.cardinality() > 1 || (tags.cardinality() == 1 && !tags.get(0))) {
      tags.stream().forEach(at -> items.put(at, new Item(at, at, true)));
    }
  }

  /** Takes lines whose marks have one form, if they are a list. */
  private void take(List<Integer> numbers) {
    ListMark mark = mark(numbers.get(0));
    List<Integer> taken = mark.kind() == ListMark.Kind.NUMBER ? counted(numbers) : numbers;
    if (!taken.isEmpty() && isList(mark.kind(), taken)) {
      for (int number : taken) {
        Line line = lines.get(number);
        items.put(line.start(), new Item(line.start(), mark(number).body(), true));
      }
    }
  }

  private ListMark mark(int line) {
    ListMark mark = lines.get(line).mark();
    if (mark == null) {
      throw new IllegalStateException("only lines with a mark are grouped");
    }
    return mark;
  }

  private boolean isList(ListMark.Kind kind, List<Integer> numbers) {
    int first = numbers.get(0);
    boolean several = numbers.size() > 1;
    boolean led = first > 0 && (endsIn(first - 1, ":") || isOuterMark(mark(first)));
    return switch (kind) {
      case BULLET -> several || first > 0;
      case PASTED -> several;
      case SIGN -> several || led;
      case DASH -> (several || led) && !isDialogue(numbers) && (opens(first) || begin(numbers));
      case NUMBER -> true;
    };
  }

  /** Whether a mark is that of the list whose item the paragraph begins, but for a blank. */
  private boolean isOuterMark(ListMark mark) {
    return outer != null && outer.value().isEmpty() && "-*+".contains(mark.form());
  }

  /** Whether items may begin at a line: nothing is left unfinished before it. */
  private boolean opens(int line) {
    return line == 0 || endsIn(line - 1, ":.;!?");
  }

  private boolean endsIn(int line, String signs) {
    int end = lines.get(line).end();
    while (end > lines.get(line).start() && text.charAt(end - 1) == ' ') {
      end--;
    }
    return end > 0 && signs.indexOf(text.charAt(end - 1)) >= 0;
  }

  /** Whether all items begin with a capital. */
  private boolean begin(List<Integer> numbers) {
    return numbers.stream()
        .allMatch(number -> Character.isUpperCase(text.codePointAt(mark(number).body())));
  }

  /** "— Does it hurt? — It does." */
  private boolean isDialogue(List<Integer> numbers) {
    String form = mark(numbers.get(0)).form();
    return "\u2013\u2014\u2015".contains(form)
        && numbers.stream().anyMatch(number -> endsIn(number, "?"));
  }

  /** The lines that count on, from where they begin to; most often all or none. */
  private List<Integer> counted(List<Integer> numbers) {
    List<Integer> best = new ArrayList<>();
    List<Integer> run = new ArrayList<>();
    for (int number : numbers) {
      boolean on = !run.isEmpty() && countsOn(mark(run.get(run.size() - 1)), mark(number));
      if (!on) {
        best = best.size() >= run.size() ? best : run;
        run = new ArrayList<>();
      }
      run.add(number);
    }
    best = best.size() >= run.size() ? best : run;
    if (outer != null && outer.isContinuedBy(mark(numbers.get(0)))) {
      return run.size() == numbers.size() ? run : best;
    }
    if (best.size() < 2) {
      return List.of();
    }
    boolean first =
        mark(best.get(0)).isFirst() && (!mark(best.get(0)).isInitial() || opens(best.get(0)));
    boolean later = best.size() > 2 || (mark(best.get(0)).isNumber() && opens(best.get(0)));
    return first || later ? best : List.of();
  }

  /** Some number every item 1. */
  private static boolean countsOn(ListMark one, ListMark next) {
    boolean lazy = one.isNumber() && one.isFirst() && one.value().equals(next.value());
    return lazy || one.isBefore(next);
  }

  /** Lines among the items that end in a colon and introduce the next ones. */
  private void introductions() {
    for (int i = 1; i + 1 < lines.size(); i++) {
      Line line = lines.get(i);
      boolean between =
          items.containsKey(lines.get(i + 1).start()) && !items.containsKey(line.start());
      if (between && items.firstKey() < line.start() && endsIn(i, ":")) {
        items.put(line.start(), new Item(line.start(), line.start(), false));
      }
    }
  }
}
