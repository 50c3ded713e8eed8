package org.imprimatur.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A web server on the loopback address, for the browser of whoever was given an address that opens
 * once. Nothing of it outlives {@link #close}.
 */
public final class LocalServer implements AutoCloseable {
  /** Under which passkeys of this machine are made. */
  public static final String OWN_HOST = "imprimatur.localhost";

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  /** The longest text that is taken, in bytes. */
  private static final int LONGEST = 256 * 1024;

  private static final byte[] FOUR = {127, 0, 0, 1};
  private static final int THREADS = 48;
  private static final int TRIES = 20;
  private static final long ALIVE_SECONDS = 15;

  static {
    // Read once by the JDK's server: seconds that a request may take to arrive.
    setting("maxReqTime", "20");
    // Small answers wait for nothing.
    setting("nodelay", "true");
  }

  private final List<HttpServer> servers;
  private final ExecutorService threads;
  private final Telling telling = new Telling();
  private final Doorkeeper door;
  private final Options options;

  /**
   * What is served, and where.
   *
   * @param port 0 for any that is free
   * @param host the name in printed addresses: {@code localhost} or {@link #OWN_HOST}
   * @param site what is served
   * @param trouble hears of what went wrong while a request was answered
   */
  public record Options(int port, String host, Site site, Consumer<Throwable> trouble) {}

  /** What is served. Asked from many threads. */
  @FunctionalInterface
  public interface Site {
    /** Answers a request that was let in. */
    Reply answer(PageRequest request) throws IOException;
  }

  private LocalServer(List<HttpServer> servers, Options options) {
    this.servers = servers;
    this.options = options;
    this.door = new Doorkeeper(servers.get(0).getAddress().getPort());
    this.threads =
        Executors.newFixedThreadPool(
            THREADS,
            work -> {
              Thread thread = new Thread(work, "served page");
              thread.setDaemon(true);
              return thread;
            });
  }

  private static void setting(String name, String value) {
    String whole = "sun.net.httpserver." + name;
    if (System.getProperty(whole) == null) {
      System.setProperty(whole, value);
    }
  }

  /**
   * Begins to serve.
   *
   * @throws BindException when the port is taken
   */
  public static LocalServer open(Options options) throws IOException {
    LocalServer out = new LocalServer(bound(options.port()), options);
    for (HttpServer server : out.servers) {
      server.createContext("/", out::handle);
      server.setExecutor(out.threads);
      server.start();
    }
    return out;
  }

  /**
   * Looks whether a port can be listened on, before anybody does long work for what is served.
   *
   * @throws BindException when it is taken
   */
  public static void tryPort(int port) throws IOException {
    // Not a server of the JDK: one that was never started keeps its port when it is stopped.
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByAddress(FOUR))) {
      socket.getLocalPort();
    }
  }

  /** On both loopback addresses, where there are two, under one port. */
  private static List<HttpServer> bound(int port) throws IOException {
    byte[] six = new byte[16];
    six[15] = 1;
    for (int tries = 1; ; tries++) {
      HttpServer four = server(FOUR, port);
      try {
        return List.of(four, server(six, four.getAddress().getPort()));
      } catch (BindException e) {
        if (isAbsent(e)) {
          return List.of(four);
        }
        four.start();
        four.stop(0);
        if (port != 0 || tries == TRIES) {
          throw e;
        }
      } catch (SocketException noSuchAddress) {
        return List.of(four);
      }
    }
  }

  /** Whether this machine has no such address, rather than somebody else on it. */
  private static boolean isAbsent(BindException e) {
    return String.valueOf(e.getMessage()).contains("assign");
  }

  private static HttpServer server(byte[] address, int port) throws IOException {
    return HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(address), port), 0);
  }

  /** The port. */
  public int port() {
    return servers.get(0).getAddress().getPort();
  }

  /** The beginning of addresses here, as browsers send it: {@code http://localhost:8080}. */
  public String origin() {
    return "http://" + options.host() + (port() == 80 ? "" : ":" + port());
  }

  /** An address that lets the browser in that opens it first, and no other. */
  public String address() {
    return origin() + door.entry();
  }

  /** Sends something to all open pages. */
  public void tell(String json) {
    telling.tell(json);
  }

  @Override
  public void close() {
    telling.close();
    servers.forEach(server -> server.stop(0));
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Headers out = exchange.getResponseHeaders();
      out.set("Content-Security-Policy", POLICY);
      out.set("X-Content-Type-Options", "nosniff");
      out.set("X-Frame-Options", "DENY");
      out.set("Referrer-Policy", "same-origin");
      out.set("Cross-Origin-Opener-Policy", "same-origin");
      out.set("Cross-Origin-Resource-Policy", "same-origin");
      out.set("Cache-Control", "no-store");
      Doorkeeper.Verdict verdict =
          door.ask(
              exchange.getRequestMethod(), exchange.getRequestURI(), exchange.getRequestHeaders());
      if (verdict instanceof Doorkeeper.Verdict.Refuse refused) {
        send(exchange, Reply.refusal(refused.status(), refused.sentence()));
      } else if (verdict instanceof Doorkeeper.Verdict.Begin begin) {
        if (begin.cookie() != null) {
          out.set("Set-Cookie", begin.cookie());
        }
        send(exchange, new Reply.Elsewhere("/"));
      } else {
        send(exchange, answer(exchange, (Doorkeeper.Verdict.Enter) verdict));
      }
    }
  }

  private Reply answer(HttpExchange exchange, Doorkeeper.Verdict.Enter enter) throws IOException {
    String body = "";
    if (enter.isWrite()) {
      byte[] bytes;
      try (InputStream in = exchange.getRequestBody()) {
        bytes = in.readNBytes(LONGEST + 1);
      }
      if (bytes.length > LONGEST) {
        return Reply.refusal(413, "This is longer than is accepted here.");
      }
      String text = text(bytes);
      if (text == null) {
        return Reply.refusal(400, "This is not text in UTF-8.");
      }
      body = text;
    }
    try {
      return options
          .site()
          .answer(new PageRequest(enter.isWrite(), enter.path(), enter.query(), body));
    } catch (IOException | RuntimeException | LinkageError e) {
      options.trouble().accept(e);
      return Reply.refusal(500, "Something went wrong; the terminal says more.");
    }
  }

  private static @Nullable String text(byte[] bytes) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private void send(HttpExchange exchange, Reply reply) throws IOException {
    Headers out = exchange.getResponseHeaders();
    if (reply instanceof Reply.Elsewhere elsewhere) {
      out.set("Location", elsewhere.path());
      exchange.sendResponseHeaders(303, -1);
    } else if (reply instanceof Reply.Told told) {
      tell(exchange, told.first());
    } else {
      Reply.Content content = (Reply.Content) reply;
      out.set("Content-Type", FileKinds.type(content.name()));
      if (content.status() == 200 && FileKinds.isAttached(content.name())) {
        out.set("Content-Disposition", "attachment");
      }
      if (content.status() >= 400) {
        // What was sent with it is not read.
        out.set("Connection", "close");
      }
      boolean isEmpty = content.content().length == 0 || exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(content.status(), isEmpty ? -1 : content.content().length);
      if (!isEmpty) {
        exchange.getResponseBody().write(content.content());
      }
    }
  }

  private void tell(HttpExchange exchange, @Nullable String first) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    Telling.Listener listener = telling.join(first);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(Telling.Listener.ALIVE.getBytes(UTF_8));
      body.flush();
      while (true) {
        String next = listener.next(ALIVE_SECONDS);
        if (next != null && next.isEmpty()) {
          return;
        }
        body.write((next == null ? Telling.Listener.ALIVE : next).getBytes(UTF_8));
        body.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      telling.leave(listener);
    }
  }
}
