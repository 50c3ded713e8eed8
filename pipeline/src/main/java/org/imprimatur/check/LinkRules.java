package org.imprimatur.check;

import java.util.List;
import java.util.Set;
import org.imprimatur.model.ArticleId;
import org.imprimatur.model.Inline;
import org.imprimatur.source.Span;
import org.jspecify.annotations.Nullable;

/** The rules about links and images. */
final class LinkRules {
  private static final String ARTICLES = "articles/";
  private static final Set<String> OUTWARD = Set.of("https", "mailto", "tel");

  private LinkRules() {}

  static List<Rule> all() {
    return List.of(new Broken(), new Insecure(), new NoAlt());
  }

  /** {@code link/broken}: a link, an image or a related article that is not there. */
  private static final class Broken implements Rule.OfArticle {

    @Override
    public String id() {
      return LinkTargets.BROKEN;
    }

    @Override
    public void check(Subject subject, Sink sink) {
      for (Inline.Link link : subject.contents().links()) {
        new Target(subject, link.destination(), link.span(), sink).link();
      }
      for (Inline.Image image : subject.contents().images()) {
        new Target(subject, image.destination(), image.span(), sink).image();
      }
      related(subject, sink);
    }

    private void related(Subject subject, Sink sink) {
      List<String> related = subject.front().related();
      for (int i = 0; i < related.size(); i++) {
        String id = related.get(i);
        Span place = subject.front().place("related[" + i + "]");
        if (id.equals(subject.article().id().value())) {
          sink.report(id(), place, "the article names itself as related", "take it out");
        } else if (!subject.context().corpus().hasArticle(id)) {
          sink.report(
              id(),
              place,
              "the related article \"" + id + "\" does not exist",
              hintForCase(
                  subject,
                  ARTICLES + id + ".md",
                  "write the id: its path below articles/, without .md"));
        }
      }
    }
  }

  private static String hintForCase(Subject subject, String path, String otherwise) {
    String same = subject.context().corpus().sameButForCase(path);
    return same == null
        ? otherwise
        : "\"" + same + "\" differs only in case, which most web hosts tell apart";
  }

  /** One destination and what becomes of it. */
  private record Target(Subject subject, String destination, Span span, Sink sink) {

    void link() {
      String scheme = LinkTargets.scheme(destination);
      if (scheme == null) {
        relative(false);
      } else if (!OUTWARD.contains(scheme) && !scheme.equals("http") && !scheme.equals("//")) {
        broken(
            "a link to \"" + scheme + ":\" is not published",
            "link to https:, mailto:, tel: or a file of the content root");
      } else if (destination.length() == scheme.length() + 1) {
        broken("\"" + destination + "\" leads nowhere", "complete the address");
      }
    }

    /** What becomes of a file is decided before; here stands why there is none. */
    void image() {
      if (subject.checked().pictures().containsKey(destination)) {
        return;
      }
      int before = sink.problems().size();
      noFile();
      if (sink.problems().size() == before) {
        broken(
            "the image " + Words.quote(destination) + " leads to no file that a page can show",
            "write the path of the file from this file's folder, without \"?\" or \"#\"");
      }
    }

    private void noFile() {
      if (LinkTargets.scheme(destination) != null) {
        broken(
            "the image " + Words.quote(destination) + " does not lie in the content root",
            "save it beside the article; pages load nothing from other hosts");
      } else {
        relative(true);
      }
    }

    private void relative(boolean image) {
      String path = LinkTargets.decode(LinkTargets.path(destination));
      String anchor = LinkTargets.fragment(destination);
      String name = anchor == null ? null : LinkTargets.decode(anchor);
      if (path == null || (anchor != null && name == null)) {
        broken("\"" + destination + "\" has a \"%\" that encodes nothing", "write %25 for it");
      } else if (path.isEmpty() && (name == null || image)) {
        broken("the link is empty", "write where it leads");
      } else if (path.isEmpty() && name != null) {
        own(name);
      } else if (path.startsWith("/") || path.indexOf('\\') >= 0) {
        broken(
            "\"" + destination + "\" is not a path from this file",
            "write the path from this article's file, with \"/\" and \"../\"");
      } else {
        file(path, name, image);
      }
    }

    private void file(String path, @Nullable String anchor, boolean image) {
      String full = LinkTargets.resolve(subject.article().source().path(), path);
      if (full == null) {
        broken("\"" + destination + "\" leaves the content root", "link inside the content root");
      } else if (full.startsWith(ARTICLES) && full.endsWith(".md") && !image) {
        article(full, anchor);
      } else if (!subject.context().corpus().hasFile(full)) {
        boolean page = subject.context().corpus().hasArticle(asId(full));
        broken(
            "\"" + destination + "\" does not exist: no file \"" + full + "\"",
            page
                ? "link to the article's file, \"" + full + ".md\" by its path from here"
                : hintForCase(subject, full, "check the path; it is read from this file's folder"));
      } else if (full.endsWith(".md")) {
        broken(
            "\"" + destination + "\" is no article and not part of the site",
            "link to an article below articles/");
      }
    }

    private static String asId(String full) {
      return full.startsWith(ARTICLES) ? full.substring(ARTICLES.length()) : full;
    }

    private void article(String full, @Nullable String anchor) {
      String id = full.substring(ARTICLES.length(), full.length() - ".md".length());
      if (id.isEmpty() || !subject.context().corpus().hasArticle(id)) {
        broken(
            "\"" + destination + "\" does not exist: no article \"" + id + "\"",
            hintForCase(subject, full, "check the path; it is read from this file's folder"));
      } else if (anchor != null && id.equals(subject.article().id().value())) {
        own(anchor);
      } else if (anchor != null) {
        sink.await(subject.article().id(), span, new ArticleId(id), anchor, destination);
      }
    }

    private void own(String anchor) {
      if (!subject.contents().anchors().contains(anchor)) {
        broken(
            "\""
                + destination
                + "\" leads to no place: this article has no heading or claim \"#"
                + anchor
                + "\"",
            LinkTargets.ANCHOR_HINT);
      }
    }

    private void broken(String message, String hint) {
      sink.report(LinkTargets.BROKEN, span, message, hint);
    }
  }

  /** {@code link/insecure}: what comes over http can be read and changed on its way. */
  private static final class Insecure implements Rule.OfArticle {

    @Override
    public String id() {
      return "link/insecure";
    }

    @Override
    public void check(Subject subject, Sink sink) {
      for (Inline.Link link : subject.contents().links()) {
        String scheme = LinkTargets.scheme(link.destination());
        if (scheme != null && (scheme.equals("http") || scheme.equals("//"))) {
          sink.report(
              id(),
              link.span(),
              Words.quote(link.destination()) + " is not a secure address",
              "write https://, if the host serves it");
        }
      }
    }
  }

  /** {@code image/no-alt}: an image that says nothing to who cannot see it. */
  private static final class NoAlt implements Rule.OfArticle {

    @Override
    public String id() {
      return "image/no-alt";
    }

    @Override
    public void check(Subject subject, Sink sink) {
      for (Inline.Image image : subject.contents().images()) {
        String alt = image.alt().strip();
        String file = image.destination().substring(image.destination().lastIndexOf('/') + 1);
        if (alt.isEmpty() || alt.equalsIgnoreCase(file)) {
          sink.report(
              id(),
              image.span(),
              "the image " + Words.quote(file) + " has no alternative text",
              "say in the brackets what the image tells: ![what it shows]("
                  + image.destination()
                  + ")");
        }
      }
    }
  }
}
