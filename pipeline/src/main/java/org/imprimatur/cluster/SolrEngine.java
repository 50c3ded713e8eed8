package org.imprimatur.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imprimatur.search.EngineDocument;
import org.imprimatur.search.EngineFields;
import org.imprimatur.search.SearchEngine;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/** Solr 9 in cloud mode. */
final class SolrEngine implements Engine {
  static final String COLLECTIONS = "/admin/collections";

  private final ClusterHttp http;

  SolrEngine(ClusterHttp http) {
    this.http = http;
  }

  @Override
  public String name() {
    return "Solr";
  }

  @Override
  public ClusterHttp http() {
    return http;
  }

  private ClusterHttp.Reply get(String path, String query) throws ClusterException {
    return http.send(ClusterHttp.Call.get(path, query + "&wt=json"));
  }

  @Override
  public @Nullable String current(String alias) throws ClusterException {
    Answer answer =
        Answer.of(get(COLLECTIONS, "action=LISTALIASES").orFail("to say what the alias names"));
    Object named =
        answer.all().get("aliases") instanceof Map<?, ?> aliases ? aliases.get(alias) : null;
    return named == null ? null : String.valueOf(named);
  }

  @Override
  public List<String> indices(String prefix) throws ClusterException {
    Answer answer = Answer.of(get(COLLECTIONS, "action=LIST").orFail("to list collections"));
    return answer.list("collections").stream()
        .map(String::valueOf)
        .filter(name -> name.startsWith(prefix))
        .sorted()
        .toList();
  }

  @Override
  public void create(String index, Size size) throws ClusterException {
    if (indices(index).contains(index)) {
      return;
    }
    String config = SolrSchema.name();
    Answer known = Answer.of(get("/admin/configs", "action=LIST").orFail("to list configsets"));
    if (!known.list("configSets").contains(config)) {
      http.send(
              new ClusterHttp.Call(
                  "POST",
                  "/admin/configs",
                  "action=UPLOAD&overwrite=true&name=" + config + "&wt=json",
                  "application/octet-stream",
                  java.net.http.HttpRequest.BodyPublishers.ofByteArray(SolrSchema.zip())))
          .orFail("a configset");
    }
    ClusterHttp.Reply made =
        get(
            COLLECTIONS,
            "action=CREATE&waitForFinalState=true&name="
                + index
                + "&numShards="
                + size.shards()
                + "&replicationFactor="
                + (size.replicas() + 1)
                + "&collection.configName="
                + config);
    // An answer that got lost may have been a yes.
    if (!made.isDone() && !indices(index).contains(index)) {
      throw made.failure("to make a collection");
    }
  }

  @Override
  public void add(String index, List<EngineDocument> documents) throws ClusterException {
    // What is there already was sent before: it is left alone, so that nothing is ever deleted.
    http.send(
            ClusterHttp.Call.of(
                "POST",
                "/" + index + "/update",
                "failOnVersionConflicts=false&wt=json",
                "application/json",
                SolrBulk.array(documents, true)))
        .orFail("documents");
  }

  @Override
  public void commit(String index) throws ClusterException {
    Object commit = Json.object("commit", Json.object("waitSearcher", true));
    http.send(ClusterHttp.Call.json("POST", "/" + index + "/update", "wt=json", commit))
        .orFail("to show documents");
  }

  @Override
  public SearchEngine reader(String index) {
    return new SolrReader(http, index);
  }

  @Override
  public List<Note> notes(String index, int fromNumber, int limit) throws ClusterException {
    Object parameters =
        Json.object(
            "q",
            EngineFields.KIND + ":" + EngineFields.ARTICLE,
            "fq",
            "{!cache=false}" + EngineFields.NUMBER + ":[" + fromNumber + " TO *]",
            "sort",
            EngineFields.NUMBER + " asc",
            "rows",
            limit,
            "fl",
            EngineFields.NUMBER + "," + EngineFields.NOTE,
            "wt",
            "json",
            "shards.tolerant",
            "false");
    Answer answer =
        Answer.of(
            http.send(
                    ClusterHttp.Call.json(
                        "POST", "/" + index + "/select", "", Json.object("params", parameters)))
                .orFail("a search"));
    List<Note> out = new ArrayList<>();
    for (Answer doc : answer.object("response").objects("docs")) {
      out.add(new Note(doc.count(EngineFields.NUMBER), doc.text(EngineFields.NOTE)));
    }
    return out;
  }

  @Override
  public void swap(String alias, @Nullable String from, String to) throws ClusterException {
    ClusterHttp.Reply reply =
        get(COLLECTIONS, "action=CREATEALIAS&name=" + alias + "&collections=" + to);
    if (!reply.isDone() && !to.equals(current(alias))) {
      throw reply.failure("to change the alias");
    }
  }

  @Override
  public void remove(String index) throws ClusterException {
    ClusterHttp.Reply reply = get(COLLECTIONS, "action=DELETE&name=" + index);
    if (!reply.isDone() && indices(index).contains(index)) {
      throw reply.failure("to remove " + index);
    }
  }

  @Override
  public Leases leases() throws ClusterException {
    create(SolrLeases.COLLECTION, new Size(1, 1));
    return new SolrLeases(http);
  }
}
