package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.imprimatur.text.Json;
import org.imprimatur.text.JsonReader;
import org.jspecify.annotations.Nullable;

/** An OpenSearch in memory, which can be made to misbehave. */
final class FakeCluster implements AutoCloseable {
  static {
    // Head and body of an answer are two packets: the second would wait for word of the first.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  static final String LEASES = "/imprimatur-publishing";

  /** Of each index its documents, by id. */
  final Map<String, Map<String, FakeSearch.Doc>> indices = new TreeMap<>();

  /** What each alias names. */
  final Map<String, String> aliases = new TreeMap<>();

  /** All requests, a line each. */
  final List<String> asked = new ArrayList<>();

  /** The headers of the last request. */
  Map<String, List<String>> headers = Map.of();

  private final Map<String, Lease> leases = new TreeMap<>();
  private final Map<String, FakeSearch> searches = new TreeMap<>();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private Fault fault = (request, number) -> null;

  /** A request: method and path. */
  record Request(String line, String body) {}

  /**
   * An answer.
   *
   * @param status negative: the connection is cut behind so many bytes
   */
  record Reply(int status, String body) {}

  private record Lease(Object fields, long version) {}

  /** What was asked for is done, and then the connection is cut. */
  static final Reply DONE_AND_CUT = new Reply(-2, "{");

  /** What goes wrong. */
  @FunctionalInterface
  interface Fault {
    /** The answer, or null for the right one; {@code number} counts requests from 1. */
    @Nullable Reply at(Request request, int number);
  }

  FakeCluster() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** All indices but that of leases. */
  Set<String> generations() {
    Set<String> out = new TreeSet<>(indices.keySet());
    out.remove(LEASES.substring(1));
    return out;
  }

  /** From now on, counted from the next request. */
  synchronized void misbehave(Fault how) {
    fault = how;
    asked.clear();
  }

  synchronized void behave() {
    misbehave((request, number) -> null);
  }

  /** Somebody else writes the lease of an alias. */
  synchronized void lease(String alias, Map<String, Object> fields) {
    Lease there = leases.get(alias);
    leases.put(alias, new Lease(fields, there == null ? 0 : there.version() + 1));
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    Reply reply;
    synchronized (this) {
      headers = Map.copyOf(exchange.getRequestHeaders());
      Request request =
          new Request(exchange.getRequestMethod() + " " + exchange.getRequestURI(), body);
      asked.add(request.line());
      Reply wrong = fault.at(request, asked.size());
      reply = wrong == null ? answer(request) : wrong;
      if (DONE_AND_CUT.equals(wrong)) {
        answer(request);
      }
    }
    byte[] bytes = reply.body().getBytes(UTF_8);
    if (reply.status() < 0) {
      exchange.sendResponseHeaders(200, bytes.length + 1_000L);
      exchange.getResponseBody().write(bytes);
    } else {
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private static Reply ok(Object body) {
    return new Reply(200, Json.compact(body));
  }

  private static Reply error(int status, String reason) {
    return new Reply(
        status, Json.compact(Json.object("error", Json.object("type", reason, "reason", reason))));
  }

  private Reply answer(Request request) {
    String line = request.line().replaceFirst("\\?.*", "");
    String path = line.substring(line.indexOf(' ') + 1);
    String method = line.substring(0, line.indexOf(' '));
    String[] parts = path.split("/", -1);
    String index = parts[1];
    if (path.equals("/")) {
      Object version =
          Json.object("distribution", "opensearch", "number", "2.19.6", "lucene_version", "9.12.3");
      return ok(Json.object("version", version));
    } else if (path.startsWith("/_alias/")) {
      String named = aliases.get(parts[2]);
      return named == null ? error(404, "alias missing") : ok(Json.object(named, Map.of()));
    } else if (path.equals("/_aliases")) {
      return swap(request.body());
    } else if (path.startsWith("/_cluster/health/")) {
      return ok(Json.object("status", "green"));
    } else if (path.startsWith(LEASES + "/")) {
      return lease(method, parts[3], request);
    } else if (path.contains("*/_settings")) {
      Map<String, @Nullable Object> out = Json.object();
      indices.keySet().stream()
          .filter(name -> name.startsWith(index.replace("*", "")))
          .forEach(name -> out.put(name, Map.of()));
      return ok(out);
    } else if (parts.length == 2) {
      return index(method, index);
    }
    return documents(path, aliases.getOrDefault(index, index), request.body());
  }

  private Reply index(String method, String index) {
    if (method.equals("DELETE")) {
      boolean there = indices.remove(index) != null;
      return there ? ok(Map.of()) : error(404, "no such index [" + index + "]");
    }
    boolean isNew = indices.putIfAbsent(index, new LinkedHashMap<>()) == null;
    return isNew ? ok(Map.of()) : error(400, "resource_already_exists_exception");
  }

  private Reply documents(String path, String index, String body) {
    Map<String, FakeSearch.Doc> all = indices.get(index);
    if (all == null) {
      return error(404, "no such index [" + index + "]");
    } else if (path.endsWith("/_bulk")) {
      return bulk(all, body);
    } else if (path.endsWith("/_refresh")) {
      searches.put(index, new FakeSearch(List.copyOf(all.values())));
      return ok(Json.object("_shards", Json.object("failed", 0)));
    }
    FakeSearch search = searches.get(index);
    return ok(
        (search == null ? new FakeSearch(List.of()) : search)
            .answer((Map<?, ?>) Objects.requireNonNull(JsonReader.read(body).value())));
  }

  private static Reply bulk(Map<String, FakeSearch.Doc> all, String body) {
    String[] lines = body.split("\n", -1);
    List<Object> items = new ArrayList<>();
    for (int i = 0; i + 1 < lines.length; i += 2) {
      Map<?, ?> action = (Map<?, ?>) Objects.requireNonNull(JsonReader.read(lines[i]).value());
      Map<?, ?> create = (Map<?, ?>) Objects.requireNonNull(action.get("create"));
      String id = (String) Objects.requireNonNull(create.get("_id"));
      Map<?, ?> fields = (Map<?, ?>) Objects.requireNonNull(JsonReader.read(lines[i + 1]).value());
      boolean isNew = all.putIfAbsent(id, new FakeSearch.Doc(id, fields)) == null;
      items.add(Json.object("create", Json.object("status", isNew ? 201 : 409)));
    }
    return ok(Json.object("items", items));
  }

  private Reply swap(String body) {
    Map<?, ?> all = (Map<?, ?>) Objects.requireNonNull(JsonReader.read(body).value());
    Map<String, String> changed = new TreeMap<>(aliases);
    for (Object each : (List<?>) Objects.requireNonNull(all.get("actions"))) {
      Map.Entry<?, ?> action = ((Map<?, ?>) each).entrySet().iterator().next();
      Map<?, ?> what = (Map<?, ?>) Objects.requireNonNull(action.getValue());
      String alias = String.valueOf(what.get("alias"));
      String index = String.valueOf(what.get("index"));
      if (action.getKey().equals("remove") && !index.equals(changed.remove(alias))) {
        return error(404, "aliases_not_found_exception");
      } else if (action.getKey().equals("add")) {
        changed.put(alias, index);
      }
    }
    aliases.clear();
    aliases.putAll(changed);
    return ok(Map.of());
  }

  private Reply lease(String method, String name, Request request) {
    Lease there = leases.get(name);
    boolean creates = request.line().contains("/_create/");
    boolean isMeant =
        request.line().contains("if_seq_no=" + (there == null ? -1 : there.version()) + "&");
    if (method.equals("GET")) {
      return there == null
          ? error(404, "none")
          : ok(
              Json.object(
                  "_source", there.fields(), "_seq_no", there.version(), "_primary_term", 1));
    } else if (creates ? there != null : !isMeant) {
      return error(409, "version_conflict_engine_exception");
    } else if (method.equals("DELETE")) {
      leases.remove(name);
      return ok(Map.of());
    }
    long version = there == null ? 0 : there.version() + 1;
    leases.put(
        name, new Lease(Objects.requireNonNull(JsonReader.read(request.body()).value()), version));
    return ok(Json.object("_seq_no", version, "_primary_term", 1));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
