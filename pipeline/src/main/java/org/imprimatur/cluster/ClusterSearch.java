package org.imprimatur.cluster;

import java.io.IOException;
import java.util.List;
import org.imprimatur.search.AskOptions;
import org.imprimatur.search.AskResult;
import org.imprimatur.search.Criterion;
import org.imprimatur.search.EngineFields;
import org.imprimatur.search.EngineSearcher;
import org.imprimatur.search.GenerationRecord;
import org.imprimatur.search.SearchEngine;
import org.imprimatur.search.SearchOptions;
import org.imprimatur.search.SearchResult;
import org.imprimatur.search.SearchableIndex;
import org.jspecify.annotations.Nullable;

/**
 * Searches what an alias of an engine names. All requests of one search or question go to one
 * generation; if that is removed meanwhile, all is asked again of the next.
 */
public final class ClusterSearch implements SearchableIndex {
  private static final int ATTEMPTS = 4;
  private static final Criterion GENERATION =
      new Criterion.Holds(EngineFields.KIND, List.of(EngineFields.GENERATION));

  private final ClusterHttp http;
  private final String alias;
  private @Nullable Boolean solr;

  private ClusterSearch(ClusterHttp http, String alias) {
    this.http = http;
    this.alias = alias;
  }

  /**
   * A search at an address that ends with the alias.
   *
   * @throws ClusterException when it does not
   */
  public static ClusterSearch at(ClusterAccess access) throws IOException {
    String path = access.address().base().getRawPath();
    int slash = path.lastIndexOf('/');
    String alias = path.substring(slash + 1);
    if (!Aliases.isName(alias)) {
      throw new ClusterException(
          "--engine ends with the alias that was published, such as "
              + "https://search.example:9200/guidelines, not \""
              + access.address()
              + '"');
    }
    return new ClusterSearch(
        new ClusterHttp(access.at(path.substring(0, slash)), ClusterHttp.READING), alias);
  }

  /** Asks something of a generation. */
  @FunctionalInterface
  private interface Asked<T> {
    T of(SearchableIndex index) throws IOException;
  }

  @Override
  public SearchResult search(String query, SearchOptions options) throws IOException {
    return ask(index -> index.search(query, options));
  }

  @Override
  public AskResult ask(String text, AskOptions options) throws IOException {
    return ask(index -> index.ask(text, options));
  }

  private <T> T ask(Asked<T> asked) throws IOException {
    ClusterException last = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        GenerationRecord generation = generation();
        return asked.of(new EngineSearcher(reader(generation.index()), generation.facts()));
      } catch (ClusterException e) {
        if (!e.isGone()) {
          throw e;
        }
        last = e;
      }
    }
    throw new ClusterException(
        "what was asked for is not there, or was replaced again and again while it was asked",
        last == null ? new IOException() : last);
  }

  private SearchEngine reader(String index) {
    return Boolean.TRUE.equals(solr)
        ? new SolrReader(http, index)
        : new OpenSearchReader(http, index);
  }

  private GenerationRecord generation() throws IOException {
    if (solr != null) {
      return generation(reader(alias));
    }
    boolean isSolr = http.address().base().getRawPath().endsWith("/solr");
    try {
      solr = isSolr;
      return generation(reader(alias));
    } catch (ClusterException e) {
      solr = null;
      if (!e.isGone()) {
        throw e;
      }
      // A proxy may have given the path of one engine to the other.
      solr = !isSolr;
      try {
        return generation(reader(alias));
      } catch (ClusterException other) {
        solr = null;
        throw new ClusterException(
            "nothing is published under " + alias + " at " + http.address(), e);
      }
    }
  }

  /** What a generation says of itself. */
  static GenerationRecord generation(SearchEngine engine) throws IOException {
    SearchEngine.Found found = engine.find(SearchEngine.Sought.byNumber(GENERATION, 1));
    if (found.documents().isEmpty()) {
      throw new ClusterException("what the alias names was not published whole: publish it again");
    }
    GenerationRecord record = GenerationRecord.read(found.documents().get(0).record());
    if (!Aliases.isName(record.index())) {
      throw new ClusterException("the engine's index has no usable name");
    }
    return record;
  }
}
