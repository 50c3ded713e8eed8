package org.imprimatur.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.imprimatur.text.Json;
import org.imprimatur.text.JsonReader;
import org.jspecify.annotations.Nullable;

/**
 * Requests to an engine. Broken connections and engines that have too much to do are tried again,
 * after longer and longer pauses; so every request must be one that may be sent twice. No redirect
 * is followed.
 */
final class ClusterHttp {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration READ = Duration.ofMinutes(1);
  private static final Duration WRITTEN = Duration.ofMinutes(5);

  /** How often a reader is tried for, who waits. */
  static final int READING = 3;

  /** How often a publisher is, who has sent much already. */
  static final int PUBLISHING = 10;

  private static final long FIRST_PAUSE = 200;
  private static final long LONGEST_PAUSE = 30_000;
  private static final int LONGEST_ANSWER = 128 * 1024 * 1024;
  private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);
  private static final int SHOWN = 300;

  private final ClusterAccess access;
  private final int attempts;
  private final Duration answer;
  private final HttpClient client;

  /**
   * Requests to an engine.
   *
   * @param attempts how often each is sent at most
   */
  ClusterHttp(ClusterAccess access, int attempts) throws IOException {
    this.access = access;
    this.attempts = attempts;
    this.answer = attempts == READING ? READ : WRITTEN;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT);
    SSLContext tls = access.tls();
    if (tls != null) {
      builder.sslContext(tls);
    }
    this.client = builder.build();
    if (access.credentials() != null && !access.address().isPrivate()) {
      throw new ClusterException(
          "a password would go to " + access.address() + " unencrypted: use https://");
    }
  }

  /**
   * A request.
   *
   * @param path below the engine's address, with a slash before
   * @param query behind the question mark; may be empty
   * @param type of the body
   * @param body that can be sent again
   */
  record Call(
      String method, String path, String query, String type, HttpRequest.BodyPublisher body) {
    static Call get(String path, String query) {
      return new Call("GET", path, query, "", HttpRequest.BodyPublishers.noBody());
    }

    static Call json(String method, String path, String query, @Nullable Object body) {
      return of(method, path, query, "application/json", Json.compact(body));
    }

    static Call of(String method, String path, String query, String type, String body) {
      HttpRequest.BodyPublisher text = HttpRequest.BodyPublishers.ofString(body, UTF_8);
      return new Call(method, path, query, type, text);
    }

    static Call delete(String path, String query) {
      return new Call("DELETE", path, query, "", HttpRequest.BodyPublishers.noBody());
    }
  }

  /** What came back. */
  record Reply(int status, String text, String from) {
    boolean isDone() {
      return status >= 200 && status < 300;
    }

    /** The body as a JSON object. */
    Map<?, ?> json() throws ClusterException {
      if (JsonReader.read(text).value() instanceof Map<?, ?> map) {
        return map;
      }
      throw new ClusterException(
          from
              + " answered with something other than JSON (HTTP "
              + status
              + "): is it an engine?");
    }

    /** What went wrong, in the engine's words. */
    ClusterException failure(String doing) {
      String words = OneEngineLine.of(text, SHOWN);
      String hint =
          switch (status) {
            case 401 ->
                ": it asks for a user; set "
                    + Credentials.USER
                    + " and "
                    + Credentials.PASSWORD
                    + ", or write ~/.netrc";
            case 403 -> ": the user may not do this";
            default -> words.isEmpty() ? "" : ": " + words;
          };
      String message = from + " refused " + doing + " (HTTP " + status + ")" + hint;
      return status == 404 ? ClusterException.gone(message) : new ClusterException(message);
    }

    Reply orFail(String doing) throws ClusterException {
      if (!isDone()) {
        throw failure(doing);
      }
      return this;
    }
  }

  ClusterAddress address() {
    return access.address();
  }

  /** The same engine at another path. */
  ClusterHttp at(String path) throws IOException {
    return new ClusterHttp(access.at(path), attempts);
  }

  /** Sends a request until it is answered, or it was tried often enough. */
  Reply send(Call call) throws ClusterException {
    long pause = FIRST_PAUSE;
    IOException last = null;
    for (int attempt = 1; attempt <= attempts; attempt++) {
      try {
        HttpResponse<byte[]> response = sendOnce(call);
        if (!BUSY.contains(response.statusCode()) || attempt == attempts) {
          String body = new String(response.body(), UTF_8);
          return new Reply(response.statusCode(), body, access.address().toString());
        }
        pause = Math.max(pause, asked(response));
      } catch (SSLException e) {
        throw unsafe(e);
      } catch (ClusterException e) {
        throw e;
      } catch (IOException e) {
        last = e;
      }
      if (attempt < attempts) {
        rest(pause);
        pause = Math.min(LONGEST_PAUSE, pause * 2);
      }
    }
    String words = last == null || last.getMessage() == null ? "" : last.getMessage();
    throw new ClusterException(
        access.address()
            + " does not answer"
            + (words.isEmpty() ? "" : ": " + OneEngineLine.of(words, SHOWN))
            + "; is the engine running, and the address right?",
        last == null ? new IOException("no answer") : last);
  }

  private ClusterException unsafe(SSLException e) {
    return new ClusterException(
        "no safe connection to "
            + access.address()
            + ": "
            + OneEngineLine.of(String.valueOf(e.getMessage()), SHOWN)
            + "; give the certificate of its authority with --ca FILE",
        e);
  }

  /** Its time ends with the whole answer, not with the beginning of one. */
  private HttpResponse<byte[]> sendOnce(Call call) throws IOException {
    ClusterException tooLong =
        new ClusterException(access.address() + " answered with more than 128 MB");
    CompletableFuture<HttpResponse<byte[]>> sent =
        client.sendAsync(request(call), info -> new BoundedBody(LONGEST_ANSWER, tooLong));
    try {
      return sent.get(answer.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      sent.cancel(true);
      throw new IOException("no complete answer in " + answer.toSeconds() + " seconds", e);
    } catch (InterruptedException e) {
      sent.cancel(true);
      throw interrupted(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IOException(e.getCause());
    }
  }

  /** Waits before something is tried again. */
  void rest(long milliseconds) throws ClusterException {
    try {
      access.pause().of(milliseconds);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static ClusterException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new ClusterException("interrupted", e);
  }

  private HttpRequest request(Call call) {
    HttpRequest.Builder out =
        HttpRequest.newBuilder(access.address().at(call.path(), call.query()))
            .method(call.method(), call.body());
    if (!call.type().isEmpty()) {
      out.header("Content-Type", call.type());
    }
    Credentials credentials = access.credentials();
    if (credentials != null) {
      out.header("Authorization", credentials.header());
    }
    return out.build();
  }

  /** How long the engine asks to be left alone. */
  private static long asked(HttpResponse<?> response) {
    String seconds = response.headers().firstValue("Retry-After").orElse("");
    return seconds.matches("\\d{1,4}")
        ? Math.min(LONGEST_PAUSE, 1000L * Integer.parseInt(seconds))
        : 0;
  }
}
