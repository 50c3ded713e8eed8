package org.imprimatur.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Queries with the documents that people judged to answer them, in the formats of TREC: a query a
 * line, {@code id<TAB>text}; a judgement a line, {@code id iteration document relevance}. Empty
 * lines and those that begin with {@code #} say nothing.
 *
 * @param queries in the order of their file
 */
public record JudgedQueries(List<Query> queries) {
  private static final int COLUMNS = 4;

  /** Copies the list. */
  public JudgedQueries {
    queries = List.copyOf(queries);
  }

  /**
   * A query.
   *
   * @param id as in the file
   * @param text what is asked
   * @param relevant documents to their relevance, 1 or more; empty where nothing answers
   */
  public record Query(String id, String text, Map<String, Integer> relevant) {
    /** Copies the map. */
    public Query {
      relevant = Map.copyOf(relevant);
    }

    /** Whether anything answers it. */
    boolean answerable() {
      return !relevant.isEmpty();
    }

    /** What stands before the first hyphen of the id, or nothing. */
    String group() {
      int hyphen = id.indexOf('-');
      return hyphen < 0 ? "" : id.substring(0, hyphen);
    }
  }

  /** A line that is not of its format: the message names the file and the line. */
  public static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    private MalformedException(String file, int line, String what) {
      super("line " + line + " of the " + file + ": " + what);
    }
  }

  /**
   * Reads both files.
   *
   * @throws MalformedException when a line is not of the format
   */
  public static JudgedQueries parse(String queries, String judgements) throws MalformedException {
    Map<String, Map<String, Integer>> relevant = judgements(judgements);
    Map<String, Query> out = new LinkedHashMap<>();
    int number = 0;
    for (String line : queries.split("\\R", -1)) {
      number++;
      if (saysNothing(line)) {
        continue;
      }
      int tab = line.indexOf('\t');
      String id = tab < 0 ? "" : line.substring(0, tab).strip();
      if (id.isEmpty()) {
        throw new MalformedException("queries", number, "a line is: id, tab, query");
      }
      if (out.containsKey(id)) {
        throw new MalformedException("queries", number, "the id \"" + id + "\" stands twice");
      }
      out.put(
          id, new Query(id, line.substring(tab + 1).strip(), relevant.getOrDefault(id, Map.of())));
    }
    return new JudgedQueries(new ArrayList<>(out.values()));
  }

  private static Map<String, Map<String, Integer>> judgements(String text)
      throws MalformedException {
    Map<String, Map<String, Integer>> out = new LinkedHashMap<>();
    int number = 0;
    for (String line : text.split("\\R", -1)) {
      number++;
      if (saysNothing(line)) {
        continue;
      }
      String[] columns = line.strip().split("\\s+", -1);
      if (columns.length != COLUMNS || !columns[COLUMNS - 1].matches("-?\\d{1,4}")) {
        throw new MalformedException(
            "judgements", number, "a line is: query, 0, document, relevance");
      }
      int relevance = Integer.parseInt(columns[COLUMNS - 1]);
      if (relevance > 0) {
        out.computeIfAbsent(columns[0], id -> new LinkedHashMap<>()).put(columns[2], relevance);
      }
    }
    return out;
  }

  private static boolean saysNothing(String line) {
    return line.isBlank() || line.startsWith("#");
  }
}
