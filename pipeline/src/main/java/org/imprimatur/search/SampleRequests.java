package org.imprimatur.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/** Requests to an engine with what they find, by which a house can prove what it has loaded. */
public final class SampleRequests {
  private final Searcher here;
  private final CriteriaHere criteria;
  private final GenerationRecord.Facts facts;
  private final Map<String, Integer> numbers;

  /**
   * A request.
   *
   * @param total how many documents it finds
   * @param numbers of the first of them, in order
   */
  public record Sample(SearchEngine.Sought sought, int total, List<Integer> numbers) {
    /** Copies the list. */
    public Sample {
      numbers = List.copyOf(numbers);
    }
  }

  /**
   * Of an index.
   *
   * @param numbers of articles by their ids, and of claims by their addresses
   */
  SampleRequests(
      Searcher here,
      IndexSearcher searcher,
      GenerationRecord.Facts facts,
      Map<String, Integer> numbers)
      throws IOException {
    this.here = here;
    this.criteria = new CriteriaHere(searcher);
    this.facts = facts;
    this.numbers = Map.copyOf(numbers);
  }

  /** Keeps the first request for documents; counts are those of this machine. */
  private final class Kept implements SearchEngine {
    private @Nullable Sought first;

    @Override
    public Found find(Sought sought) {
      first = first == null ? sought : first;
      return new Found(0, List.of());
    }

    @Override
    public List<Integer> count(List<Criterion> all) throws IOException {
      List<Integer> out = new ArrayList<>();
      for (Criterion each : all) {
        out.add(criteria.matching(each).cardinality());
      }
      return out;
    }
  }

  /** The requests of some queries and questions. */
  List<Sample> of(CannedQueries queries) throws IOException {
    List<Sample> out = new ArrayList<>();
    for (String query : queries.searches()) {
      if (query.indexOf('*') < 0) {
        Kept kept = new Kept();
        new EngineSearcher(kept, facts).search(query, SearchOptions.DEFAULT);
        SearchResult found = here.search(query, SearchOptions.DEFAULT);
        add(out, kept, found.hits().stream().map(SearchResult.Hit::article).toList());
      }
    }
    AskOptions pending = new AskOptions(null, AskOptions.DEFAULT.limit(), true);
    for (String question : queries.questions()) {
      Kept kept = new Kept();
      new EngineSearcher(kept, facts).ask(question, pending);
      AskResult found = here.ask(question, pending);
      if (found.answered()) {
        add(out, kept, found.answers().stream().map(AskResult.Answer::url).toList());
      }
    }
    return out;
  }

  private void add(List<Sample> out, Kept kept, List<String> found) throws IOException {
    SearchEngine.Sought sought = kept.first;
    if (sought != null) {
      List<Criterion> all = new ArrayList<>(sought.filters());
      all.add(sought.what());
      int total = criteria.matching(new Criterion.All(all, List.of())).cardinality();
      out.add(new Sample(sought, total, found.stream().map(this::number).toList()));
    }
  }

  private int number(String id) {
    Integer number = numbers.get(id);
    if (number == null) {
      throw new IllegalStateException("nothing is called " + id);
    }
    return number;
  }
}
