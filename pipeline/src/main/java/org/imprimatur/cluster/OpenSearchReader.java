package org.imprimatur.cluster;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.search.Criterion;
import org.imprimatur.search.EngineFields;
import org.imprimatur.search.SearchEngine;

/** Asks an index of OpenSearch, or what an alias names. */
final class OpenSearchReader implements SearchEngine {
  /** All statistics of all shards count, and no answer is made of some of them only. */
  static final String SEARCH =
      "search_type=dfs_query_then_fetch&allow_partial_search_results=false";

  private final ClusterHttp http;
  private final String index;

  OpenSearchReader(ClusterHttp http, String index) {
    this.http = http;
    this.index = index;
  }

  private Answer ask(Object body) throws ClusterException {
    Answer answer =
        Answer.of(
            http.send(ClusterHttp.Call.json("POST", "/" + index + "/_search", SEARCH, body))
                .orFail("a search"));
    if (!Boolean.FALSE.equals(answer.all().get("timed_out"))
        || answer.object("_shards").number("failed") != 0) {
      throw new ClusterException(
          http.address() + " answered for a part of the index only: a node may be down; try again");
    }
    return answer;
  }

  @Override
  public Found find(Sought sought) throws ClusterException {
    Answer hits = ask(OpenSearchQueries.body(sought)).object("hits");
    Answer total = hits.object("total");
    if (!total.text("relation").equals("eq")) {
      throw new ClusterException(http.address() + " counted some of the hits only");
    }
    boolean scored = sought.order() == Order.SCORE;
    List<Document> out = new ArrayList<>();
    for (Answer hit : hits.objects("hits")) {
      Answer source = hit.object("_source");
      float score = scored ? (float) (hit.score("_score") / OpenSearchQueries.FACTOR) : 0f;
      out.add(
          new Document(source.count(EngineFields.NUMBER), source.text(EngineFields.RECORD), score));
    }
    return new Found(total.count("value"), out);
  }

  @Override
  public List<Integer> count(List<Criterion> criteria) throws ClusterException {
    Answer counts = ask(OpenSearchQueries.counts(criteria)).object("aggregations");
    List<Integer> out = new ArrayList<>();
    for (int i = 0; i < criteria.size(); i++) {
      out.add(counts.object(String.valueOf(i)).count("doc_count"));
    }
    return out;
  }
}
