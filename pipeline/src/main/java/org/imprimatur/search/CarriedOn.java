package org.imprimatur.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.imprimatur.drug.Doses;
import org.imprimatur.model.Passage;
import org.imprimatur.model.Statement;

/**
 * Statements that go on from others: "Death fell by a tenth." names no drug, since a statement
 * before it in its section does. It is quoted behind that one and all that stands between, and
 * found by the words of that one. So with conditions.
 */
final class CarriedOn {
  /** So many statements are looked back at most. */
  private static final int MOST = 5;

  /** No more characters than these are quoted before a statement. */
  private static final int LONGEST = 600;

  private final HouseWords words;
  private final CutTexts cut;
  private final List<Statement> statements;
  private final IdentityHashMap<Statement, Quotation> quoted;

  /** Each text is asked for by all that may go on from it. */
  private final Map<String, Boolean> namesDrug = new HashMap<>();

  private final Map<String, Boolean> namesCondition = new HashMap<>();

  /**
   * For an article.
   *
   * @param cut its texts
   * @param statements in the order of the page
   * @param quoted how they are quoted else
   */
  CarriedOn(
      HouseWords words,
      CutTexts cut,
      List<Statement> statements,
      IdentityHashMap<Statement, Quotation> quoted) {
    this.words = words;
    this.cut = cut;
    this.statements = statements;
    this.quoted = quoted;
  }

  /** How the statements are quoted that may answer. */
  IdentityHashMap<Statement, Quotation> quotations() {
    IdentityHashMap<Statement, Quotation> out = new IdentityHashMap<>(quoted);
    for (int i = 0; i < statements.size(); i++) {
      Quotation alone = quoted.get(statements.get(i));
      if (alone != null && !isCell(statements.get(i))) {
        out.put(statements.get(i), carried(i, alone));
      }
    }
    return out;
  }

  private Quotation carried(int at, Quotation alone) {
    int drug = named(at, alone, this::namesDrug);
    int condition = named(at, alone, this::namesCondition);
    int first = withLeadIns(Math.min(drug, condition), at);
    Statement one = statements.get(at);
    List<String> back = one.passage().before();
    boolean usual = alone.words().equals(Quoting.joined(back, one.text()));
    if (!usual || first >= at - back.size()) {
      return alone;
    }
    List<String> before = texts(first, at - back.size());
    before.addAll(back);
    String all = Quoting.joined(before, one.text());
    boolean lacksDrug = Doses.isIn(all) && !words.drugs().isNamedIn(all);
    if (lacksDrug || all.length() - one.text().length() > LONGEST) {
      return alone;
    }
    List<String> found = new ArrayList<>();
    Stream.of(drug, condition)
        .distinct()
        .filter(i -> i < at)
        .forEach(i -> found.add(statements.get(i).text()));
    found.removeIf(back::contains);
    found.addAll(back);
    return new Quotation(alone.above(), all, String.join(" ", found));
  }

  private boolean namesDrug(String text) {
    return namesDrug.computeIfAbsent(text, words.drugs()::isNamedIn);
  }

  private boolean namesCondition(String text) {
    return namesCondition.computeIfAbsent(text, one -> words.known().namesCondition(cut.of(one)));
  }

  private List<String> texts(int from, int to) {
    List<String> out = new ArrayList<>();
    statements.subList(from, to).forEach(statement -> out.add(statement.text()));
    return out;
  }

  /** The nearest statement before one that names what it does not name; else its own place. */
  private int named(int at, Quotation quotation, Predicate<String> names) {
    Statement one = statements.get(at);
    int depth = one.section().size();
    boolean named =
        names.test(one.text())
            || names.test(quotation.antecedent())
            || one.context().stream().anyMatch(names)
            || (depth > 0 && names.test(one.section().get(depth - 1)));
    for (int i = at - 1; !named && i >= Math.max(0, at - MOST); i--) {
      Statement other = statements.get(i);
      if (isCell(other) || !other.section().equals(one.section())) {
        return at;
      }
      if (names.test(other.text())) {
        return i;
      }
    }
    return at;
  }

  /**
   * From where on statements are quoted, so that none stands without what leads in to it: its
   * meaning may be turned by that. The place itself if there is too much to quote.
   */
  private int withLeadIns(int first, int at) {
    for (int from = first; from >= Math.max(0, at - MOST); from--) {
      List<String> there = texts(from, at);
      boolean all =
          statements.subList(from, at).stream()
              .allMatch(
                  statement ->
                      statement.section().equals(statements.get(at).section())
                          && statement.context().stream()
                              .allMatch(
                                  lead ->
                                      statements.get(at).context().contains(lead)
                                          || there.contains(lead)));
      if (all) {
        return from;
      }
    }
    return at;
  }

  private static boolean isCell(Statement statement) {
    return statement.passage().lines().stream().anyMatch(Passage.Line::cells);
  }
}
