package org.imprimatur.cluster;

import java.util.Map;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/** Records in a small index of their own, by OpenSearch's sequence numbers. */
final class OpenSearchLeases implements Engine.Leases {
  private static final String INDEX = "imprimatur-publishing";

  private final ClusterHttp http;

  private OpenSearchLeases(ClusterHttp http) {
    this.http = http;
  }

  /** Makes the index, unless it is there. */
  static OpenSearchLeases at(ClusterHttp http) throws ClusterException {
    Object settings =
        Json.object(
            "settings",
            Json.object("number_of_shards", 1, "auto_expand_replicas", "0-1"),
            "mappings",
            Json.object("enabled", false));
    ClusterHttp.Reply reply = http.send(ClusterHttp.Call.json("PUT", "/" + INDEX, "", settings));
    if (reply.status() != 400 || !reply.text().contains("resource_already_exists_exception")) {
      reply.orFail("to note who publishes");
    }
    return new OpenSearchLeases(http);
  }

  @Override
  public Engine.@Nullable Held read(String name) throws ClusterException {
    ClusterHttp.Reply reply = http.send(ClusterHttp.Call.get("/" + INDEX + "/_doc/" + name, ""));
    if (reply.status() == 404) {
      return null;
    }
    Answer answer = Answer.of(reply.orFail("to say who publishes"));
    return new Engine.Held(answer.object("_source").all(), version(answer));
  }

  private static String version(Answer answer) throws ClusterException {
    return "if_seq_no="
        + answer.number("_seq_no")
        + "&if_primary_term="
        + answer.number("_primary_term");
  }

  @Override
  public Engine.@Nullable Held write(
      String name, Map<String, Object> fields, @Nullable String version) throws ClusterException {
    String path = "/" + INDEX + (version == null ? "/_create/" : "/_doc/") + name;
    ClusterHttp.Reply reply =
        http.send(ClusterHttp.Call.json("PUT", path, version == null ? "" : version, fields));
    if (reply.status() == 409) {
      // Ours, if only the answer to an earlier attempt got lost.
      Engine.Held there = read(name);
      boolean ours = there != null && Json.compact(there.fields()).equals(Json.compact(fields));
      return ours ? there : null;
    }
    return new Engine.Held(fields, version(Answer.of(reply.orFail("to note who publishes"))));
  }

  @Override
  public void remove(String name, String version) throws ClusterException {
    ClusterHttp.Reply reply =
        http.send(ClusterHttp.Call.delete("/" + INDEX + "/_doc/" + name, version));
    if (reply.status() != 409 && reply.status() != 404) {
      reply.orFail("to note who publishes");
    }
  }
}
