package org.imprimatur.site;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.model.ArticleId;
import org.jspecify.annotations.Nullable;

/**
 * The images of one article. They are published beside its page, named by their content, so that a
 * page and its pictures move together and no name of the content root gets into an address.
 */
final class Images {
  private static final List<String> KINDS = List.of("png", "jpg", "jpeg", "gif", "webp", "svg");

  /** What lets a drawing run a script or fetch something when it is opened by itself. */
  private static final List<String> ACTIVE =
      List.of(
          "<script",
          "javascript:",
          "<foreignobject",
          "<!entity",
          "<iframe",
          "<embed",
          "<object",
          "@import",
          "url(http",
          "url(//",
          "href=\"http",
          "href='http",
          "href=\"//",
          "href='//");

  private final ArticleId article;
  private final Links links;
  private final SiteContext.Library library;
  private final Map<String, SiteFile> files = new LinkedHashMap<>();

  Images(ArticleId article, Links links, SiteContext.Library library) {
    this.article = article;
    this.links = links;
    this.library = library;
  }

  /**
   * An image as the page shows it.
   *
   * @param address relative to the article's page
   * @param size in CSS pixels, or null when the file tells none
   */
  record Shown(Address address, @Nullable ImageSize size) {}

  /** The image of a destination; empty when there is none to show. */
  Optional<Shown> shown(String destination) {
    Optional<String> path = links.inRoot(destination);
    if (path.isEmpty()) {
      return Optional.empty();
    }
    String kind = kind(path.get());
    if (!KINDS.contains(kind)) {
      return Optional.empty();
    }
    Optional<byte[]> bytes = library.files().apply(path.get());
    if (bytes.isEmpty() || (kind.equals("svg") && isActive(bytes.get()))) {
      return Optional.empty();
    }
    String name = digest(bytes.get()) + "." + kind;
    files.put(name, new SiteFile(article.url() + name, bytes.get()));
    ImageSize size = ImageSize.of(kind, bytes.get()).orElse(null);
    return Optional.of(new Shown(Address.inSite("./", name), size));
  }

  /** The images that were asked for, in order. */
  Collection<SiteFile> files() {
    return files.values();
  }

  private static String kind(String path) {
    return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** Whether a drawing could do more than be looked at. Errs on the side of leaving it out. */
  private static boolean isActive(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
    return text.indexOf('\0') >= 0
        || ACTIVE.stream().anyMatch(text::contains)
        || hasEventHandler(text);
  }

  private static boolean hasEventHandler(String text) {
    for (int at = text.indexOf("on"); at >= 0; at = text.indexOf("on", at + 2)) {
      boolean starts = at > 0 && " \t\n\r\f\"'/".indexOf(text.charAt(at - 1)) >= 0;
      int end = at + 2;
      while (end < text.length() && text.charAt(end) >= 'a' && text.charAt(end) <= 'z') {
        end++;
      }
      int equals = end;
      while (equals < text.length() && Character.isWhitespace(text.charAt(equals))) {
        equals++;
      }
      if (starts && end > at + 2 && equals < text.length() && text.charAt(equals) == '=') {
        return true;
      }
    }
    return false;
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
