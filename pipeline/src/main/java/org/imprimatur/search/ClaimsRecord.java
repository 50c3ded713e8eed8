package org.imprimatur.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The claims of one article as a record of the export: ids, and places in the article's text. What
 * the text does not hold yet stands in the record.
 */
final class ClaimsRecord {
  private final ArticleText text;
  private final ByteWriter ids = new ByteWriter();
  private final Columns columns = new Columns();
  private final Map<List<String>, Integer> lists = new LinkedHashMap<>();
  private final Map<List<String>, Integer> citations = new LinkedHashMap<>();
  private final Map<String, Integer> words = new LinkedHashMap<>();

  ClaimsRecord(ArticleText text) {
    this.text = text;
    number(words, "");
  }

  /** A number of each claim behind the other, for each of some properties. */
  private static final class Columns {
    private final List<List<Integer>> all = new ArrayList<>();
    private int next;

    void add(int value) {
      if (next == all.size()) {
        all.add(new ArrayList<>());
      }
      all.get(next++).add(value);
    }

    void row() {
      next = 0;
    }
  }

  /**
   * The record: the number of claims; the text that is new; further lists of headings and lead-ins;
   * lists of citations; words for coverage and certainty; ids, each behind the number of characters
   * that it shares with the one before; then the columns.
   *
   * @param claims by id
   */
  byte[] of(List<SearchedClaim> claims) {
    int before = text.length();
    String last = "";
    for (SearchedClaim claim : claims) {
      ids.number(shared(last, claim.id()));
      ids.text(claim.id().substring(shared(last, claim.id())));
      last = claim.id();
      columns.row();
      quotation(claim);
      place(claim);
      columns.add(number(citations, claim.citations()));
      columns.add(number(words, claim.coverage()));
      columns.add(claim.certainty() == null ? 0 : number(words, claim.certainty()));
      columns.add(claim.notAdvised() ? 1 : 0);
    }
    ByteWriter out = new ByteWriter();
    out.number(claims.size()).text(text.since(before));
    out.lists(lists.keySet()).lists(citations.keySet()).lists(List.of(List.copyOf(words.keySet())));
    out.block(ids);
    columns.all.forEach(out::column);
    return out.take();
  }

  /** What is quoted: one more than the number of a shown statement, or 0, place, length, list. */
  private void quotation(SearchedClaim claim) {
    Quotation quotation = claim.quotation();
    int shown = text.shown(quotation);
    columns.add(shown + 1);
    columns.add(shown < 0 ? text.place(quotation.words()) : 0);
    columns.add(shown < 0 ? quotation.words().length() : 0);
    columns.add(shown < 0 ? list(quotation.above()) : 0);
  }

  /**
   * The claim's own words, if others are quoted; its section and context, if others stand above.
   */
  private void place(SearchedClaim claim) {
    Quotation quotation = claim.quotation();
    boolean same = claim.text().equals(quotation.words());
    columns.add(same ? 0 : text.place(claim.text(), quotation.words()) + 1);
    columns.add(same ? 0 : claim.text().length());
    boolean usual = quotation.above().equals(Quotation.under(claim.section(), claim.context()));
    columns.add(usual ? claim.section().size() + 1 : 0);
    columns.add(usual ? 0 : list(claim.section()));
    columns.add(usual ? 0 : list(claim.context()));
  }

  /** Lists of the article first, then those of this record. */
  private int list(List<String> list) {
    int known = text.list(list);
    return known < 0 ? text.lists() + number(lists, list) : known;
  }

  private static <T> int number(Map<T, Integer> known, T key) {
    int next = known.size();
    return known.computeIfAbsent(key, any -> next);
  }

  private static int shared(String a, String b) {
    int most = Math.min(a.length(), b.length());
    int out = 0;
    while (out < most && a.charAt(out) == b.charAt(out)) {
      out++;
    }
    return out;
  }
}
