package org.imprimatur.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The text of an article that hits and answers are cut from, each block of it once, as a record of
 * the export. What hits show are places in it.
 */
final class ArticleText {
  private final StringBuilder text = new StringBuilder();
  private final Map<String, Integer> places = new HashMap<>();
  private final Map<List<String>, Integer> lists = new HashMap<>();
  private final Map<Quotation, Integer> shown = new HashMap<>();

  /** Which of the shown statements it is, or -1. */
  int shown(Quotation quotation) {
    return shown.getOrDefault(bare(quotation), -1);
  }

  /** The number of a list of headings and lead-ins, or -1. */
  int list(List<String> above) {
    return lists.getOrDefault(above, -1);
  }

  /** How many lists there are. */
  int lists() {
    return lists.size();
  }

  /** Where a block stands; it is added where it is not yet there. */
  int place(String block) {
    Integer at = places.get(block);
    if (at == null) {
      at = text.length();
      text.append(block);
      places.put(block, at);
    }
    return at;
  }

  /** Where a block stands that may be a part of another. */
  int place(String block, String whole) {
    int inside = whole.indexOf(block);
    return inside < 0 ? place(block) : place(whole) + inside;
  }

  int length() {
    return text.length();
  }

  /** What was added since the text had this length. */
  String since(int length) {
    return text.substring(length);
  }

  /**
   * The record of an article: id, title, status; the lists of headings and lead-ins; the text; of
   * each shown statement the number of its list; then of each its length; then of each 0 if it
   * stands behind the one before, else one more than its place.
   */
  byte[] record(String id, String title, String status, List<Quotation> quotations) {
    ByteWriter out = new ByteWriter();
    out.text(id).text(title).text(status);
    List<List<String>> above = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    List<Integer> lengths = new ArrayList<>();
    List<Integer> jumps = new ArrayList<>();
    int end = 0;
    for (Quotation each : quotations) {
      shown.putIfAbsent(bare(each), numbers.size());
      int at = place(each.words());
      numbers.add(list(each.above(), above));
      lengths.add(each.words().length());
      jumps.add(at == end ? 0 : at + 1);
      end = at + each.words().length();
    }
    out.lists(above).text(text.toString()).number(numbers.size());
    return out.column(numbers).column(lengths).column(jumps).take();
  }

  private int list(List<String> list, List<List<String>> all) {
    Integer number = lists.putIfAbsent(list, all.size());
    if (number == null) {
      all.add(list);
      return all.size() - 1;
    }
    return number;
  }

  private static Quotation bare(Quotation quotation) {
    return quotation.antecedent().isEmpty()
        ? quotation
        : new Quotation(quotation.above(), quotation.words(), "");
  }
}
