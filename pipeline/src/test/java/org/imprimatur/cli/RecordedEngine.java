package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.imprimatur.text.Json;
import org.imprimatur.text.JsonReader;

/**
 * Answers as a real engine once answered to the very same requests. {@code mvn verify -Pclusters
 * -Dimprimatur.record=true} records them again.
 */
final class RecordedEngine implements AutoCloseable {
  /** What was searched for, and what was asked. */
  static final List<String> QUERIES =
      List.of("kidney pressure", "\"nerve root\"", "ibu* status:submitted", "paracetamoll");

  static final List<String> QUESTIONS =
      List.of("Which dose of ibuprofen helps in asthma?", "Is walking safe in sepsis?");

  private final HttpServer server;
  private final Map<String, String> replies = new LinkedHashMap<>();

  RecordedEngine(String engine) throws IOException {
    for (String line : Files.readAllLines(file(engine))) {
      Map<?, ?> each = (Map<?, ?>) Objects.requireNonNull(JsonReader.read(line).value());
      replies.put(String.valueOf(each.get("request")), String.valueOf(each.get("reply")));
    }
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Where the answers of an engine stand. */
  static Path file(String engine) {
    return Path.of("src/test/resources/clusters", engine + ".jsonl");
  }

  /** A line of that file. */
  static String line(String request, String reply) {
    return Json.compact(Json.object("request", request, "reply", reply));
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String request =
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI()
            + "\n"
            + new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    String reply = replies.get(request);
    byte[] bytes =
        (reply == null ? "{\"error\":{\"msg\":\"nobody asked this\"}}" : reply).getBytes(UTF_8);
    exchange.sendResponseHeaders(reply == null ? 400 : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
