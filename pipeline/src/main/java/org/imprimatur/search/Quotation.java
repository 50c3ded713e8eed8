package org.imprimatur.search;

import java.util.ArrayList;
import java.util.List;

/**
 * How a statement is shown outside of its page (contract, sections 4.3 and 10). Keys stand in it as
 * numbers in brackets, as the page shows them; else every word is the article's own.
 *
 * @param above the headings and lead-ins that it stands under, outermost first: they stand above
 *     the words wherever these are shown
 * @param words what is shown: the statement, behind the sentences that it points back to or goes on
 *     from; or its whole paragraph, or caption, header cells and row, a line each
 * @param antecedent what it is found by beside its own words: the sentences that it points back to
 *     or goes on from, or its whole paragraph; or empty
 */
public record Quotation(List<String> above, String words, String antecedent) {
  /** Copies the list. */
  public Quotation {
    above = List.copyOf(above);
  }

  /** What stands under headings and lead-ins. */
  static List<String> under(List<String> section, List<String> context) {
    List<String> out = new ArrayList<>(section);
    out.addAll(context);
    return out;
  }
}
