package org.imprimatur.site;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.model.ArticleId;

/** Where the links and images of one article lead. */
final class Links {
  private static final String FOLDER = "articles/";
  private static final String ENDING = ".md";

  private final ArticleId from;
  private final String root;
  private final Set<String> published;

  /**
   * The links of an article.
   *
   * @param from the article
   * @param published ids of the articles that have a page
   */
  Links(ArticleId from, Set<String> published) {
    this.from = from;
    this.root = root(from);
    this.published = published;
  }

  /** From an article's page to the site's folder. */
  static String root(ArticleId id) {
    return "../".repeat((int) id.value().chars().filter(c -> c == '/').count() + 1);
  }

  /** From this article's page to the site's folder. */
  String root() {
    return root;
  }

  /** Whether an address leaves the site. */
  static boolean isExternal(String destination) {
    return Address.external(destination).isPresent();
  }

  /** The address of a link; empty when it leads nowhere that a page may lead. */
  Optional<Address> resolve(String destination) {
    Optional<Address> external = Address.external(destination);
    if (external.isPresent()) {
      return external;
    }
    int hash = destination.indexOf('#');
    String path = hash < 0 ? destination : destination.substring(0, hash);
    String anchor = hash < 0 ? "" : decode(destination.substring(hash + 1));
    if (path.isEmpty()) {
      return anchor.isEmpty() ? Optional.empty() : Optional.of(Address.fragment(anchor));
    }
    return inRoot(path)
        .filter(file -> file.startsWith(FOLDER) && file.endsWith(ENDING))
        .map(file -> file.substring(FOLDER.length(), file.length() - ENDING.length()))
        .filter(published::contains)
        .map(id -> Address.article(root, new ArticleId(id), anchor));
  }

  /**
   * The path of a file that a destination names, relative to the content root, if it lies in it.
   */
  Optional<String> inRoot(String destination) {
    return inRoot(from, destination);
  }

  static Optional<String> inRoot(ArticleId from, String destination) {
    String decoded = decode(destination);
    if (decoded.startsWith("//") || decoded.indexOf('\\') >= 0 || hasScheme(decoded)) {
      return Optional.empty();
    }
    Deque<String> segments = new ArrayDeque<>();
    String whole = decoded.startsWith("/") ? decoded : FOLDER + from.value() + "/../" + decoded;
    for (String segment : whole.split("/", -1)) {
      if (segment.equals("..")) {
        if (segments.pollLast() == null) {
          return Optional.empty();
        }
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    return segments.isEmpty() ? Optional.empty() : Optional.of(String.join("/", segments));
  }

  private static boolean hasScheme(String text) {
    int colon = text.indexOf(':');
    int slash = text.indexOf('/');
    return colon >= 0 && (slash < 0 || colon < slash);
  }

  private static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // not percent-encoded after all
    }
  }
}
