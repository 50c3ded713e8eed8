package org.imprimatur.serve;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What pages of other origins, and programs without the address, may try; byte by byte. */
public final class HostileRequests {
  private static final String BREAK = "\r\n";

  private final Target target;
  private final List<Hostile> all = new ArrayList<>();

  private HostileRequests(Target target) {
    this.target = target;
  }

  /**
   * A server that is attacked by somebody who even has its cookie.
   *
   * @param host its name with its port, as addresses have it
   * @param port where it listens
   * @param cookie what a browser got that opened it
   * @param page the path of a page with a draft
   * @param write a path that writes
   * @param body what it takes
   */
  public record Target(
      String host, int port, String cookie, String page, String write, String body) {
    /** Opens a server as a browser does, by the address that it printed. */
    public static Target opened(String address, String page, String write, String body)
        throws IOException {
      URI uri = URI.create(address);
      String host = uri.getAuthority();
      String answer =
          send(
              uri.getPort(),
              "GET "
                  + uri.getPath()
                  + " HTTP/1.1\r\nHost: "
                  + host
                  + "\r\nConnection: close\r\n\r\n");
      String cookie = header(answer, "Set-Cookie").split(";", 2)[0];
      return new Target(host, uri.getPort(), cookie, page, write, body);
    }

    /** A request that a page of this server sends, which is let in. */
    public String honest() {
      return request(
          "POST " + write,
          body,
          "Host: " + host,
          "Origin: http://" + host,
          "Cookie: " + cookie,
          "Sec-Fetch-Site: same-origin",
          "Content-Type: application/json");
    }

    /** A page that the user opens. */
    public String read(String path) {
      return request("GET " + path, "", "Host: " + host, "Cookie: " + cookie);
    }
  }

  /**
   * A request that must be refused.
   *
   * @param name what it is
   * @param text all of it
   * @param status that answers it
   */
  public record Hostile(String name, String text, int status) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** All of them. */
  public static List<Hostile> of(Target target) {
    HostileRequests out = new HostileRequests(target);
    out.hosts();
    out.reads();
    out.origins();
    out.forms();
    out.paths();
    return List.copyOf(out.all);
  }

  private void add(String name, int status, String line, String body, String... headers) {
    all.add(new Hostile(name, request(line, body, headers), status));
  }

  private void hosts() {
    String cookie = "Cookie: " + target.cookie();
    String read = "GET " + target.page();
    add("a name that leads here", 421, read, "", "Host: evil.example:" + target.port(), cookie);
    add(
        "our name at the end of another",
        421,
        read,
        "",
        "Host: localhost.evil.example:" + target.port(),
        cookie);
    add("our name with another port", 421, read, "", "Host: localhost:1", cookie);
    add("our name without a port", 421, read, "", "Host: localhost", cookie);
    add("no name", 421, read, "", cookie);
    add("two names", 421, read, "", "Host: " + target.host(), "Host: evil.example", cookie);
    add(
        "a rebound name that writes",
        421,
        "POST " + target.write(),
        target.body(),
        "Host: evil.example",
        "Origin: http://evil.example",
        cookie,
        "Content-Type: application/json");
  }

  private void reads() {
    String name = "Cookie: " + target.cookie().split("=", 2)[0];
    String other = name + "=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    String page = "GET " + target.page();
    String host = "Host: " + target.host();
    add("no cookie", 403, page, "", host);
    add("a cookie of another run", 403, page, "", host, other);
    add("a cookie that is empty", 403, page, "", host, name + "=");
    add("an address that was used", 403, "GET " + Doorkeeper.ENTRY + "used", "", host);
    read("a script of another origin", "Origin: http://evil.example");
    read("a script of another port", "Origin: http://localhost:1");
    read("a picture in a page of another port", "Sec-Fetch-Site: same-site");
    read("a frame of another site", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Dest: iframe");
  }

  private void read(String name, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Host: " + target.host());
    all.add("Cookie: " + target.cookie());
    add(name, 403, "GET " + target.page(), "", all.toArray(String[]::new));
  }

  private void origins() {
    String json = "Content-Type: application/json";
    String origin = "Origin: http://" + target.host();
    write("a foreign origin that writes", 403, json, "Origin: https://evil.example");
    write("an origin that is null", 403, json, "Origin: null");
    write("another port that writes", 403, json, "Origin: http://localhost:1");
    write("our name with https", 403, json, "Origin: https://" + target.host());
    write("no origin", 403, json);
    write("two origins", 403, json, origin, "Origin: http://evil.example");
    write("another site", 403, json, origin, "Sec-Fetch-Site: cross-site");
    write("typed in, and it writes", 403, json, origin, "Sec-Fetch-Site: none");
    String host = "Host: " + target.host();
    add("it writes without cookie", 403, "POST " + target.write(), "{}", host, json, origin);
  }

  private void write(String name, int status, String... headers) {
    ask(name, status, "POST", target.body(), headers);
  }

  private void ask(String name, int status, String method, String body, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Host: " + target.host());
    all.add("Cookie: " + target.cookie());
    add(name, status, method + " " + target.write(), body, all.toArray(String[]::new));
  }

  private void forms() {
    String origin = "Origin: http://" + target.host();
    String json = "Content-Type: application/json";
    write("a form's plain text", 415, origin, "Content-Type: text/plain");
    write("a form", 415, origin, "Content-Type: application/x-www-form-urlencoded");
    write("no type", 415, origin);
    write("text that ends as JSON", 415, origin, "Content-Type: text/plain; application/json");
    String asks = "Access-Control-Request-Method: POST";
    ask("whether it may", 405, "OPTIONS", "", "Origin: http://evil.example", asks);
    ask("a PUT", 405, "PUT", target.body(), origin, json);
    ask("a DELETE", 405, "DELETE", "", origin);
    ask("too much", 413, "POST", "\"" + "x".repeat(300_000) + "\"", origin, json);
  }

  private void paths() {
    String host = "Host: " + target.host();
    String cookie = "Cookie: " + target.cookie();
    for (String path :
        List.of(
            "/../imprimatur.yaml",
            "/%2e%2e/imprimatur.yaml",
            "/a/..%2f..%2fimprimatur.yaml",
            "/..%5cimprimatur.yaml",
            "//evil.example/",
            "http://evil.example/",
            "/a%00.html")) {
      add("the path " + path, 400, "GET " + path, "", host, cookie);
    }
  }

  private static String request(String line, String body, String... headers) {
    StringBuilder out = new StringBuilder(line).append(" HTTP/1.1").append(BREAK);
    for (String header : headers) {
      out.append(header).append(BREAK);
    }
    if (!body.isEmpty()) {
      out.append("Content-Length: ").append(body.length()).append(BREAK);
    }
    return out.append("Connection: close").append(BREAK).append(BREAK).append(body).toString();
  }

  /** Sends bytes to a port of this machine, and gives all that comes back. */
  public static String send(int port, String text) throws IOException {
    return send("127.0.0.1", port, text);
  }

  /** As {@link #send(int, String)}, to one of its loopback addresses. */
  public static String send(String address, int port, String text) throws IOException {
    try (Socket socket = new Socket(address, port)) {
      try {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
      } catch (IOException refusedBeforeTheEnd) {
        // What it answered is there to be read.
      }
      try (InputStream in = socket.getInputStream()) {
        return new String(in.readAllBytes(), ISO_8859_1);
      }
    }
  }

  /** The status of an answer; 0 where there is none. */
  public static int status(String answer) {
    return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
  }

  /** A header of an answer, empty where it has none. */
  public static String header(String answer, String name) {
    return answer
        .split(BREAK + BREAK, 2)[0]
        .lines()
        .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse("");
  }
}
