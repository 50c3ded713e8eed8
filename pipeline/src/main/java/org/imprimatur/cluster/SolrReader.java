package org.imprimatur.cluster;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.search.Criterion;
import org.imprimatur.search.EngineFields;
import org.imprimatur.search.SearchEngine;

/** Asks a collection of Solr, or what an alias names. */
final class SolrReader implements SearchEngine {
  private final ClusterHttp http;
  private final String collection;

  SolrReader(ClusterHttp http, String collection) {
    this.http = http;
    this.collection = collection;
  }

  private Answer ask(Object body) throws ClusterException {
    Answer answer =
        Answer.of(
            http.send(ClusterHttp.Call.json("POST", "/" + collection + "/select", "", body))
                .orFail("a search"));
    Answer header = answer.object("responseHeader");
    if (header.number("status") != 0 || Boolean.TRUE.equals(header.all().get("partialResults"))) {
      throw new ClusterException(
          http.address() + " answered for a part of the index only: a node may be down; try again");
    }
    return answer;
  }

  @Override
  public Found find(Sought sought) throws ClusterException {
    Answer response = ask(SolrQueries.body(sought)).object("response");
    if (Boolean.FALSE.equals(response.all().get("numFoundExact"))) {
      throw new ClusterException(http.address() + " counted some of the hits only");
    }
    boolean scored = sought.order() == Order.SCORE;
    List<Document> out = new ArrayList<>();
    for (Answer doc : response.objects("docs")) {
      float score = scored ? doc.score("score") : 0f;
      out.add(new Document(doc.count(EngineFields.NUMBER), doc.text(EngineFields.RECORD), score));
    }
    return new Found(response.count("numFound"), out);
  }

  @Override
  public List<Integer> count(List<Criterion> criteria) throws ClusterException {
    Answer counts =
        ask(SolrQueries.counts(criteria)).object("facet_counts").object("facet_queries");
    List<Integer> out = new ArrayList<>();
    for (int i = 0; i < criteria.size(); i++) {
      out.add(counts.count(String.valueOf(i)));
    }
    return out;
  }
}
