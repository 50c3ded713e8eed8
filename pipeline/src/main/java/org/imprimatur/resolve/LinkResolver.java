package org.imprimatur.resolve;

import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.imprimatur.model.Article;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.LinkTarget;
import org.imprimatur.model.Picture;
import org.jspecify.annotations.Nullable;

/**
 * Decides where one link of an article leads, and which file one image shows.
 *
 * @param article the article that links
 * @param content what there is
 * @param files from the path of a file that is there to what becomes of a link to it
 */
record LinkResolver(Article article, LinkableContent content, Function<String, LinkTarget> files) {
  private static final String ARTICLES = "articles/";
  private static final String ENDING = ".md";
  private static final Set<String> WEB = Set.of("https", "http");
  private static final Pattern PHONE = Pattern.compile("tel:\\+?[0-9][0-9()./*#,;=a-z-]*");

  LinkTarget link(String destination) {
    String scheme = ContentPath.scheme(destination.strip());
    return scheme == null ? relative(destination) : outside(destination.strip(), scheme);
  }

  private static LinkTarget outside(String destination, String scheme) {
    if (scheme.equals("//")) {
      return new LinkTarget.Nowhere(
          quoted(destination) + " does not say how the page is reached",
          "write https:" + destination);
    }
    String rest = destination.substring(scheme.length() + 1);
    if (WEB.contains(scheme)) {
      return rest.length() > 2 && rest.startsWith("//")
          ? new LinkTarget.Web(destination, scheme.equals("https"))
          : new LinkTarget.Nowhere(quoted(destination) + " leads nowhere", "complete the address");
    }
    if (scheme.equals("mailto")) {
      return rest.isBlank()
          ? new LinkTarget.Nowhere(quoted(destination) + " leads nowhere", "complete the address")
          : new LinkTarget.Mail(destination);
    }
    if (scheme.equals("tel")) {
      String number = "tel:" + rest.replace(" ", "").replace("%20", "");
      return PHONE.matcher(number).matches()
          ? new LinkTarget.Phone(number)
          : new LinkTarget.Nowhere(
              quoted(destination) + " is not a telephone number",
              "write its digits, with + and the country's code: tel:+44...");
    }
    return new LinkTarget.Nowhere(
        "a link to \"" + scheme + ":\" is not published",
        "link to https:, mailto:, tel: or a file of the content root");
  }

  /**
   * The file of an image, or why there is none.
   *
   * @param path relative to the content root; empty when there is none
   * @param missing why, or null
   */
  record Image(String path, Picture.@Nullable Missing missing) {}

  Image image(String destination) {
    if (ContentPath.scheme(destination) != null) {
      return missing(
          "the image " + quoted(destination) + " is not in the content root",
          "save it beside the article; pages load nothing from other hosts");
    }
    if (destination.isEmpty()) {
      return missing("the image has no address", "write the path of its file in the parentheses");
    }
    LinkTarget.Nowhere fault = fault(destination);
    if (fault != null) {
      return missing(fault.message(), fault.hint());
    }
    String full = ContentPath.ofImage(article.id(), destination).orElse(null);
    if (full != null && content.hasFile(full)) {
      return new Image(full, null);
    }
    if (!ContentPath.path(destination).equals(destination)) {
      return missing(
          "the image " + quoted(destination) + " leads to no file that a page can show",
          "write the path of the file from this file's folder, without \"?\" or \"#\"");
    }
    return full == null
        ? missing(quoted(destination) + " leaves the content root", "save it in the content root")
        : missing(
            quoted(destination) + " does not exist: no file \"" + full + "\"", hintForCase(full));
  }

  private static Image missing(String message, String hint) {
    return new Image("", new Picture.Missing(message, hint));
  }

  private LinkTarget relative(String destination) {
    LinkTarget.Nowhere fault = fault(destination);
    if (fault != null) {
      return fault;
    }
    String anchor = ContentPath.fragment(destination);
    String name = anchor == null ? null : ContentPath.decode(anchor);
    if (ContentPath.path(destination).isEmpty()) {
      return name == null || name.isEmpty()
          ? new LinkTarget.Nowhere("the link is empty", "write where it leads")
          : new LinkTarget.Place(name);
    }
    String full = ContentPath.ofLink(article.id(), destination).orElse(null);
    return full == null
        ? new LinkTarget.Nowhere(
            quoted(destination) + " leaves the content root", "link inside the content root")
        : file(destination, full, name);
  }

  /** What is wrong with how a path is written, or null. */
  private static LinkTarget.@Nullable Nowhere fault(String destination) {
    String path = ContentPath.decode(ContentPath.path(destination));
    String anchor = ContentPath.fragment(destination);
    if (path == null || (anchor != null && ContentPath.decode(anchor) == null)) {
      return new LinkTarget.Nowhere(
          quoted(destination) + " has a \"%\" that encodes nothing", "write %25 for it");
    }
    return path.startsWith("/") || path.indexOf('\\') >= 0
        ? new LinkTarget.Nowhere(
            quoted(destination) + " is not a path from this file",
            "write the path from this article's file, with \"/\" and \"../\"")
        : null;
  }

  private LinkTarget file(String destination, String full, @Nullable String anchor) {
    if (full.startsWith(ARTICLES) && full.endsWith(ENDING)) {
      return article(destination, full, anchor);
    }
    if (!content.hasFile(full)) {
      String id = full.startsWith(ARTICLES) ? full.substring(ARTICLES.length()) : full;
      return new LinkTarget.Nowhere(
          quoted(destination) + " does not exist: no file \"" + full + "\"",
          content.hasArticle(id)
              ? "link to the article's file, \"" + full + ".md\" by its path from here"
              : hintForCase(full));
    }
    return full.endsWith(ENDING)
        ? new LinkTarget.Nowhere(
            quoted(destination) + " is not an article and not part of the site",
            "link to an article below articles/")
        : files.apply(full);
  }

  private LinkTarget article(String destination, String full, @Nullable String anchor) {
    String id = full.substring(ARTICLES.length(), full.length() - ENDING.length());
    if (id.isEmpty() || !content.hasArticle(id)) {
      return new LinkTarget.Nowhere(
          quoted(destination) + " does not exist: no article \"" + id + "\"", hintForCase(full));
    }
    if (id.equals(article.id().value()) && anchor != null && !anchor.isEmpty()) {
      return new LinkTarget.Place(anchor);
    }
    return new LinkTarget.OfArticle(
        new ArticleId(id), anchor == null || anchor.isEmpty() ? null : anchor);
  }

  private String hintForCase(String path) {
    String same = content.sameButForCase(path);
    return same == null
        ? "check the path; it is read from this file's folder"
        : "\"" + same + "\" differs only in case, which most web hosts tell apart";
  }

  private static String quoted(String destination) {
    return "\"" + destination + "\"";
  }
}
