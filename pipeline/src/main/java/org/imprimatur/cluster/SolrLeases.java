package org.imprimatur.cluster;

import java.util.List;
import java.util.Map;
import org.imprimatur.search.EngineFields;
import org.imprimatur.text.Json;
import org.imprimatur.text.JsonReader;
import org.jspecify.annotations.Nullable;

/** Records in a small collection of their own, by Solr's versions of documents. */
final class SolrLeases implements Engine.Leases {
  static final String COLLECTION = "imprimatur-publishing";

  private final ClusterHttp http;

  SolrLeases(ClusterHttp http) {
    this.http = http;
  }

  @Override
  public Engine.@Nullable Held read(String name) throws ClusterException {
    String query = "id=" + name + "&fl=" + EngineFields.RECORD + ",_version_&wt=json";
    Answer answer =
        Answer.of(
            http.send(ClusterHttp.Call.get("/" + COLLECTION + "/get", query))
                .orFail("to say who publishes"));
    if (answer.all().get("doc") == null) {
      return null;
    }
    Answer doc = answer.object("doc");
    Object fields = JsonReader.read(doc.text(EngineFields.RECORD)).value();
    return new Engine.Held(
        fields instanceof Map<?, ?> map ? map : Map.of(), String.valueOf(doc.number("_version_")));
  }

  private ClusterHttp.Reply update(Object body) throws ClusterException {
    return http.send(
        ClusterHttp.Call.json("POST", "/" + COLLECTION + "/update", "versions=true&wt=json", body));
  }

  @Override
  public Engine.@Nullable Held write(
      String name, Map<String, Object> fields, @Nullable String version) throws ClusterException {
    String record = Json.compact(fields);
    Object document =
        Json.object(
            "id",
            name,
            "_version_",
            version == null ? -1L : Long.parseLong(version),
            EngineFields.KIND,
            "lease",
            EngineFields.RECORD,
            record);
    ClusterHttp.Reply reply = update(List.of(document));
    if (reply.status() != 409) {
      reply.orFail("to note who publishes");
    }
    Engine.Held there = read(name);
    return there != null && Json.compact(there.fields()).equals(record) ? there : null;
  }

  @Override
  public void remove(String name, String version) throws ClusterException {
    Object delete = Json.object("id", name, "_version_", Long.parseLong(version));
    ClusterHttp.Reply reply = update(Json.object("delete", delete));
    if (reply.status() != 409) {
      reply.orFail("to note who publishes");
    }
  }
}
