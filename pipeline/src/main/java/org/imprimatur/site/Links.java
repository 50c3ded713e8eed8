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
  private final Ways ways = new Ways();

  /**
   * How a link leads somewhere.
   *
   * @param address what it names
   * @param outside whether another program or another house answers there
   */
  record Way(Address address, boolean outside) {}

  /**
   * The links of an article.
   *
   * @param published ids of the articles that have a page
   * @param files get the files that are linked
   * @param folder of the page beside the article's own; empty for that one
   */
  Links(CheckedArticle checked, Set<String> published, PageFiles files, String folder) {
    this.targets = checked.targets().links();
    this.files = files;
    this.root = root(checked.id()) + (folder.isEmpty() ? "" : "../");
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

  /** How a link leads there; empty when it leads nowhere that a page may lead. */
  Optional<Way> resolve(String destination) {
    return targets.getOrDefault(destination, UNKNOWN).accept(ways);
  }

  /** The address of each kind of target. */
  private final class Ways implements LinkTarget.Visitor<Optional<Way>> {
    @Override
    public Optional<Way> web(LinkTarget.Web it) {
      return outside(it.address());
    }

    @Override
    public Optional<Way> mail(LinkTarget.Mail it) {
      return outside(it.address());
    }

    private static Optional<Way> outside(String address) {
      return Address.external(address).map(found -> new Way(found, true));
    }

    @Override
    public Optional<Way> phone(LinkTarget.Phone it) {
      return Address.external(it.address()).map(found -> new Way(found, false));
    }

    @Override
    public Optional<Way> place(LinkTarget.Place it) {
      return Optional.of(new Way(Address.fragment(it.anchor()), false));
    }

    @Override
    public Optional<Way> article(LinkTarget.OfArticle it) {
      String anchor = it.anchor() == null ? "" : it.anchor();
      return published.contains(it.id().value())
          ? Optional.of(new Way(Address.article(root, it.id(), anchor), false))
          : Optional.empty();
    }

    @Override
    public Optional<Way> file(LinkTarget.File it) {
      return Optional.of(new Way(files.add(it), false));
    }

    @Override
    public Optional<Way> nowhere(LinkTarget.Nowhere it) {
      return Optional.empty();
    }
  }
}
