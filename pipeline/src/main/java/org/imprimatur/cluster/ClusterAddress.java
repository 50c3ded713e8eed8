package org.imprimatur.cluster;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * Where an engine answers. TLS is the default; without it only this machine is asked, unless it is
 * said on purpose.
 *
 * @param base scheme, host, port and path, without a slash at the end
 */
public record ClusterAddress(URI base) {
  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * Reads an address.
   *
   * @param text with or without its scheme
   * @param plain whether http is meant where it stands
   * @throws ClusterException when it is not one that may be asked
   */
  public static ClusterAddress of(String text, boolean plain) throws ClusterException {
    URI uri = uri(text);
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (uri.getHost() == null || !Set.of("http", "https").contains(scheme)) {
      throw new ClusterException(
          "--engine is an address such as https://search.example:9200, not \"" + shown(text) + '"');
    }
    if (uri.getRawUserInfo() != null) {
      throw new ClusterException(
          "--engine holds a user or password, which others can read in the list of processes: put"
              + " them into IMPRIMATUR_ENGINE_USER and IMPRIMATUR_ENGINE_PASSWORD, or into"
              + " ~/.netrc");
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new ClusterException("--engine ends with a path, without ? and #");
    }
    if (scheme.equals("http") && !plain && !HERE.contains(uri.getHost())) {
      throw new ClusterException(
          "http:// would send queries and articles to "
              + uri.getHost()
              + " unencrypted: use https://, or say --plain-http on purpose");
    }
    String path = uri.getRawPath().replaceAll("/+$", "");
    return new ClusterAddress(URI.create(scheme + "://" + uri.getRawAuthority() + path));
  }

  private static URI uri(String text) throws ClusterException {
    try {
      return new URI(text.contains("://") ? text : "https://" + text);
    } catch (URISyntaxException e) {
      throw new ClusterException("--engine is not an address: \"" + shown(text) + '"');
    }
  }

  /** What may be a password is not repeated. */
  private static String shown(String text) {
    return text.substring(text.lastIndexOf('@') + 1);
  }

  /** Whether nobody else can read what is sent. */
  boolean isPrivate() {
    return base.getScheme().equals("https") || HERE.contains(base.getHost());
  }

  /** An address below. */
  URI at(String path, String query) {
    return URI.create(base + path + (query.isEmpty() ? "" : "?" + query));
  }

  /** The same with more of a path, or less. */
  ClusterAddress withPath(String path) {
    return new ClusterAddress(URI.create(base.getScheme() + "://" + base.getRawAuthority() + path));
  }

  @Override
  public String toString() {
    return base.toString();
  }
}
