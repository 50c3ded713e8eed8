package org.imprimatur.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides which requests are let in. The loopback address is hostile ground: every page of the web
 * that is open in a browser here can send requests to it, also under a name of its own that leads
 * here (DNS rebinding), and cookies do not know ports.
 */
final class Doorkeeper {
  /** What comes before the word in the address that is printed. */
  static final String ENTRY = "/_open/";

  private static final String THING = "entry";
  private static final Pattern JSON =
      Pattern.compile("application/json(?: ?; ?charset=utf-8)?", Pattern.CASE_INSENSITIVE);

  /** What a browser says of a request that the user made by hand. */
  private static final Set<String> OWN_OR_TYPED = Set.of("same-origin", "none");

  private final Set<String> hosts;
  private final String cookie;
  private final byte[] session;
  private final OneUse entries = new OneUse();

  Doorkeeper(int port) {
    String end = port == 80 ? "" : ":" + port;
    this.hosts =
        Set.of("localhost" + end, "imprimatur.localhost" + end, "127.0.0.1" + end, "[::1]" + end);
    // With the port in its name, since two servers of one host would share it.
    this.cookie = "imprimatur-" + port;
    this.session = OneUse.word(new SecureRandom()).getBytes(UTF_8);
  }

  /** What becomes of a request. */
  sealed interface Verdict {
    /** It is let in. */
    record Enter(boolean isWrite, String path, String query) implements Verdict {}

    /** It is let in from now on, and is sent to the first page. */
    record Begin(@Nullable String cookie) implements Verdict {}

    /** It is sent away. */
    record Refuse(int status, String sentence) implements Verdict {}
  }

  /** The path of an address that opens the door once. */
  String entry() {
    return ENTRY + entries.issue(THING);
  }

  Verdict ask(String method, URI target, Headers headers) {
    String host = only(headers.get("Host"));
    if (host == null || !hosts.contains(host.toLowerCase(Locale.ROOT))) {
      return new Verdict.Refuse(421, "This server does not answer under that name.");
    }
    String path = path(target);
    if (path == null) {
      return new Verdict.Refuse(400, "This is not a path of this server.");
    }
    boolean isWrite = method.equals("POST");
    if (!isWrite && !method.equals("GET") && !method.equals("HEAD")) {
      return new Verdict.Refuse(405, "This server accepts only GET and POST.");
    }
    if (!isOwn(isWrite, host, headers)) {
      return new Verdict.Refuse(403, "This server answers no other page.");
    }
    if (path.startsWith(ENTRY)) {
      return entered(method, path.substring(ENTRY.length()), headers);
    }
    if (!hasCookie(headers)) {
      return new Verdict.Refuse(
          403,
          "Open the address that the terminal shows. It works once; Enter there gives another.");
    }
    String type = only(headers.get("Content-Type"));
    if (isWrite && (type == null || !JSON.matcher(type).matches())) {
      return new Verdict.Refuse(415, "Only JSON is accepted here.");
    }
    String query = target.getRawQuery();
    return new Verdict.Enter(isWrite, path, query == null ? "" : query);
  }

  /** Whether it comes from a page of this server, or by hand where nothing is written. */
  private static boolean isOwn(boolean isWrite, String host, Headers headers) {
    List<String> origins = headers.get("Origin");
    boolean isSame = origins != null && ("http://" + host).equals(only(origins));
    if (origins == null ? isWrite : !isSame) {
      return false;
    }
    List<String> sites = headers.get("Sec-Fetch-Site");
    String site = only(sites);
    return sites == null
        || (site != null && (isWrite ? site.equals("same-origin") : OWN_OR_TYPED.contains(site)));
  }

  private Verdict entered(String method, String word, Headers headers) {
    if (hasCookie(headers)) {
      return new Verdict.Begin(null);
    }
    // One that only looks at the address must not use it up.
    boolean isGood = method.equals("GET") && entries.take(word, THING);
    return isGood
        ? new Verdict.Begin(
            cookie + "=" + new String(session, UTF_8) + "; Path=/; HttpOnly; SameSite=Strict")
        : new Verdict.Refuse(
            403, "This address was used before. Press Enter in the terminal for another one.");
  }

  private boolean hasCookie(Headers headers) {
    List<String> lines = headers.get("Cookie");
    if (lines == null) {
      return false;
    }
    for (String line : lines) {
      for (String pair : line.split(";", -1)) {
        String text = pair.strip();
        if (text.startsWith(cookie + "=")
            && MessageDigest.isEqual(
                text.substring(cookie.length() + 1).getBytes(UTF_8), session)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The decoded path; null where it is not one, or leads out of its folder. */
  private static @Nullable String path(URI target) {
    String raw = target.getRawPath();
    if (target.getScheme() != null || target.getRawAuthority() != null || raw == null) {
      return null;
    }
    String lower = raw.toLowerCase(Locale.ROOT);
    if (!raw.startsWith("/") || lower.contains("%2f") || lower.contains("%5c")) {
      return null;
    }
    String path = URLDecoder.decode(raw.replace("+", "%2B"), UTF_8);
    boolean isOdd = path.chars().anyMatch(c -> c < ' ' || c == '\\' || c == '\uFFFD');
    for (String name : path.split("/", -1)) {
      isOdd |= name.equals(".") || name.equals("..");
    }
    return isOdd ? null : path;
  }

  private static @Nullable String only(@Nullable List<String> values) {
    return values == null || values.size() != 1 ? null : values.get(0);
  }
}
