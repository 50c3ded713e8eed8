package org.imprimatur.site;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.CheckedArticle;
import org.imprimatur.model.LinkTarget;

/** The addresses of what the links of one article lead to. */
final class Links {
  private static final LinkTarget UNKNOWN = new LinkTarget.Nowhere("", "");

  private final Map<String, LinkTarget> targets;
  private final PageFiles files;
  private final String root;
  private final Set<String> published;

  /**
   * The links of an article.
   *
   * @param published ids of the articles that have a page
   * @param files get the files that are linked
   */
  Links(CheckedArticle checked, Set<String> published, PageFiles files) {
    this.targets = checked.targets().links();
    this.files = files;
    this.root = root(checked.id());
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

  /** Where a link was decided to lead. */
  LinkTarget target(String destination) {
    return targets.getOrDefault(destination, UNKNOWN);
  }

  /** The address of a link; empty when it leads nowhere that a page may lead. */
  Optional<Address> resolve(String destination) {
    LinkTarget target = target(destination);
    if (target instanceof LinkTarget.Web web) {
      return Address.external(web.address());
    } else if (target instanceof LinkTarget.Mail mail) {
      return Address.external(mail.address());
    } else if (target instanceof LinkTarget.Phone phone) {
      return Address.external(phone.address());
    } else if (target instanceof LinkTarget.Place place) {
      return Optional.of(Address.fragment(place.anchor()));
    } else if (target instanceof LinkTarget.OfArticle it) {
      String anchor = it.anchor() == null ? "" : it.anchor();
      return published.contains(it.id().value())
          ? Optional.of(Address.article(root, it.id(), anchor))
          : Optional.empty();
    } else if (target instanceof LinkTarget.File file) {
      return Optional.of(files.add(file));
    }
    return Optional.empty();
  }
}
