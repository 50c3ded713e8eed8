package org.imprimatur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands requests on to an engine, and does something at one of them. */
final class CountingProxy implements AutoCloseable {
  static {
    // Head and body of an answer are two packets: the second would wait for word of the first.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String engine;
  private final AtomicInteger count = new AtomicInteger();

  /** Requests with their answers, in order. */
  final Map<String, String> exchanges = Collections.synchronizedMap(new LinkedHashMap<>());

  private volatile int at = Integer.MAX_VALUE;
  private volatile Runnable then = () -> {};

  CountingProxy(String engine) throws IOException {
    this.engine = engine;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** Its address, with the engine's path. */
  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + URI.create(engine).getPath();
  }

  /** Counts from 0 again, and does something behind so many requests, before their answer. */
  void at(int number, Runnable what) {
    then = what;
    at = number;
    count.set(0);
  }

  int count() {
    return count.get();
  }

  private HttpRequest request(HttpExchange exchange, byte[] body) {
    URI base = URI.create(engine);
    URI to =
        URI.create(
            base.getScheme() + "://" + base.getAuthority() + exchange.getRequestURI().toString());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(to)
            .method(
                exchange.getRequestMethod(),
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type != null) {
      request.header("Content-Type", type);
    }
    return request.build();
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    int number = count.incrementAndGet();
    boolean before = number % 2 == 0;
    if (number == at && before) {
      then.run();
    }
    try {
      HttpResponse<byte[]> response =
          client.send(request(exchange, body), HttpResponse.BodyHandlers.ofByteArray());
      if (number == at && !before) {
        then.run();
      }
      String asked = exchange.getRequestMethod() + " " + exchange.getRequestURI() + "\n";
      exchanges.put(asked + new String(body, UTF_8), new String(response.body(), UTF_8));
      int length = response.body().length;
      exchange.sendResponseHeaders(response.statusCode(), length == 0 ? -1 : length);
      exchange.getResponseBody().write(response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
