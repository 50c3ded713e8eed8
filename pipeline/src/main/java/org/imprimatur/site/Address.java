package org.imprimatur.site;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.imprimatur.model.ArticleId;

/**
 * An address that a page may link to or load. Made by the methods here only, so that neither {@code
 * javascript:} nor {@code data:} nor another host's resource gets into a page.
 */
final class Address {
  private static final String UNRESERVED = "-._~!$&'()*+,;=:@";

  private final String text;

  private Address(String text) {
    this.text = text;
  }

  /** As it stands in an attribute, before escaping. */
  String text() {
    return text;
  }

  /** A place in the same page. */
  static Address fragment(String id) {
    return new Address("#" + encode(idText(id)));
  }

  /**
   * A path of the site.
   *
   * @param root from the page to the site's folder: {@code ./}, {@code ../}, ...
   * @param path relative to the site's folder, not encoded
   */
  static Address inSite(String root, String path) {
    return new Address(root + path(path));
  }

  /** The home page with a search of these words. */
  static Address search(String root, String query) {
    return new Address(root + "#q=" + encode(query));
  }

  /** An article's page, and a place in it when {@code anchor} is not empty. */
  static Address article(String root, ArticleId id, String anchor) {
    String page = root + path(id.url());
    return new Address(anchor.isEmpty() ? page : page + "#" + encode(idText(anchor)));
  }

  /**
   * An address of the web, of e-mail or of a telephone as an author wrote it; empty when it is
   * anything else.
   */
  static Optional<Address> external(String written) {
    String trimmed = written.strip();
    String lower = trimmed.toLowerCase(Locale.ROOT);
    boolean web = lower.startsWith("https://") || lower.startsWith("http://");
    if (!web && !lower.startsWith("mailto:") && !lower.startsWith("tel:")) {
      return Optional.empty();
    }
    StringBuilder out = new StringBuilder(trimmed.length());
    for (int i = 0; i < trimmed.length(); ) {
      int point = trimmed.codePointAt(i);
      boolean plain = point > 0x20 && point < 0x7F && "\"<>\\^`{|}".indexOf(point) < 0;
      if (plain) {
        out.append((char) point);
      } else {
        out.append(encode(Character.toString(point)));
      }
      i += Character.charCount(point);
    }
    return Optional.of(new Address(out.toString()));
  }

  /** A DOI's page. */
  static Address doi(String doi) {
    return new Address("https://doi.org/" + path(doi));
  }

  /** A PubMed record's page. */
  static Address pmid(String pmid) {
    return new Address("https://pubmed.ncbi.nlm.nih.gov/" + encode(pmid) + "/");
  }

  /** A person's ORCID record. */
  static Address orcid(String orcid) {
    return new Address("https://orcid.org/" + encode(orcid));
  }

  /** An id as it may stand in an {@code id} attribute: no white space, never empty. */
  static String idText(String id) {
    boolean hasSpace = id.isEmpty();
    for (int i = 0; i < id.length() && !hasSpace; i++) {
      hasSpace = Character.isWhitespace(id.charAt(i));
    }
    if (!hasSpace) {
      return PageCharacters.clean(id);
    }
    StringBuilder out = new StringBuilder(id.length() + 1);
    for (int i = 0; i < id.length(); i++) {
      out.append(Character.isWhitespace(id.charAt(i)) ? '-' : id.charAt(i));
    }
    return PageCharacters.clean(out.isEmpty() ? "-" : out.toString());
  }

  /** A path, percent-encoded between its slashes. */
  static String path(String path) {
    StringBuilder out = new StringBuilder(path.length() + 8);
    for (String segment : path.split("/", -1)) {
      out.append(out.isEmpty() ? "" : "/").append(encode(segment));
    }
    return out.toString();
  }

  private static String encode(String segment) {
    boolean plain = true;
    for (int i = 0; i < segment.length() && plain; i++) {
      plain = isUnreserved(segment.charAt(i));
    }
    if (plain) {
      return segment;
    }
    StringBuilder out = new StringBuilder(segment.length() * 2);
    for (byte b : segment.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (isUnreserved(c)) {
        out.append(c);
      } else {
        out.append('%')
            .append(Character.forDigit(c >> 4, 16))
            .append(Character.forDigit(c & 15, 16));
      }
    }
    return out.toString();
  }

  private static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || UNRESERVED.indexOf(c) >= 0;
  }
}
