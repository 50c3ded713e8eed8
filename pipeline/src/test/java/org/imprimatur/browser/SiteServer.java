package org.imprimatur.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Serves one folder on the loopback address as a plain web host would, parts of files where asked,
 * and notes what was asked.
 */
public final class SiteServer implements AutoCloseable {
  /** A policy under which a page uses what its own host serves, and nothing else. */
  public static final String OWN_ORIGIN =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " manifest-src 'self'; base-uri 'none'; form-action 'self'";

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "png", "image/png",
          "xml", "application/xml",
          "webmanifest", "application/manifest+json");

  private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{1,9}+)-([0-9]{1,9}+)");

  private final Path root;
  private final @Nullable String policy;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final List<Served> served = Collections.synchronizedList(new ArrayList<>());

  private SiteServer(Path root, @Nullable String policy, HttpServer server) {
    this.root = root.toAbsolutePath().normalize();
    this.policy = policy;
    this.server = server;
  }

  /**
   * One answered request.
   *
   * @param path with its query, as asked
   * @param status the HTTP status
   * @param bytes the length of the body
   */
  public record Served(String path, int status, int bytes) {}

  /** Serves a folder without further headers. */
  public static SiteServer start(Path root) throws IOException {
    return start(root, null);
  }

  /** Serves a folder, with a {@code Content-Security-Policy} header if one is given. */
  public static SiteServer start(Path root, @Nullable String policy) throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    SiteServer out = new SiteServer(root, policy, http);
    http.createContext("/", out::answer);
    http.setExecutor(out.threads);
    http.start();
    return out;
  }

  /** The site's address, ending in {@code /}. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** What was answered since the last call, in order. */
  public List<Served> served() {
    synchronized (served) {
      List<Served> out = List.copyOf(served);
      served.clear();
      return out;
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Path file = root.resolve(exchange.getRequestURI().getPath().substring(1)).normalize();
      if (Files.isDirectory(file)) {
        file = file.resolve("index.html");
      }
      boolean found = file.startsWith(root) && Files.isRegularFile(file);
      byte[] body = found ? Files.readAllBytes(file) : new byte[0];
      String name = String.valueOf(file.getFileName());
      String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
      exchange
          .getResponseHeaders()
          .set("Content-Type", type == null ? "application/octet-stream" : type);
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      if (policy != null) {
        exchange.getResponseHeaders().set("Content-Security-Policy", policy);
      }
      int status = found ? 200 : 404;
      String asked = exchange.getRequestHeaders().getFirst("Range");
      Matcher range = RANGE.matcher(found && asked != null ? asked : "");
      if (range.matches()) {
        int length = body.length;
        int from = Math.min(length, Integer.parseInt(range.group(1)));
        int to = Math.min(length, Integer.parseInt(range.group(2)) + 1);
        body = Arrays.copyOfRange(body, from, Math.max(from, to));
        status = body.length == 0 ? 416 : 206;
        String place = body.length == 0 ? "*" : from + "-" + (to - 1);
        exchange.getResponseHeaders().set("Content-Range", "bytes " + place + "/" + length);
      }
      served.add(new Served(exchange.getRequestURI().toString(), status, body.length));
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
