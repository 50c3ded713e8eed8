package org.imprimatur.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imprimatur.search.EngineDocument;
import org.imprimatur.search.EngineFields;
import org.imprimatur.search.SearchEngine;
import org.imprimatur.text.Json;
import org.jspecify.annotations.Nullable;

/** OpenSearch 2. */
final class OpenSearchEngine implements Engine {
  private static final int ROUNDS = 8;
  private static final long FIRST_PAUSE = 500;

  private final ClusterHttp http;

  OpenSearchEngine(ClusterHttp http) {
    this.http = http;
  }

  @Override
  public String name() {
    return "OpenSearch";
  }

  @Override
  public ClusterHttp http() {
    return http;
  }

  private ClusterHttp.Reply post(String path, String query, Object body) throws ClusterException {
    return http.send(ClusterHttp.Call.json("POST", path, query, body));
  }

  @Override
  public @Nullable String current(String alias) throws ClusterException {
    ClusterHttp.Reply reply = http.send(ClusterHttp.Call.get("/_alias/" + alias, ""));
    if (reply.status() == 404) {
      return null;
    }
    Map<?, ?> all = reply.orFail("to say what the alias names").json();
    if (all.size() != 1) {
      throw new ClusterException(
          "the alias " + alias + " names " + all.size() + " indices at " + http.address());
    }
    return String.valueOf(all.keySet().iterator().next());
  }

  @Override
  public List<String> indices(String prefix) throws ClusterException {
    ClusterHttp.Reply reply =
        http.send(ClusterHttp.Call.get("/" + prefix + "*/_settings/index.uuid", ""))
            .orFail("to list indices");
    return reply.json().keySet().stream().map(String::valueOf).sorted().toList();
  }

  @Override
  public void create(String index, Size size) throws ClusterException {
    ClusterHttp.Reply reply =
        http.send(ClusterHttp.Call.json("PUT", "/" + index, "", OpenSearchSchema.index(size)));
    if (reply.status() != 400 || !reply.text().contains("resource_already_exists_exception")) {
      reply.orFail("to make an index");
    }
  }

  @Override
  public void add(String index, List<EngineDocument> documents) throws ClusterException {
    List<OpenSearchBulk.Item> rest = OpenSearchBulk.items(documents);
    long pause = FIRST_PAUSE;
    for (int round = 1; !rest.isEmpty(); round++) {
      String body = OpenSearchBulk.lines(rest);
      ClusterHttp.Call call =
          ClusterHttp.Call.of("POST", "/" + index + "/_bulk", "", "application/x-ndjson", body);
      Answer answer = Answer.of(http.send(call).orFail("documents"));
      rest = refused(rest, answer);
      if (!rest.isEmpty()) {
        if (round == ROUNDS) {
          throw new ClusterException(
              http.address() + " has too much to do to take documents: try again later");
        }
        http.rest(pause);
        pause *= 2;
      }
    }
  }

  /** Those that the engine had no time for. What is there already was sent before. */
  private List<OpenSearchBulk.Item> refused(List<OpenSearchBulk.Item> sent, Answer answer)
      throws ClusterException {
    List<Answer> results = answer.objects("items");
    if (results.size() != sent.size()) {
      throw new ClusterException(http.address() + " answered for other documents than it was sent");
    }
    List<OpenSearchBulk.Item> out = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      Answer result = results.get(i).object("create");
      long status = result.number("status");
      if (status == 429 || status == 503) {
        out.add(sent.get(i));
      } else if (status != 201 && status != 409) {
        throw new ClusterException(
            http.address()
                + " refused a document (status "
                + status
                + "): "
                + OneEngineLine.of(Json.compact(result.all()), 300));
      }
    }
    return out;
  }

  @Override
  public void commit(String index) throws ClusterException {
    Answer refreshed =
        Answer.of(post("/" + index + "/_refresh", "", Map.of()).orFail("to show documents"));
    if (refreshed.object("_shards").number("failed") != 0) {
      throw new ClusterException(http.address() + " could not show all documents: a node is down");
    }
    String health = "wait_for_status=yellow&wait_for_no_initializing_shards=true&timeout=60s";
    http.send(ClusterHttp.Call.get("/_cluster/health/" + index, health))
        .orFail("to make the index ready");
  }

  @Override
  public SearchEngine reader(String index) {
    return new OpenSearchReader(http, index);
  }

  @Override
  public List<Note> notes(String index, int fromNumber, int limit) throws ClusterException {
    Object from =
        Json.object("range", Json.object(EngineFields.NUMBER, Json.object("gte", fromNumber)));
    Object articles = Json.object("term", Json.object(EngineFields.KIND, EngineFields.ARTICLE));
    Object body =
        Json.object(
            "query",
            Json.object("bool", Json.object("filter", List.of(articles, from))),
            "size",
            limit,
            "sort",
            List.of(Json.object(EngineFields.NUMBER, "asc")),
            "_source",
            List.of(EngineFields.NUMBER, EngineFields.NOTE));
    Answer answer =
        Answer.of(
            post("/" + index + "/_search", "allow_partial_search_results=false", body)
                .orFail("a search"));
    List<Note> out = new ArrayList<>();
    for (Answer hit : answer.object("hits").objects("hits")) {
      Answer source = hit.object("_source");
      out.add(new Note(source.count(EngineFields.NUMBER), source.text(EngineFields.NOTE)));
    }
    return out;
  }

  @Override
  public void swap(String alias, @Nullable String from, String to) throws ClusterException {
    List<Object> actions = new ArrayList<>();
    if (from != null) {
      Object old = Json.object("index", from, "alias", alias, "must_exist", true);
      actions.add(Json.object("remove", old));
    }
    actions.add(Json.object("add", Json.object("index", to, "alias", alias)));
    ClusterHttp.Reply reply = post("/_aliases", "", Json.object("actions", actions));
    // An answer that got lost may have been a yes.
    if (!reply.isDone() && !to.equals(current(alias))) {
      throw reply.failure("to change the alias");
    }
  }

  @Override
  public void remove(String index) throws ClusterException {
    ClusterHttp.Reply reply = http.send(ClusterHttp.Call.delete("/" + index, ""));
    if (reply.status() != 404) {
      reply.orFail("to remove " + index);
    }
  }

  @Override
  public Leases leases() throws ClusterException {
    return OpenSearchLeases.at(http);
  }
}
